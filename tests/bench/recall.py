#!/usr/bin/python3
"""recall.py SAKUIN FOLDER [--documents N] [--queries N]

How well does a stock front end find Japanese compounds in our database, and
what does it cost?  FOLDER holds docs.jsonl (NDJSON) and is worked on in
$TMPDIR.  Prints tables, and what a test may want as lines NAME<TAB>VALUE;
judges nothing.

Front end: Xapian's QueryParser as Python has it, default flags, English
stemmer, default operator AND: what a stock script does with one word.

Queries: compounds of 2 to 10 characters, drawn at random with a fixed seed
from the documents themselves.  Texts are cut into words by ICU (`sakuin tokens
--chain=words`); a candidate is a stretch of neighbouring words of nothing but
kanji and katakana that is as long as it can be, or a shorter part of such a
stretch that has two words or more.  Those that occur in at least two
documents count.  The parts are hard: ICU's words are no nouns, and a stretch
of them may mean nothing.  With --mecab the words are nouns.

Truth: the documents that hold the string.  Recall and precision are averaged
over queries; a query without a hit has precision 1, as it says nothing wrong.

The other database is stock: TermGenerator with the same stemmer over the same
fields, with the same data records.  Sizes are those of xapian-compact, table
by table.  "keyless" is made --without=readings, which find what no stock
program looks for, and "lean" without spelling and text either: it holds what
stock holds.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading

import xapian

SEED = 20240229
TABLES = ("postlist", "position", "termlist", "docdata", "spelling", "synonym")
RUN = re.compile("[\u3005\u3006\u3400-\u4dbf\u4e00-\u9fff"
                 "\u30a1-\u30fa\u30fc-\u30fe]+")


def say(name, value):
    if isinstance(value, float):
        value = "%.4f" % value
    print(name, value, sep="\t", flush=True)


def documents(folder, limit):
    with open(os.path.join(folder, "docs.jsonl"), encoding="utf-8") as f:
        for number, line in enumerate(f):
            if number == limit:
                return
            yield json.loads(line)


def lines_of(command, text):
    """What COMMAND prints when it reads TEXT."""
    run = subprocess.Popen(command, stdin=subprocess.PIPE,
                           stdout=subprocess.PIPE)
    threading.Thread(target=lambda: (run.stdin.write(text.encode()),
                                     run.stdin.close())).start()
    yield from run.stdout
    if run.wait() != 0:
        sys.exit("recall.py: %s failed" % " ".join(command))


def words_by_icu(sakuin, text):
    """The words of TEXT; None where two do not touch."""
    last = 0
    for line in lines_of([sakuin, "tokens", "--chain=words"], text):
        part = line.rstrip(b"\n").split(b"\t")
        if int(part[1]) != last:
            yield None
        yield part[5].decode()
        last = int(part[2])


def words_by_mecab(command, text):
    """The nouns of TEXT; None where others stand."""
    for line in lines_of(command.split(), text):
        word, _, kind = line.decode().rstrip("\n").partition("\t")
        yield word if kind.startswith("名詞") else None


def stretches(words):
    """Neighbouring words of kanji and katakana, as tuples."""
    found, stretch = set(), []
    for word in words:
        ours = word is not None and RUN.fullmatch(word) is not None
        if ours:
            stretch.append(word)
        elif stretch:
            found.add(tuple(stretch))
            stretch = []
    return found


def candidates(words):
    """Compounds, each with how it was made: 'whole' or 'part'."""
    found = {}
    for words in sorted(stretches(words)):
        whole = "".join(words)
        for i in range(len(words)):
            for j in range(i + 2, len(words) + 1):
                part = "".join(words[i:j])
                if part != whole and len(part) <= 10:
                    found.setdefault(part, "part")
        if 2 <= len(whole) <= 10:
            found[whole] = "whole"
    return found


def holders(texts, wanted):
    """For each string of WANTED the set of texts that hold it."""
    by_length = {}
    for w in wanted:
        by_length.setdefault(len(w), set()).add(w)
    where = {w: set() for w in wanted}
    for number, text in enumerate(texts):
        for run in RUN.finditer(text):
            run = run.group()
            for length, words in by_length.items():
                for i in range(len(run) - length + 1):
                    piece = run[i:i + length]
                    if piece in words:
                        where[piece].add(number)
    return where


def draw(words, texts, count):
    found = candidates(words)
    where = holders(texts, found)
    pool = sorted(w for w in found if len(where[w]) >= 2)
    say("candidates", len(pool))
    chosen = random.Random(SEED).sample(pool, min(count, len(pool)))
    return [(w, found[w], where[w]) for w in chosen]


def stock_index(path, docs, ours):
    """Like ours, by TermGenerator; with our data records."""
    db = xapian.WritableDatabase(path, xapian.DB_CREATE_OR_OPEN)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("english"))
    records = {}
    for item in ours.postlist(""):
        data = ours.get_document(item.docid).get_data()
        records[field(data, b"id")] = data
    for doc in docs:
        x = xapian.Document()
        generator.set_document(x)
        generator.set_termpos(0)
        generator.index_text(doc.get("title", ""), 1, "S")
        generator.increase_termpos()
        generator.index_text(doc.get("title", ""), 2)
        generator.increase_termpos()
        generator.index_text(doc["text"])
        x.set_data(records[doc["id"]])
        x.add_boolean_term("Q" + doc["id"])
        db.replace_document("Q" + doc["id"], x)
    db.commit()
    db.close()


def field(data, name):
    for line in data.split(b"\n"):
        if line.startswith(name + b"="):
            return line[len(name) + 1:].decode()
    return ""


def compact(source, target):
    subprocess.run(["xapian-compact", source, target], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    sizes = {}
    for table in TABLES:
        path = os.path.join(target, table + ".glass")
        sizes[table] = os.path.getsize(path) if os.path.exists(path) else 0
    return sizes


def index(sakuin, source, target, without):
    """The documents of SOURCE in a database that goes without something."""
    export = subprocess.Popen([sakuin, "export", "-d", source],
                              stdout=subprocess.PIPE)
    subprocess.run([sakuin, "index", "--quiet", "--without=" + without,
                    "-d", target, "-"], stdin=export.stdout, check=True,
                   stdout=subprocess.DEVNULL)
    if export.wait() != 0:
        sys.exit("export failed")


def show_sizes(rows):
    """A table of megabytes, and each total as a multiple of the first's."""
    print("%-30s" % "MB, compacted" + "".join("%10s" % t for t in TABLES) +
          "%10s%8s" % ("total", "times"))
    base = sum(rows[0][1].values())
    for name, sizes in rows:
        total = sum(sizes.values())
        print("%-30s" % name +
              "".join("%10.2f" % (sizes[t] / 1e6) for t in TABLES) +
              "%10.2f%8.3f" % (total / 1e6, total / base))
        say("times %s" % name, total / base)
    ours, keyless = (sum(row[1].values()) for row in rows[1:3])
    say("times by reading keys", ours / keyless)


