#!/bin/sh
# feeds.sh - what came in since a day: for one query, for standing profiles,
# and as a feed that readers of feeds can read.
. tests/e2e/lib.sh

index_lines <<'END'
{"id":"old","title":"Old ferry","text":"A ferry and its harbour.","added":"2024-01-05","url":"http://example.org/a?b=1&c=[2]#x y"}
{"id":"mid","title":"Ferry <new> & \"late\"","text":"The ferry, once <b>more</b> & again; a lighthouse.","added":"2024-02-10","lang":"en","date":"2019-05-06","authors":["Ann <A>","渡辺"],"url":"https://例え.jp/船?q=é"}
{"id":"new","title":"Lighthouse","text":"A lighthouse at the harbour.\u0001\u000b","added":"2024-03-01","rights":"CC BY 4.0"}
{"id":"quiet","title":"Ferry list","rights":"no-text","text":"A ferry manifesto.","added":"2024-03-02"}
END

# ------------------------------------------------------------ since a day
is 'since: all' "$(ask --added-since 2024-01-05 ferry | wc -w)" 3
is 'since: the day itself' "$(ask --added-since 2024-02-10 ferry)" 'quiet mid'
is 'since: the day after' "$(ask --added-since 2024-02-11 ferry)" quiet
is 'since: a month' "$(ask --added-since 2024-03 ferry)" quiet
is 'since: none' "$(ask --added-since 2025 ferry)" ''
is 'since: no query' "$(ask --added-since 2024-03-01 | tr ' ' '\n' | sort |
	tr '\n' ' ')" 'new quiet '
run "$SAKUIN" search -d "$db" --added-since yesterday ferry
ends 'since: no date' 2
says 'since: no date' 'yesterday'

# ---------------------------------------------------------------- profiles
topics=$TMPDIR/profiles.tsv
printf 'ships\tferry OR boat\nlights\tlighthouse\nnone\tsubmarine\n' >"$topics"
run "$SAKUIN" search -d "$db" --topics "$topics" --format=text \
	--added-since 2024-02-01
ends 'profiles' 0
is 'profiles: which have something' \
	"$(grep -n ': ' "$out" | sed 's/^[0-9]*://' | tr '\n' ';')" \
	'ships: ferry OR boat;lights: lighthouse;'
is 'profiles: their hits' "$(grep -c '^ 1\. ' "$out")" 2
lacks "$out" 'profiles: what is old' 'Old ferry'
silent 'profiles'
run "$SAKUIN" search -d "$db" --topics "$topics" --format=text \
	--added-since 2024-04-01
ends 'profiles: nothing new' 0
is 'profiles: nothing new' "$(cat "$out" "$err")" ''
run "$SAKUIN" search -d "$db" --topics "$topics" --format=json \
	--added-since 2024-02-11
is 'profiles: JSON' "$(sed 's/.*"topic":"\([a-z]*\)","id":"\([a-z]*\)".*/\1 \2/' \
	"$out" | tr '\n' ';')" 'ships quiet;lights new;'
run "$SAKUIN" search -d "$db" --topics "$topics" --format=tsv \
	--added-since 2024-02-11
is 'profiles: TSV' "$(cut -f 3,9 "$out" | tr '\t\n' ' ;')" \
	'quiet ships;new lights;'
run "$SAKUIN" search -d "$db" --format=json lighthouse
lacks "$out" 'a query by itself is no topic' '"topic"'
printf '\357\273\277ships\tferry\r\nlights\tlighthouse' >"$TMPDIR/windows"
run "$SAKUIN" search -d "$db" --topics "$TMPDIR/windows" -n 1
is 'profiles: as Windows writes them' "$(cut -d ' ' -f 1 "$out" | tr '\n' ' ')" \
	'ships lights '

# -------------------------------------------------------------------- feeds
# feed NAME OPTION...: $out is a feed that keeps the rules; $TMPDIR/entries.
feed() {
	name=$1
	shift
	run "$SAKUIN" search -d "$db" --format=atom "$@"
	cp "$out" "$TMPDIR/feed.xml"
	if "$python" tests/e2e/feed.py "$out" >"$TMPDIR/entries" 2>&1; then
		ok
	else
		not_ok "$name: the rules of feeds" "$(cat "$TMPDIR/entries")" \
			"$(cat "$out")"
	fi
	if command -v xmllint >/dev/null; then
		test_that "$name: well-formed" xmllint --noout "$out"
	fi
}
feed 'a feed' ferry
ends 'a feed' 0
silent 'a feed'
is 'a feed: entries' "$(wc -l <"$TMPDIR/entries")" 3
holds "$TMPDIR/entries" 'a feed: titles as they are' \
	"$(printf '\tFerry <new> & "late"\t2024-02-10T00:00:00Z\t')"
holds "$TMPDIR/entries" 'a feed: snippets as they are' \
	'The <b>ferry</b>, once <b>more</b> & again; a lighthouse.'
lacks "$TMPDIR/feed.xml" 'a feed: no markup of others' '<b>' '&lt;b&gt;more'
holds "$TMPDIR/entries" 'a feed: addresses' 'http://example.org/a?b=1&c=[2]#x%20y' \
	'https://例え.jp/船?q=é'
holds "$TMPDIR/feed.xml" 'a feed: who and when' \
	'<author><name>Ann &lt;A&gt;</name>' '<name>渡辺</name>' \
	'<published>2019-05-06T00:00:00Z</published>' '<entry xml:lang="en">' \
	'<updated>2024-03-02T00:00:00Z</updated>' '<rights>no-text</rights>'
