#!/bin/sh
# omega_pages.sh - our pages for Omega, over a database of ours, with and
# without synonyms: right hits, filters, pages, records, exports, errors.
. tests/e2e/lib.sh
. tests/e2e/omega.sh

run "$SAKUIN" index -d "$db" "$collection"
ends index 0
ln -s "$db" "$TMPDIR/data/default"

synonyms "$db" "$TMPDIR/data/syn"

# with TERM: how many documents have it.
with() {
	xapian-delve -1 -t "$1" "$db" 2>/dev/null | grep -c '^[0-9]*$'
}
all=$(documents "$db") korean=$(with Lko)

# The front page, and what it leads to.
get ''
valid front
shows front "Search $all records" "Documents $(with XD:document)" \
	"Cited sources $(with XD:source)" "Japanese $(with Lja)" 'French 1'
follow "Korean $korean"
valid 'a language'
shows 'a language' "$korean results" 'Remove the filter Korean'
is 'a language' "$(about ids | wc -w)" "$korean"
follow 'Archive search'
shows 'back' "Search $all records"

# Four scripts: the hits of Xapian's own parser, in its order; what was found
# is marked, with spaces around it or without.
oracle() {
	"$python" - "$db" "$1" <<'END'
import sys, xapian
db = xapian.Database(sys.argv[1])
parser = xapian.QueryParser()
parser.set_database(db)
parser.set_stemmer(xapian.Stem("english"))
parser.set_default_op(xapian.Query.OP_AND)
enquire = xapian.Enquire(db)
enquire.set_query(parser.parse_query(sys.argv[2]))
ids = []
for hit in enquire.get_mset(0, 1000):
    for line in hit.document.get_data().decode().split("\n"):
        if line.startswith("id="):
            ids.append(line[3:])
print(" ".join(ids[:20]))
END
}
for word in Dazaifu 首脳会談 정상회담 领导人 竹島 islets 'Senkaku 2010'; do
	find_page "P=$(encode "$word")"
	valid "$word"
	want=$(oracle "$word")
	[ "$want" ] || not_ok "$word is nowhere"
	is "$word: hits" "$(about ids)" "$want"
done
marked() {
	find_page "P=$(encode "$1")"
	is "$1: marked" "$(about marks | tr '|' '\n' | sort -u | tr '\n' ' ')" "$2"
}
marked Dazaifu 'Dazaifu '
marked earthquakes 'earthquake earthquakes '
marked 首脳会談 '首脳会談 '
marked 정상회담 '정상회담 '
marked 领导人 '领导人 '
marked '独島 竹島' '独島 竹島 '
find_page "P=$(encode 日本)&B=Lja"
is 'marked in what was typed only' \
	"$(about marks | tr '|' '\n' | grep -v '^日本$')" ''

# A word far behind the beginning is shown where it stands.
"$python" - >"$TMPDIR/deep.ndjson" <<'END'
import json
for lang, filler, count, word in (
        ("ja", "山川草木。", 1060, "ここに竹島がある。"),
        ("ko", "산과 강 그리고 나무들. ", 450, "여기 독도가 있다."),
        ("en", "Hills and rivers and trees. ", 560, "Here is the zebra.")):
    print(json.dumps({"id": "deep-" + lang, "lang": lang, "title": lang,
                      "text": filler * count + word}))
END
run "$SAKUIN" index -d "$TMPDIR/data/deep" "$TMPDIR/deep.ndjson"
ends 'index deep' 0
for word in 竹島 독도 zebra; do
	find_page "DB=deep&P=$(encode "$word")"
	valid "deep: $word"
	is "deep: $word" "$(about marks)" "$word"
done

# Other spellings: said, marked and turned off.
find_page 'DB=syn&P=Tokto'
valid spellings
shows spellings '14 results for Tokto' 'Also spelt Dokdo, Takeshima' \
	'Spelt here Dokdo, Takeshima, 독도, 竹島' 'Only as I typed it'
