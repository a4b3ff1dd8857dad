#!/bin/sh
# parts.sh - what several parts of a build in processes have under one name:
# of documents the first counts, of corrections the last, as in one process.
. tests/e2e/lib.sh

first=$TMPDIR/1.ndjson second=$TMPDIR/2.ndjson fixes=$TMPDIR/fixes.tsv
# said ID TITLE: a line that corrects the title.
said() {
	printf '{"id":"correction:1","kind":"correction","correction":'
	printf '{"id":"%s","field":"title","value":"%s"}}\n' "$1" "$2"
}
{
	said quay 'Stone quay'
	said reef 'Outer reef'
	said pier 'Old pier'
	printf '{"id":"%s","title":"%s","text":"%s"}\n' \
		a1 Alpha 'before the twin' port Port 'close before it' \
		quay 'first quay' 'of granite' reef 'first reef' 'of coral'
} >"$first"
{
	printf '{"id":"%s","title":"%s","text":"%s"}\n' \
		quay 'second quay' 'of timber' pier 'first pier' 'of iron' \
		z1 Zeta 'behind the twin'
	said pier 'New pier'
	said reef 'Inner reef'
	said reef 'Inmost reef'
} >"$second"
printf 'pier\ttitle\tPier of the file\n' >"$fixes"

for jobs in 1 2; do
	of="-j $jobs"
	new=$TMPDIR/new$jobs
	run "$SAKUIN" index -j "$jobs" -d "$new" "$first" "$second"
	ends "twins, $of" 1
	says "twins, $of" "id 'quay' belongs to"
	run "$SAKUIN" show -d "$new" quay
	ends "the first twin, $of" 0
	prints "the first twin, $of" 'Stone quay' 'granite'
	run "$SAKUIN" search -d "$new" granite
	prints "the first twin is found, $of" 'Stone quay'
	run "$SAKUIN" search -d "$new" timber
	ends "the second twin is not, $of" 1
	sound "twins, $of" "$new"
	run "$SAKUIN" show -d "$new" reef
	prints "the last correction, $of" 'Inmost reef'
	run "$SAKUIN" show -d "$new" pier
	prints "the last correction of all, $of" 'New pier'

	new=$TMPDIR/file$jobs
	run "$SAKUIN" index -j "$jobs" -d "$new" --corrections "$fixes" \
		"$first" "$second"
	run "$SAKUIN" show -d "$new" pier
	prints "the file goes first, $of" 'Pier of the file'
	run "$SAKUIN" show -d "$new" reef
	prints "what it does not say, $of" 'Inmost reef'
	run "$SAKUIN" show -d "$new" quay
	prints "what both say nothing against, $of" 'Stone quay'

	# What was said before is older than both.
	new=$TMPDIR/before$jobs
	printf 'reef\ttitle\tReef of yesterday\n' >"$TMPDIR/old.tsv"
	run "$SAKUIN" index -d "$new" --corrections "$TMPDIR/old.tsv"
	run "$SAKUIN" index -j "$jobs" -d "$new" "$first" "$second"
	run "$SAKUIN" show -d "$new" reef
	prints "the day before, $of" 'Inmost reef'
done
finish