lacks "$TMPDIR/feed.xml" 'a feed: what is restricted' manifesto
feed 'no characters that XML has not' lighthouse
holds "$TMPDIR/feed.xml" 'a feed: a statement' '<rights>CC BY 4.0</rights>'
cut -f 1 "$TMPDIR/entries" | sort >"$TMPDIR/ids"
feed_id() {
	sed -n 's:^<id>\(.*\)</id>$:\1:p' "$TMPDIR/feed.xml" | head -n 1
}
was=$(feed_id)

# The same in another database, at another time; other queries are others.
run sh -c '"$1" export --added -d "$2" | "$1" index -d "$3" -' - "$SAKUIN" \
	"$db" "$TMPDIR/other"
run "$SAKUIN" search -d "$TMPDIR/other" --format=atom lighthouse
cp "$out" "$TMPDIR/feed.xml"
is 'the id of a feed stays' "$(feed_id)" "$was"
is 'the ids of entries stay' "$("$python" tests/e2e/feed.py "$out" |
	cut -f 1 | sort)" "$(cat "$TMPDIR/ids")"
feed 'since a day' --added-since 2024-03-01 lighthouse
is 'the day does not change its id' "$(feed_id)" "$was"
is 'since a day' "$(wc -l <"$TMPDIR/entries")" 1
feed 'another' ferry
test_that 'another query has another id' test "$(feed_id)" != "$was"
feed 'another kind' --kind=document lighthouse
test_that 'so has another kind' test "$(feed_id)" != "$was"
feed 'another date' --to 2030 lighthouse
test_that 'so has another date' test "$(feed_id)" != "$was"

feed 'profiles' --topics "$topics" --added-since 2024-02-01
ends 'profiles as a feed' 0
is 'one entry for what two profiles find' "$(cut -f 2,5 "$TMPDIR/entries" |
	sort | tr '\t\n' '=;')" \
	'Ferry <new> & "late"=ships,lights;Ferry list=ships;Lighthouse=lights;'
holds "$TMPDIR/feed.xml" 'it is called after the file' \
	'<title>profiles.tsv</title>'
was=$(feed_id)
mv "$topics" "$TMPDIR/renamed"
feed 'renamed profiles' --topics "$TMPDIR/renamed"
is 'its name does not change its id' "$(feed_id)" "$was"

# Nothing new is a feed, too.
feed 'nothing' --added-since 2025-01-01 ferry
ends 'nothing' 1
is 'nothing: no entries' "$(cat "$TMPDIR/entries")" ''
holds "$TMPDIR/feed.xml" 'nothing: as old as what it could have' \
	'<updated>2025-01-01T00:00:00Z</updated>'
feed 'nothing at all' --topics "$TMPDIR/renamed" --added-since 2025
ends 'nothing at all' 0

holds "$TMPDIR/feed.xml" 'nothing at all: as old as what it could have' \
	'<updated>2025-01-01T00:00:00Z</updated>'

# Of whom only the year or the month is known, too, have a moment.
printf '%s\n' '{"id":"y","text":"ferry","added":"2024"}' \
	'{"id":"m","text":"ferry","added":"2024-05"}' >"$TMPDIR/parts.ndjson"
run "$SAKUIN" index -d "$TMPDIR/parts" "$TMPDIR/parts.ndjson"
was=$db db=$TMPDIR/parts
feed 'parts of dates' ferry
is 'parts of dates' "$(cut -f 2,3 "$TMPDIR/entries" | sort | tr '\t\n' ' ;')" \
	'm 2024-05-01T00:00:00Z;y 2024-01-01T00:00:00Z;'
db=$was

# More than a screen of them, unless told.
i=0
while [ $i -lt 30 ]; do
	i=$((i + 1))
	echo "{\"id\":\"f$i\",\"text\":\"Ferry number $i.\"}"
done >"$TMPDIR/many.ndjson"
run "$SAKUIN" index -d "$db" "$TMPDIR/many.ndjson"
feed 'all of them' ferry
is 'all of them' "$(wc -l <"$TMPDIR/entries")" 33
feed 'some' -n 5 ferry
is 'some' "$(wc -l <"$TMPDIR/entries")" 5

# The script of the manual: it is told what is new, once a day.
mkdir -p "$TMPDIR/archive/reports" "$TMPDIR/bin"
ln -s "$SAKUIN" "$TMPDIR/bin/sakuin"
sed -n '/^sakuin index --quiet -d db reports/,/^\.Ed/p' plugin/man/sakuin.1 |
	sed '/^\.Ed/d; s/\\\\e$/\\\\/; s/\\e$/\\/' >"$TMPDIR/archive/whats-new"
printf 'ships\tferry\n' >"$TMPDIR/archive/topics.tsv"
echo 'A ferry in the fog.' >"$TMPDIR/archive/reports/fog.txt"
whats_new() {
	run sh -c 'cd "$1" && PATH=$2:$PATH sh whats-new' - "$TMPDIR/archive" \
		"$TMPDIR/bin"
}
whats_new
ends 'the script' 0
prints 'the script' 'ships: ferry' 'fog.txt'
is 'the script remembers the day' "$(cat "$TMPDIR/archive/told")" \
	"$(date -u +%F)"
echo 2999-01-01 >"$TMPDIR/archive/told"
whats_new
is 'the script: nothing new' "$(cat "$out" "$err")" ''

# What is changed stays as old as it was.
printf '%s\n' '{"id":"old","title":"Old ferry","text":"A ferry, repainted."}' \
	>"$TMPDIR/change.ndjson"
run sh -c '"$1" index -d "$2" - <"$3"' - "$SAKUIN" "$db" "$TMPDIR/change.ndjson"
is 'since: changed' "$(ask --added-since 2024-02-01 repainted)" ''
is 'changed: it is there' "$(ask repainted)" old
finish
