#!/usr/bin/python3
"""instructions.py [--sakuin FILE] [--data FOLDER] [--kb N] [--against FILE]
[--keep FILE] [--peers] [COLLECTION...] - what indexing a document costs, free
of noise.

Runs `sakuin index -j 1` on the first N thousand bytes (1200) of each
collection under callgrind and prints a table of thousands of instructions a
document, by stage.  Instructions don't depend on what else the machine does:
on one machine with one compiler two runs differ by one in a thousand.

What a source file of ours costs itself belongs to its stage (STAGES below);
what libraries and our general helpers (arena, buf, utf8 ...) cost goes to
whoever calls them, in proportion.  The C library is told to clear and copy
memory by loops, not by string instructions, of which callgrind counts each
byte: the 128 kB that zlib clears for each text would be a seventh of all.
--keep writes the figures as JSON, and --against shows those of such a file
beside them.  --peers runs scriptindex on the same documents, also with n-grams.
Without --data, the folder of the collections, the texts are made of
fixtures/collection, as texts.py does.  Needs valgrind."""
import argparse
import collections
import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import texts

# Which texts, and the language that texts.py makes where they are not.
COLLECTIONS = {
    "en-cranfield": "en",
    "native-to-english": "en",
    "ja-jaquad": "ja",
    "ko-technical": "ko",
}

# No string instructions (glibc manual, tunables).
NO_STRINGS = ":".join(f"glibc.cpu.x86_rep_{name}_threshold={1 << 40}"
                      for name in ("movsb", "stosb"))

# Functions that are stages of their own, whatever their file.
FUNCTIONS = {
    "xc_put": "Xapian: documents",
    "xc_put_part": "Xapian: documents",
    "xc_patch": "Xapian: documents",
    "xc_commit": "Xapian: writing",
    "xc_close": "Xapian: writing",
    "xc_open_writer": "Xapian: writing",
    "xc_spelling_add": "Xapian: spelling",
}

# Files of ours by patterns; the first one that fits counts.  None: a helper,
# whose cost goes to its callers.
STAGES = (
    ("words", "words*.c stock.c script.c"),
    ("fold", "fold.c compose.c plain.c"),
    ("han", "han.c hanfold.c"),
    ("hangul", "hangul.c"),
    ("romaji", "romaji.c jakey.c jakana.c mecab*.c enamdict*.c readings*.c "
               "windows.c sources.c"),
    ("romaja", "romaja.c kokey*.c hanja.c"),
    ("pinyin", "pinyin.c zhkey*.c"),
    ("names", "names*.c gate.c hanwords.c placewords.c turned.c numeral.c"),
    ("stop", "stop.c"),
    ("stem", "stem.c"),
    ("guess", "lang.c guess.c"),
    (None, "arena.c buf.c error.c utf8.c table.c stage.c stages.c chain.c "
           "character.c letter.c latin.c digest.c xapian_c*.cc xapian_c.c"),
    ("terms", "terms*.c"),
    ("glosses", "gloss*.c"),
    ("spelling", "spelling.c store_spelling.c"),
    ("record", "record.c pack.c document_json.c"),
    ("reading", "ingest*.c walk.c document*.c json_raw.c ndjson.c metadata.c "
                "field_check.c report.c files.c decode.c source.c formats.c"),
    ("linking", "link*.c cites.c self.c lent.c store_source.c store_held.c"),
    ("other", "store*.c schema.c correct*.c"),
    ("references", "references/*.c"),
)
REST = "other"
STOCK, GRAMS = "scriptindex", "with n-grams"


