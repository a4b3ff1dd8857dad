#!/bin/sh
# shards.sh - a database in four shards is the database that it would be in
# one: what is found, cited, exported, corrected, removed; every command works
# on it, and so do stock programs.
. tests/e2e/lib.sh

one=$TMPDIR/one four=$TMPDIR/four src=$TMPDIR/src
cp -r "$collection" "$src"
"$SAKUIN" index --quiet -d "$one" "$src" || exit
run "$SAKUIN" index --shards 4 -d "$four" "$src"
ends 'index --shards' 0
prints 'index --shards' '24 documents indexed'
for shard in 0 1 2 3; do
	test_that "shard $shard is not empty" test "$(documents "$four/$shard")" -gt 5
	test_that "shard $shard is sound" \
		sh -c "xapian-check '$four/$shard' >'$out' 2>&1"
done

# alike NAME COMMAND...: it prints the same lines of both; equal weights and
# counts may stand in another order.
alike() {
	what=$1 command=$2
	shift 2
	run "$SAKUIN" "$command" -d "$one" "$@"
	was=$status
	sort "$out" >"$TMPDIR/wanted"
	run "$SAKUIN" "$command" -d "$four" "$@"
	sort "$out" >"$TMPDIR/had"
	if [ "$status" = "$was" ] && cmp -s "$TMPDIR/wanted" "$TMPDIR/had"; then
		ok
	else
		not_ok "$what: alike" "$was $status" \
			"$(diff "$TMPDIR/wanted" "$TMPDIR/had")"
	fi
}
# hits: rank is left out, for equal weights.
same_hits() {
	for d in "$one" "$four"; do
		"$SAKUIN" search -d "$d" --format=json -n 200 "$@" |
			sed 's/^{"rank":[0-9]*,//' | sort >"$d.hits"
	done
	test_that "found: $*" test -s "$one.hits"
	test_that "the same hits: $*" cmp "$one.hits" "$four.hits"
}
all_alike() {
	alike "$1: export" export
	alike "$1: sources by count" search --kind=source --format=urls \
		--sort=cited-by -n 200
	same_hits --kind=source --sort=cited-by
	same_hits summit
	same_hits '"press conference"'
	same_hits 공동회견
}
all_alike 'new'
same_hits title:防災
alike 'show' show collection/en-press-conference-study.html
"$SAKUIN" search -d "$one" --kind=source --sort=cited-by --format=trec |
	head -n 1 | cut -d ' ' -f 3 >"$TMPDIR/most"
alike 'show a source' show "$(cat "$TMPDIR/most")"
alike 'forms' forms 독도
alike 'related' related collection/en-summit-history.html
alike 'explain' explain tokto
alike 'review' review -n 50 --format=json

run "$SAKUIN" check --full --fixity -d "$four"
ends check 0
prints check 'shards          4' '24 documents, 68 sources'

# Nothing changed: nothing is written.
was=$(revision "$four/0")$(revision "$four/3")
run "$SAKUIN" index -d "$four" "$src"
prints unchanged '0 documents indexed, 19 files unchanged'
is 'unchanged: nothing was committed' \
	"$(revision "$four/0")$(revision "$four/3")" "$was"
run "$SAKUIN" index --shards 4 -d "$four" "$src"
ends 'the same number again' 0
run "$SAKUIN" index --shards 3 -d "$four" "$src"
ends 'another number' 3
says 'another number' 'made with 4 shards, not 3; nothing was changed' \
	"sakuin export -d $four | sakuin index -d NEW --shards 3 -"
run "$SAKUIN" index --shards 4 -d "$one" "$src"
ends 'another number' 3
says 'another number' 'made with 1 shard, not 4'
run "$SAKUIN" index -d "$four/2" "$src"
ends 'one of them' 3
says 'one of them' 'shard 2 of a database of 4; index into the folder'
run "$SAKUIN" index --shards 65 -d "$TMPDIR/many" "$src"
ends 'too many' 2
says 'too many' 'write a whole number from 0 to 64'

