// compare.js - do bibliographies that sakuin wrote, read by citation-js, say
// what `sakuin refs` says?  Arguments: the objects of sakuin, one a line or in
// lists, then FORMAT FILE pairs.  Prints each difference; its last line counts
// the fields that were compared.
'use strict'
const Cite = require('citation-js')
const fs = require('fs')

const [objects, ...files] = process.argv.slice(2)
const wanted = fs.readFileSync(objects, 'utf8').split('\n')
  .filter(line => line)
  .flatMap(line => {
    const value = JSON.parse(line)
    return value.references || [value]
  })
let compared = 0
let differences = 0

// A person as one line; bodies have one name.
function person (name) {
  if (typeof name === 'string') return name
  if (name.literal) return name.literal
  const family = name['non-dropping-particle']
    ? `${name['non-dropping-particle']} ${name.family}`
    : name.family
  return name.given ? `${family}, ${name.given}` : family
}

function people (names) {
  return names && [names].flat().map(person).join('; ')
}

function date (value) {
  return value && value['date-parts'][0].map(String)
    .map(part => part.padStart(2, '0')).join('-')
}

// TeX has one way to write dashes and quotation marks.
function plain (text) {
  return text && text.replace(/[-\u2010-\u2015]+/g, '-')
    .replace(/[\u2018\u2019`']/g, "'")
    .replace(/[\u201c\u201d]|''/g, '"')
    .replace(/\s+/g, ' ')
}

function url (text) {
  return text && !text.includes('://') ? `http://${text}` : text
}

// What FORMAT has of OURS; a list of values: any of them will do.
function expected (ours, format) {
  const want = {
    title: ours.title,
    'container-title': ours.container,
    volume: ours.volume,
    issue: ours.issue,
    page: ours.pages,
    publisher: ours.publisher,
    DOI: ours.doi,
    URL: url(ours.url),
    language: ours.language,
    issued: ours.date || (ours.year && String(ours.year)),
    author: people(ours.authors)
  }
  if (format !== 'bibtex') want.type = ours.type
  if (format === 'csl') {
    want.note = ours.title_translated
    want.ISBN = ours.isbn
    want.accessed = ours.accessed
  }
  // There the translated title is the title, and the title the original's.
  if (format === 'ris' && ours.title_translated) {
    want.title = ours.title_translated
    want['original-title'] = ours.title
  }
  if (format === 'ris') limits(ours, want)
  return want
}

// RIS has no interviews, and what stands around a paper is a conference;
// citation-js reads the year alone of newspapers, no pages of web pages and no
// publishers of articles.
function limits (ours, want) {
  if (ours.type === 'interview') want.type = 'personal_communication'
  if (ours.type === 'article-newspaper' && want.issued) {
    want.issued = [want.issued, want.issued.slice(0, 4)]
  }
  if (ours.type === 'webpage') delete want.page
  if (ours.type.startsWith('article-')) delete want.publisher
  if (ours.type === 'paper-conference') {
    want['event-title'] = want['container-title']
    delete want['container-title']
  }
}

function found (theirs) {
  return {
    ...theirs,
    issued: date(theirs.issued),
    accessed: date(theirs.accessed),
    author: people(theirs.author || theirs.reporter || theirs.interviewer)
  }
}

function same (have, want) {
  return [want].flat().some(one => plain(String(have ?? '')) ===
    plain(String(one)))
}

function compare (ours, theirs, format, i) {
  const want = expected(ours, format)
  const have = found(theirs)
  for (const field of Object.keys(want)) {
    if (want[field] === undefined || want[field] === '') continue
    compared++
    if (same(have[field], want[field])) continue
    differences++
    console.log(`${format} ${i + 1} ${field}: want ${want[field]}; ` +
      `have ${have[field]}`)
  }
}

for (let i = 0; i < files.length; i += 2) {
  const [format, file] = files.slice(i, i + 2)
  const read = new Cite(fs.readFileSync(file, 'utf8')).data
  if (read.length !== wanted.length) {
    differences++
    console.log(`${format}: want ${wanted.length} entries; have ${read.length}`)
  }
  wanted.forEach((ours, n) => read[n] && compare(ours, read[n], format, n))
}
console.log(`${compared} fields compared, ${differences} differ`)
process.exitCode = differences ? 1 : 0
