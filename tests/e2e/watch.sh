#!/bin/sh
# watch.sh - files are found soon after they change, and nothing gets lost.
# shellcheck disable=SC2317 # soon calls them
. tests/e2e/lib.sh

root=$TMPDIR/root log=$TMPDIR/log
mkdir -p "$root/old"
echo 'The lighthouse of Kadori.' >"$root/old/tower.txt"

watch() {
	"$SAKUIN" index -d "$db" --watch "$@" "$root" >>"$log" 2>&1 &
	pid=$!
}

# soon COMMAND...: it succeeds before long.  How long that takes is for the
# bench; here a slow machine must not fail.
soon() {
	for _ in $(seq 200); do
		"$@" && return
		sleep 0.1
	done
	return 1
}
found() {
	[ "$("$SAKUIN" search -d "$db" --format=tsv "$1" 2>/dev/null |
		cut -f 3 | sort | tr '\n' ' ')" = "$2" ]
}
watching() {
	grep -q 'sakuin: watching; interrupt to end' "$log"
}

: >"$log"
watch
test_that 'what is there' soon watching
test_that 'what is there' found lighthouse 'root/old/tower.txt '
echo 'Its keeper.' >"$root/keeper.txt"
test_that 'a new file' soon found keeper 'root/keeper.txt '
echo 'Its fog horn.' >"$root/keeper.txt"
test_that 'a changed file' soon found horn 'root/keeper.txt '
test_that 'a changed file' found keeper ''
mkdir "$root/new"
echo 'Its lens.' >"$root/new/lens.txt"
test_that 'a new folder' soon found lens 'root/new/lens.txt '
mv "$root/new/lens.txt" "$root/old/glass.txt"
test_that 'a moved file keeps its id' soon \
	grep -q 'file moved' "$log"
test_that 'a moved file keeps its id' found lens 'root/new/lens.txt '
rm "$root/keeper.txt"
test_that 'a file that is gone' soon grep -q '1 of 3 files are gone' "$log"
test_that 'a file that is gone' found horn 'root/keeper.txt '

# A burst is few batches.
for i in $(seq 300); do
	echo "Lamp $i." >"$root/old/lamp$i.txt"
done
all_lamps() {
	"$SAKUIN" search -d "$db" -n 0 lamp300 >/dev/null 2>&1
	[ "$("$SAKUIN" search -d "$db" -n 1000 --format=tsv lamp 2>/dev/null |
		wc -l)" = 300 ]
}
before=$(grep -c 'documents* indexed' "$log")
test_that burst soon all_lamps
is burst "$(($(grep -c 'documents* indexed' "$log") - before < 30))" 1

# A scan gets its text from beside it, and again when that changes.
cp fixtures/scans/scan.pdf "$root/scan.pdf"
test_that 'a scan' soon grep -q 'no text in 3 pages' "$log"
echo 'Its pharos.' >"$root/scan.pdf.txt"
test_that 'a text beside' soon found pharos 'root/scan.pdf '
echo 'Its bellows.' >"$root/scan.pdf.txt"
test_that 'a text beside, changed' soon found bellows 'root/scan.pdf '
test_that 'a text beside, changed' found pharos ''

# Another program writes: the change is not lost.
"$python" - "$db" "$root" <<'END' &
import sys, time, xapian
database = xapian.WritableDatabase(sys.argv[1])
open(sys.argv[2] + '/late.txt', 'w').write('The late boat.')
time.sleep(2)
database.close()
END
writer=$!
test_that 'another writer' soon grep -q 'another program is writing' "$log"
wait "$writer"
test_that 'another writer' soon found boat 'root/late.txt '

# The end: what came before is done.
echo 'The last boat.' >"$root/last.txt"
kill -INT "$pid"
wait "$pid"
is 'interrupted' "$?" 0
test_that 'interrupted' found boat 'root/last.txt root/late.txt '

# Killed in the middle: the next run finds what it missed.
watch --prune --quiet
for i in $(seq 40); do
	echo "Buoy $i." >"$root/old/buoy$i.txt"
	[ "$i" = 20 ] && kill -9 "$pid"
done
wait "$pid" 2>/dev/null
watch --prune --quiet
all_buoys() {
	[ "$("$SAKUIN" search -d "$db" -n 1000 --format=tsv buoy 2>/dev/null |
		wc -l)" = 40 ]
}
test_that killed soon all_buoys
run "$SAKUIN" check -d "$db" --full
ends killed 0
rm "$root/last.txt"
test_that pruned soon found boat 'root/late.txt '
kill -TERM "$pid"
wait "$pid"
is terminated "$?" 0

run "$SAKUIN" index -d "$db" --watch "$TMPDIR/none"
ends 'no folder' 1
says 'no folder' "sakuin: $TMPDIR/none: No such file or directory; check"
run "$SAKUIN" index -d "$db" --watch -
ends 'standard input' 2
says 'standard input' "standard input can't be watched"
finish
