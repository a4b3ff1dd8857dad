#!/bin/sh
# sources.sh - what the fixtures cite, as documents: found, counted, shown,
# and gone with the last report that cites them.
. tests/e2e/lib.sh

copy=$TMPDIR/collection
cp -R "$collection" "$copy"
run "$SAKUIN" index --quiet -d "$db" "$copy"
ends 'index' 0

# One source, cited in English, Japanese and Korean, is one document.
run "$SAKUIN" search -d "$db" --kind=source --format=json 'Following the Coins'
ends 'three citing reports' 0
prints 'three citing reports' '"kind":"source"' \
	'"title":"Following the Coins: Sanctions and the Exchanges"' \
	'"cites":0,"cited_by":3}'
is 'three citing reports: one source' \
	"$(grep -c '"title":"Following the Coins' "$out")" 1
coins=$(sed -n 's/.*"id":"\(src:[0-9a-f]*\)".*/\1/p' "$out" | head -n 1)
run "$SAKUIN" show -d "$db" "$coins"
prints 'show a source' 'kind       source' 'cited_by   3' 'cited by' \
	collection/en-exchange-hackers.txt collection/ja-cyber-chui.txt \
	collection/ko-saibeo-anbo.txt 'author     L. Brandt'
run "$SAKUIN" show -d "$db" collection/ja-cyber-chui.txt
prints 'show a report' 'cites 4' "$coins" '周海宁' 'kind       document'
run "$SAKUIN" search -d "$db" -n 1 --kind=source 'Following the Coins'
prints 'as text' '  cited by 3  '

# Who cites on which page: a PDF knows.
run "$SAKUIN" search -d "$db" --kind=source -n 1 'Summit Declaration 2011'
prints 'a page, with the hit' 'by name [3]. (p. 2)'
summit=$(sed -n 's/^ *\(src:[0-9a-f]*\) .*/\1/p' "$out" | head -n 1)
run "$SAKUIN" show -d "$db" "$summit"
prints 'a page, with who cites' '      p. 2: The shunokaigi was the first'
"$SAKUIN" export -d "$db" >"$TMPDIR/pages.ndjson"
prints_in() {
	test_that "$1" grep -qF -e "$3" "$2"
}
prints_in 'a page, in the source' "$TMPDIR/pages.ndjson" 'by name [3]."],"pages":[2]}'
prints_in 'a page, in the report' "$TMPDIR/pages.ndjson" '"marker":"[3]","page":2,'
"$SAKUIN" index --quiet -d "$TMPDIR/pages" "$TMPDIR/pages.ndjson"
"$SAKUIN" export -d "$TMPDIR/pages" >"$TMPDIR/again.ndjson"
test_that 'pages, read again' cmp "$TMPDIR/pages.ndjson" "$TMPDIR/again.ndjson"
run "$SAKUIN" refs "$copy/en-after-the-wave.pdf"
prints 'pages, of a file' '"marker":"[1]","page":1,'

# What a report prints in Korean and another in Chinese or Japanese script.
run "$SAKUIN" search -d "$db" --kind=source --format=json '독도 표기의 변천'
prints 'a Korean title' '"cited_by":2}'
run "$SAKUIN" search -d "$db" --kind=source --format=json \
	東海和平倡議與四點原則共識
prints 'a Chinese title' '"cited_by":2}'

# An English query finds what only has a romanised title: by its translation,
# and, where there is none, by the sentence that cites it.  A query in kanji
# finds the romanised title.
run "$SAKUIN" search -d "$db" --kind=source -n 3 --format=json \
	'breakfast format'
prints 'by the translated title' 'Choshoku kara hajimatta Nicchukan'
cat >"$TMPDIR/lanterns.txt" <<'END'
Lanterns on the quay

The oldest photographs show paper lanterns above the ferry steps.[1] Nobody
knows who hung the first one. Prices of squid are another matter.[2]

References
[1] Minegishi, Haruo. "Minato no akari to fune." Kowan Shimbun, 3 May 1999.
[2] Brown, T. "Squid and its market." Journal of Harbours 4 (2001): 3-9.
END
"$SAKUIN" index --quiet -d "$TMPDIR/lanterns.db" "$TMPDIR/lanterns.txt"
lanterns() {
	run "$SAKUIN" search -d "$TMPDIR/lanterns.db" --kind=source \
		--format=tsv "$1"
	cut -f 4 "$out" | tr '\n' ';'
}
is 'by the citing sentence' "$(lanterns 'photographs of paper lanterns')" \
	'Minato no akari to fune;'
is 'by nobody' "$(lanterns 'who hung the first one')" ''
is 'by another sentence' "$(lanterns prices)" 'Squid and its market;'
if [ -e /usr/share/mecab/dic/ipadic/dicrc ]; then
	is 'by kanji' "$(lanterns 港)" 'Minato no akari to fune;'
else
	skip 'by kanji' 'no ipadic'
fi

# One Korean article, in Hangul, romanised and translated, is one source.
many=$TMPDIR/forms
mkdir "$many"
cat >"$many/hangul.txt" <<'END'
섬의 이름은 목록마다 다르다.[1]

참고문헌
[1] 서민아, 2008, 「독도 표기의 변천과 목록 기술」, 『기록과 목록』 14(2), 5-22.
END
cat >"$many/romanised.txt" <<'END'
Catalogues disagree about the name.[1]

References
[1] Seo, Min-a. 2008. "Dokdo pyogi-ui byeoncheon-gwa mongnok gisul." Girok-gwa mongnok 14(2): 5-22.
END
cat >"$many/translated.txt" <<'END'
Nobody spells it in one way.[1]

