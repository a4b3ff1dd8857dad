#!/usr/bin/python3
"""table.py FOLDER LANGS - the results of run.sh as one table."""
import collections
import os
import platform
import re
import statistics
import sys

NAMES = {"en": "English", "ja": "Japanese", "ko": "Korean"}
WAYS = {
    "sakuin": "sakuin index -j 1",
    "sakuin-j2": "sakuin index -j 2",
    "scriptindex": "scriptindex",
    "loop": "TermGenerator loop",
}


def read(folder):
    """Lists of the fields behind the first three, by those."""
    results = collections.defaultdict(list)
    with open(os.path.join(folder, "results"), encoding="utf-8") as lines:
        for line in lines:
            what, lang, way, *rest = line.rstrip("\n").split("\t")
            results[what, lang, way].append(rest)
    return results


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"model name\s*: (.*)", file.read())
    load = os.getloadavg()
    return (f"{os.cpu_count()} x {model.group(1) if model else '?'}, "
            f"{platform.system()} {platform.release()}, load {load[0]:.1f}")


def indexing(results, lang, held, count):
    print(f"  {'':20}{'MB/s':>7}{'docs/s':>8}{'ratio':>7}{'CPU s':>7}"
          f"{'ratio':>7}{'peak MB':>9}{'db MB':>7}{'compact':>9}"
          f"{'x text':>8}")
    walls, cpus = ({way: statistics.median(float(r[i])
                                           for r in results["index", lang, way])
                    for way in WAYS} for i in (0, 1))
    for way, name in WAYS.items():
        runs = results["index", lang, way]
        wall, cpu = walls[way], cpus[way]
        peak = max(int(r[2]) for r in runs) / 1024
        size = collections.Counter()
        for kind, _, size_of in results["size", lang, way]:
            size[kind] += int(size_of)
        print(f"  {name:20}{held / wall / 1e6:7.2f}{count / wall:8.0f}"
              f"{walls['scriptindex'] / wall:7.2f}{cpu:7.2f}"
              f"{cpus['scriptindex'] / cpu:7.2f}{peak:9.0f}"
              f"{size['written'] / 1e6:7.1f}{size['compacted'] / 1e6:9.1f}"
              f"{size['compacted'] / held:8.2f}")


def tables(results, lang):
    sizes = collections.defaultdict(dict)
    for kind, table, size in results["size", lang, "sakuin"]:
        sizes[table][kind] = int(size) / 1e6
    print("  ours by table, MB written/compacted: " + ", ".join(
        f"{table} {s['written']:.1f}/{s['compacted']:.1f}"
        for table, s in sizes.items()))


def stages(results, lang):
    """What each stage of reading keys adds, to the index and to the time of
    sakuin -j 1, which both hold all of them."""
    names = "none", "romaji", "romaja", "pinyin"
    sizes = [int(results["stage-size", lang, n][0][0]) for n in names]
    cpus = [float(results["stage", lang, n][0][1]) for n in names]
    whole = sum(int(size) for kind, _, size in results["size", lang, "sakuin"]
                if kind == "compacted")
    cpu = statistics.median(float(r[1]) for r in results["index", lang,
                                                         "sakuin"])
    whole -= sizes[-1] - sizes[0]
    cpu -= cpus[-1] - cpus[0]
    for i in range(1, len(names)):
        size, took = sizes[i] - sizes[i - 1], cpus[i] - cpus[i - 1]
        print(f"  reading keys, {names[i]:7}{size / 1e6:7.2f} MB compacted, "
              f"{100 * size / whole:+6.2f} %;{took:7.2f} CPU s, "
              f"{100 * took / cpu:+6.1f} %")
    size, took = sizes[-1] - sizes[0], cpus[-1] - cpus[0]
    print(f"  reading keys, all    {size / 1e6:7.2f} MB compacted, "
          f"{100 * size / whole:+6.2f} %;{took:7.2f} CPU s, "
          f"{100 * took / cpu:+6.1f} %")


def queries(results, lang, own):
    for way in "sakuin", "stock":
        for count, median, p95, empty in results["query", lang, way]:
            print(f"  queries, {way:7}{float(median):8.3f} ms median"
                  f"{float(p95):8.3f} ms p95;{int(empty):4} of {count} "
                  "find nothing")
    for _, first, median, p95, most in results["rewrite", lang, "sakuin"]:
        print(f"  rewriting ten words{float(median):6.3f} ms median"
              f"{float(p95):8.3f} ms p95; {float(most):.3f} ms at most, "
              f"{float(first):.3f} ms the first")
    print(f"  ({own} of the queries are the collection's, the rest are words "
          "of the text)")


def main():
    folder, langs = sys.argv[1], sys.argv[2].split()
    results = read(folder)
    print(f"sakuin bench on {machine()}")
    print("ratio: speed as a multiple of scriptindex's, by the clock and by "
          "the processor; medians of "
          f"{len(results['index', langs[0], 'sakuin'])} rounds, peaks the "
          "highest")
    for lang in langs:
        with open(os.path.join(folder, lang + ".about"),
                  encoding="utf-8") as file:
            about = file.read().rstrip("\n").split("\t")
        held, count = int(about[0]), int(about[1])
        print(f"\n{NAMES[lang]}: {held / 1e6:.1f} MB of text, {count} "
              f"documents ({about[4]})")
        indexing(results, lang, held, count)
        tables(results, lang)
        stages(results, lang)
        queries(results, lang, about[3])
    print("\nThe chain alone, text in memory; each line adds a stage")
    with open(os.path.join(folder, "chain"), encoding="utf-8") as file:
        print("".join("  " + line for line in file), end="")


main()
