"""Everything that a Xapian database holds, a line each, and of what kind;
what sakuin has packed (index/pack.c) is unpacked."""
import re
import sys
import zlib

import xapian

source = open("index/pack.c").read()
usual = re.search(r"usual\[\] =((?:\s*\"(?:\\.|[^\"\\])*\")+);", source).group(1)
usual = "".join(re.findall(r"\"((?:\\.|[^\"\\])*)\"", usual))
usual = usual.replace('\\"', '"').encode() + b"\0"

db = xapian.Database(sys.argv[1])
shared = {}  # of the record, with what a line is packed: index/record.c
APART = (b"sample=", b"text=", b"cites=", b"cited_by=", b"modtime=",
         b"size=")


def say(kind, *what):
    text = b" ".join(w if isinstance(w, bytes) else str(w).encode()
                     for w in what)
    sys.stdout.buffer.write(kind.encode() + b" " +
                            text.replace(b"\n", b" | ") + b"\n")


def unpacked(key, value):
    kind, _, name = key.partition(b":")
    if kind not in (b"doc", b"cited", b"lent"):
        return value
    given = shared.get(name, b"") if kind == b"doc" else b""
    return zlib.decompressobj(zdict=(usual + given)).decompress(value[4:])


for posting in db.postlist(""):
    doc = db.get_document(posting.docid)
    data = doc.get_data()
    say("data", data)
    lines = dict(l.split(b"=", 1) for l in data.split(b"\n") if b"=" in l)
    shared[lines.get(b"id", b"")] = b"".join(
        l for l in data.splitlines(True) if not l.startswith(APART)) + (
            lines.get(b"text") or lines.get(b"sample", b""))
    for v in doc.values():
        say("value", v.value)
    for t in doc.termlist():
        for p in t.positer:
            say("position", t.term, p)
for t in db.allterms():
    say("term", t.term)
for w in db.spellings():
    say("spelling", w.term)
for key in db.synonym_keys():
    say("synonym", key, *db.synonyms(key))
for key in db.metadata_keys():
    say("metadata", key, unpacked(key, db.get_metadata(key)))
