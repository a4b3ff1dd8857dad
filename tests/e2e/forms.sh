#!/bin/sh
# forms.sh - how the documents spell a name: formats, limits, exit statuses.
. tests/e2e/lib.sh

index_lines <<'END'
{"id":"a","lang":"en","title":"Tokto","text":"Dokdo, Dokdo and \"Tokdo\"\nagain"}
{"id":"b","lang":"ko","text":"독도의 날에 독도를 보았다."}
{"id":"c","lang":"en","text":"Nothing of it here, said the hacker to hackers."}
END

run "$SAKUIN" forms -d "$db" Tokto
ends text 0
is text "$(cat "$out")" "$(printf '%7u %7u  %s\n' 2 1 Dokdo 2 1 독도 1 1 Tokdo 1 1 Tokto)"
silent text
run "$SAKUIN" forms -d "$db" --format=tsv 독도
is tsv "$(cat "$out")" "$(printf '%s\t%s\t%s\tko\n' Dokdo 2 1 독도 2 1 Tokdo 1 1 Tokto 1 1)"
run "$SAKUIN" forms -d "$db" --format tsv hacker
is stems "$(cat "$out")" "$(printf '%s\t1\t1\t\n' hacker hackers)"
run "$SAKUIN" forms -d "$db" --format=json Tokto
is json "$("$python" -c '
import json, sys
for line in sys.stdin:
    f = json.loads(line)
    print(f["form"], f["occurrences"], f["documents"], f["reading"])
' <"$out")" "$(printf '%s\n' 'Dokdo 2 1 ko' '독도 2 1 ko' 'Tokdo 1 1 ko' \
	'Tokto 1 1 ko')"
run "$SAKUIN" forms -d "$db" -n 1 Tokto
ends limit 0
says limit 'sakuin: these are of the best 1 of about ' '-n reads more'
run "$SAKUIN" forms -d "$db" -d "$db" --format=tsv hacker
is 'two databases' "$(head -n 1 "$out")" "$(printf 'hacker\t2\t2\t')"

run "$SAKUIN" forms -d "$db" nowhere
ends nothing 1
is nothing "$(cat "$out")" ''
says nothing "sakuin: no document has 'nowhere'"
for wrong in "-d $db" "-d $db --format=trec x" "-d $db -n many x" "--nothing x"; do
	# shellcheck disable=SC2086 # words
	run "$SAKUIN" forms $wrong
	ends "forms $wrong" 2
	says "forms $wrong" "see 'sakuin forms --help'"
done
# A database that was not made by sakuin has words, but no texts.
"$python" -c "
import xapian
generator = xapian.TermGenerator()
generator.set_stemmer(xapian.Stem('english'))
document = xapian.Document()
generator.set_document(document)
generator.index_text('the hackers')
xapian.WritableDatabase('$TMPDIR/stock', xapian.DB_CREATE).add_document(document)"
run "$SAKUIN" forms -d "$TMPDIR/stock" hackers
ends 'no texts' 1
says 'no texts' "1 documents have 'hackers' or what sounds like it, but their"

run "$SAKUIN" forms -d "$TMPDIR/nowhere" x
ends 'no database' 3
well_said 'no database'
finish
