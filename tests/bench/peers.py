#!/usr/bin/env python3
"""peers.py --sakuin PATH --data FOLDER [--npm FOLDER] [--language ja|ko]

How do other programs do at what reading keys are for?  The same names, the
same questions; prints one table for RESULTS.md, judges nothing.

FOLDER holds dev_ja.tsv and dev_ko.tsv: native, romanised, scheme, source.
  n2r  documents are the romanised forms, queries the native ones
  r2n  the other way round
  r2r  documents are the first romanised form of each name that has several,
       queries the others
  spellings  documents are one program's romanisation of names in kana or
       Hangul, queries each other program's that differs: spelling alone, no
       name that is read in two ways
Recall is the share of queries with a right document among the first 100;
wrong, the mean number of returned documents whose name is no listed equal.

sakuin is asked through its command.  The peers are no search engines, or find
nothing across scripts as one (Groonga), so each is given the best that can be
made of it: it romanises all native forms, what comes out and the romanised
forms are folded (lower case, no marks, apostrophes, hyphens or spaces), and
equal means found; of a name of two words both orders are tried.  ICU 72's
Korean-Latin/BGN loses vowels (gamadeogi becomes kmdogi) and so spells nothing
here.

A peer that is not installed is named with the reason.  KAKASI is fed EUC-JP,
a line for each name, with a time and a size that it may not pass: in UTF-8 it
can loop.  npm packages are looked for in --npm FOLDER/node_modules; without
it they are installed into a temporary folder, if npm can.
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
import unicodedata

LIMIT = 100
SECONDS = 120
BYTES = 10000000
NPM = ("kuroshiro", "kuroshiro-analyzer-kuromoji", "es-hangul", "koroman",
       "@romanize/korean", "hangul-romanization")
NODE = {
    "kuroshiro": """
const K = require('kuroshiro').default || require('kuroshiro');
const A = require('kuroshiro-analyzer-kuromoji');
const k = new K();
k.init(new A()).then(async () => {
  for (const l of lines)
    out.push(await k.convert(l, {to: 'romaji', romajiSystem: OPTION}));
  done();
});""",
    "kuroshiro kana": """
const K = require('kuroshiro').default || require('kuroshiro');
for (const l of lines) out.push(K.Util.kanaToRomaji(l, OPTION));
done();""",
    "es-hangul": """
import('es-hangul').then((m) => {
  for (const l of lines) out.push(m.romanize(l));
  done();
});""",
    "@romanize/korean": """
import('@romanize/korean').then((m) => {
  const f = (m.romanize || m.default.romanize || m.default);
  for (const l of lines) out.push(f(l, {system: OPTION}));
  done();
});""",
    "hangul-romanization": """
const m = require('hangul-romanization');
for (const l of lines) out.push(m.convert(l));
done();""",
    "koroman": """
import('koroman').then((m) => {
  const f = m.romanize || m.default.romanize || m.default;
  for (const l of lines) out.push(f(l));
  done();
});""",
}


class Absent(Exception):
    """A peer is not here; the text says why."""


def run(command, text, limit=BYTES):
    """Bytes in, bytes out, bounded."""
    if not shutil.which(command[0]):
        raise Absent(command[0] + " is not installed")
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as got:
        given.write(text)
        given.seek(0)
        shell = ["sh", "-c", 'ulimit -f %s; exec "$@"' %
                 (limit // 512 + 1 if limit else "unlimited"), "sh"]
        try:
            code = subprocess.run(shell + command, stdin=given, stdout=got,
                                  stderr=subprocess.DEVNULL, check=False,
                                  timeout=SECONDS).returncode
        except subprocess.TimeoutExpired:
            raise Absent("%s did not end in %d s" % (command[0], SECONDS))
        if code:
            raise Absent("%s failed (%d)" % (command[0], code))
        got.seek(0)
        return got.read()


def by_line(command, names, coding="utf-8"):
    text = "\n".join(names) + "\n"
    raw = run(command, text.encode(coding, "replace"))
    lines = raw.decode(coding, "replace").split("\n")[:-1]
    if len(lines) != len(names):
        raise Absent("%s lost lines" % command[0])
    return lines


# Peers: names in, romanised names out

def icu(transform):
    return lambda names: by_line(
        ["uconv", "-f", "utf-8", "-t", "utf-8", "-x", transform], names)


def kakasi(names, *options):
    return by_line(["kakasi", "-Ja", "-Ha", "-Ka", "-i", "euc", "-o", "euc"] +
                   list(options), names, "euc_jp")


def kakasi_kunrei(names):
    return kakasi(names, "-rk")


def groonga(names):
    """The tokens of the analyzer that Groonga's manual gives for readings."""
    with tempfile.TemporaryDirectory() as folder:
        lines = ["plugin_register tokenizers/mecab"]
        for name in names:
            lines.append("tokenize 'TokenMecab(\"use_reading\", true)' %s "
                         "NormalizerNFKC150 --token_filters "
                         "'TokenFilterNFKC150(\"unify_to_romaji\", true, "
                         "\"unify_hyphen_and_prolonged_sound_mark\", true, "
                         "\"remove_symbol\", true)'"
                         % json.dumps(name, ensure_ascii=False))
        raw = run(["groonga", "-n", folder + "/db"],
                  ("\n".join(lines) + "\n").encode(), None)
    answers = [json.loads(line) for line in raw.decode().splitlines()]
    if len(answers) != len(lines) or answers[0][1] is not True:
        raise Absent("Groonga has no TokenMecab (groonga-tokenizer-mecab)")
    return ["".join(token["value"] for token in answer[1])
            for answer in answers[1:]]


