#!/bin/sh
# cli.sh - what other people's scripts rely on: formats, options, exit
# statuses, and where which message goes.
. tests/e2e/lib.sh

"$SAKUIN" index --quiet -d "$db" "$collection" 2>"$err" || exit
hackers=collection/en-exchange-hackers.txt

# search: -n, --offset, --op, filters.
all=$(ask dokdo)
is 'offset and limit' "$(ask -n 2 --offset 1 dokdo)" \
	"$(echo "$all" | cut -d ' ' -f 2-3)"
is 'rank counts from the first hit of all' \
	"$(cut -d ' ' -f 4 "$out" | tr '\n' ' ')" '2 3 '
run "$SAKUIN" search -d "$db" --format=trec --offset 1000 dokdo
is 'offset behind the end' "$(cat "$out")" ''
ends 'offset behind the end' 1
is 'or' "$(ask hackers veterinary | wc -w)" 3
is 'and' "$(ask --op=and hackers veterinary)" ''
is 'and of one text' "$(ask --op=and hackers exchange coins | cut -d ' ' -f 1)" \
	"$hackers"
is 'lang' "$(ask --lang fr rochers dokdo)" note-fr-liancourt
test_that 'kind: document' [ -n "$(ask --kind=document dokdo)" ]
run "$SAKUIN" search -d "$db" --format=trec --kind=source dokdo
ends 'kind: source' 0
is 'kind: source, one of which is a document' \
	"$(ids | tr ' ' '\n' | grep -v '^src:')" \
	collection/en-press-conference-study.html
run "$SAKUIN" search -d "$db" --format=trec --not-held dokdo
ends 'not held' 0
is 'not held' "$(ids | tr ' ' '\n' | grep -vc '^src:')" 0
is 'from and to, a month' "$(ask --from 2024-05 --to 2024-05 summit)" \
	"$(ask --from 2024-05-01 --to 2024-05-31 summit)"
test_that 'from and to' [ -n "$(ask --from 2024-05 --to 2024-05 summit)" ]
is 'to, before all' "$(ask --to 1990 summit)" ''
test_that 'added since' [ -n "$(ask --added-since 2020-01-01 dokdo)" ]
is 'added since, after all' "$(ask --added-since 2999 dokdo)" ''

# json: one object a line, with the members of the contract.
run "$SAKUIN" search -d "$db" --format=json -n 100 --kind=document \
	dokdo Dazaifu rescue
