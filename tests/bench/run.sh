#!/bin/sh
# run.sh - `make bench`: one table of what this machine does; see README.md.
#
#   BENCH_MB=10      megabytes of text in each language
#   BENCH_ROUNDS=3   how often each indexer runs; the table has medians
#   BENCH_LANGS="en ja ko"
set -eu

: "${SAKUIN:?}" "${BUILD:?}"
mb=${BENCH_MB:-10} rounds=${BENCH_ROUNDS:-3} langs=${BENCH_LANGS:-en ja ko}
here=tests/bench
data=
[ ! -d ../shared/data/retrieval ] || data=../shared/data/retrieval
unset XAPIAN_FLUSH_THRESHOLD SAKUIN_DB

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM

# How scriptindex is to take the documents: the fields that we have too, with
# positions, a sample to show, and the id to find them by.
cat >"$tmp/script" <<'EOF'
id : field boolean=Q unique=Q
title : field=caption index=S index
text : index truncate=480 field=sample
EOF

say() {
	echo "bench: $*" >&2
}

# time LANG WAY DATABASE COMMAND...: one run into a new database
time_one() {
	rm -rf "$3"
	where=$1 way=$2
	shift 3
	"$BUILD/bench_run" "index	$where	$way" "$@" >>"$tmp/results"
}

index_all() {
	t=$tmp/$1
	time_one "$1" sakuin "$t.sakuin" \
		"$SAKUIN" index -j 1 --quiet -d "$t.sakuin" "$t.jsonl"
	time_one "$1" scriptindex "$t.scriptindex" scriptindex \
		--stemmer=english "$t.scriptindex" "$tmp/script" "$t.dump"
	time_one "$1" sakuin-j2 "$t.sakuin-j2" \
		"$SAKUIN" index -j 2 --quiet -d "$t.sakuin-j2" "$t.jsonl"
	time_one "$1" loop "$t.loop" "$BUILD/bench_stock" "$t.loop" "$t.lines"
}

# size LANG WAY DATABASE KIND: bytes of each table
size() {
	for f in "$3"/*.glass; do
		table=${f##*/}
		echo "size	$1	$2	$4	${table%.glass}	$(wc -c <"$f")"
	done >>"$tmp/results"
}

sizes() {
	for way in sakuin sakuin-j2 scriptindex loop; do
		db=$tmp/$1.$way
		size "$1" $way "$db" written
		xapian-compact --full "$db" "$db.compact" >/dev/null 2>&1
		size "$1" $way "$db.compact" compacted
		rm -rf "$db.compact"
	done
}

# One index with each more of the stages that send reading keys.
stages() {
	for stage in '' romaji romaja pinyin; do
		db=$tmp/$1.stage
		rm -rf "$db"
		"$BUILD/bench_run" "stage	$1	${stage:-none}" \
			"$BUILD/bench_stages" "$db" "$tmp/$1.lines" $stage \
			>>"$tmp/results"
		xapian-compact --full "$db" "$db.compact" >/dev/null 2>&1
		cat "$db.compact"/*.glass | wc -c |
			sed "s/^/stage-size	$1	${stage:-none}	/" \
				>>"$tmp/results"
		rm -rf "$db.compact"
	done
}

say "writing $mb MB of text in each language"
/usr/bin/python3 $here/texts.py "$mb" "$tmp" $data
for lang in $langs; do
	round=1
	while [ "$round" -le "$rounds" ]; do
		say "indexing $lang, round $round of $rounds"
		index_all "$lang"
		round=$((round + 1))
	done
	sizes "$lang"
	say "reading keys in $lang"
	stages "$lang"
	say "asking in $lang"
	"$BUILD/bench_query" "$lang" "$tmp/$lang.sakuin" \
		"$tmp/$lang.queries" >>"$tmp/results"
	"$BUILD/bench_rewrite" "$lang" "$tmp/$lang.sakuin" \
		"$tmp/$lang.ten" >>"$tmp/results"
done
say 'the chain, stage by stage'
"$BUILD/bench_chain" >"$tmp/chain"
/usr/bin/python3 $here/table.py "$tmp" "$langs"
echo
echo 'printed references, parsed and written as JSON (processor time)'
"$BUILD/bench_references" fixtures/references/*.txt
