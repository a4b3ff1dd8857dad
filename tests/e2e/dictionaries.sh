#!/bin/sh
# dictionaries.sh - with and without what reads kanji (MeCab with IPADIC, and
# ENAMDICT): what is said, what is still found, and what a database remembers.
# Where they are installed, a private mount hides their folders.
. tests/e2e/lib.sh

mecab=/var/lib/mecab edict=/usr/share/edict
flag=-rm
[ "$(id -u)" != 0 ] || flag=-m

# without COMMAND...: as on a machine that has no dictionaries.
# shellcheck disable=SC2016 # for the inner shell
without() {
	unshare $flag sh -c 'for folder in "$0" "$1"; do
		[ ! -d "$folder" ] || mount -t tmpfs none "$folder" || exit 99
	done; shift; exec "$@"' "$mecab" "$edict" "$@"
}

both=false
[ -e "$mecab/dic/ipadic-utf8/sys.dic" ] && [ -e "$edict/enamdict" ] &&
	PATH=$PATH:/sbin ldconfig -p 2>/dev/null | grep -q libmecab.so.2 && both=true
without true 2>/dev/null || {
	echo 'skipped: no private mounts here, to hide the dictionaries'
	exit 77
}

printf '%s\n' \
	'{"id":"kanji","text":"首脳会談が東京で開かれた","lang":"ja"}' \
	'{"id":"kana","text":"キョードーのニュース","lang":"ja"}' \
	'{"id":"latin","text":"Kyodo news","lang":"en"}' >"$TMPDIR/ja.ndjson"
printf '%s\n' '{"id":"en","text":"Kyodo news","lang":"en"}' \
	'{"id":"zh","text":"首脑会谈在东京举行","lang":"zh"}' \
	>"$TMPDIR/other.ndjson"

run without "$SAKUIN" index -d "$db" "$TMPDIR/ja.ndjson"
ends 'indexing goes on' 0
is 'what is lost is said in one line' "$(cat "$err")" \
	"sakuin: kanji are not read without MeCab and IPADIC; names in kanji \
are read less well without ENAMDICT; to have that: sudo apt-get install \
libmecab2 mecab-ipadic-utf8 enamdict"
run without "$SAKUIN" search -d "$db" --format=tsv kyōdō
is 'kana are read' "$(cut -f 3 "$out" | sort | tr '\n' ' ')" 'kana latin '
run without "$SAKUIN" tokens ハコネ駅とアタミ
prints 'katakana is read in one piece' 'reading:ja	katakana	hakone' \
	'reading:ja	katakana	atami'
run without "$SAKUIN" search -d "$db" --format=tsv 会談
is 'kanji are found' "$(cut -f 3 "$out")" kanji
is 'nothing differs' "$(cat "$err")" ''
run without "$SAKUIN" search -d "$db" kaidan
ends 'kanji are not read' 1
run without "$SAKUIN" check -d "$db"
test_that 'the database says none' \
	grep -qx 'sakuin.readings none' "$out"

run without "$SAKUIN" index -j 2 -d "$db.2" "$TMPDIR/ja.ndjson" \
	fixtures/collection
is 'several processes say it once' "$(grep -c 'apt-get' "$err")" 1
run without "$SAKUIN" index --quiet -d "$db.3" "$TMPDIR/ja.ndjson"
is 'not when quiet' "$(cat "$err")" ''
run without "$SAKUIN" index -d "$db.4" "$TMPDIR/other.ndjson"
is 'not without Japanese' "$(cat "$err")" ''
run without "$SAKUIN" check -d "$db.4"
test_that 'nothing is remembered' grep -qx 'sakuin.readings ' "$out"

$both || {
	skip 'with dictionaries' 'MeCab, IPADIC or ENAMDICT is not installed'
	finish
}
run "$SAKUIN" index -d "$db.5" "$TMPDIR/ja.ndjson"
is 'nothing is lost' "$(cat "$err")" ''
run "$SAKUIN" search -d "$db.5" --format=tsv kaidan
is 'kanji are read' "$(cut -f 3 "$out")" kanji
is 'nothing differs' "$(cat "$err")" ''
run without "$SAKUIN" search -d "$db.5" --format=tsv kaidan
is 'what was read is found' "$(cut -f 3 "$out")" kanji
is 'one warning' "$(wc -l <"$err")" 1
test_that 'of other dictionaries' \
	grep -q "its kanji were read with the dictionaries 'ipadic-utf8 \
[0-9]*, enamdict [0-9]*', here are 'none'; some names may be missed" "$err"
run "$SAKUIN" search -d "$db" --format=tsv 会談
is 'still found' "$(cut -f 3 "$out")" kanji
test_that 'and the other way round' grep -q "dictionaries 'none', here" "$err"
run "$SAKUIN" search -d "$db.4" --format=tsv kyodo
is 'no warning without kanji' "$(cat "$err")" ''
run without "$SAKUIN" index -d "$db.5" "$TMPDIR/other.ndjson"
run "$SAKUIN" check -d "$db.5"
test_that 'other documents change nothing' \
	grep -q '^sakuin.readings ipadic' "$out"
sed 's/"id":"/&2/' "$TMPDIR/ja.ndjson" >"$TMPDIR/ja2.ndjson"
run without "$SAKUIN" index -d "$db.5" "$TMPDIR/ja2.ndjson"
ends 'appending goes on' 0
run "$SAKUIN" check -d "$db.5"
test_that 'but the database is mixed' \
	grep -q '^sakuin.readings mixed  (this program differs)' "$out"
finish
