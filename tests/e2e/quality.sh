#!/bin/sh
# quality.sh - the figures of tests/bench/quality.py, on a collection so small
# that they can be worked out by hand.
. tests/e2e/lib.sh

data=$TMPDIR/data
mkdir -p "$data/small"
cat >"$data/small/docs.jsonl" <<'EOF'
{"id": "a", "text": "quail quail quail"}
{"id": "b", "text": "quail and other birds of the wood"}
{"id": "c", "text": "heron"}
EOF
printf '%s\t%s\n' 1 quail 2 heron 3 ostrich 4 quail >"$data/small/queries.tsv"
# The second of two is good: 1/log2(3); the first; nothing; no good one known.
printf '%s\t%s\t%s\n' 1 b 2 2 c 1 3 a 1 4 a 0 >"$data/small/qrels.tsv"

quality() {
	run $python tests/bench/quality.py --sakuin "$SAKUIN" --data "$data" "$@"
}

quality --keep "$TMPDIR/one"
ends 'figures of a collection' 0
is 'queries, nDCG@10, MRR@10, recall, without hits' \
	"$(sed 1d "$out" | tr -s ' ' | cut -d' ' -f1-6)" \
	'small 3 0.5436 0.5000 0.6667 1'
is 'the run is kept' "$(wc -l <"$TMPDIR/one/small.run" | tr -d ' ')" 5

sed '/ b /d' "$TMPDIR/one/small.run" >"$TMPDIR/run"
mv "$TMPDIR/run" "$TMPDIR/one/small.run"
quality --keep "$TMPDIR/two" --against "$TMPDIR/one"
is 'against a run that found less' \
	"$(sed 1d "$out" | tr -s ' ' | cut -d' ' -f7-)" \
	'+0.2103 [+0.0000, +0.6309]'
finish
