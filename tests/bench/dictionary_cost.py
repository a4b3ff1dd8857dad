#!/usr/bin/python3
"""What a dictionary of a database costs: by hand.

usage: dictionary_cost.py SAKUIN DB...

For each DB: seconds and peak memory of the first `sakuin dict build` and of a second one, size of the dictionary, and
the time in which a stock QueryParser parses queries of four words of the DB, without the dictionary, with it beside
the DB but default flags, and with FLAG_AUTO_SYNONYMS."""
import os, random, subprocess, sys, tempfile, time
import xapian


def run(*command):
    """Seconds by the clock, and peak of resident memory in MB."""
    start = time.time()
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    text = child.stdout.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{command}: {status}")
    return time.time() - start, usage.ru_maxrss / 1024, text


def size(folder):
    return sum(os.path.getsize(os.path.join(folder, f)) for f in os.listdir(folder)) / 1e6


def words(db):
    """Words of all scripts, each as likely."""
    terms = (item.term.decode("utf-8", "replace") for item in db.allterms())
    return [t for t in terms if len(t) > 2 and not "A" <= t[0] <= "Z" and not "0" <= t[0] <= "9"]


def parse(dbs, queries, flags):
    """Milliseconds for one query, best of five rounds."""
    db = xapian.Database(dbs[0])
    for d in dbs[1:]:
        db.add_database(xapian.Database(d))
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("english"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_database(db)
    best = 1e9
    for _ in range(5):
        start = time.perf_counter()
        for q in queries:
            parser.parse_query(q, flags)
        best = min(best, time.perf_counter() - start)
    return 1000 * best / len(queries)


for path in sys.argv[2:]:
    folder = tempfile.mkdtemp(prefix="dictionary-")
    made = f"{folder}/dict"
    first = run(sys.argv[1], "dict", "build", "-o", made, path)
    again = run(sys.argv[1], "dict", "build", "-o", made, path)
    print(f"{os.path.basename(path)}: {size(path):.1f} MB; {first[2].splitlines()[0].split(': ', 1)[1]}")
    print(f"  built in {first[0]:.1f} s, peak {first[1]:.0f} MB, dictionary {size(made):.1f} MB; again {again[0]:.1f} s")
    rng = random.Random(1)
    vocabulary = words(xapian.Database(path))
    queries = [" ".join(rng.choice(vocabulary) for _ in range(4)) for _ in range(2000)]
    flags = xapian.QueryParser.FLAG_DEFAULT
    auto = flags | xapian.QueryParser.FLAG_AUTO_SYNONYMS
    print(f"  parsing four words: {parse([path], queries, flags):.4f} ms; beside the dictionary "
          f"{parse([path, made], queries, flags):.4f} ms; with synonyms {parse([path, made], queries, auto):.4f} ms")