def node(package, folder, option="'hepburn'"):
    def peer(names):
        if not shutil.which("node"):
            raise Absent("node is not installed")
        name = package.split()[0]
        if not os.path.isdir(os.path.join(folder or "", "node_modules",
                                          name)):
            raise Absent("npm package %s is not installed" % name)
        script = ("const lines = JSON.parse(require('fs').readFileSync(0));\n"
                  "const out = [];\nconst done = () => "
                  "process.stdout.write(JSON.stringify(out));\n" +
                  NODE[package].replace("OPTION", option))
        here = os.getcwd()
        os.chdir(folder)
        try:
            raw = run(["node", "-e", script], json.dumps(names).encode())
        finally:
            os.chdir(here)
        return json.loads(raw)
    return peer


def mended(peer):
    """@romanize/korean 0.1.3 writes c for a ch without aspiration."""
    return lambda names: [re.sub("c(?!h)", "ch", n) for n in peer(names)]


def marks_off(peer):
    """As those write who have no breve on their keyboard."""
    return lambda names: [fold(n, " ") for n in peer(names)]


def peers(language, npm):
    if language == "ja":
        return [("ICU Any-Latin", icu("Any-Latin")), ("KAKASI", kakasi),
                ("Groonga, MeCab, unify_to_romaji", groonga),
                ("kuroshiro, Hepburn", node("kuroshiro", npm))]
    return [("ICU Any-Latin", icu("Any-Latin")),
            ("ICU NFD; Korean-Latin/BGN", icu("NFD; Korean-Latin/BGN")),
            ("es-hangul", node("es-hangul", npm)),
            ("koroman", node("koroman", npm)),
            ("hangul-romanization", node("hangul-romanization", npm)),
            ("@romanize/korean, RR", node("@romanize/korean", npm, "'RR'")),
            ("@romanize/korean, MR", node("@romanize/korean", npm, "'MR'"))]


def spellers(language, npm):
    if language == "ja":
        return [("KAKASI", kakasi), ("KAKASI -rk", kakasi_kunrei),
                ("ICU", icu("Any-Latin"))] + [
                    ("kuroshiro " + s, node("kuroshiro kana", npm, "'%s'" % s))
                    for s in ("hepburn", "nippon", "passport")]
    mr = mended(node("@romanize/korean", npm, "'MR'"))
    return [("es-hangul", node("es-hangul", npm)),
            ("koroman", node("koroman", npm)),
            ("hangul-romanization", node("hangul-romanization", npm)),
            ("@romanize/korean, MR", mr),
            ("MR without marks", marks_off(mr))]


# What is asked

def fold(text, space=""):
    """Lower case, no marks, apostrophes or hyphens."""
    text = unicodedata.normalize("NFD", text.lower())
    text = re.sub("[\u0300-\u036f'’`ʼ\u2019-]", "", text)
    return re.sub(r"\s+", space, text)


def keys(text):
    """The folded text, and that of two words in the other order."""
    out = {fold(text)}
    words = text.split()
    if len(words) == 2:
        out.add(fold(words[1] + words[0]))
    return out - {""}


class Names:
    """The rows of a file, and the questions that it asks."""

    def __init__(self, path):
        self.rom = collections.defaultdict(set)
        self.nat = collections.defaultdict(set)
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                if len(fields) > 1:
                    self.rom[fields[0]].add(fields[1])
                    self.nat[fields[1]].add(fields[0])
        natives, romans = sorted(self.rom), sorted(self.nat)
        several = [n for n in natives if len(self.rom[n]) > 1]
        first = sorted({sorted(self.rom[n])[0] for n in several})
        rest = sorted({r for n in several for r in sorted(self.rom[n])[1:]} -
                      set(first))
        self.natives = natives
        self.tasks = [
            ("n2r", romans, natives, lambda q: self.rom[q]),
            ("r2n", natives, romans, lambda q: self.nat[q]),
            ("r2r", first, rest,
             lambda q: {r for n in self.nat[q] for r in self.rom[n]})]


def judge(documents, queries, right, found):
    """Recall and wrong documents for each query."""
    hits = wrong = 0
    for query, numbers in zip(queries, found):
        good = right(query)
        names = [documents[n] for n in numbers]
        hits += any(name in good for name in names)
        wrong += sum(name not in good for name in names)
    return hits / max(1, len(queries)), wrong / max(1, len(queries))