is spellings "$(about marks | tr '|' '\n' | sort -fu | tr '\n' ' ')" \
	'Dokdo Takeshima Tokto 竹島 독도 '
follow 'Only as I typed it'
valid typed
shows typed 'Only as you typed it.' '4 results'
hides typed 'Spelt here'
is typed "$(about ids)" "$(oracle Tokto)"
follow 'Search for other spellings too'
shows 'and on again' '14 results for Tokto' 'Also spelt'
find_page P=Tokto
hides 'no synonyms' 'Also spelt' 'Spelt here' 'Other spellings'

# A misspelt word, and nothing at all.
find_page P=earthquakf
valid misspelt
shows misspelt 'Nothing found for earthquakf' 'Did you mean earthquake?'
follow earthquake
shows 'as suggested' 'results for earthquake'
find_page 'P=Dazaifu+zzzz&B=Len&START.14=2000'
valid nothing
shows nothing 'Nothing found' 'Try fewer words' 'Remove the filter English' \
	'Remove the filter Since 2000'
find_page 'P=Dazaifu&END.10=1999'
shows nothing 'Remove the filter Until 1999'
find_page 'P=Dazaifu+zzzz&B=Len&START.14=2000'
follow 'Search without filters'
hides nothing 'Remove the filter'
follow 'Search for any of the words'
shows 'any word' '6 results for Dazaifu zzzz'

# Filters: the counts are those of the hits, and of what following them gives.
find_page P=japan
about links | sed -n 's/\t.*[;&]B=[A-Z].*//p' | sed '/^ *$/d' >"$TMPDIR/filters"
test_that 'filters of each kind' test "$(wc -l <"$TMPDIR/filters")" -gt 12
while read -r filter; do
	find_page P=japan
	follow "$filter"
	count=${filter##* }
	valid "$filter"
	shows "$filter" "$count result" "Remove the filter ${filter% *}"
done <"$TMPDIR/filters"
find_page 'P=japan&B=Len&B=Lja&B=XD:document'
is 'two languages, one kind' "$(about ids | tr ' ' '\n' | grep -c '^src:')" 0
shows 'two languages, one kind' '9 results'
find_page 'START.14=2011&END.10=2012'
shows years '8 results' 'Remove the filter 2011–2012'
find_page 'P.S=islets&P.A=okabe'
valid fields
is fields "$(about ids)" 'collection/en-islets-names.html'
shows fields 'In the title: islets' 'Author: okabe'
follow 'Remove the filter Author: okabe×'
hides fields 'Author: okabe'
find_page 'P=japan&SORT=-10'
is 'newest first' "$(about ids | cut -d ' ' -f 1)" collection/en-summit-history.html
find_page 'P=japan&SORT=-11'
is 'most cited first' "$(about ids | cut -d ' ' -f 1 | cut -c 1-4)" src:

# Pages, forth and back, and one that is none.
find_page P=the
valid 'page 1'
first=$(about ids)
the=$(about text | sed -n 's/.*the – \([0-9]*\) results.*/\1/p')
test_that 'three pages' test "$the" -gt 40 -a "$the" -le 60
shows 'page 1' 'Next page'
follow 'Next page'
valid 'page 2'
second=$(about ids)
follow 'Page 3'
valid 'page 3'
is 'page 3' "$(about ids | wc -w)" $((the - 40))
is 'no hit twice' "$(echo "$first $second $(about ids)" | tr ' ' '\n' |
	sort -u | wc -l)" "$the"
hides 'page 3' 'Next page'
follow 'Previous page'
is 'back' "$(about ids)" "$second"
find_page 'P=the&page=99'
is 'beyond' "$(about ids | wc -w)" $((the - 40))
for number in -3 x 99999999999999999999; do
	find_page "P=the&page=$number"
	valid "page $number"
done

