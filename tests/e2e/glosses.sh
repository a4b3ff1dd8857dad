#!/bin/sh
# glosses.sh - what documents say of how names are read: for all documents, in
# any order of indexing, in several processes, and only as long as they say so.
. tests/e2e/lib.sh

src=$TMPDIR/src
mkdir "$src"
said() {
	printf '雪舟（せつふね）は画家である。\n' >"$src/a-said.txt"
}
said
printf 'Setsufune was a painter.\n' >"$src/b-latin.txt"
printf '雪舟の画を見た。\n' >"$src/c-han.txt"
printf 'Nothing of that is written here.\n' >"$src/d-other.txt"

# glosses DB: all terms of glosses
glosses() {
	xapian-delve -1 -A XG "$1" | grep '^XG'
}
run "$SAKUIN" index -d "$db" "$src"
ends index 0
is terms "$(glosses "$db")" "$(printf '%s\n' 'XGN:雪舟=XRJ:setuhune' \
	'XGS:XRJ:setuhune=雪舟')"
for query in 雪舟 setsufune 'Setsufune painter'; do
	run "$SAKUIN" search -d "$db" --format=trec "$query"
	is "$query" "$(ids | tr ' ' '\n' | sort | tr '\n' ' ')" \
		'src/a-said.txt src/b-latin.txt src/c-han.txt '
done
run "$SAKUIN" explain -d "$db" 雪舟
prints 'who says so' '雪舟 = setuhune, said by src/a-said.txt'
run "$SAKUIN" explain -d "$db" setsufune src/c-han.txt
prints 'the other way round' '雪舟 = setuhune, said by src/a-said.txt' \
	'src/c-han.txt scores '
run "$SAKUIN" forms -d "$db" --format=tsv setsufune
prints forms "$(printf '雪舟\t2\t2\t')"
printf '画家雪舟\n雪舟 (せつふね)\n' >"$src/e-again.txt"
run "$SAKUIN" index -d "$db" "$src"
run "$SAKUIN" explain -d "$db" 雪舟
prints 'two say so' '雪舟 = setuhune, said by src/a-said.txt and 1 more'

# A person knows better.
printf '雪舟\treading\t-\n' >"$TMPDIR/struck.tsv"
cp -R "$db" "$TMPDIR/struck"
run "$SAKUIN" index -d "$TMPDIR/struck" --corrections "$TMPDIR/struck.tsv"
ends 'struck out' 0
run "$SAKUIN" search -d "$TMPDIR/struck" --format=trec setsufune
lacks "$out" 'struck out' src/c-han.txt
run "$SAKUIN" explain -d "$TMPDIR/struck" 雪舟
lacks "$out" 'struck out' 'said by'
printf '雪舟\treading\t\n' >"$TMPDIR/struck.tsv"
run "$SAKUIN" index -d "$TMPDIR/struck" --corrections "$TMPDIR/struck.tsv"
run "$SAKUIN" explain -d "$TMPDIR/struck" 雪舟
prints 'taken back' '雪舟 = setuhune, said by src/a-said.txt and 1 more'

# Several processes, and one after the other: the same as at once.
run "$SAKUIN" index --quiet -j 2 -d "$TMPDIR/two" "$src"
is 'with -j 2' "$(glosses "$TMPDIR/two")" "$(glosses "$db")"
run "$SAKUIN" explain -d "$TMPDIR/two" setsufune src/c-han.txt
cp "$out" "$TMPDIR/explained"
run "$SAKUIN" explain -d "$db" setsufune src/c-han.txt
is 'with -j 2: the same scores' "$(cat "$out")" "$(cat "$TMPDIR/explained")"
run "$SAKUIN" export -d "$db"
cp "$out" "$TMPDIR/all.ndjson"
run "$SAKUIN" index --quiet -d "$TMPDIR/again" "$TMPDIR/all.ndjson"
is 'exported and read' "$(glosses "$TMPDIR/again")" "$(glosses "$db")"

