#!/bin/sh
# dict.sh - a dictionary for Xapian's own front ends, over databases that
# omindex and scriptindex made: found with it, not found without it.
. tests/e2e/lib.sh

if ! command -v scriptindex >"$out" || ! command -v quest >"$out"; then
	echo "skipped: no scriptindex or no quest here"
	exit 77
fi

cat >"$TMPDIR/script" <<'END'
id : boolean=Q unique=Q field=id
title : field=title index=S index
text : index field=sample
END

# One document for each line "ID TITLE|TEXT" on standard input.
stock() {
	sed 's/\([^ ]*\) \([^|]*\)|\(.*\)/id=\1\ntitle=\2\ntext=\3\n/' \
		>"$TMPDIR/dump"
	scriptindex --stemmer=english "$1" "$TMPDIR/script" "$TMPDIR/dump" \
		>"$TMPDIR/scriptindex.out"
}

# quest_with FLAGS QUERY DB DICT: the ids of the hits, sorted.
quest_with() {
	quest -m 100 -f "$1" -d "$3" -d "$4" -- "$2" 2>&1 |
		sed -n 's/^id=//p' | sort | tr '\n' ' '
}

stock "$TMPDIR/stock" <<'END'
dokdo Dokdo|Some wrote so of Dokdo that year.
hangul 섬|독도의 날에 만났다. 윤석열은 갔다.
han 竹島|竹島 の 話
kyodo News|Kyōdō News wrote of Nakasone and of Watanabe.
yun Yun|Sokyol visited 中曽根 and 渡辺 here.
ordinary Tower|Mori made the same thing once more.
END

run "$SAKUIN" dict build -o "$TMPDIR/dict" "$TMPDIR/stock"
ends build 0
silent build
prints build 'words read' 'added, 0 changed, 0 removed'
while read -r query want; do
	is "without: $query" \
		"$(quest_with default "$query" "$TMPDIR/stock" "$TMPDIR/dict")" ''
	is "with: $query" "$(quest_with default,auto_synonyms "$query" \
		"$TMPDIR/stock" "$TMPDIR/dict")" "$want "
done <<'END'
tokto dokdo han hangul
독도 dokdo han hangul
takesima dokdo han hangul
kyodo kyodo
seokyeol hangul yun
윤석열 hangul yun
END
if reads_kanji; then
	is 'typed itself' "$(quest_with default,auto_synonyms nakasone \
		"$TMPDIR/stock" "$TMPDIR/dict")" 'kyodo yun '
	is 'the other way' "$(quest_with default,auto_synonyms 渡辺 \
		"$TMPDIR/stock" "$TMPDIR/dict")" 'kyodo yun '
	run "$SAKUIN" dict show "$TMPDIR/dict" Znakason
	ends 'by its stem' 0
	prints 'by its stem' Z中曽根
else
	skip kanji 'neither MeCab with IPADIC nor ENAMDICT is installed'
fi
is 'no ordinary word' "$(quest_with default,auto_synonyms 'made same more' \
	"$TMPDIR/stock" "$TMPDIR/dict")" 'ordinary '

run "$SAKUIN" dict show "$TMPDIR/dict" made
ends 'no ordinary key' 1
run "$SAKUIN" dict show "$TMPDIR/dict" XRK:tokto
prints 'by its key' Zdokdo

# Nothing to do.
before=$(revision "$TMPDIR/dict")
run "$SAKUIN" dict build -o "$TMPDIR/dict" "$TMPDIR/stock"
prints again 'up to date'

# A document more, and one less: what was in no other goes.
stock "$TMPDIR/stock" <<'END'
kyodo News|Ohira met them.
more Pusan|They left Pusan.
END
run "$SAKUIN" dict build -o "$TMPDIR/dict" "$TMPDIR/stock"
ends grown 0
is 'grown' "$(quest_with default,auto_synonyms ōhira "$TMPDIR/stock" \
	"$TMPDIR/dict")" 'kyodo '
is 'grown' "$(quest_with default,auto_synonyms 부산 "$TMPDIR/stock" \
	"$TMPDIR/dict")" 'more '
is 'gone' "$(quest_with default,auto_synonyms 渡辺 "$TMPDIR/stock" \
	"$TMPDIR/dict")" 'yun '
run "$SAKUIN" dict show "$TMPDIR/dict" kyodo
ends 'gone' 1
test_that 'one step' [ "$(revision "$TMPDIR/dict")" = $((before + 1)) ]
test_that 'nothing left' [ ! -e "$TMPDIR/dict.part" ]

# In a database of ours, which keeps it up to date.
printf 'Dokdo, Rocks\n' >"$TMPDIR/names.txt"
index_lines <<'END'
{"id":"a","lang":"en","text":"Some wrote so of Dokdo that year."}
{"id":"b","lang":"en","text":"Nakasone wrote, too."}
END
is 'none yet' "$(quest -f default,auto_synonyms -d "$db" Rocks 2>&1 |
	sed -n 's/^id=//p')" ''
run "$SAKUIN" dict build --synonyms "$TMPDIR/names.txt" "$db"
ends 'in itself' 0
prints 'in itself' ' 0 words for suggestions'
is 'in itself' "$(quest -f default,auto_synonyms -d "$db" Rocks 2>&1 |
	sed -n 's/^id=//p')" a
"$SAKUIN" index --quiet -d "$TMPDIR/cut" "$collection"
run "$SAKUIN" dict build "$TMPDIR/cut"
ends 'of a collection' 0
lacks "$out" 'sakuin has cut it' 'unspaced runs'
mkdir "$TMPDIR/one"
echo 'Kyōdō and Watanabe' >"$TMPDIR/one/c.txt"
echo 'Takeshita' >"$TMPDIR/one/d.txt"
run "$SAKUIN" index -d "$db" "$TMPDIR/one"
ends 'more' 0
run "$SAKUIN" dict show "$db" takesita
prints 'kept up to date' Ztakeshita
rm "$TMPDIR/one/d.txt"
run "$SAKUIN" index -d "$db" --prune=all "$TMPDIR/one"
ends 'pruned' 0
run "$SAKUIN" dict show "$db" takesita
ends 'removed' 1
run "$SAKUIN" dict show "$db" rocks
prints 'with its names' Zdokdo
rm "$TMPDIR/names.txt"
echo 'Ohira' >"$TMPDIR/one/e.txt"
run "$SAKUIN" index -d "$db" "$TMPDIR/one"
ends 'names are gone' 0
says 'names are gone' "names.txt: No such file" 'is as it was: sakuin dict'
sound 'with a dictionary' "$db"

# What is wrong is said.
run "$SAKUIN" dict build "$TMPDIR/stock"
ends 'not ours' 2
says 'not ours' 'not made by sakuin' '-o DICT'
run "$SAKUIN" dict build -o "$TMPDIR/stock" "$TMPDIR/stock"
ends 'no dictionary' 2
says 'no dictionary' 'no dictionary; give another'
run "$SAKUIN" dict build -o "$TMPDIR/dict" "$TMPDIR/nothing"
ends 'no database' 3
run "$SAKUIN" dict build -o "$TMPDIR/dict"
ends 'of nothing' 2
run "$SAKUIN" dict
ends 'nothing to do' 2
finish