References
[1] Seo, Min-a. 2008. "How catalogues describe an island." Records and Catalogues 14(2): 5-22.
END
"$SAKUIN" index --quiet -d "$many.db" "$many"
run "$SAKUIN" search -d "$many.db" --kind=source --format=json \
	--sort=cited-by
is 'three forms: one source' "$(wc -l <"$out")" 1
prints 'three forms' '"cited_by":3}'
for query in 독도 'Dokdo pyogi' 'describe an island' 'catalogues disagree'; do
	run "$SAKUIN" search -d "$many.db" --kind=source --format=json "$query"
	prints "three forms: $query" '"cited_by":3}'
done

# Of several databases each has it; it is one hit, and all who cite it count.
"$SAKUIN" index --quiet -d "$TMPDIR/other.db" \
	"$copy/en-exchange-hackers.txt" "$copy/notes.ndjson"
run "$SAKUIN" search -d "$db" -d "$TMPDIR/other.db" --kind=source \
	--format=json -n 50 'Following the Coins'
is 'two databases: one hit' "$(grep -c "\"id\":\"$coins\"" "$out")" 1
is 'two databases: both count' "$(grep "\"id\":\"$coins\"" "$out" |
	sed 's/.*"cited_by":\([0-9]*\).*/\1/')" 4

# What all of them together cite most comes first, though one of them has
# another that more cite.
coin='Brandt, L. (2021). Following the Coins. Journal of Tracing, 4(3), 201-229.'
port='Tanaka, Ichiro. (2011). The Harbour of Niigata. Journal of Ports, 12(3), 45-67.'
ship='Osei, K. (1999). Ships without Flags. Journal of Ports, 1(1), 5-7.'
cite() {
	for n in $(seq "$3"); do
		printf '{"id":"%s%s-%s","text":"x","references":["%s"]}\n' \
			"$1" "$n" "$2" "$4"
	done
}
{ cite a 1 5 "$coin" && cite a 2 3 "$port" && cite a 3 1 "$ship"; } |
	"$SAKUIN" index --quiet -d "$TMPDIR/first.db" -
{ cite b 2 3 "$port" && cite b 3 1 "$ship"; } |
	"$SAKUIN" index --quiet -d "$TMPDIR/second.db" -
run "$SAKUIN" search -d "$TMPDIR/first.db" -d "$TMPDIR/second.db" \
	--kind=source --sort=cited-by --format=json
sed 's/.*"title":"\([A-Z][a-z]*\).*"cited_by":\([0-9]*\).*/\1 \2/' "$out" |
	tr '\n' ' ' >"$TMPDIR/sums"
is 'two databases: the sums are in order' "$(cat "$TMPDIR/sums")" \
	'The 6 Following 5 Ships 2 '
run "$SAKUIN" search -d "$TMPDIR/first.db" -d "$TMPDIR/second.db" \
	--kind=source --sort=cited-by --format=json -n 1 --offset 1
prints 'two databases: the second page' '"rank":2' '"cited_by":5'

# Filters: what cites this source, in whatever form.
run "$SAKUIN" search -d "$db" --kind=source --format=trec -n 1000 \
	--sort=cited-by
for id in $(cut -d ' ' -f 3 "$out"); do
	is "cites:$id" "$("$SAKUIN" search -d "$db" --format=trec -n 1000 \
		"cites:$id" | wc -l)" \
		"$("$SAKUIN" show -d "$db" "$id" | sed -n 's/^cited_by *//p')"
done
run "$SAKUIN" search -d "$db" "cites:$coins"
prints 'a filter alone' '1. '
lacks "$out" 'a filter alone ranks nothing' ' 0.00'

# Unmodified front ends find sources too.
run quest --db="$db" --msize=3 --boolean-prefix=kind:XD: \
	'sanctions exchanges coins kind:source'
prints 'quest' "id=$coins" 'kind=source' 'cited_by=3' \
	'caption=Following the Coins: Sanctions and the Exchanges'

# A report changes, a report goes: their sources follow.
count() {
	xapian-delve -1 -t XD:source "$db" 2>/dev/null | grep -c '^[0-9]'
}
all=$(count)
test_that 'there are many' [ "$all" -gt 60 ]
mv "$copy/ko-saibeo-anbo.txt" "$TMPDIR/kept.txt"
run "$SAKUIN" index --quiet --prune=all -d "$db" "$copy"
run "$SAKUIN" search -d "$db" --kind=source --format=json 'Following the Coins'
prints 'one report less' '"cited_by":2}'
test_that 'one report less: fewer sources' [ "$(count)" -lt "$all" ]
mv "$TMPDIR/kept.txt" "$copy/ko-saibeo-anbo.txt"
run "$SAKUIN" index --quiet -d "$db" "$copy"
is 'it comes back' "$(count)" "$all"
sound 'after changes' "$db"

# The same however it was built.
plain() {
	"$SAKUIN" export -d "$1" | sed 's/,"path":"[^"]*"//' | sort
}
"$SAKUIN" index --quiet -d "$TMPDIR/two" -j 2 "$copy"
plain "$db" >"$TMPDIR/one.ndjson"
plain "$TMPDIR/two" >"$TMPDIR/two.ndjson"
run diff "$TMPDIR/one.ndjson" "$TMPDIR/two.ndjson"
ends 'with -j 2' 0
sound 'with -j 2' "$TMPDIR/two"

# The last report goes, and with it all sources.
rm -r "${copy:?}"/*
printf 'nothing cited here\n' >"$copy/left.txt"
run "$SAKUIN" index --quiet --prune=all -d "$db" "$copy"
is 'no report, no source' "$(count)" 0
finish