def judge(name, path, queries, numbers):
    """Recall and precision of a stock search in the database at PATH."""
    db = xapian.Database(path)
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("english"))
    parser.set_database(db)
    parser.set_default_op(xapian.Query.OP_AND)
    enquire = xapian.Enquire(db)
    rows = []
    for text, made, truth in queries:
        enquire.set_query(parser.parse_query(text))
        hits = {numbers[field(m.document.get_data(), b"id")]
                for m in enquire.get_mset(0, db.get_doccount())}
        good = len(hits & truth)
        rows.append((made, len(text), good / len(truth),
                     good / len(hits) if hits else 1.0, not hits))
    print("%-8s%-20s%8s%8s%10s%11s" % (name, "compounds", "queries", "recall",
                                       "precision", "zero hits"))
    report(name, "all", rows)
    for made in ("whole", "part"):
        report(name, made, [r for r in rows if r[0] == made])
    for length in range(2, 11):
        report(name, "of %d characters" % length,
               [r for r in rows if r[1] == length])


def report(name, group, rows):
    if not rows:
        return
    recall, precision, none = (sum(r[i] for r in rows) / len(rows)
                               for i in (2, 3, 4))
    print("%-8s%-20s%8d%8.4f%10.4f%11.4f" % ("", group, len(rows), recall,
                                            precision, none))
    if not group.startswith("of"):
        say("%s recall, %s" % (name, group), recall)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("sakuin")
    args.add_argument("folder")
    args.add_argument("--documents", type=int, default=-1)
    args.add_argument("--queries", type=int, default=1500)
    args.add_argument("--mecab", metavar="COMMAND",
                      help="take the nouns of this MeCab, not ICU's words")
    args.add_argument("--ours", help="a database made earlier")
    o = args.parse_args()

    docs = list(documents(o.folder, o.documents))
    texts = [d.get("title", "") + "\n" + d["text"] for d in docs]
    numbers = {d["id"]: i for i, d in enumerate(docs)}
    say("documents", len(docs))
    text = "\n\n".join(texts)
    if o.mecab:
        words = words_by_mecab(o.mecab, text)
    else:
        words = words_by_icu(o.sakuin, text)
    queries = draw(words, texts, o.queries)
    say("queries", len(queries))

    with tempfile.TemporaryDirectory() as work:
        ours, stock = work + "/ours", work + "/stock"
        if o.ours:
            ours = o.ours
        else:
            with open(work + "/docs.ndjson", "w", encoding="utf-8") as f:
                for d in docs:
                    print(json.dumps(d, ensure_ascii=False), file=f)
            subprocess.run([o.sakuin, "index", "--quiet", "-d", ours,
                            work + "/docs.ndjson"], check=True,
                           stdout=subprocess.DEVNULL)
        stock_index(stock, docs, xapian.Database(ours))
        judge("stock", stock, queries, numbers)
        judge("ours", ours, queries, numbers)
        keyless, lean = work + "/keyless", work + "/lean"
        index(o.sakuin, ours, keyless, "readings")
        index(o.sakuin, ours, lean, "readings,spelling,text")
        judge("lean", lean, queries, numbers)
        show_sizes([("stock", compact(stock, work + "/1")),
                    ("ours", compact(ours, work + "/2")),
                    ("keyless", compact(keyless, work + "/3")),
                    ("lean", compact(lean, work + "/4"))])


if __name__ == "__main__":
    sys.exit(main())