ends 'json' 0
silent 'json'
cp "$out" "$TMPDIR/hits"
run "$python" - "$TMPDIR/hits" <<'END'
import json, re, sys
lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
assert lines.pop() == "", "ends with a line end"
assert len(lines) > 5, len(lines)
last = None
for n, line in enumerate(lines, 1):
    hit = json.loads(line)
    kinds = dict(rank=int, score=float, id=str, kind=str, title=str,
                 lang=str, date=str, added=str, path=str, page=int, url=str,
                 snippet=str, cites=int, cited_by=int)
    for name, value in hit.items():
        assert isinstance(value, kinds[name]) or name == "score", (name, value)
    order = [k for k in kinds if k in hit]
    assert list(hit) == order, list(hit)
    must = set("rank score id kind title lang added path snippet cites "
               "cited_by".split())
    assert must <= set(hit), must - set(hit)
    assert hit["rank"] == n
    assert last is None or hit["score"] <= last
    last = hit["score"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", hit["added"])
    if hit["id"].endswith(".pdf"):
        assert hit["page"] >= 1
    if hit["id"] == "note-en-dazaifu-2008":
        assert hit["url"].startswith("https://reading-room.example/")
        assert hit["date"] == "2009-03-02"
    text = hit["snippet"].replace("<b>", "").replace("</b>", "")
    assert "<" not in text and ">" not in text, text
assert any("<b>" in line for line in lines)
END
ends "json: members and order: $(tail -n 1 "$err")" 0

# What is dangerous in HTML or JSON comes out escaped.
mkdir "$TMPDIR/odd"
printf 'A <script>alert("x")</script> & \342\200\250 zebra \342\200\251 \302\205 end\n' \
	>"$TMPDIR/odd/a.txt"
"$SAKUIN" index --quiet -d "$TMPDIR/odd.db" "$TMPDIR/odd"
run "$SAKUIN" search -d "$TMPDIR/odd.db" --format=json zebra
prints 'escapes in snippets' '&lt;script&gt;' '&amp;' '<b>zebra</b>'
is 'separators of lines are escaped' \
	"$(wc -l <"$out") $(grep -c "$(printf '\342\200\250')" "$out")" '1 0'

# tsv and trec.
run "$SAKUIN" search -d "$db" --format=tsv -n 3 dokdo
is 'tsv: eight columns' "$(awk -F '\t' '{ print NF }' "$out" | sort -u)" 8
run "$SAKUIN" search -d "$db" --format=trec -n 3 dokdo
is 'trec: six columns' \
	"$(awk 'NF == 6 && $1 == 1 && $2 == "Q0" && $4 == NR && $6 == "sakuin"' \
		"$out" | wc -l)" 3

# text: colour on a terminal and nowhere else.
escape=$(printf '\033')
run "$SAKUIN" search -d "$db" rescue
prints 'text' 'After the wave' 'collection/en-after-the-wave.pdf'
lacks "$out" 'text in a pipe' "$escape" '<b>'
run "$SAKUIN" search -d "$db" --color=always rescue
prints 'colour, always' "${escape}[1;33mrescue"
if script -qec true /dev/null >/dev/null 2>&1; then
	run script -qec "'$SAKUIN' search -d '$db' rescue" /dev/null
	prints 'colour on a terminal' "${escape}[1;33mrescue"
	run script -qec "'$SAKUIN' search -d '$db' --color=never rescue" \
		/dev/null
	lacks "$out" 'no colour if not wanted' "${escape}[1"
	run script -qec "'$SAKUIN' search -d '$db' --format=json rescue" \
		/dev/null
	lacks "$out" 'no colour in json' "${escape}[1"
else
	skip 'colour on a terminal' 'script(1) has no terminal to give'
fi

# --topics: what does not parse is named and searched as plain words.
printf 'a\tdokdo\r\nb\tdokdo AND\n\nc\t\nd\t***\ne\t"press conference"\n' \
	>"$TMPDIR/topics"
run "$SAKUIN" search -d "$db" --topics "$TMPDIR/topics"
ends 'topics' 0
is 'topics: trec unless told' "$(cut -d ' ' -f 1 "$out" | sort -u | tr '\n' ' ')" \
	'a b e '
says 'topics: which one' 'sakuin: topic b: the query does not parse' \
	'searched as plain words'
is 'topics: one line of complaint' "$(wc -l <"$err")" 1
is 'topics: plain words are the same words' \
	"$(sed -n 's/^b //p' "$out")" "$(sed -n 's/^a //p' "$out")"
run "$SAKUIN" search -d "$db" --topics "$TMPDIR/topics" --format=json -n 1
ends 'topics as json' 0
is 'topics as json' "$(wc -l <"$out")" 3
printf 'x\t\ny\t***\n' >"$TMPDIR/topics"
run "$SAKUIN" search -d "$db" --topics "$TMPDIR/topics"
ends 'topics: all are empty' 1
printf 'x\tqqqqqq\n' >"$TMPDIR/topics"
run "$SAKUIN" search -d "$db" --topics "$TMPDIR/topics"
ends 'topics: nothing found is no failure' 0
run "$SAKUIN" search -d "$db" --topics "$TMPDIR/none"
ends 'topics: no file' 2
says 'topics: no file' "sakuin: $TMPDIR/none: "

# Databases: several, a stub file, the environment, the usual name.
printf '{"id":"o1","text":"zebra crossing and Dokdo"}\n' |
	"$SAKUIN" index --quiet -d "$TMPDIR/other" -
run "$SAKUIN" search -d "$db" -d "$TMPDIR/other" --format=trec zebra hackers
is 'two databases' "$(ids | tr ' ' '\n' | sort | tr '\n' ' ')" \
	'collection/en-cyber-secretariat.txt collection/en-exchange-hackers.txt o1 '
printf 'auto %s\nauto %s\n' "$db" "$TMPDIR/other" >"$TMPDIR/stub"
run "$SAKUIN" search -d "$TMPDIR/stub" --format=trec zebra hackers
is 'a stub file' "$(ids | wc -w)" 3
run "$SAKUIN" search -d "$TMPDIR/stub" --format=json zebra
prints 'a stub file: stored texts' '<b>zebra</b>'
run "$SAKUIN" show -d "$TMPDIR/stub" o1
prints 'a stub file: show' 'zebra crossing and Dokdo'
run env SAKUIN_DB="$TMPDIR/other" "$SAKUIN" search --format=trec zebra
is 'SAKUIN_DB' "$(ids)" o1
run env SAKUIN_DB="$TMPDIR/none" "$SAKUIN" search -d "$TMPDIR/other" \
	--format=trec zebra
is '-d comes before SAKUIN_DB' "$(ids)" o1
mkdir "$TMPDIR/desk"
ln -s ../other "$TMPDIR/desk/sakuin.db"
run env --chdir="$TMPDIR/desk" -u SAKUIN_DB "$SAKUIN" search --format=trec zebra
is './sakuin.db' "$(ids)" o1

# show and export.
run "$SAKUIN" show -d "$db" note-en-dazaifu-2008
ends 'show' 0
prints 'show' 'note-en-dazaifu-2008' '2009-03-02' 'Ellwood, Margaret' \
	'The box holds the three statements' 'cites 2'
run "$SAKUIN" show -d "$db" nobody
ends 'show: no such id' 1
says 'show: no such id' "sakuin: no document 'nobody'; "
run "$SAKUIN" export -d "$db"
ends 'export' 0
silent 'export'
is 'export: each line an object with an id' "$("$python" -c '
import json, sys
print(len({json.loads(line)["id"] for line in open(sys.argv[1])}))' "$out")" \
	"$(documents "$db")"
lacks "$out" 'export' '"added"'
run "$SAKUIN" export --added -d "$db"
is 'export --added' "$(grep -c '"added":"20[0-9-]*"}$' "$out")" \
	"$(documents "$db")"

# tokens: from arguments and from standard input; offsets are bytes.
tab=$(printf '\t')
run "$SAKUIN" tokens --chain 'words | fold' 'Café' 'Ｗ'
ends 'tokens' 0
prints 'tokens' "1${tab}0${tab}5${tab}word${tab}latin${tab}café" \
	"1${tab}0${tab}5${tab}fold${tab}latin${tab}cafe" \
	"2${tab}6${tab}9${tab}fold${tab}latin${tab}w"
cp "$out" "$TMPDIR/tokens"
printf 'Café Ｗ' >"$TMPDIR/text"
run sh -c '"$1" tokens --chain "words | fold" <"$2"' - "$SAKUIN" "$TMPDIR/text"
test_that 'tokens of standard input' cmp "$out" "$TMPDIR/tokens"
run "$SAKUIN" tokens --lang de Häuser
prints 'tokens: --lang' "stem${tab}latin${tab}haus"
run "$SAKUIN" tokens ''
ends 'tokens of nothing' 0
run "$SAKUIN" tokens --chain 'words | nosuch' x
ends 'tokens: a wrong chain' 2
says 'tokens: a wrong chain' nosuch

# explain: the query, its terms, and why this document.
run "$SAKUIN" explain -d "$db" hackers
ends 'explain' 0
prints 'explain' 'Zhacker@1' 'documents  term'
run "$SAKUIN" explain -d "$db" hackers "$hackers"
ends 'explain ID' 0
prints 'explain ID' "$hackers scores "
score=$(sed -n 's/.* scores \([0-9.]*\).*/\1/p' "$out")
run "$SAKUIN" search -d "$db" --format=trec -n 1 hackers
is 'explain ID: the score of the hit' \
	"$(awk '{ printf "%.4f", $5 }' "$out")" "$score"
run "$SAKUIN" explain -d "$db" hackers note-fr-liancourt
ends 'explain ID: no hit' 1
prints 'explain ID: no hit' 'note-fr-liancourt does not match'
run "$SAKUIN" explain -d "$db" hackers nobody
ends 'explain: no such id' 1
says 'explain: no such id' "sakuin: no document 'nobody'; "

# check.
run "$SAKUIN" check --full -d "$db"
ends 'check' 0
prints 'check' 'sakuin.schema' '24 documents' '0 documents broken'

# What is wrong with the command line: 2, and how to learn more.
usage() {
	name=$1
	shift
	run "$SAKUIN" "$@"
	ends "usage: $name" 2
	is "usage: $name: prints nothing" "$(cat "$out")" ''
	says "usage: $name" 'sakuin: '
}
usage 'an unknown command' frob
usage 'search without a query' search -d "$db"
usage 'a query and topics' search -d "$db" --topics "$TMPDIR/topics" x
usage 'an unknown option' search -d "$db" --frob x
usage 'a number' search -d "$db" -n many x
usage 'a format' search -d "$db" --format=xml x
usage 'an operator' search -d "$db" --op=near x
usage 'a kind' search -d "$db" --kind=page x
usage 'a date' search -d "$db" --from yesterday x
usage 'a query that does not parse' search -d "$db" 'dokdo AND'
usage 'show without an id' show -d "$db"
usage 'index without a path' index -d "$TMPDIR/new"
usage 'index into two' index -d "$TMPDIR/new" -d "$TMPDIR/new2" "$collection"
usage 'explain without a query' explain -d "$db"
usage '--prune' index -d "$TMPDIR/new" --prune=some "$collection"
test_that 'nothing was made' [ ! -e "$TMPDIR/new" ]
run "$SAKUIN"
ends 'no command' 2
run "$SAKUIN" --help
ends '--help' 0
prints '--help' 'usage: sakuin COMMAND'
run "$SAKUIN" --version
is '--version' "$(cat "$out")" \
	"sakuin $(sed -n 's/^.define SAKUIN_VERSION "\(.*\)"/\1/p' plugin/sakuin.h)"

# What is wrong with the database: 3, and what to do.
echo 'no database' >"$TMPDIR/file"
mkdir "$TMPDIR/empty"
for command in 'search x' 'show x' export check 'explain x'; do
	for where in "$TMPDIR/nowhere" "$TMPDIR/file" "$TMPDIR/empty"; do
		# shellcheck disable=SC2086 # a command and its word
		set -- $command
		sub=$1
		shift
		run "$SAKUIN" "$sub" -d "$where" "$@"
		ends "$command, $where" 3
		says "$command, $where" "sakuin: $where: "
		well_said "$command, $where"
	done
done
run "$SAKUIN" search -d "$TMPDIR/nowhere" x
says 'a missing database: what to do' '; '
test_that 'reading makes no database' [ ! -e "$TMPDIR/nowhere" ]

# A full disk or a closed pipe is not a success.
if [ -w /dev/full ]; then
	status=0
	"$SAKUIN" export -d "$db" >/dev/full 2>"$err" || status=$?
	ends 'output to a full disk' 3
	well_said 'output to a full disk'
fi

# Values that an option does not have.
run "$SAKUIN" search -d "$db" --sort=size x
ends 'no such order' 2
says 'no such order' "--sort 'size': write relevance or cited-by"
run "$SAKUIN" related -d "$db" --kind=letter x
ends 'no such kind' 2
says 'no such kind' "--kind 'letter': write document, source or all"
run "$SAKUIN" forms -d "$db" --format=xml x
ends 'no such format' 2
says 'no such format' "--format 'xml': write text, json or tsv"
finish