def stage_of(file, function):
    """The stage of FUNCTION in FILE; None if its callers pay."""
    if function.startswith("xc_"):
        return FUNCTIONS.get(function, "Xapian: other")
    ours = re.search(r"(?:^|/)((?:analyzers|index|plugin)/.*\.(?:c|cc|h))$",
                     file)
    if not ours:
        return None
    path = re.sub(r"\.h$", ".c", ours.group(1)).replace("_impl.c", ".c")
    for stage, patterns in STAGES:
        for pattern in patterns.split():
            if fnmatch.fnmatch(os.path.basename(path), pattern) or (
                    "/" in pattern and fnmatch.fnmatch(path, "*/" + pattern)):
                return stage
    return REST


class Profile:
    """A file of callgrind's: own costs of functions, and calls."""

    def __init__(self, path):
        self.own = collections.Counter()
        self.calls = collections.defaultdict(collections.Counter)
        self.files = {}
        self.names = {}
        with open(path, encoding="utf-8", errors="replace") as lines:
            self.read(lines)

    def name(self, kind, text):
        """Names come as "(number) name" once, and then as "(number)"."""
        number, _, name = text.partition(" ")
        if name:
            self.names[kind, number] = name
        return self.names.get((kind, number), "")

    def read(self, lines):
        state = {}
        callee = None
        for line in lines:
            line = line.rstrip("\n")
            key, is_setting, value = line.partition("=")
            if is_setting and key in ("ob", "fl", "fi", "fe", "fn", "cob",
                                      "cfi", "cfl", "cfn"):
                kind = key.lstrip("c") if key.startswith("c") else key
                kind = "fl" if kind in ("fi", "fe") else kind
                name = self.name(kind, value)
                if key in ("ob", "fl"):
                    state[key] = name
                    state.pop("cfl", None)
                elif key == "fn":
                    state["fn"] = (state.get("ob"), name)
                    self.files.setdefault(state["fn"], state.get("fl", ""))
                elif key == "cfn":
                    callee = (state.pop("cob", state.get("ob")), name)
                    self.files.setdefault(
                        callee, state.pop("cfl", state.get("fl", "")))
                elif key in ("cfi", "cfl"):
                    state["cfl"] = name
                elif key == "cob":
                    state["cob"] = name
            elif is_setting and key == "calls":
                cost = int(next(lines).split()[-1])
                if callee != state["fn"]:
                    self.calls[callee][state["fn"]] += cost
            elif re.match(r"[0-9+*-]", line):
                self.own[state["fn"]] += int(line.split()[-1])

    def stages(self):
        """Instructions of each stage.  What a function without a stage costs
        goes up to its callers until one has a stage."""
        shares = {}
        for function in set(self.own) | set(self.calls):
            stage = stage_of(self.files.get(function, ""), function[1])
            if stage:
                shares[function] = {stage: 1.0}
        fixed = set(shares)
        for _ in range(30):
            for function, callers in self.calls.items():
                if function not in fixed:
                    shares[function] = self.mixed(callers, shares)
        total = collections.Counter()
        for function, cost in self.own.items():
            found = shares.get(function) or {REST: 1.0}
            whole = sum(found.values())
            for stage, share in found.items():
                total[stage] += cost * share / whole
        return total

    def all(self):
        return sum(self.own.values())

    @staticmethod
    def mixed(callers, shares):
        mix = collections.Counter()
        for caller, cost in callers.items():
            for stage, share in shares.get(caller, {}).items():
                mix[stage] += share * cost
        whole = sum(mix.values())
        return {s: c / whole for s, c in mix.items()} if whole else {}


def documents(collection, data, size):
    """Documents of COLLECTION that hold SIZE bytes of text."""
    lang = COLLECTIONS[collection]
    if not data:
        return texts.cut(lambda: texts.made(lang), size)[0]
    texts.COLLECTIONS[lang] = (collection,)
    return texts.cut(lambda: texts.given(data, lang), size)[0]


def callgrind(folder, command, **environment):
    """Run COMMAND and return its profile."""
    out = os.path.join(folder, "callgrind")
    subprocess.run(
        ["valgrind", "--tool=callgrind", "--dump-line=no",
         "--callgrind-out-file=" + out, *command], check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "GLIBC_TUNABLES": NO_STRINGS, **environment})
    return Profile(out)


