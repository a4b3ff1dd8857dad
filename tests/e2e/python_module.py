"""python_module.py COMMAND COLLECTION FOLDER - the module sakuin does what
the command COMMAND does.  python_module.sh runs it."""

import gc
import json
import os
import resource
import subprocess
import sys
import threading
import unittest
import weakref

import xapian

import sakuin

command, collection, folder = sys.argv[1:]
db = os.path.join(folder, "collection.db")
small = os.path.join(folder, "small.db")
names = os.path.join(folder, "names.tsv")
nowhere = os.path.join(folder, "nowhere")

TEXTS = [
    ("Yoon Suk-yeol, 윤석열 대통령", ""),
    ("ナカソネ首相は東京特許許可局へ。", "ja"),
    ("Łódź, ﾃﾞｰﾀ 𠮷野家 毛泽东", ""),
    ("plain hackers", "en"),
    ("a\0b", ""),
    ("", ""),
]


def run(*arguments, text=None):
    done = subprocess.run([command, *arguments], input=text, check=False,
                          stdout=subprocess.PIPE, encoding="utf-8")
    return done.stdout.splitlines()


def ids(query, path=db):
    enquire = xapian.Enquire(xapian.Database(path))
    enquire.set_query(query)
    return [line[3:] for hit in enquire.get_mset(0, 100)
            for line in hit.document.get_data().decode().splitlines()
            if line.startswith("id=")]


def parse(text):
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("english"))
    parser.set_database(xapian.Database(db))
    return parser.parse_query(text)


class Analysis(unittest.TestCase):
    def test_tokens_are_those_of_the_command(self):
        for text, lang in TEXTS:
            for query in False, True:
                want = run("tokens", "--lang", lang,
                           *(["--query"] if query else []), text=text)
                data = text.encode()
                have = []
                for t in sakuin.analyze(text, lang, query=query):
                    start = len(text[:t.start].encode())
                    end = start + len(text[t.start:t.end].encode())
                    self.assertLessEqual(end, len(data))
                    reading = ":" + t.reading if t.reading else ""
                    have.append(f"{t.position}\t{start}\t{end}\t{t.kind}"
                                f"{reading}\t{t.script}\t{t.text}"
                                + ("\tstop" if t.stop else ""))
                self.assertEqual([w.replace("\0", "") for w in want],
                                 [h.replace("\0", "") for h in have])

    def test_a_chain(self):
        tokens = sakuin.analyze("Łódź", chain="words | fold")
        self.assertEqual([(t.text, t.kind, t.start, t.end) for t in tokens],
                         [("łódź", "word", 0, 4), ("lodz", "fold", 0, 4)])

    def test_no_chain(self):
        with self.assertRaisesRegex(sakuin.InvalidError,
                                    "unknown analyzer stage 'bogus'"):
            sakuin.Analyzer("words | bogus")

    def test_half_characters(self):
        self.assertEqual([t.text for t in sakuin.analyze("a \ud800 b",
                                                         chain="words")],
                         ["a", "b"])

    def test_a_kind_of_a_newer_library(self):
        self.assertEqual(sakuin._name(sakuin._KINDS, 6), "reading")
        self.assertEqual(sakuin._name(sakuin._KINDS, 7), "7")

    def test_what_is_wrong_in_a_callback(self):
        def stop(_token):
            raise KeyboardInterrupt("now")
        got = sakuin._List(sakuin._TOKEN_FN, stop)
        field = sakuin._Field(sakuin._borrow(b"two words"),
                              sakuin._borrow(b""))
        with sakuin.Analyzer() as a:
            with self.assertRaisesRegex(KeyboardInterrupt, "now"):
                got.call("analyze", a._pointer, field, got.callback, None)
            self.assertEqual(len(got), 0)
            self.assertEqual(a.analyze("word")[0].text, "word")


