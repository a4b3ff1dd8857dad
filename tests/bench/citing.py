#!/usr/bin/python3
"""citing.py SAKUIN [--reports N] [--references N] [--steps N] [--held SHARE
[--late]]

Does linking cited sources stay cheap while a collection grows?  Makes N
reports (10,000) of 30 references each, indexes them in N equal steps (10)
into one database, and prints a table: reports so far, milliseconds a report
and of them of processor time in this step, sources so far, megabytes of the database, peak memory.

The reports are made from words of the fixtures with a fixed seed: each cites
from a pool of as many sources as there are reports, a few of them very often
(Zipf), each printed in one of several styles, now and then with a slip.  With
--held, of the sources this share comes as documents too, in the first step or,
with --late, in equal parts in each, and become one with what cites them.
"""

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

FAMILY = ("Smith Okabe Seo Brandt Osei Park Mori Chen Dunmore Liang Hayashi "
          "Kim Lindqvist Carapeto Murata Yamada Tanaka Suzuki Lee Choi Jung "
          "Novak Silva Weber Rossi Dubois Larsen Haas Ito Kato").split()
STYLES = (
    "{f}, {g}. ({y}). {t}. {j}, {v}({i}), {p}.",
    "{g}. {f}, “{t},” {j} {v}, no. {i} ({y}): {p}.",
    "{f} {g}. {t}. {j}. {y};{v}({i}):{p}.",
    "{f}, {g}., {y}. {t}. {j} {v}: {p}. https://doi.org/10.5555/{d}",
)


def words():
    text = []
    for root, _, files in sorted(os.walk("fixtures/collection")):
        for name in sorted(files):
            if name.startswith("en-") and not name.endswith(".pdf"):
                with open(os.path.join(root, name), "rb") as f:
                    text.append(f.read().decode("utf-8", "replace"))
    text = re.sub(r"<[^>]*>", " ", " ".join(text))
    return [w for w in re.findall(r"[A-Za-z]{4,12}", text)]


def make_sources(count, vocabulary, draw):
    journals = ["Journal of %s %s" % (draw.choice(vocabulary).title(),
                                      draw.choice(vocabulary).title())
                for _ in range(200)]
    for number in range(count):
        first = draw.randrange(1, 900)
        yield dict(f=draw.choice(FAMILY), g=draw.choice("ABCDEGHJKLMST"),
                   y=draw.randrange(1970, 2024), j=draw.choice(journals),
                   t=" ".join(draw.choice(vocabulary) for _ in range(
                       draw.randrange(5, 11))).capitalize(),
                   v=draw.randrange(1, 60), i=draw.randrange(1, 12),
                   p="%d-%d" % (first, first + draw.randrange(3, 40)),
                   d="src.%d" % number)


def report(number, sources, weights, references, vocabulary, draw):
    cited = draw.choices(sources, weights, k=references)
    body, listed = [], []
    for at, source in enumerate(cited, 1):
        sentence = " ".join(draw.choice(vocabulary) for _ in range(
            draw.randrange(8, 20))).capitalize()
        body.append("%s [%d]." % (sentence, at))
        printed = draw.choice(STYLES).format(**source)
        if draw.random() < 0.05:
            slip = draw.randrange(len(printed))
            printed = printed[:slip] + printed[slip + 1:]
        listed.append("[%d] %s" % (at, printed))
    return "Report %d\n\n%s\n\nReferences\n%s\n" % (
        number, " ".join(body), "\n".join(listed))


def work(source, vocabulary, draw):
    """What is cited, as the archive holds it: a line of NDJSON."""
    return json.dumps({
        "id": "work/" + source["d"], "title": source["t"],
        "authors": ["%(f)s, %(g)s." % source], "date": str(source["y"]),
        "lang": "en", "references": [],
        "text": " ".join(draw.choice(vocabulary) for _ in range(300))})


def size(folder):
    return sum(os.path.getsize(os.path.join(folder, name))
               for name in os.listdir(folder)) / 1e6


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def count(db):
    out = subprocess.run(["xapian-delve", "-1", "-t", "XD:source", db],
                         stdout=subprocess.PIPE, text=True, check=True).stdout
    found = re.search(r"termfreq (\d+)", out)
    return int(found.group(1)) if found else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sakuin")
    parser.add_argument("--reports", type=int, default=10000)
    parser.add_argument("--references", type=int, default=30)
    parser.add_argument("--steps", type=int, default=10)
    parser.add_argument("--held", type=float, default=0,
                        help="share of the sources that come as documents")
    parser.add_argument("--late", action="store_true",
                        help="they come in equal parts, not in the first step")
    options = parser.parse_args()
    draw, held = random.Random(20240301), random.Random(20240302)
    vocabulary = words()
    sources = list(make_sources(options.reports, vocabulary, draw))
    weights = [1 / (rank + 1) for rank in range(len(sources))]
    each = options.reports // options.steps
    coming = {0: sources} if not options.late else {
        step: sources[step::options.steps] for step in range(options.steps)}
    print("%10s %12s %12s %10s %8s %8s" % (
        "reports", "ms/report", "CPU ms", "sources", "MB", "peak MB"))
    with tempfile.TemporaryDirectory() as folder:
        db = os.path.join(folder, "db")
        for step in range(options.steps):
            place = os.path.join(folder, "step%d" % step)
            os.mkdir(place)
            for number in range(step * each, (step + 1) * each):
                with open("%s/%06d.txt" % (place, number), "w",
                          encoding="utf-8") as f:
                    f.write(report(number, sources, weights,
                                   options.references, vocabulary, draw))
            with open(place + "/works.ndjson", "w", encoding="utf-8") as f:
                for source in coming.get(step, []):
                    if held.random() < options.held:
                        f.write(work(source, vocabulary, held) + "\n")
            start, used = time.monotonic(), cpu()
            subprocess.run([options.sakuin, "index", "--quiet", "-d", db,
                            place], check=True)
            spent = time.monotonic() - start
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            print("%10d %12.2f %12.2f %10d %8.1f %8.0f" % (
                (step + 1) * each, 1000 * spent / each,
                1000 * (cpu() - used) / each, count(db), size(db),
                peak / 1024), flush=True)


if __name__ == "__main__":
    sys.exit(main())
