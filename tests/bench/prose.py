#!/usr/bin/python3
"""prose.py --sakuin build/sakuin [--rounds 3] [--mb 9] [--kb 600] [FILE...] -
what reading keys cost in English prose, where nobody looks for a name in
another script.

FILEs are plain text or POD; without any, the manuals of Perl (package
perl-doc).  Paragraphs of about 2,000 characters become documents.  Prints the share of
words that have a key; the size, compacted, and the seconds of the processor,
median of the rounds, with reading keys and without; and instructions under
callgrind for the first --kb thousand bytes, which no other work disturbs."""
import argparse
import glob
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

MANUALS = "/usr/share/perl/*/pod/*.pod"
DOCUMENT = 2000  # characters
WAYS = {"with": [], "without": ["--without=readings"]}


def paragraphs(paths):
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = ""
            for part in re.split(r"\n\s*\n", file.read()):
                text += part + "\n\n"
                if len(text) >= DOCUMENT:
                    yield text
                    text = ""
            if text.strip():
                yield text


def write(paths, limit, out):
    """At most LIMIT bytes of text as NDJSON to OUT; returns the texts."""
    texts, size = [], 0
    with open(out, "w", encoding="utf-8") as file:
        for text in paragraphs(paths):
            if size >= limit:
                break
            size += len(text.encode())
            texts.append(text)
            print(json.dumps({"id": str(len(texts)), "text": text},
                             ensure_ascii=False), file=file)
    return texts, size


def index(sakuin, way, lines, db, *before):
    """Seconds of the processor."""
    shutil.rmtree(db, ignore_errors=True)
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*before, sakuin, "index", "--quiet", "-j", "1",
                    *WAYS[way], "-d", db, lines], check=True,
                   stderr=subprocess.DEVNULL)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


def compacted(db):
    small = db + ".small"
    subprocess.run(["xapian-compact", db, small], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    size = sum(os.path.getsize(os.path.join(small, f))
               for f in os.listdir(small))
    shutil.rmtree(small)
    return size


def keyed(sakuin, texts):
    """How many words there are, and how many of them have a key."""
    out = subprocess.run([sakuin, "tokens"], input="\n".join(texts),
                         capture_output=True, text=True, check=True).stdout
    words, keys = set(), set()
    for line in out.splitlines():
        _, start, end, kind = line.split("\t")[:4]
        if kind == "word":
            words.add((start, end))
        if kind.startswith("reading"):
            keys.add((start, end))
    return len(words), len(words & keys)


def instructions(sakuin, way, lines, folder):
    out = os.path.join(folder, "callgrind")
    index(os.path.realpath(sakuin), way, lines, folder + "/cg", "valgrind",
          "--tool=callgrind", "--callgrind-out-file=" + out)
    with open(out, encoding="utf-8") as file:
        return next(int(line.split()[1]) for line in file
                    if line.startswith(("summary:", "totals:")))


def line(name, unit, with_, without):
    print(f"{name:24}{without:12.3f}{with_:12.3f}  {unit:4}"
          f"{100 * (with_ / without - 1):+7.1f} %")


def measure(args, paths, folder):
    lines = folder + "/lines.ndjson"
    texts, size = write(paths, args.mb * 1e6, lines)
    words, keys = keyed(args.sakuin, texts)
    print(f"{len(texts)} documents, {size / 1e6:.1f} MB, {words} words; with "
          f"a key {keys}, {100 * keys / words:.2f} %")
    print(f"{'':24}{'without':>12}{'with':>12}")
    took = {way: [] for way in WAYS}
    for _ in range(args.rounds):
        for way in WAYS:
            took[way].append(index(args.sakuin, way, lines,
                                   f"{folder}/{way}"))
    line("compacted", "MB", *(compacted(f"{folder}/{way}") / 1e6
                              for way in WAYS))
    line("processor", "s", *(statistics.median(took[way]) for way in WAYS))
    if args.kb and shutil.which("valgrind"):
        texts, _ = write(paths, args.kb * 1e3, lines)
        line("instructions/document", "k",
             *(instructions(args.sakuin, way, lines, folder) / 1e3 /
               len(texts) for way in WAYS))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sakuin", default="build/sakuin")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--mb", type=float, default=9)
    parser.add_argument("--kb", type=float, default=600)
    parser.add_argument("files", nargs="*")
    args = parser.parse_args()
    paths = args.files or sorted(glob.glob(MANUALS))
    if not paths:
        sys.exit("prose.py: no text; name files, or install perl-doc")
    folder = tempfile.mkdtemp()
    try:
        measure(args, paths, folder)
    finally:
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