# A short address is made a long one; what counts is in it.
get 'P=Dazaifu&B=Len'
holds "$page" short 'Status: 302 Found' \
	'Location: /search?HITSPERPAGE=1000&P=Dazaifu&B=Len'

# Records: by id, on to the number; who cites, what is cited.
source=$("$SAKUIN" search -d "$db" --format=trec --kind=source \
	'Matsushima Takeshima kaizu' | awk '{ print $3; exit }')
get "FMT=record&ID=$source"
holds "$page" 'sent on' 'Status: 302 Found' \
	"Location: /search?FMT=record&ID=src%3A${source#src:}&DOC="
doc=$(sed -n 's/^Location: .*DOC=//p' "$page")
get "FMT=record&ID=$source&DOC=$doc"
valid record
shows record 'Cited source Meiji-ki kaizu ni okeru Matsushima to Takeshima' \
	'Date2011' 'LanguageJapanese' 'Cited by 2 documents' \
	'Two islets, many names'
is record "$(about ids)" \
	'collection/en-islets-names.html collection/ko-dokdo-ireum.txt'
get "FMT=record&ID=$source&DOC=$((doc % 90 + 1))"
holds "$page" 'wrong number' 'Status: 302 Found' "DOC=$doc"
get "FMT=record&ID=$source&DOC=99999"
holds "$page" 'number of nothing' 'Status: 302 Found' "DOC=$doc"
for id in nothing '' 'src:' '%00' '*'; do
	get "FMT=record&ID=$id&DOC=1"
	valid "record $id"
	holds "$page" "record '$id'" 'Status: 404 Not Found'
	shows "record '$id'" 'No such record'
done
find_page 'P.S=islets'
follow 'Cites 5'
valid cites
shows cites 'Cites 5 sources' 'Document Two islets, many names' \
	'Fileen-islets-names.html'
hides cites "$PWD"
is cites "$(about ids | tr ' ' '\n' | grep -c '^src:')" 5
follow 'Meiji-ki kaizu ni okeru Matsushima to Takeshima'
shows 'there and back' 'Cited by 2 documents'

# Exports.
exports() {
	find_page "FMT=$1&P=Takeshima"
	sed '1,/^$/d' "$page" >"$out"
}
exports ris
is ris "$(grep -c '^TY  - ' "$out")/$(grep -c '^ER  - ' "$out")" 9/9
prints ris 'AU  - Okabe, Yūko' 'DA  - 2019/02/22/' 'N1  - As printed: '
test_that 'ris: one line each' \
	awk '!/^$/ && !/^[A-Z][A-Z0-9]  - / { exit 1 }' "$out"
exports bibtex
is bibtex "$(grep -c '^@' "$out")/$(grep -c '^}$' "$out")" 9/9
prints bibtex '  author = {Okabe, Yūko},' '  date = {2019-02-22},'
exports csl
test_that csl "$python" -c 'import json, sys
l = json.load(open(sys.argv[1]))
assert len(l) == 9, len(l)
assert {"family": "Okabe", "given": "Yūko"} in l[0]["author"], l[0]
assert l[0]["issued"]["date-parts"] == [[2019, 2, 22]], l[0]' "$out"
exports json
test_that json "$python" -c 'import json, sys
l = json.load(open(sys.argv[1]))
assert l["total"] == 9 and l["query"] == "Takeshima", l
assert [h["rank"] for h in l["hits"]] == list(range(1, 10))' "$out"
for feed in opensearch opensearchdescription; do
	exports "$feed"
	sed '/./,$!d' "$out" >"$TMPDIR/feed.xml"
	test_that "$feed" "$python" -c 'import sys, xml.dom.minidom as m
m.parse(sys.argv[1])' "$TMPDIR/feed.xml"
done
prints description 'template="http://localhost/search?HITSPERPAGE=1000&amp;P={searchTerms}"'
exports opensearch
is items "$(grep -c '<item>' "$out")" 9