class Queries(unittest.TestCase):
    def setUp(self):
        self.rw = sakuin.Rewriter(db)

    def tearDown(self):
        self.rw.close()

    def test_rewrite(self):
        for text in ("tokto", "dokdo", '"kyodo kaiken"', "tokto -note",
                     "takeshima -note", "공동회견"):
            query = parse(text)
            rewritten = self.rw.rewrite(query)
            self.assertIsInstance(rewritten, xapian.Query)
            self.assertEqual(rewritten.serialise(),
                             self.rw.rewrite(query.serialise()))
            self.assertLess(set(ids(query)), set(ids(rewritten)))

    def test_serialise_is_the_query_of_the_command(self):
        for text in "tokto", "防災協力", "lang:ko 독도", '"press conference"':
            want = [json.loads(line)["id"] for line in
                    run("search", "-d", db, "-n", "100", "--format=json",
                        "--synonyms", names, "--no-synonyms", text)]
            rw = sakuin.Rewriter(db, names=False, synonyms=[names])
            # Their weights differ by what Enquire has for default.
            self.assertEqual(sorted(ids(rw.query(text))), sorted(want))
            self.assertEqual(rw.query(text).serialise(), rw.serialise(text))

    def test_search_is_that_of_the_command(self):
        rw = sakuin.Rewriter(db, names=False)
        for text in "tokto", "防災協力", "kind:source summit", "earthquak*":
            want = [json.loads(line) for line in
                    run("search", "-d", db, "--offset=1", "-n", "5",
                        "--no-synonyms", "--format=json", text)]
            self.assertGreater(len(want), 0)
            have = [{k: v for k, v in h._asdict().items() if v}
                    for h in rw.search(text, 1, 5)]
            for w, h in zip(want, have):
                self.assertAlmostEqual(w.pop("score"), h.pop("score"), 3)
            self.assertEqual([{k: v for k, v in w.items() if v}
                              for w in want], have)

    def test_expand_is_forms(self):
        for word in "tokto", "독도", "hacker", "absent":
            want = run("forms", "-d", db, "--format=tsv", word)
            have = [f"{f.text}\t{f.occurrences}\t{f.documents}\t{f.reading}"
                    for f in self.rw.expand(word) if f.relation != "name"]
            self.assertEqual(want, have)
            self.assertEqual({f.relation for f in self.rw.expand(word)
                              if f.reading}, {"sound"} if
                             any(f.reading for f in self.rw.expand(word))
                             else set())

    def test_suggest(self):
        done = subprocess.run([command, "search", "-d", db, "takeshimu"],
                              stderr=subprocess.PIPE, encoding="utf-8",
                              check=False)
        other = self.rw.suggest("takeshimu")
        self.assertNotEqual(other, "")
        self.assertIn(f"did you mean '{other}'?", done.stderr)
        self.assertEqual(self.rw.suggest("takeshima"), "")

    def test_other_names(self):
        with sakuin.Rewriter(db, names=False, synonyms=[names]) as rw:
            got = [f for f in rw.expand("tokto") if f.relation == "name"]
        self.assertEqual([(f.text, f.file, f.disputed) for f in got],
                         [("Takeshima", "names.tsv", True),
                          ("Zipangu", "names.tsv", True)])
        self.assertGreater(got[0].documents, 0)
        self.assertEqual(got[1].documents, 0)

    def test_installed_names(self):
        self.assertIsNotNone(sakuin.NAMES)
        self.assertIn("Takeshima",
                      [f.text for f in self.rw.expand("Dokdo")])
        with sakuin.Rewriter(db, names=False) as rw:
            self.assertNotIn("name", [f.relation for f in rw.expand("Dokdo")])

    def test_several_databases(self):
        with sakuin.Rewriter(db, small) as rw:
            found = [h.id for h in rw.search("tokto", limit=100)]
            forms = {f.text: f.documents for f in rw.expand("Tokto")}
        self.assertIn("small-1", found)
        self.assertIn("collection/en-islets-names.html", found)
        one = {f.text: f.documents for f in self.rw.expand("Tokto")}
        self.assertEqual(forms["Tokto"], one["Tokto"] + 1)

    def test_no_database(self):
        with sakuin.Rewriter() as rw:
            self.assertIn("XRK:tokto", str(rw.query("tokto")))
            with self.assertRaisesRegex(sakuin.InvalidError,
                                        "made without a database"):
                rw.search("tokto")

    def test_errors(self):
        cases = [
            (sakuin.InvalidError, "does not parse", self.rw.serialise,
             "a OR OR b"),
            (sakuin.InvalidError, "not a serialised query", self.rw.rewrite,
             b"no query"),
            (sakuin.NotFoundError, "nowhere: no such database",
             sakuin.Rewriter, nowhere),
            (sakuin.NotFoundError, "nowhere: No such file",
             self.rw.synonyms, nowhere),
            (ValueError, "limit -1: not from 0", self.rw.expand, "x", -1),
            (ValueError, "first 4294967296", self.rw.search, "x", 2**32),
        ]
        for kind, text, function, *arguments in cases:
            with self.assertRaisesRegex(kind, text) as caught:
                function(*arguments)
            self.assertIsInstance(caught.exception, sakuin.Error)
        for wrong in None, 5, b"bytes":
            with self.assertRaises(AttributeError):
                self.rw.search(wrong)
        self.assertEqual(self.rw.warning, "")

    def test_closed(self):
        self.rw.close()
        self.rw.close()
        for name, *arguments in (("expand", "x"), ("rewrite", b""),
                                 ("search", "x"), ("synonyms", names)):
            with self.assertRaisesRegex(sakuin.InvalidError,
                                        "this Rewriter is closed"):
                getattr(self.rw, name)(*arguments)
        with self.assertRaisesRegex(sakuin.Error, "is closed"):
            self.rw.warning


