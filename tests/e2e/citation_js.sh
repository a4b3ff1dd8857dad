#!/bin/sh
# citation_js.sh - a real consumer, citation-js, reads our CSL-JSON, RIS and
# BibTeX, and what it read says what we said, field by field.  It is installed
# for the test where npm can get it, and asked for nothing elsewhere.
. tests/e2e/lib.sh

desk=$TMPDIR/desk
mkdir "$desk"
cp tests/e2e/citation_js/* "$desk"
command -v npm >/dev/null || {
	echo 'skipped: npm is not installed'
	exit 77
}
(cd "$desk" && timeout 120 npm install --prefer-offline --no-audit --no-fund \
	--no-package-lock --ignore-scripts --fetch-retries=0 \
	--fetch-timeout=20000 >"$TMPDIR/npm" 2>&1) || {
	echo 'skipped: npm has no citation-js'
	exit 77
}

# agrees NAME LEAST OPTION...: sakuin refs OPTION..., in all formats.
agrees() {
	name=$1 least=$2
	shift 2
	for format in json csl ris bibtex; do
		run "$SAKUIN" refs --format "$format" "$@"
		ends "$name, $format" 0
		cp "$out" "$desk/refs.$format"
	done
	run node "$desk/compare.js" "$desk/refs.json" csl "$desk/refs.csl" \
		ris "$desk/refs.ris" bibtex "$desk/refs.bibtex"
	if [ "$status" = 0 ]; then
		ok
	else
		not_ok "$name" "$(cat "$out")" "$(head -n 5 "$err")"
	fi
	# Something was compared at all.
	fields=$(sed -n '$s/ fields compared.*//p' "$out")
	test_that "$name: $fields fields" [ "${fields:-0}" -ge "$least" ]
}

cat fixtures/references/latin.txt fixtures/references/cjk.txt \
	>"$TMPDIR/strings"
agrees 'printed references' 800 --strings "$TMPDIR/strings"
[ -z "${SAKUIN_SHARED:-}" ] ||
	agrees 'two real reports' 600 "$SAKUIN_SHARED"/seeds/*.txt

# Sources of a database, corrected by hand.
"$SAKUIN" index --quiet -d "$db" fixtures/collection 2>"$err"
source=$("$SAKUIN" search -d "$db" --not-held --format=trec -n 1 |
	awk '{ print $3 }')
printf '%s\ttitle\tA title {with} "marks" & more\n%s\tyear\t1987\n' \
	"$source" "$source" >"$TMPDIR/said.tsv"
printf '%s\tauthors\tMori, Kenji; Ministry of Ports\n' "$source" \
	>>"$TMPDIR/said.tsv"
run "$SAKUIN" index -d "$db" --corrections "$TMPDIR/said.tsv"
ends 'corrections' 0
for format in csl ris bibtex; do
	run "$SAKUIN" export -d "$db" --format "$format"
	ends "export, $format" 0
	silent "export, $format"
	cp "$out" "$desk/all.$format"
	run env NODE_PATH="$desk/node_modules" node -e '
const Cite = require("citation-js")
const all = new Cite(require("fs").readFileSync(process.argv[1], "utf8")).data
const name = a => a.literal || [a.family, a.given].filter(x => x).join(", ")
for (const one of all) {
  if (/^A title/.test(one.title)) {
    console.log(one.title, one.issued["date-parts"][0][0],
      one.author.map(name).join("; "))
  }
}
console.log(all.length)' "$desk/all.$format"
	ends "export, $format, read" 0
	prints "export, $format, read" 'A title {with} "marks" & more 1987' \
		'Mori, Kenji; Ministry of Ports'
	is "export, $format: all sources" "$(tail -n 1 "$out")" \
		"$(xapian-delve -t XD:source -1 "$db" | grep -c '^[0-9]')"
done
finish
