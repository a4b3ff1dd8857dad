#!/usr/bin/python3
"""extract.py SAKUIN BENCH_RUN [--packages FOLDER] [--rounds N]

Files and megabytes a second for PDF, HTML and WARC: `sakuin index -j 1' and
`-j 2', omindex, recollindex, one after the other on the same folder, round by
round (3); prints medians and the highest peak of memory.  The files are books
that Debian packages carry (see real_files.py, which fetches them in the same
way); the WARC file is wget's, of the HTML pages.

`text alone' is sakuin with the same texts from NDJSON, without titles' markup
or references to look for: what is left above it is the reading of files.
What does not read a format, or is not installed, has no line.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

import real_files
import real_groups as groups
import real_made as made

SETS = {
    "PDF": ["*/**/*.%s.pdf*" % language for language in ("en", "ja", "ko")],
    "HTML": [groups.HANDBOOK + "en-US/*.html",
             groups.HANDBOOK + "ja-JP/*.html",
             groups.HANDBOOK + "ko-KR/*.html",
             groups.INSTALL + "en/*.html", groups.INSTALL + "ko/*.html"],
}
RECOLL = """topdirs = %s
idxflushmb = 50
indexallfilenames = 0
"""


def put(group, folder):
    """The files, plain, under names that do not meet."""
    os.makedirs(folder)
    for number, path in enumerate(group.sources()):
        name = "%04d-%s" % (number, os.path.basename(path))
        if name.endswith(".gz"):
            name = name[:-3]
        with open(os.path.join(folder, name), "wb") as out:
            out.write(real_files.expected.read(path))
    return folder


def texts(sakuin, folder, room):
    """What was read in FOLDER, as NDJSON."""
    database, out = room + "/texts-db", room + "/texts"
    os.makedirs(out)
    subprocess.run([sakuin, "index", "--quiet", "-d", database, folder],
                   check=False, stderr=subprocess.DEVNULL)
    with subprocess.Popen([sakuin, "export", "-d", database],
                          stdout=subprocess.PIPE) as export, \
            open(out + "/texts.ndjson", "w", encoding="utf-8") as lines:
        for line in export.stdout:
            document = json.loads(line)
            if document.get("path"):
                keep = {key: document[key] for key in ("id", "title", "text",
                                                       "lang")
                        if key in document}
                lines.write(json.dumps(dict(keep, references=[])) + "\n")
    shutil.rmtree(database)
    return out


def ways(sakuin, folder, text_folder, room):
    """Name and command of each; the database is room/db."""
    index = [sakuin, "index", "--quiet", "-d", room + "/db"]
    yield "sakuin -j 1", index + ["-j", "1", folder]
    yield "sakuin -j 2", index + ["-j", "2", folder]
    yield "sakuin, text alone", index + ["-j", "1", text_folder]
    if "warc" in folder:
        return
    if shutil.which("omindex"):
        yield "omindex", ["omindex", "--db", room + "/db", "--url", "/",
                          "--empty-docs=index", folder]
    if shutil.which("recollindex"):
        config = room + "/recoll"
        os.makedirs(config, exist_ok=True)
        with open(config + "/recoll.conf", "w", encoding="utf-8") as f:
            f.write(RECOLL % folder)
        yield "recollindex", ["recollindex", "-c", config, "-z"]


def one(bench_run, command, room):
    """Seconds by the clock, by the processor, and MiB at the peak."""
    shutil.rmtree(room + "/db", ignore_errors=True)
    out = subprocess.run([bench_run, "x"] + command, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, check=False, text=True)
    _, clock, cpu, peak = out.stdout.split("\t")
    return float(clock), float(cpu), float(peak) / 1024


def measure(name, folder, options, room):
    files = [os.path.join(folder, f) for f in os.listdir(folder)]
    count, size = len(files), sum(map(os.path.getsize, files)) / 1e6
    if "warc" in folder:
        count = options.pages
    text_folder = texts(options.sakuin, folder, room)
    results = {}
    for _ in range(options.rounds):
        for way, command in ways(options.sakuin, folder, text_folder, room):
            results.setdefault(way, []).append(
                one(options.bench_run, command, room))
    print("%s: %d files, %.1f MB" % (name, count, size))
    print("  %-20s %8s %8s %8s %8s %8s" % (
        "", "files/s", "MB/s", "seconds", "CPU s", "peak MB"))
    for way, runs in results.items():
        clock, cpu = (statistics.median(r[i] for r in runs) for i in (0, 1))
        print("  %-20s %8.1f %8.2f %8.2f %8.2f %8.0f" % (
            way, count / clock, size / clock, clock, cpu,
            max(r[2] for r in runs)), flush=True)
    shutil.rmtree(text_folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sakuin", type=os.path.abspath)
    parser.add_argument("bench_run", type=os.path.abspath)
    parser.add_argument("--packages")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        packages = os.path.abspath(options.packages or own + "/packages")
        os.makedirs(packages, exist_ok=True)
        real_files.fetch(packages)
        root, load = packages + "/x", os.getloadavg()[0]
        print("%d processors, load %.1f" % (os.cpu_count(), load))
        for name, patterns in SETS.items():
            group = groups.Group(name, patterns, None, "", root)
            measure(name, put(group, own + "/" + name.lower()), options, own)
        pages = groups.Group("WARC", SETS["HTML"], None, "", root)
        options.pages = len(pages.sources())
        os.makedirs(own + "/warc")
        for extra in made.wget(pages, own + "/warc"):
            os.remove(extra + ".pages")
        measure("WARC", own + "/warc", options, own)
    return 0


if __name__ == "__main__":
    sys.exit(main())