# Gone with the documents.
rm "$src/e-again.txt"
printf '雪舟は画家である。\n' >"$src/a-said.txt"
run "$SAKUIN" index --prune=all -d "$db" "$src"
ends 'without glosses' 0
is 'without glosses' "$(glosses "$db")" ''
run "$SAKUIN" search -d "$db" --format=trec setsufune
is 'without glosses: by its letters alone' "$(ids)" src/b-latin.txt
said
run "$SAKUIN" index -d "$db" "$src"
is 'and back' "$(glosses "$db" | wc -l | tr -d ' ')" 2

# Ruby is such a reading, whatever a dictionary thinks of the name, and is not
# in the text.
printf '<p><ruby>小鳥遊<rt>たかなし</rt></ruby>\
<ruby>東<rt>ひがし</rt>子<rt>こ</rt></ruby>。\n' >"$src/f-ruby.html"
printf 'Takanashi Higashiko was a painter.\n' >"$src/g-latin.txt"
printf '小鳥遊という名である。\n' >"$src/h-han.txt"
run "$SAKUIN" index -d "$db" "$src"
ends ruby 0
run "$SAKUIN" search -d "$db" --format=trec takanashi
is ruby "$(ids | tr ' ' '\n' | sort | tr '\n' ' ')" \
	'src/f-ruby.html src/g-latin.txt src/h-han.txt '
run "$SAKUIN" search -d "$db" --format=trec 小鳥遊
is 'ruby: the other way round' "$(ids | tr ' ' '\n' | sort | tr '\n' ' ')" \
	'src/f-ruby.html src/g-latin.txt src/h-han.txt '
run "$SAKUIN" search -d "$db" --format=json 小鳥遊
lacks "$out" 'ruby: not in the text' たかなし
run "$SAKUIN" export -d "$db"
cp "$out" "$TMPDIR/ruby.ndjson"
run "$SAKUIN" index --quiet -d "$TMPDIR/ruby" "$TMPDIR/ruby.ndjson"
is 'ruby, exported and read' "$(glosses "$TMPDIR/ruby")" "$(glosses "$db")"
sound 'glosses' "$db"
run "$SAKUIN" index --quiet --without=readings -d "$TMPDIR/plain" "$src"
is 'without readings' "$(glosses "$TMPDIR/plain")" ''

# Acronyms, both ways, and a struck one.
rm -rf "$src"
mkdir "$src"
printf '금융위원회(FSC)는 오늘 발표했다.\n' >"$src/a-said.txt"
printf 'The FSC fined three banks.\n' >"$src/b-latin.txt"
printf '금융위원회가 조사했다.\n' >"$src/c-hangul.txt"
printf 'A statement of the IAEA（国際原子力機関）.\n' >"$src/d-before.txt"
printf '国際原子力機関の報告\n' >"$src/e-han.txt"
run "$SAKUIN" index --quiet -d "$TMPDIR/acronyms" "$src"
ends 'acronyms' 0
for query in FSC fsc 금융위원회; do
	run "$SAKUIN" search -d "$TMPDIR/acronyms" --format=trec "$query"
	is "$query" "$(ids | tr ' ' '\n' | sort | tr '\n' ' ')" \
		'src/a-said.txt src/b-latin.txt src/c-hangul.txt '
done
for query in IAEA 国際原子力機関; do
	run "$SAKUIN" search -d "$TMPDIR/acronyms" --format=trec "$query"
	is "$query" "$(ids | tr ' ' '\n' | sort | tr '\n' ' ')" \
		'src/d-before.txt src/e-han.txt '
done
run "$SAKUIN" explain -d "$TMPDIR/acronyms" FSC src/c-hangul.txt
prints 'who says so' '금융위원회 = fsc, said by src/a-said.txt'
printf '금융위원회\treading\t-\n' >"$TMPDIR/struck.tsv"
run "$SAKUIN" index -d "$TMPDIR/acronyms" --corrections "$TMPDIR/struck.tsv"
ends 'an acronym struck out' 0
run "$SAKUIN" search -d "$TMPDIR/acronyms" --format=trec FSC
lacks "$out" 'an acronym struck out' src/c-hangul.txt
finish
