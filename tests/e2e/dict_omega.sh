#!/bin/sh
# dict_omega.sh - Omega, its stock pages and one line more, over a database of
# omindex with a dictionary beside it; and a Python program over both.
. tests/e2e/lib.sh

needs_omega

omega_here "$TMPDIR/templates"
mkdir "$TMPDIR/files" "$TMPDIR/templates"
html() {
	printf '<html><head><meta charset="utf-8"><title>%s</title></head><body>%s</body></html>\n' \
		"$2" "$3" >"$TMPDIR/files/$1.html"
}
html dokdo 'Dokdo' 'Some wrote so of Dokdo that year.'
html hangul '섬' '독도의 날에 만났다. 윤석열은 갔다.'
html han '竹島' '竹島 の 話'
html news 'News' 'Kyōdō News wrote of Nakasone and of Watanabe.'
html yun 'Visits' 'Sokyol visited 中曽根 and 渡辺 here.'
html ordinary 'Tower' 'Mori made the same thing once more.'
omindex --db "$TMPDIR/data/main" --url / "$TMPDIR/files" >"$out" 2>&1
is omindex "$(documents "$TMPDIR/data/main")" 6
run "$SAKUIN" dict build -o "$TMPDIR/data/dict" "$TMPDIR/data/main"
ends build 0

cp "$templates"/* "$TMPDIR/templates" 2>"$err"
mkdir "$TMPDIR/templates/inc" 2>"$err"
cp "$templates"/inc/* "$TMPDIR/templates/inc" 2>"$err"
# shellcheck disable=SC2016 # Omega's own dollars
printf '%s' '$set{flag_auto_synonyms,1}$set{flag_spelling_correction,1}$include{query}' \
	>"$TMPDIR/templates/sakuin"

# page FMT DB QUERY
page() {
	omega_get "HITSPERPAGE=100&FMT=$1&DB=$2&P=$(encode "$3")"
}

# found FMT DB QUERY: the names of the files, sorted.
found() {
	page "$@" | sed -n 's|.*<b><a href="/\([a-z]*\)\.html">.*|\1|p' |
		sort | tr '\n' ' '
}

while read -r query want; do
	is "stock page: $query" "$(found query main/dict "$query")" ''
	is "no dictionary: $query" "$(found sakuin main "$query")" ''
	is "with: $query" "$(found sakuin main/dict "$query")" "$want "
done <<'END'
tokto dokdo han hangul
독도 dokdo han hangul
takesima dokdo han hangul
kyodo news
seokyeol hangul yun
윤석열 hangul yun
title:tokto dokdo han
END
if reads_kanji; then
	is 'both spellings' "$(found sakuin main/dict nakasone)" 'news yun '
	is 'kanji' "$(found sakuin main/dict 渡辺)" 'news yun '
else
	skip kanji 'neither MeCab with IPADIC nor ENAMDICT is installed'
fi
is 'all of them' "$(found sakuin main/dict 'kyodo watanabe')" 'news '
is 'none of them' "$(found sakuin main/dict 'dokdo -takesima')" ''
is 'as ever' "$(found sakuin main/dict 'made same more')" 'ordinary '
is 'as ever, stock' "$(found query main/dict 'made same more')" 'ordinary '

# What was found instead is in bold; what was misspelt is corrected.
page sakuin main/dict kyodo >"$out"
prints 'highlight' '<strong>Kyōdō</strong>' 'Content-Type: text/html'
page sakuin main/dict nakasome >"$out"
prints 'suggestion' 'Did you mean' nakasone
page sakuin main nakasome >"$out"
lacks "$out" 'no suggestion without' 'Did you mean'

# A stub file, and Python.
printf 'auto %s\nauto %s\n' "$TMPDIR/data/main" "$TMPDIR/data/dict" \
	>"$TMPDIR/data/stub"
is 'stub' "$(found sakuin stub tokto)" 'dokdo han hangul '
cat >"$TMPDIR/ask.py" <<'END'
import sys, xapian
db = xapian.Database(sys.argv[1])
parser = xapian.QueryParser()
parser.set_database(db)
if sys.argv[2] != "-":
    parser.set_stemmer(xapian.Stem(sys.argv[2]))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
flags = xapian.QueryParser.FLAG_DEFAULT
if sys.argv[3] == "on":
    flags |= (xapian.QueryParser.FLAG_AUTO_SYNONYMS |
              xapian.QueryParser.FLAG_SPELLING_CORRECTION)
enquire = xapian.Enquire(db)
enquire.set_query(parser.parse_query(sys.argv[4], flags))
urls = [m.document.get_data().decode().split("url=/")[1].split(".html")[0]
        for m in enquire.get_mset(0, 10)]
print(" ".join(sorted(urls)), parser.get_corrected_query_string().decode())
END
if "$python" -c 'import xapian' 2>"$err"; then
	while read -r query want; do
		is "python, off: $query" "$("$python" "$TMPDIR/ask.py" \
			"$TMPDIR/data/stub" english off "$query")" ' '
		is "python: $query" "$("$python" "$TMPDIR/ask.py" \
			"$TMPDIR/data/stub" english on "$query" |
			sed 's/ [^ ]*$//')" "$want"
	done <<'END'
tokto dokdo han hangul
독도 dokdo han hangul
kyodo news
윤석열 hangul yun
END
	is 'python, corrected' "$("$python" "$TMPDIR/ask.py" \
		"$TMPDIR/data/stub" english on nakasome)" ' nakasone'
else
	skip python 'no python3-xapian'
fi

# The collection grows and shrinks, and the dictionary with it.
html keijo 'Keijō' 'They left Keijō for Pusan.'
rm "$TMPDIR/files/news.html"
omindex --db "$TMPDIR/data/main" --url / "$TMPDIR/files" >"$out" 2>&1
run "$SAKUIN" dict build -o "$TMPDIR/data/dict" "$TMPDIR/data/main"
ends 'again' 0
is 'grown' "$(found sakuin main/dict keijo)" 'keijo '
is 'shrunk' "$(found sakuin main/dict watanabē)" ''
is 'as before' "$(found sakuin main/dict tokto)" 'dokdo han hangul '
run "$SAKUIN" dict show "$TMPDIR/data/dict" kyodo
ends 'gone' 1

# Dictionary and database in one, with Xapian's own tool.
run xapian-compact "$TMPDIR/data/main" "$TMPDIR/data/dict" "$TMPDIR/data/one"
is 'baked' "$(found sakuin one tokto)" 'dokdo han hangul '
finish
