#!/usr/bin/python3
"""What `sakuin dict build` gains on databases that scriptindex and omindex made: by hand.

usage: dictionary.py SAKUIN PAIRS.tsv [NEGATIVES.txt]

PAIRS.tsv: native TAB romanised TAB scheme.  Each name is a document; queries are the names in the other script (n2r:
documents are romanised, r2n: native) or in another romanisation (r2r), parsed by a stock QueryParser with English
stems, once with default flags and once with FLAG_AUTO_SYNONYMS and the dictionary beside the database.  Recall: a
right document among the first 100, of all queries and of names that are one word in both scripts; wrong: documents
per query that are not listed as right.  "both": native and
romanised documents in one database.  With NEGATIVES, English words: how many of them find a native name."""
import collections, os, subprocess, sys, tempfile, time
import xapian

sakuin, pairs = sys.argv[1:3]
rows = [l.rstrip("\n").split("\t")[:3] for l in open(pairs, encoding="utf-8") if l.count("\t") >= 1]
rom, nat, scheme = (collections.defaultdict(set) for _ in range(3))
for n, r, s in rows:
    rom[n].add(r)
    nat[r].add(n)
    scheme[n].add(s)
    scheme[r].add(s)
N, R = sorted(rom), sorted(nat)
work = tempfile.mkdtemp(prefix="dictionary-")


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def by_scriptindex(name, docs):
    with open(f"{work}/script", "w") as f:
        f.write("number : field=number\ntext : index field=sample\n")
    with open(f"{work}/{name}.dump", "w", encoding="utf-8") as f:
        for i, d in enumerate(docs):
            f.write(f"number={i}\ntext={d}\n\n")
    run("scriptindex", "--stemmer=english", f"{work}/{name}.db", f"{work}/script", f"{work}/{name}.dump")


def by_omindex(name, docs):
    os.mkdir(f"{work}/{name}.files")
    for i, d in enumerate(docs):
        with open(f"{work}/{name}.files/{i}.txt", "w", encoding="utf-8") as f:
            f.write(d + "\n")
    run("omindex", "--db", f"{work}/{name}.db", "--url", "/", "--stemmer=english", f"{work}/{name}.files")


def one_word(name):
    """Is the name one term of a stock index?"""
    return not any(c in " -・" for c in name)


def number(document):
    for line in document.get_data().decode().split("\n"):
        if line.startswith("number="):
            return int(line[7:])
        if line.startswith("url="):
            return int(os.path.basename(line[4:])[:-4])


def search(db, queries, flags, op):
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("english"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_default_op(op)
    parser.set_database(db)
    enquire = xapian.Enquire(db)
    out = []
    for q in queries:
        enquire.set_query(parser.parse_query(q, flags))
        out.append([number(m.document) for m in enquire.get_mset(0, 100)])
    return out


def report(title, queries, docs, found, right):
    by = collections.defaultdict(lambda: [0, 0])
    good = wrong = single = single_good = 0
    for q, hits in zip(queries, found):
        ok = any(docs[h] in right(q) for h in hits)
        good += ok
        if one_word(q) and any(one_word(r) for r in right(q)):
            single += 1
            single_good += ok
        wrong += sum(docs[h] not in right(q) for h in hits)
        for s in scheme[q]:
            by[s][0] += ok
            by[s][1] += 1
    n = len(queries)
    print(f"  {title:34} recall {good / n:.3f}  of one word {single_good / max(1, single):.3f} ({single})  "
          f"wrong/query {wrong / n:.2f}")
    return by


def direction(name, docs, queries, right, make, by_scheme):
    make(name, docs)
    start = time.time()
    run(sakuin, "dict", "build", "-o", f"{work}/{name}.dict", f"{work}/{name}.db")
    seconds = time.time() - start
    db = xapian.Database(f"{work}/{name}.db")
    both = xapian.Database(f"{work}/{name}.db")
    both.add_database(xapian.Database(f"{work}/{name}.dict"))
    flags = xapian.QueryParser.FLAG_DEFAULT
    auto = flags | xapian.QueryParser.FLAG_AUTO_SYNONYMS
    more = auto | xapian.QueryParser.FLAG_AUTO_MULTIWORD_SYNONYMS
    print(f"{name}: {len(docs)} documents, {len(queries)} queries, dictionary in {seconds:.1f} s")
    for op, text in ((xapian.Query.OP_OR, "OR"), (xapian.Query.OP_AND, "AND")):
        report(f"{text}, stock", queries, docs, search(db, queries, flags, op), right)
        by = report(f"{text}, dictionary", queries, docs, search(both, queries, auto, op), right)
        report(f"{text}, dictionary, two words", queries, docs, search(both, queries, more, op), right)
    if by_scheme:
        print("    " + "  ".join(f"{s} {v[0] / v[1]:.3f} ({v[1]})" for s, v in sorted(by.items())))


for tool, make in (("scriptindex", by_scriptindex), ("omindex", by_omindex)):
    first = tool == "scriptindex"
    direction(f"n2r-{tool}", R, N, lambda q: rom[q], make, first)
    direction(f"r2n-{tool}", N, R, lambda q: nat[q], make, first)
    if first:
        direction(f"n2r-both-{tool}", N + R, N, lambda q: rom[q], make, first)
        direction(f"r2n-both-{tool}", N + R, R, lambda q: nat[q], make, first)
if len(sys.argv) > 3:
    words = [w.strip() for w in open(sys.argv[3], encoding="utf-8") if w.strip()]
    db = xapian.Database(f"{work}/r2n-scriptindex.db")
    db.add_database(xapian.Database(f"{work}/r2n-scriptindex.dict"))
    auto = xapian.QueryParser.FLAG_DEFAULT | xapian.QueryParser.FLAG_AUTO_SYNONYMS
    found = search(db, words, auto, xapian.Query.OP_OR)
    bad = [w for w, f in zip(words, found) if f]
    print(f"English words that find a native name: {len(bad)} of {len(words)}: {' '.join(bad[:20])}")