# Changed, moved, new, gone, corrected; from a stream; all at once.
for d in "$one" "$four"; do
	rm -rf "$TMPDIR/work"
	cp -r "$collection" "$TMPDIR/work"
	mv "$TMPDIR/work" "$src.now"
	rm -rf "$src"
	mv "$src.now" "$src"
	rm "$src/en-cyber-secretariat.txt"
	mkdir "$src/below"
	mv "$src/ko-dokdo-ireum.txt" "$src/below"
	echo 'A dormouse sleeps in the harbour master'"'"'s office.' \
		>"$src/en-summit-history.html"
	run "$SAKUIN" index --prune=all -d "$d" "$src"
	run "$SAKUIN" index -d "$d" - <tests/e2e/connector_lines.ndjson
	ends "$d: NDJSON" 0
	printf '%s\ttitle\tOf the islets\tMK\t2026-11-23\n' \
		collection/en-islets-names.html >"$TMPDIR/said.tsv"
	run "$SAKUIN" index -d "$d" --corrections "$TMPDIR/said.tsv"
	ends "$d: corrections" 0
done
same_hits dormouse
same_hits title:islets
all_alike 'changed'
alike 'corrections' export --corrections
run "$SAKUIN" check --full -d "$four"
ends 'check, changed' 0

# By several processes.
run "$SAKUIN" index --quiet --shards 4 -j 3 -d "$TMPDIR/jobs" "$collection"
ends '-j 3' 0
run "$SAKUIN" index --quiet -d "$TMPDIR/plain" "$collection"
"$SAKUIN" export -d "$TMPDIR/jobs" | sort >"$TMPDIR/a"
"$SAKUIN" export -d "$TMPDIR/plain" | sort >"$TMPDIR/b"
test_that '-j 3: the same export' cmp "$TMPDIR/a" "$TMPDIR/b"
is '-j 3: nothing is left beside it' \
	"$(find "$TMPDIR" -maxdepth 1 -name 'jobs*' | wc -l)" 1
run "$SAKUIN" index -d "$TMPDIR/jobs" "$collection"
prints '-j 3, again' '0 documents indexed, 19 files unchanged'

# Out of it into another number of shards, and back.
"$SAKUIN" export -d "$four" | "$SAKUIN" index --quiet --shards 7 \
	-d "$TMPDIR/seven" -
"$SAKUIN" export -d "$TMPDIR/seven" | sort >"$TMPDIR/a"
"$SAKUIN" export -d "$four" | sort >"$TMPDIR/b"
test_that 'seven shards: the same export' cmp "$TMPDIR/a" "$TMPDIR/b"

# Stock programs open the folder; the connector, and the doctor.
run quest --db="$four" dormouse
prints quest harbour
echo "remote :$(dirname "$SAKUIN")/sakuin-connector $four" >"$TMPDIR/stub"
run quest --db="$TMPDIR/stub" tokto
prints connector 'en-islets-names'
run "$SAKUIN" doctor "$TMPDIR/stub"
ends doctor 0
run "$SAKUIN" doctor "$four"
prints 'doctor, the folder' "part        $four/3: "
lacks "$out" 'doctor, the folder' "BAD   part"

# A dictionary, of its own and in the database, which is kept up to date.
run "$SAKUIN" dict build -o "$TMPDIR/names" "$four"
ends 'dict build -o' 0
run "$SAKUIN" dict show "$TMPDIR/names" tokto
prints 'dict show' Zdokdo
run "$SAKUIN" dict build -o "$TMPDIR/names" "$four"
prints 'dict build, again' 'up to date'
run "$SAKUIN" dict build "$four"
ends 'dict build' 0
run quest -d "$four" -f default,auto_synonyms tokto
prints 'its own dictionary' 'en-islets-names'
run "$SAKUIN" index --quiet -d "$four" "$src"
ends 'index with a dictionary' 0
run "$SAKUIN" check --full -d "$four"
ends 'check with a dictionary' 0

# One that is lost.
mv "$four/2" "$TMPDIR/away"
run "$SAKUIN" search -d "$four" tokto
ends 'a lost shard: search' 3
says 'a lost shard: search' "$four/2"
run "$SAKUIN" index -d "$four" "$src"
ends 'a lost shard: index' 3
says 'a lost shard: index' 'shard 2 of 4 is missing'
run "$SAKUIN" doctor "$four"
ends 'a lost shard: doctor' 1
prints 'a lost shard: doctor' "BAD   part        $four/2: "
mv "$TMPDIR/away" "$four/2"
run "$SAKUIN" index -d "$four" "$src"
ends 'back again' 0
finish
