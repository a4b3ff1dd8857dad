#!/bin/sh
# synonyms.sh - other names of the same thing: the installed file, files of
# one's own, none, and what explain says.
. tests/e2e/lib.sh

index_lines <<'END'
{"id":"dokdo","lang":"en","text":"Some wrote so of Dokdo that year."}
{"id":"takeshima","lang":"en","text":"Some wrote so of Takeshima that year."}
{"id":"rocks","lang":"en","text":"Some wrote so of Liancourt Rocks that year."}
{"id":"hangul","lang":"ko","text":"독도에 대한 이야기."}
{"id":"kim","lang":"en","text":"Then Kim Jong Un came."}
{"id":"kim-han","lang":"ja","text":"金正恩が来た。"}
{"id":"far","lang":"en","text":"Rocks of another kind."}
END

sorted() {
	tr ' ' '\n' | sort | tr '\n' ' '
}
all='dokdo hangul rocks takeshima '
for name in Dokdo Takeshima 竹島 독도 '"Liancourt Rocks"' Tokto; do
	is "$name" "$(ask "$name" | sorted)" "$all"
done
is 'typed first' "$(ask Takeshima | cut -d ' ' -f 1)" takeshima
is 'Kim' "$(ask '"Kim Jong-un"')" 'kim kim-han'
is 'Han' "$(ask 金正恩)" 'kim-han kim'
is 'minus' "$(ask 'year -Takeshima' | sorted)" 'dokdo rocks '

run "$SAKUIN" search -d "$db" Takeshima
prints 'named' 'also searched: Dokdo, Liancourt Rocks, Tokto,' '독도' \
	'(names.tsv; --no-synonyms leaves them out)'
lacks "$out" 'typed is not another name' 'Takeshima, '
silent named
run "$SAKUIN" search -d "$db" year
lacks "$out" 'nothing to name' 'also searched'
run "$SAKUIN" search -d "$db" --format=json Takeshima
lacks "$out" 'json is json' 'also searched'
is 'off' "$(ask --no-synonyms Takeshima)" takeshima

printf 'far, Rocks => zzz, that year\n' >"$TMPDIR/mine.txt"
printf 'x\t-\tTakeshima|another kind\n' >"$TMPDIR/mine.tsv"
is 'own file' "$(ask --no-synonyms --synonyms "$TMPDIR/mine.tsv" takeshima)" \
	'takeshima far'
is 'two files' "$(ask --no-synonyms --synonyms "$TMPDIR/mine.tsv" \
	--synonyms "$TMPDIR/mine.txt" 'rocks' | sorted)" \
	'dokdo far rocks takeshima '
is 'both' "$(ask --synonyms "$TMPDIR/mine.tsv" takeshima | sorted)" \
	'dokdo far hangul rocks takeshima '
run "$SAKUIN" search -d "$db" --synonyms "$TMPDIR/nothing.txt" x
says 'no file' "nothing.txt: No such file or directory; give the path of"
is 'no file' "$status" 3
printf 'x\ty\n' >"$TMPDIR/bad.tsv"
run "$SAKUIN" search -d "$db" --synonyms "$TMPDIR/bad.tsv" x
ends 'bad file' 2
says 'bad file' 'bad.tsv:1: three fields are needed'
one="--synonyms $TMPDIR/mine.txt" four='' many=''
for _ in 1 2 3 4; do four="$four $one"; done
for _ in 1 2 3 4; do many="$many $four"; done
many="$many $one"
# shellcheck disable=SC2086 # words
run "$SAKUIN" search -d "$db" $many x
ends 'too many' 2
says 'too many' 'more than 16 files of synonyms'

# Equivalents are never offered as spellings; words that sound nearly so are.
run "$SAKUIN" search -d "$db" Takeshimo
ends 'misspelt' 1
says 'misspelt' "nothing found for 'Takeshimo'; did you mean 'takeshima'?"
run "$SAKUIN" search -d "$db" --no-synonyms 'Dokda OR Kim'
ends 'misspelt in part' 0
says 'misspelt in part' "some words are in no document; did you mean 'dokdo OR Kim'?"
run "$SAKUIN" search -d "$db" --no-synonyms Senkaku
ends 'another name is no spelling' 1
says 'another name is no spelling' 'try fewer or other words'
run "$SAKUIN" search -d "$db" --format=tsv 'Dokda OR Kim'
silent 'tsv'

run "$SAKUIN" explain -d "$db" Tokto hangul
ends explain 0
prints explain 'Korean reading of tokto' 'tokto ~ 독도, Korean reading' \
	'Tokto = 독도, names.tsv' 'hangul scores '
run "$SAKUIN" explain -d "$db" Tokto takeshima
prints 'explain: another name' 'Tokto = Takeshima, names.tsv'
lacks "$out" 'explain: no reading' '~'
run "$SAKUIN" explain -d "$db" Tokto
prints 'explain: no id' 'also searched: Dokdo, Liancourt Rocks'
run "$SAKUIN" explain -d "$db" --no-synonyms Tokto takeshima
ends 'explain: off' 1
run "$SAKUIN" explain -d "$db" --synonyms "$TMPDIR/mine.tsv" takeshima far
prints 'explain: own file' 'Takeshima = another kind, mine.tsv'
run "$SAKUIN" explain -d "$db" --format=x y
ends 'explain: no such option' 2
finish
