#!/usr/bin/env python3
"""pairs.py BENCH_PAIRS FILE...: how well references that are one source are
told from those that are not.

Each FILE holds pairs as NDJSON: {"a": record, "b": record, "verdict":
"exact" | "strong" | "different" | "ambiguous"}, as the project fuzzycat has
them; exact and strong are the same source, ambiguous pairs are counted apart.
BENCH_PAIRS is the program build/release/bench_pairs.  -v prints the pairs
that went wrong.
"""
import collections
import json
import subprocess
import sys

FIELDS = [("year", "y"), ("container", "c"), ("volume", "v"), ("issue", "i"),
          ("pages", "p"), ("publisher", "pub"), ("doi", "doi"),
          ("language", "l"), ("type", "type")]


def plain(text):
    return " ".join(str(text).replace("|", " ").split())


def author(name):
    """The records have names in one piece; the last word is mostly the
    family name."""
    words = plain(name).replace(",", " ").split()
    if len(words) < 2:
        return " ".join(words)
    return words[-1] + ", " + " ".join(words[:-1])


def line(record):
    title = ": ".join(plain(record[k]) for k in ("title", "subtitle")
                      if record.get(k))
    parts = ["t=" + title]
    if record.get("original_title"):
        parts.append("tt=" + plain(record["original_title"]))
    parts += ["a=" + author(a) for a in record.get("authors") or [] if a]
    parts += [short + "=" + plain(record[key]) for key, short in FIELDS
              if record.get(key)]
    return "|".join(parts)


def main():
    args = [a for a in sys.argv[1:] if a != "-v"]
    pairs = [json.loads(row) for name in args[1:] for row in open(name)]
    text = "".join(line(p[side]) + "\n" for p in pairs for side in "ab")
    out = subprocess.run([args[0]], input=text, capture_output=True,
                         text=True, check=True)
    count = collections.Counter()
    met = 0
    for pair, row in zip(pairs, out.stdout.splitlines()):
        said, keys, why = row.split("\t")
        gold = {"exact": "same", "strong": "same"}.get(pair["verdict"],
                                                        pair["verdict"])
        count[gold, said] += 1
        met += gold == "same" and keys == "met"
        if "-v" in sys.argv and gold != said:
            print(pair["id"], gold, "said", said, keys, "-", why)
            print("   ", line(pair["a"]))
            print("   ", line(pair["b"]))
    verdicts = ["same", "undecided", "different"]
    print("%-12s" % "gold", *("%10s" % v for v in verdicts))
    for gold in ("same", "different", "ambiguous"):
        print("%-12s" % gold, *("%10d" % count[gold, v] for v in verdicts))
    same = sum(count["same", v] for v in verdicts)
    right = count["same", "same"]
    said = right + count["different", "same"]
    print("precision %.1f  recall %.1f  of the same: met by a key %.1f" % (
        100 * right / max(said, 1), 100 * right / max(same, 1),
        100 * met / max(same, 1)))
    print(out.stderr.strip())


if __name__ == "__main__":
    main()
