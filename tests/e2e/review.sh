#!/bin/sh
# review.sh - what is doubtful, as a file that a person finishes and gives
# back.
. tests/e2e/lib.sh

joint='Joint Declaration on the Partnership of the Three Ports'
index_lines <<END
{"id":"a","title":"Ports","text":"x","references":["Ministry of Harbours, \"$joint,\" May 13, 2012 http://www.harbour.example/summit1205/joint_en.html","Mori, K. (1999). Harbours and ships. Tokyo: Kaiun."]}
{"id":"b","title":"More ports","text":"x","references":["Ministry of Harbours, \"The Fifth Meeting of Ports --- $joint (13 May 2012 Harbourtown, Coastland),\" May 13, 2012 http://www.harbour.example/summit1205/joint_en.html"]}
{"id":"c","title":"Interviews","text":"x","references":["- Consular officer, embassy in Coastland. Interviewed on September 27, 2023."]}
{"id":"d","title":"Interviews again","text":"x","references":["Consular officer, embassy in Coastland. Interviewed on September 27, 2023."]}
{"id":"e","text":"A report without a title\n\nIt has text."}
{"id":"f","title":"A scanned report"}
END
cat >"$TMPDIR/g.txt" <<'END'
A report with a marker too many

The harbour was deep [1]. The maps show reefs [2]. Who said this [7]?

References
[1] Brown, T. (2011). Maps of the eastern sea. Journal of Maps, 3, 1-20.
[2] Ota, C. (2013). Lamps of the coast. Coast Review, 3(1), 4-9.
END
"$SAKUIN" index --quiet -d "$db" "$TMPDIR/g.txt" 2>"$err"

run "$SAKUIN" review -d "$db"
ends 'review' 0
silent 'review'
cp "$out" "$TMPDIR/doubts"
tab=$(printf '\t')
prints 'two that are perhaps one' '# cited by 2: same address, other title' \
	'#   Ministry of Harbours, "Joint' '#   Ministry of Harbours, "The' \
	"${tab}verdict${tab}undecided"
prints 'no title' '# cited by 2: no title was found' \
	"${tab}title${tab}Consular officer, embassy in"
prints 'documents' '# the document has no title' \
	"e${tab}title${tab}A report without a title" \
	'# the document has no text' '#   f' \
	'# 1 markers in the text point to no reference' '#   g.txt'
lacks "$out" 'what is certain' 'Harbours and ships' 'Lamps'
# What most documents depend on comes first.
is 'in order' "$(sed -n 's/^# cited by \([0-9]*\):.*/\1/p' "$out" | sort -c -r -n \
	&& echo sorted)" sorted
is 'the rest behind' "$(grep -n '^# cited by' "$out" | tail -n 1 |
	cut -d : -f 1)" "$(grep -n '^# ' "$out" |
	grep -v -e 'write same' -e ':#   ' |
	grep -B 1 'the document has no title' | head -n 1 | cut -d : -f 1)"

run "$SAKUIN" review -d "$db" -n 1
is 'one' "$(grep -c "${tab}" "$out")" 2 # with the names of columns
says 'one' 'doubts, of which these are the first 1; -n 0 prints all'
run "$SAKUIN" review -d "$db" --format json
ends 'json' 0
test_that 'json' "$python" -c "
import json, sys
d = [json.loads(l) for l in open(sys.argv[1], encoding='utf-8')]
pair = [x for x in d if x.get('field') == 'verdict']
assert len(pair) == 1 and len(pair[0]['texts']) == 2, pair
assert pair[0]['cited_by'] == 2 and ' src:' in pair[0]['id'], pair
assert [x['cited_by'] for x in d] == sorted(
    (x['cited_by'] for x in d), reverse=True), d
assert [x['count'] for x in d if 'count' in x] == [1], d
" "$out"

# Given back as it is nothing breaks; verdicts stay open, the rest is settled.
run "$SAKUIN" index -d "$db" --corrections "$TMPDIR/doubts"
ends 'given back' 0
silent 'given back'
run "$SAKUIN" review -d "$db"
prints 'given back' "${tab}verdict${tab}undecided"
lacks "$out" 'given back' "${tab}title${tab}"
run "$SAKUIN" search -d "$db" --format=trec 'title:without'
prints 'the title of a document' ' e '

# Edited: the two are one, and interviews have no title.
sed -e 's/undecided/same/' -e "s/${tab}Consular.*/${tab}-/" "$TMPDIR/doubts" \
	>"$TMPDIR/edited"
run "$SAKUIN" index -d "$db" --corrections "$TMPDIR/edited"
ends 'edited' 0
run "$SAKUIN" search -d "$db" --kind=source --format=json "$joint"
prints 'edited' '"cited_by":2'
run "$SAKUIN" review -d "$db"
ends 'settled' 0
lacks "$out" 'settled' verdict "${tab}title${tab}"

# A reference that perhaps means a document that is here: said so, it is one
# with it.
page='"url":"http://www.harbour.example/lamp/a","date":"2012-05-13"'
printf '%s\n' '{"id":"work","text":"x","title":"How many lamps there are",'"$page}" \
	'{"id":"p","title":"P","text":"x","references":["Ministry of Harbours, \"The lighthouses of all coasts,\" May 13, 2012 http://www.harbour.example/lamp/a"]}' |
	"$SAKUIN" index --quiet -d "$TMPDIR/held" -
run "$SAKUIN" review -d "$TMPDIR/held"
ends 'a document' 0
prints 'a document' '# cited by 1: same address, other title' \
	'#   How many lamps there are' '#   Ministry of Harbours, "The light' \
	"${tab}verdict${tab}undecided"
sed 's/undecided/same/' "$out" >"$TMPDIR/same"
run "$SAKUIN" index -d "$TMPDIR/held" --corrections "$TMPDIR/same"
ends 'a document, the same' 0
run "$SAKUIN" show -d "$TMPDIR/held" work
prints 'a document, the same' 'cited_by   1'
run "$SAKUIN" review -d "$TMPDIR/held"
lacks "$out" 'a document, settled' verdict
# Nothing to ask; failures.
echo '{"id":"a","title":"Ports","text":"x"}' |
	"$SAKUIN" index --quiet -d "$TMPDIR/clear" -
run "$SAKUIN" review -d "$TMPDIR/clear"
ends 'no doubts' 1
is 'no doubts' "$(cat "$out" "$err")" ''
run "$SAKUIN" review -d "$TMPDIR/none"
ends 'no database' 3
run "$SAKUIN" review -d "$db" --format=xml
ends 'no such format' 2
says 'no such format' "--format 'xml': write tsv or json"
run "$SAKUIN" review -d "$db" x
ends 'too much' 2
finish