class Objects(unittest.TestCase):
    def test_collected(self):
        rw = sakuin.Rewriter(db)
        gone = weakref.ref(rw)
        rw.expand("tokto")
        rw.search("tokto")
        del rw
        self.assertIsNone(gone())

    def test_memory_stays(self):
        def some(times):
            for _ in range(times):
                rw = sakuin.Rewriter(db)
                rw.expand("tokto", 5)
                rw.search("tokto")
                sakuin.analyze("독도는 섬이다")
            gc.collect()
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        before = some(20)
        self.assertLess(some(100) - before, 8 * 1024)  # kibibytes

    def test_threads(self):
        shared = sakuin.Rewriter(db)
        texts = ["tokto", "nakasone", "防災協力", "hackers"]
        want = [shared.search(t) + shared.expand(t) for t in texts]
        wrong = []

        def work(own):
            for _ in range(5):
                rw = sakuin.Rewriter(db) if own else shared
                have = [rw.search(t) + rw.expand(t) for t in texts]
                if have != want:
                    wrong.append(have)
        threads = [threading.Thread(target=work, args=(i % 2,))
                   for i in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])


class Indexing(unittest.TestCase):
    def test_add_and_remove(self):
        path = os.path.join(folder, "indexing.db")
        with sakuin.Index(path) as x:
            x.add({"id": "a", "title": "독도", "authors": ["O, K."]})
            x.add('{"id": "b", "text": "Tokto"}')
            with self.assertRaisesRegex(sakuin.LockedError, "is writing"):
                sakuin.Index(path)
        rw = sakuin.Rewriter(path)
        self.assertEqual({h.id for h in rw.search("tokto")}, {"a", "b"})
        with self.assertRaises(ZeroDivisionError):
            with sakuin.Index(path) as x:
                x.remove("a")
                raise ZeroDivisionError
        self.assertEqual({h.id for h in rw.search("tokto")}, {"a", "b"})
        x = sakuin.Index(path)
        x.remove("a")
        with self.assertRaisesRegex(sakuin.NotFoundError, "no document 'a'"):
            x.remove("a")
        with self.assertRaisesRegex(sakuin.InvalidError, "not JSON"):
            x.add("x")
        x.commit()
        x.close()
        with self.assertRaisesRegex(sakuin.Error, "this Index is closed"):
            x.add({})
        self.assertEqual([h.id for h in rw.search("tokto")], ["b"])

    def test_a_strange_database(self):
        path = os.path.join(folder, "strange.db")
        strange = xapian.WritableDatabase(path, xapian.DB_CREATE)
        strange.add_document(xapian.Document())
        strange.commit()
        strange.close()
        self.assertIn("not made by sakuin", sakuin.Rewriter(path).warning)
        with self.assertRaisesRegex(sakuin.SchemaError, "not made by sakuin"):
            sakuin.Index(path)


if __name__ == "__main__":
    subprocess.run([command, "index", "--quiet", "-d", db, collection],
                   check=True)
    with sakuin.Index(small) as index:
        index.add({"id": "small-1", "lang": "en", "text": "Tokto again."})
    with open(names, "w", encoding="utf-8") as file:
        file.write("x\ty\tTokto|Takeshima|Zipangu\n")
    result = unittest.main(argv=sys.argv[:1], exit=False).result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed")
    sys.exit(bad > 0)
