#!/bin/sh
# jobs.sh - what several processes tell of the files that they share is what
# one tells: to people, in the summary, and in the report.
. tests/e2e/lib.sh

src=$TMPDIR/src
mkdir "$src"
# Whoever reads one of these files in parts reads documents in the first part
# alone; behind them are lines that are none, or documents that are withheld.
"$python" - "$src" <<'END'
import json, sys
for name, rest in (("broken", "not JSON, and as long as other lines are: %s"),
                   ("withheld", '{"id":"w%s","rights":"exclude","text":"x"}')):
    with open("%s/%s.ndjson" % (sys.argv[1], name), "w") as f:
        for i in range(100):
            f.write('{"id":"%s%d","text":"A wombat."}\n' % (name, i))
        for i in range(900):
            f.write(rest % i + "\n")
open(sys.argv[1] + "/picture.png", "wb").write(b"\x89PNG\r\n\x1a\n" +
                                               b"x" * 60000)
open(sys.argv[1] + "/one.txt", "w").write("Another wombat.\n")
END

# told JOBS: what a run says, in $TMPDIR/JOBS.*
told() {
	run "$SAKUIN" index -j "$1" -d "$TMPDIR/$1" --report "$TMPDIR/$1.report" \
		"$src"
	ends "-j $1" 1
	sort "$err" >"$TMPDIR/$1.said"
	sed "s/^.*: \(.*;\).*/\1/" "$out" >"$TMPDIR/$1.summary"
	# Parts of a file are lines of their own: together they say the same.
	"$python" - "$TMPDIR/$1.report" >"$TMPDIR/$1.told" <<'END'
import collections, json, sys
files = collections.defaultdict(collections.Counter)
ids = set()
for line in open(sys.argv[1]):
    line = json.loads(line)
    told = files[line["path"].rsplit("/", 1)[1]]
    if "size" in line:
        told["documents"] += line.get("documents", 0)
        told["withheld"] += line.get("withheld", 0)
        told["warnings"] += len(line.get("warnings", []))
    else:
        told["lines " + line["status"]] += line["id"] not in ids
        ids.add(line["id"])
for name in sorted(files):
    print(name, sorted(files[name].items()))
END
}
told 1
is 'the summary' "$(cat "$TMPDIR/1.summary")" \
	'201 documents indexed, 900 documents withheld, 1 file left out, 1 file failed, 900 records failed;'
is 'the report' "$(sed 's/ .*//' "$TMPDIR/1.told" | tr '\n' ' ')" \
	'broken.ndjson one.txt picture.png withheld.ndjson '
for jobs in 2 5; do
	told $jobs
	for what in said summary told; do
		test_that "-j $jobs, the same: $what" \
			cmp "$TMPDIR/1.$what" "$TMPDIR/$jobs.$what"
	done
	run "$SAKUIN" check -d "$TMPDIR/$jobs"
	prints "-j $jobs: what failed" 'broken.ndjson: failed'
	sound "-j $jobs" "$TMPDIR/$jobs"
done
finish
