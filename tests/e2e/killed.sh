#!/bin/sh
# killed.sh - kill -9 at random moments of a run, then a run to its end: the
# database is what an undisturbed run makes, every time.  KILLS=200 for a long
# look, SAKUIN_SEED for other moments.
. tests/e2e/lib.sh

# What an interrupted build left goes with the next run; a folder that only has
# such a name is nobody's but its owner's.
mkdir "$db.part0" "$db.part3" "$db.part7" "$db.whole"
echo 'Mine.' >"$db.part0/mine"
for dir in "$db.part7" "$db.whole"; do
	echo >"$dir/sakuin-build"
	echo >"$dir/postlist.glass"
done
run "$SAKUIN" index -d "$db" -j 2 "$collection"
ends 'in the way' 3
says 'in the way' \
	"$db.part0: it is in the way of the build; move it, or use -j 1"
test_that 'left behind: removed' [ ! -e "$db.part7" ]
test_that 'left behind: before anything was in it' [ ! -e "$db.part3" ]
test_that 'left behind: the whole too' [ ! -e "$db.whole" ]
test_that 'in the way: still there' [ -e "$db.part0/mine" ]
run "$SAKUIN" index -d "$db" -j 1 "$collection"
ends '-j 1' 0
rm -r "$db" "$db.part0"
run "$SAKUIN" index -d "$db" -j 2 "$collection"
ends '-j 2' 0
is '-j 2: alone' "$(ls -d "$db"*)" "$db"
test_that '-j 2: no mark' [ ! -e "$db/sakuin-build" ]
echo "$passed passed, $failed failed"

"$python" - "$SAKUIN" "$TMPDIR" "${KILLS:-10}" "${SAKUIN_SEED:-1}" <<'END' || failed=1
import mailbox, os, random, shutil, signal, subprocess, sys, tarfile, time
sakuin, tmp, kills, seed = *sys.argv[1:3], int(sys.argv[3]), int(sys.argv[4])
print("seed %d, %d kills" % (seed, kills))
draw = random.Random(seed)
src, old = tmp + "/src", tmp + "/old"
shutil.copytree("fixtures/collection", src)
shutil.copytree("fixtures/formats", src + "/formats")
for language in ("en", "ja"):
    for number in range(3):
        for name in sorted(os.listdir("fixtures/collection")):
            if name.startswith(language) and not name.endswith(".pdf"):
                data = open("fixtures/collection/" + name, "rb").read()
                open("%s/%d-%s" % (src, number, name), "wb").write(
                    data + b"\n\nCopy %d of %s.\n" % (number, name.encode()))
box = mailbox.mbox(src + "/letters.mbox")
for number in range(20):
    box.add("From: a@example.org\nMessage-ID: <%d@example.org>\n"
            "Subject: Letter %d\n\nThe tide of day %d.\n" % (
                number, number, number))
box.close()
with tarfile.open(src + "/pages.tgz", "w:gz") as tar:
    for name in os.listdir("fixtures/collection"):
        if not name.endswith(".ndjson"):    # it owns its ids
            tar.add("fixtures/collection/" + name, "pages/" + name)
open(src + "/broken.docx", "wb").write(
    open("fixtures/formats/salt.docx", "rb").read()[:5000])

# Of the older state some files are other, some not there, and one is gone.
shutil.copytree(src, old)
names = sorted(os.listdir(old))
for name in names[::3]:
    if os.path.isfile(old + "/" + name):
        os.remove(old + "/" + name)
for name in names[1::3]:
    if name.endswith(".txt"):
        open(old + "/" + name, "a").write("An older state.\n")
open(old + "/gone.txt", "w").write("What goes.\n")
passed = failed = 0


def verdict(name, good, said=""):
    global passed, failed
    passed, failed = passed + good, failed + (not good)
    if not good:
        print("not ok: %s\n    %s" % (name, said[:2000]))
    return good


def command(db, way):
    return [sakuin, "index", "--quiet", "-d", db] + way + [place]


def to_the_end(db, way):
    run = subprocess.run(command(db, way), stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE, text=True, check=False)
    others = [line for line in run.stderr.splitlines()
              if "broken.docx" not in line and "sudo apt-get" not in line]
    return run.returncode in (0, 1) and not others, run.stderr


def export(db):
    """Its lines; their order is that in which files came."""
    return sorted(subprocess.run([sakuin, "export", "-d", db], check=True,
                                 stdout=subprocess.PIPE).stdout.splitlines())


def sound(db):
    run = subprocess.run(
        ["sh", "-c", '"$0" check --full -d "$1" && xapian-check "$1"', sakuin,
         db], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        check=False)
    return run.returncode == 0, run.stdout


def gone(group):
    """All that the killed run had started ends, soon and by itself."""
    for _ in range(1000):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


place = tmp + "/now"            # one path, whichever state is there


def put(state):
    """Files keep their times, and the folder its name."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(state, place)


# Three kinds of run: a new database by one process and by two, and an old
# one brought up to date.
ways = {"new": ["-j", "1"], "new, -j 2": ["-j", "2"], "newer": ["--prune=all"]}
put(old)
to_the_end(tmp + "/before", [])
put(src)
wanted, took = {}, {}
for name, way in ways.items():
    db = tmp + "/whole-" + name
    if name == "newer":
        shutil.copytree(tmp + "/before", db)
    start = time.monotonic()
    verdict("undisturbed, " + name, *to_the_end(db, way))
    took[name], wanted[name] = time.monotonic() - start, export(db)
verdict("undisturbed: one and two processes", wanted["new"] ==
        wanted["new, -j 2"])
verdict("undisturbed: new and newer", wanted["new"] == wanted["newer"])

late = 0
for number in range(kills):
    name = draw.choice(sorted(ways))
    way, db = ways[name], tmp + "/db"
    for left in os.listdir(tmp):
        if left.startswith("db"):
            shutil.rmtree(tmp + "/" + left)
    if name == "newer":
        shutil.copytree(tmp + "/before", db)
    wait, all_of_it = draw.random() * took[name], draw.random() < 0.5
    told = "kill %d, %s, after %.3f s%s" % (
        number, name, wait, ", with its children" if all_of_it else "")
    process = subprocess.Popen(command(db, way), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL,
                               start_new_session=True)
    time.sleep(wait)
    late += process.poll() is not None
    if all_of_it:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    else:
        process.kill()
    process.wait()
    verdict(told + ": its children end", gone(process.pid))
    good, said = to_the_end(db, way)
    if verdict(told + ": then to its end", good, said):
        verdict(told + ": sound", *sound(db))
        verdict(told + ": the same export", export(db) == wanted[name])
    left = [n for n in os.listdir(tmp) if n.startswith("db") and n != "db"]
    verdict(told + ": nothing left behind", not left, " ".join(left))
verdict("kills in the middle", late < kills / 2 + 1, "%d too late" % late)
print("%d of %d were killed before their end" % (kills - late, kills))
print("%d passed, %d failed" % (passed, failed))
sys.exit(failed > 0)
END
[ "$failed" = 0 ]
