#!/usr/bin/python3
"""texts.py MEGABYTES FOLDER [DATA] - the texts of the bench.

For en, ja and ko write to FOLDER: LANG.jsonl for sakuin, LANG.dump for
scriptindex, LANG.lines (a document a line) for the bare TermGenerator, all of
the same documents, LANG.queries (a query a line), LANG.ten (the same of ten
words, or Japanese clauses) and LANG.about (what it is).

DATA is a folder with one collection each in ja-jaquad/ and so on, docs.jsonl
and queries.tsv.  Without it the text is made of fixtures/collection, its
sentences shuffled and its words and numbers changed; the seed is fixed."""
import html
import json
import os
import random
import re
import sys

COLLECTIONS = {
    "en": ("native-to-english", "en-cranfield"),
    "ja": ("ja-jaquad",),
    "ko": ("ko-technical",),
}
# Where queries in the language itself are; the rest is cut from the text.
QUERIES = {"en": "en-cranfield", "ja": "ja-jaquad", "ko": "ko-technical"}
QUERY_COUNT = 1000
SEED = 20120903


def given(data, lang):
    """The documents of the collections of LANG, (title, text)."""
    for name in COLLECTIONS[lang]:
        path = os.path.join(data, name, "docs.jsonl")
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                doc = json.loads(line)
                yield doc.get("title", ""), doc["text"]


def fixtures(lang):
    """What fixtures/collection holds in LANG, as paragraphs of sentences."""
    folder = "fixtures/collection"
    texts = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if not name.startswith(lang + "-") or name.endswith(".pdf"):
            continue
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if name.endswith(".html"):
            text = html.unescape(re.sub(r"(?s)<(script|style).*?</\1>|<[^>]*>",
                                        " ", text))
        texts.append(text)
    sentences = re.split(r"(?<=[.。!?])\s*|\n+", "\n".join(texts))
    return [s.strip() for s in sentences if len(s.strip()) > 10]


def perturb(rng, sentence, pool, lang):
    """SENTENCE with other numbers and now and then a word that is new."""
    sentence = re.sub(r"[0-9]{2,}",
                      lambda m: str(rng.randrange(10 ** len(m.group()))),
                      sentence)
    if lang == "ja":
        return re.sub(r"[一-龥]",
                      lambda m: rng.choice(pool) if rng.random() < .05
                      else m.group(), sentence)
    words = sentence.split()
    for i in range(len(words)):
        if rng.random() < .05:
            a, b = rng.choice(pool), rng.choice(pool)
            words[i] = a[:(len(a) + 1) // 2] + b[len(b) // 2:]
    return " ".join(words)


def made(lang):
    """Documents without end."""
    rng = random.Random(SEED)
    sentences = fixtures(lang)
    text = " ".join(sentences)
    pool = (re.findall(r"[一-龥]", text) if lang == "ja"
            else re.findall(r"[a-z가-힣]{4,}", text))
    while True:
        some = [perturb(rng, rng.choice(sentences), pool, lang)
                for _ in range(rng.randrange(5, 60))]
        yield some[0][:80], " ".join(some[1:])


def cut(documents, size):
    """As many of DOCUMENTS as hold SIZE bytes of text; all if they hold
    less, and then again."""
    kept, held = [], 0
    while held < size:
        before = held
        for title, text in documents():
            kept.append((" ".join(title.split()), text.replace("\r", "")))
            held += len((title + text).encode())
            if held >= size:
                break
        if held == before:
            sys.exit("texts.py: no text")
    return kept, held


def sampled(rng, documents, lang):
    """A few words in a row, from anywhere."""
    while True:
        text = rng.choice(documents)[1]
        at = rng.randrange(len(text) + 1)
        if lang == "ja":
            found = re.search(r"[一-龥ぁ-んァ-ヶー]{4,12}", text[at:])
            yield found.group() if found else ""
        else:
            words = re.findall(r"\w+", text[at:at + 200])[1:]
            yield " ".join(words[:rng.randrange(2, 6)])


def queries(data, lang, documents):
    found = []
    path = os.path.join(data, QUERIES[lang], "queries.tsv") if data else ""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as lines:
            found = [line.rstrip("\n").split("\t", 1)[1] for line in lines]
    own = len(found[:QUERY_COUNT])
    samples = sampled(random.Random(SEED), documents, lang)
    while len(found) < QUERY_COUNT:
        query = next(samples)
        if query:
            found.append(query)
    return found[:QUERY_COUNT], own


def tens(documents, lang):
    """Queries of ten words, or a Japanese clause."""
    rng, found = random.Random(SEED), []
    while len(found) < QUERY_COUNT:
        text = rng.choice(documents)[1]
        at = rng.randrange(len(text) + 1)
        if lang == "ja":
            clause = re.search(r"[^\s。、「」]{12,40}", text[at:])
            query = clause.group() if clause else ""
        else:
            query = " ".join(re.findall(r"\w+", text[at:at + 400])[1:11])
        if query:
            found.append(query)
    return found


def write(folder, lang, documents):
    """The same documents in three forms."""
    def name(end):
        return os.path.join(folder, lang + end)

    with open(name(".jsonl"), "w", encoding="utf-8") as jsonl, \
            open(name(".dump"), "w", encoding="utf-8") as dump, \
            open(name(".lines"), "w", encoding="utf-8") as lines:
        for number, (title, text) in enumerate(documents):
            json.dump({"id": f"d{number}", "title": title, "text": text},
                      jsonl, ensure_ascii=False)
            jsonl.write("\n")
            folded = text.replace("\n", "\n=")
            dump.write(f"id=d{number}\ntitle={title}\ntext={folded}\n\n")
            flat = text.replace("\n", " ")
            lines.write(f"{title} {flat}\n")


def main():
    size, folder = float(sys.argv[1]) * 1e6, sys.argv[2]
    data = sys.argv[3] if len(sys.argv) > 3 else ""
    for lang in COLLECTIONS:
        source = (lambda: given(data, lang)) if data else (lambda: made(lang))
        documents, held = cut(source, size)
        write(folder, lang, documents)
        asked, own = queries(data, lang, documents)
        with open(os.path.join(folder, lang + ".queries"), "w",
                  encoding="utf-8") as file:
            file.writelines(q.replace("\n", " ") + "\n" for q in asked)
        with open(os.path.join(folder, lang + ".ten"), "w",
                  encoding="utf-8") as file:
            file.writelines(q + "\n" for q in tens(documents, lang))
        where = ("+".join(COLLECTIONS[lang]) if data
                 else "made of fixtures/collection")
        with open(os.path.join(folder, lang + ".about"), "w",
                  encoding="utf-8") as file:
            file.write(f"{held}\t{len(documents)}\t{len(asked)}\t{own}\t"
                       f"{where}\n")


if __name__ == "__main__":
    main()
