#!/usr/bin/python3
"""real_files.py SAKUIN [--packages FOLDER] [--missing N] [--only WORD]

Does sakuin read what nobody here wrote?  Fetches Debian packages of books in
Japanese, Korean, Chinese and English (apt-get download, into a folder that is
removed; --packages keeps and uses one), makes WARC files with wget and npm's
warcio, Office files with LibreOffice and pandoc and mail with mutt from them,
indexes each group into a database of its own and compares the text that it
exports with what a second program gets out of the same file.

Prints a line for each group: files, those that have a document, words found of
words expected, different words found of those expected, and seconds.  A word
is a run of letters and digits; in Han, kana and Hangul each pair of characters
is one, so that no program's idea of a word plays a part and a line end in the
middle of one does not count.  --missing names the N files with the most words
missing, and some of these words; --only takes groups with WORD in their name.

What may be missing by right: running heads and page numbers of PDF, navigation
that is said to be that, numbers that a browser puts before list items, hidden
text.  A group whose second program is not installed is skipped and says so.
"""

import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata

import real_expected as expected
import real_groups as groups
import real_made as made

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\u3005\u3006"
RUN = re.compile("[%s]+" % CJK)
WORD = re.compile("[^\\W_%s]+" % CJK)
INSIDE = re.compile("(?<=[%s])\\s+(?=[%s])" % (CJK, CJK))
CUT = re.compile("(?<=[^\\W\\d_])[-\u2010\u00ad]\n\\s*(?=[a-z])")


def words(text):
    """How often each word is there."""
    text = unicodedata.normalize("NFKC", CUT.sub("", text)).lower()
    text = INSIDE.sub("", text.replace("\u00ad", ""))
    out = collections.Counter(WORD.findall(text))
    for run in RUN.findall(text):
        if len(run) == 1:
            out[run] += 1
        for i in range(len(run) - 1):
            out[run[i:i + 2]] += 1
    return out


def copies(files, folder):
    """Each in a folder of its own: names meet.  The copies' paths, and what
    they are copies of."""
    out = {}
    for number, path in enumerate(files):
        to = os.path.join(folder, "files", "%04d" % number)
        os.makedirs(to)
        out[shutil.copy2(path, to)] = path
    return out


def index(sakuin, files, folder):
    """Seconds by the clock and the processor, and what the export holds of
    each file."""
    database, report = folder + "/db", folder + "/report"
    origin = copies(files, folder)
    before, start = os.times(), time.monotonic()
    subprocess.run([sakuin, "index", "--quiet", "--max-text", "64", "-d",
                    database, "--report", report, folder + "/files"],
                   check=False, stderr=subprocess.DEVNULL)
    clock, after = time.monotonic() - start, os.times()
    cpu = sum(after[2:4]) - sum(before[2:4])
    texts = collections.defaultdict(list)
    with subprocess.Popen([sakuin, "export", "-d", database],
                          stdout=subprocess.PIPE) as export:
        for line in export.stdout:
            document = json.loads(line)
            if document.get("path"):
                path = origin[document["path"].split("!/")[0]]
                texts[path].append(" \n ".join(
                    [document.get("title") or "",
                     " ".join(map(str, document.get("authors") or [])),
                     document.get("text") or ""]))
    why = {}
    with open(report, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if entry.get("status") not in (None, "ok"):
                path = origin.get(entry["path"].split("!/")[0])
                why[path] = entry.get("why") or entry["status"]
    return clock, cpu, texts, why


def tell_missing(rows, most):
    rows.sort(key=lambda row: -sum(row[1].values()))
    for path, lost, total, reason in rows[:most]:
        print("    %s: %d of %d missing%s: %s" % (
            path, sum(lost.values()), total, reason and " (%s)" % reason,
            " ".join(w for w, _ in lost.most_common(12))))


def measure(sakuin, group, files, missing):
    """One line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        clock, cpu, texts, why = index(sakuin, files, folder)
    wanted = found = kinds = kinds_found = good = 0
    rows = []
    for path in files:
        have = words(" \n ".join(texts.get(path, ())))
        want = words(group.expect(path))
        lost = want - have
        good += path in texts
        wanted += sum(want.values())
        found += sum(want.values()) - sum(lost.values())
        kinds += len(want)
        kinds_found += sum(1 for w in want if w in have)
        rows.append((path, lost, sum(want.values()), why.get(path, "")))
    size = sum(os.path.getsize(path) for path in files)
    print("%-30s %5d %5d %9d %6.2f %6.2f %8.1f %7.1f %7.1f  %s" % (
        group.name, len(files), good, wanted, 100 * found / max(1, wanted),
        100 * kinds_found / max(1, kinds), size / 1e6, clock, cpu,
        group.second), flush=True)
    tell_missing(rows, missing)


def fetch(folder):
    """Download what is not there yet; unpack below FOLDER/x."""
    have = {name.split("_")[0] for name in os.listdir(folder)}
    want = [p for p in groups.PACKAGES if p not in have]
    if want:
        subprocess.run(["apt-get", "-q", "download"] + want, cwd=folder,
                       check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
    for name in sorted(os.listdir(folder)):
        to = os.path.join(folder, "x", name.split("_")[0])
        if name.endswith(".deb") and not os.path.isdir(to):
            os.makedirs(to)
            subprocess.run(["dpkg-deb", "-x", os.path.join(folder, name), to],
                           check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sakuin")
    parser.add_argument("--packages")
    parser.add_argument("--missing", type=int, default=0)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        folder = os.path.abspath(options.packages or own)
        os.makedirs(folder, exist_ok=True)
        fetch(folder)
        print("%-30s %5s %5s %9s %6s %6s %8s %7s %7s  %s" % (
            "group", "files", "read", "words", "% of", "% of", "MB",
            "seconds", "CPU s", "second program"))
        print("%-30s %5s %5s %9s %6s %6s" % ("", "", "", "expected", "them",
                                             "kinds"))
        for group in groups.all_groups(os.path.join(folder, "x")):
            if options.only not in group.name:
                continue
            try:
                with tempfile.TemporaryDirectory() as room:
                    files = group.files(room)
                    measure(os.path.abspath(options.sakuin), group, files,
                            options.missing)
            except (expected.Absent, made.Absent) as why:
                print("%-30s skipped: %s" % (group.name, why))
    return 0


if __name__ == "__main__":
    sys.exit(main())