def ask_sakuin(sakuin, documents, queries):
    found = [[] for _ in queries]
    with tempfile.TemporaryDirectory() as folder:
        names, topics = folder + "/names.ndjson", folder + "/topics"
        with open(names, "w", encoding="utf-8") as out:
            for i, text in enumerate(documents):
                out.write(json.dumps({"id": "d%d" % i, "text": text}) + "\n")
        with open(topics, "w", encoding="utf-8") as out:
            for i, text in enumerate(queries):
                out.write("q%d\t%s\n" % (i, text))
        subprocess.run([sakuin, "index", "-d", folder + "/db", names],
                       check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        lines = subprocess.run(
            [sakuin, "search", "-d", folder + "/db", "--topics", topics,
             "--format=trec", "-n", str(LIMIT)], check=False,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    for line in lines.decode().splitlines():
        topic, _, document = line.split()[:3]
        found[int(topic[1:])].append(int(document[1:]))
    return found


def ask_folded(documents, queries, spelled):
    """SPELLED: native name -> what the peer makes of it."""
    where = collections.defaultdict(set)
    for number, text in enumerate(documents):
        for key in keys(spelled.get(text, text)):
            where[key].add(number)
    return [sorted(set().union(*(where.get(key, ()) for key in
                                 keys(spelled.get(text, text)))))[:LIMIT]
            for text in queries]


def peer_row(names, peer):
    spelled = dict(zip(names.natives, peer(names.natives)))
    return [judge(documents, queries, right,
                  ask_folded(documents, queries, spelled))
            for _, documents, queries, right in names.tasks]


def letters(text):
    return re.fullmatch("[a-z]+", fold(text)) is not None


def spelling(names, sources, find):
    """Recall over all pairs of programs that spell a name differently.  What
    has anything but letters and apostrophes is no spelling and left out."""
    native = [n for n in names.natives
              if re.fullmatch("[ぁ-ゖァ-ヺー]+|[가-힣]+", n)]
    spelled = []
    for _, source in sources:
        try:
            spelled.append(source(native))
        except Absent:
            continue
    hits = count = 0
    for documents in spelled:
        asked = [(other[i], i) for other in spelled for i in range(len(native))
                 if other[i].lower() != documents[i].lower() and
                 letters(other[i]) and letters(documents[i])]
        queries = sorted({q for q, _ in asked})
        found = dict(zip(queries, find(documents, queries)))
        hits += sum(i in found[q] for q, i in asked)
        count += len(asked)
    return hits / max(1, count), count


def npm_install():
    """A temporary folder with the packages, or None."""
    if not shutil.which("npm"):
        return None
    folder = tempfile.mkdtemp(prefix="peers-")
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund",
               "--ignore-scripts", "--prefix", folder] + list(NPM)
    try:
        subprocess.run(command, check=True, timeout=300,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (subprocess.SubprocessError, OSError):
        print("peers.py: npm could not install its packages", file=sys.stderr)
    return folder


def table_row(name, figures, pairs):
    cells = ["%.3f | %.2f" % f for f in figures]
    cells.append("%.3f" % pairs if pairs is not None else "")
    print("| %s | %s |" % (name, " | ".join(cells)))


def language_table(language, options, npm):
    names = Names(os.path.join(options.data, "dev_%s.tsv" % language))
    print("\n| %s: %s | n2r | wrong | r2n | wrong | r2r | wrong | spellings |"
          % (language, ", ".join("%s %d" % (t[0], len(t[2]))
                                 for t in names.tasks)))
    print("|---" * 8 + "|")
    sources = spellers(language, npm)

    def sakuin(documents, queries):
        return ask_sakuin(options.sakuin, documents, queries)

    def folded(documents, queries):
        return ask_folded(documents, queries, {})

    pairs, count = spelling(names, sources, sakuin)
    table_row("sakuin", [judge(d, q, right, sakuin(d, q))
                         for _, d, q, right in names.tasks], pairs)
    table_row("folding alone", [judge(d, q, right, folded(d, q))
                                for _, d, q, right in names.tasks],
              spelling(names, sources, folded)[0])
    for name, peer in peers(language, npm):
        try:
            table_row(name, peer_row(names, peer), None)
        except Absent as why:
            print("| %s | skipped: %s | | | | | | |" % (name, why))
    print("\n%d pairs of spellings." % count)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sakuin", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--npm")
    parser.add_argument("--language", choices=("ja", "ko"))
    options = parser.parse_args()
    npm = options.npm or npm_install()
    try:
        for language in ("ja", "ko"):
            if options.language in (None, language):
                language_table(language, options, npm)
    finally:
        if npm and not options.npm:
            shutil.rmtree(npm, ignore_errors=True)


if __name__ == "__main__":
    main()
