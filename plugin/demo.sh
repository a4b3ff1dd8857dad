#!/bin/sh
# demo.sh - index fixtures/collection (English, Japanese, Korean, Chinese; six
# encodings) into build/demo.db and ask it a few questions.  `make demo`.
set -eu

: "${SAKUIN:?}"
db=build/demo.db
PATH=$(dirname "$SAKUIN"):$PATH

say() {
	printf '\n$ %s\n' "$*"
	"$@" || [ $? = 1 ] # 1: nothing found
}

rm -rf "$db"
say sakuin index -d "$db" fixtures/collection
for query in 'earthquake rescue' '共同会見' '정상회담' '釣魚臺' '"press conference"'; do
	say sakuin search -d "$db" -n 3 "$query"
done
say sakuin tokens '情報セキュリティ 사이버안보를 Café'
say sakuin explain -d "$db" '災害協力'
if command -v quest >/dev/null; then
	printf '\nThe same database, asked by a program that is not ours:\n'
	say quest --db="$db" --msize=3 'earthquakes'
fi
printf '\nNow it is your turn: build/sakuin search -d %s WORDS\n' "$db"