# Numbers of works, where records have them.
cp -r "$db" "$TMPDIR/data/numbers"
"$python" - "$TMPDIR/data/numbers" "$source" <<'END'
import sys, xapian
db = xapian.WritableDatabase(sys.argv[1], xapian.DB_OPEN)
d = db.get_document(1)
d.set_data(d.get_data() + b"doi=10.1/a_<b>\nisbn=978-0\ncited_by=2\n")
d.add_boolean_term("XD:source")
d.add_boolean_term("XV:" + sys.argv[2])
db.replace_document(1, d)
db.commit()
END
id=$(xapian-delve -d -r 1 "$db" | sed -n 's/^id=//p')
get "FMT=record&DB=numbers&DOC=1&ID=$id"
valid numbers
shows numbers 'DOI10.1/a_<b>' 'ISBN978-0'
is 'its address' "$(link '10.1/a_<b>')" 'https://doi.org/10.1/a_%3Cb%3E'
find_page "FMT=ris&DB=numbers&B=Q$id"
holds "$page" 'ris: numbers' 'DO  - 10.1/a_<b>' 'SN  - 978-0'
find_page "FMT=bibtex&DB=numbers&B=Q$id"
holds "$page" 'bibtex: numbers' '  doi = {10.1/a\_<b>},' '  isbn = {978-0},'
find_page "FMT=csl&DB=numbers&B=Q$id"
holds "$page" 'csl: numbers' '"DOI":"10.1/a_<b>","ISBN":"978-0"'

# And a document that is cited itself: of both kinds, with both lists.
find_page "DB=numbers&B=Q$id"
shows 'both kinds' 'Documents 1' 'Cited sources 1' 'Cites 4' 'Cited by 2'
follow 'Cited by 2'
valid 'who cites it'
shows 'who cites it' 'Cited by 1 document ' 'Two islets, many names'
follow 'What it cites'
valid 'what it cites'
shows 'what it cites' 'Cites 4 sources'
follow 'Who cites it'
shows 'and back' 'Cited by 1 document '

# The form for advanced searches keeps what was asked.
get 'FMT=advanced&P=a%22b&B=Lko&B=Hx.example&DEFAULTOP=or&SORT=-10&SPELL=typed'
valid advanced
holds "$page" advanced 'value="a&quot;b"' 'value="Lko" checked' \
	'value="or" checked' 'value="-10" selected' 'value="typed" checked' \
	'name="B" value="Hx.example"'
get 'FMT=style'
holds "$page" style 'Content-Type: text/css' 'prefers-color-scheme: dark'
lacks "$page" 'style: nothing from elsewhere' 'http:' 'https:' '@import' 'url('

# What can't be understood.
for query in 'a+OR' 'the+a+AND' '%22' '(((' 'author:' '+' ; do
	find_page "P=$query"
	valid "$query"
done
find_page 'P=a+OR'
shows 'syntax' 'The search could not be carried out' '<expression> OR'
find_page 'P=x&DB=nosuch'
valid 'no database'
shows 'no database' "Database 'nosuch' couldn't be opened"

# What the pages know of fields is what the schema says.
"$SAKUIN" omega fields >"$out"
sed '/setmap{language/d' "$out" >"$TMPDIR/now"
sed '/setmap{language/d' plugin/omega/inc-fields >"$TMPDIR/then"
is 'fields: run sakuin omega fields >plugin/omega/inc-fields' \
	"$(cat "$TMPDIR/then")" "$(cat "$TMPDIR/now")"
# shellcheck disable=SC2016 # OmegaScript
prints fields '$setmap{language,ja,Japanese}' \
	'$setmap{prefix,title,S,author,A,context,XCTX:}'
# shellcheck disable=SC2016 # OmegaScript
holds plugin/omega/inc-fields languages '$setmap{language,ja,Japanese}' \
	'$setmap{language,ko,Korean}' '$setmap{language,zh,Chinese}'
finish
