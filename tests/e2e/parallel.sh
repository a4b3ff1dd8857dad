#!/bin/sh
# parallel.sh - the processes of -j N do not wait for each other: one that is
# stopped keeps no other from its end, however much that has to tell.
. tests/e2e/lib.sh

awk 'BEGIN { for (i = 0; i < 8000; i++)
	printf "{\"id\":\"d%d\",\"text\":\"harbour %d\"}\n", i, i }' \
	>"$TMPDIR/many.ndjson"
"$SAKUIN" index --quiet -j 2 -d "$db" "$TMPDIR/many.ndjson" &
parent=$!
# The processes of the parts, in order.
parts() {
	ps -o pid= --ppid "$parent" | tr -d ' ' | sort -n
}
for _ in $(seq 100); do
	[ "$(parts | wc -l)" -eq 2 ] && break
	sleep 0.01
done
is 'two processes' "$(parts | wc -l)" 2
first=$(parts | head -n 1)
second=$(parts | tail -n 1)
kill -STOP "$first"
gone=no
for _ in $(seq 300); do
	case $(ps -o stat= -p "$second") in
	'' | Z*) gone=yes && break ;;
	esac
	sleep 0.1
done
kill -CONT "$first"
wait "$parent"
is 'both went to their ends' $? 0
is 'the second did not wait for the first' "$gone" yes
run "$SAKUIN" search -d "$db" -n 1 harbour
ends 'all are there' 0
sound 'made by two' "$db"
finish