def write(folder, docs):
    """DOCS as NDJSON, and as scriptindex takes them, with its script."""
    def name(end):
        return os.path.join(folder, "in." + end)

    with open(name("jsonl"), "w", encoding="utf-8") as jsonl, \
            open(name("dump"), "w", encoding="utf-8") as dump, \
            open(name("script"), "w", encoding="utf-8") as script:
        for number, (title, text) in enumerate(docs):
            json.dump({"id": f"d{number}", "title": title, "text": text},
                      jsonl, ensure_ascii=False)
            jsonl.write("\n")
            folded = text.replace("\n", "\n=")
            dump.write(f"id=d{number}\ntitle={title}\ntext={folded}\n\n")
        script.write("id : field boolean=Q unique=Q\n"
                     "title : field=caption index=S index\n"
                     "text : index truncate=480 field=sample\n")


def measure(sakuin, docs, peers):
    """{stage: instructions a document}."""
    with tempfile.TemporaryDirectory() as folder:
        def name(end):
            return os.path.join(folder, end)

        write(folder, docs)
        found = callgrind(folder, [
            sakuin, "index", "-j", "1", "--quiet", "-d", name("db"),
            name("in.jsonl")]).stages()
        found["all"] = sum(found.values())
        stock = ["scriptindex", "--stemmer=english"]
        files = [name("in.script"), name("in.dump")]
        if peers:
            found[STOCK] = callgrind(
                folder, stock + [name("stock")] + files).all()
            found[GRAMS] = callgrind(
                folder, stock + [name("grams")] + files,
                XAPIAN_CJK_NGRAM="1").all()
    return {s: c / len(docs) for s, c in found.items()}


def order():
    names = [s for s, _ in STAGES if s]
    names.extend([*FUNCTIONS.values(), "Xapian: other"])
    return list(dict.fromkeys(sorted(names, key=lambda s: (
        s.startswith("Xapian"), s == REST))))


def table(results, old):
    """Thousands of instructions a document; behind each those of OLD."""
    head = ["thousands"] + list(results)
    rows = [["documents"] + [str(r["documents"]) for r in results.values()]]
    for stage in order() + ["all", STOCK, GRAMS]:
        if not any(stage in r["stages"] for r in results.values()):
            continue
        row = [stage]
        for name, result in results.items():
            cell = f"{result['stages'].get(stage, 0) / 1000:,.0f}"
            if name in old:
                was = old[name]["stages"].get(stage, 0) / 1000
                cell += f" ({was:,.0f})"
            row.append(cell)
        rows.append(row)
    for row in [head] + rows:
        print(f"    {row[0]:18}" + "".join(f"{c:>20}" for c in row[1:]))


def main():
    ask = argparse.ArgumentParser(description=__doc__.split(" - ")[0])
    ask.add_argument("--sakuin", default="build/sakuin")
    ask.add_argument("--data")
    ask.add_argument("--kb", type=int, default=1200)
    ask.add_argument("--against")
    ask.add_argument("--keep")
    ask.add_argument("--peers", action="store_true")
    ask.add_argument("collections", nargs="*")
    o = ask.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("instructions.py: needs valgrind; install the package")
    old = {}
    if o.against:
        with open(o.against, encoding="utf-8") as file:
            old = json.load(file)
    results = {}
    for name in o.collections or COLLECTIONS:
        docs = documents(name, o.data, o.kb * 1000)
        stages = measure(o.sakuin, docs, o.peers)
        results[name] = {"documents": len(docs), "stages": stages}
        print(f"{name}: {stages['all'] / 1e6:.2f} million instructions a "
              "document", file=sys.stderr)
    table(results, old)
    if o.keep:
        with open(o.keep, "w", encoding="utf-8") as file:
            json.dump(results, file, indent=1, sort_keys=True)


if __name__ == "__main__":
    main()
