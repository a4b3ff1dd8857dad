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
say sakuin tokens '정상회담에서 共同会見 kyōdō'
if command -v quest >/dev/null; then
	printf '\nA program that is not ours, on the same database:\n'
	printf '\n$ %s\n' "quest --db=$db --msize=1 共同会見"
	quest --db="$db" --msize=1 共同会見 | cut -c 1-100
fi
for query in '"press conference" hackers' 'kyodo kaiken' '共同会見' \
	'정상회담에서' '釣魚臺' 'Yun Sŏk-yŏl'; do
	say sakuin search -d "$db" -n 2 --color=always "$query"
done
say sakuin forms -d "$db" Tokto
cat <<EOF

Now it is your turn:
  build/sakuin search -d $db '首脳会談で何が合意されたか'
  build/sakuin search -d $db --lang=ko 사이버 -- -해킹
  build/sakuin explain -d $db Tokto collection/ko-dokdo-ireum.txt
  build/sakuin index -d my.db ~/Documents && build/sakuin search -d my.db WORDS
EOF
