#!/bin/sh
# door1_quest.sh - quest and xapian-delve, as Xapian ships them, on a database
# of ours: default flags, nothing set.
. tests/e2e/lib.sh
. tests/e2e/door1.sh

stock() {
	quest --db="$1" --msize=100 "$2" | sed -n 's/^id=//p'
}

door1_rows
door1_limits
door1_seeds

# Omega's data record, as quest shows it.
run quest --db="$db" --msize=1 Dazaifu
prints 'record' 'url=https://reading-room.example/notes/dazaifu-2008' \
	'caption=Reading-room note: the Dazaifu papers of 2008' 'sample=' \
	'language=en' 'id=note-en-dazaifu-2008'
run quest --db="$db" --msize=1 --prefix=title:S title:hackers
prints 'a title by its prefix' 'id=collection/en-exchange-hackers.txt'
run quest --db="$db" --boolean-prefix=lang:L 'dokdo lang:ja'
prints 'a filter by its prefix' 'id=collection/ja-takeshima-dokdo.txt'
lacks "$out" 'a filter by its prefix' 'language=en'
run quest --db="$db" --flags=default,spelling_correction 'earthqake'
prints 'spelling' 'Did you mean: earthquake'

# A report whose letters and marks are apart, as some systems write them, is
# found by what people type.
printf 'jamo \341\204\222\341\205\241\341\206\253\341\204\200\341\205\256\341\206\250\341\204\213\341\205\263\341\206\253\nkyo\314\204do\314\204\n' \
	>"$TMPDIR/apart.txt"
run "$SAKUIN" index --quiet -d "$TMPDIR/apart.db" "$TMPDIR/apart.txt"
ends 'marks apart' 0
for word in 한국 kyōdō kyodo; do
	is "marks apart: $word" "$(stock "$TMPDIR/apart.db" "$word")" apart.txt
done

# xapian-delve sees terms, positions, records and metadata.
run xapian-delve -t 'Z首脳会談' "$db"
prints 'delve: a compound' "Posting List for term 'Z首脳会談' (termfreq 2"
run xapian-delve -t hackers "$db"
prints 'delve: a word as it is written' "Posting List for term 'hackers'"
run xapian-delve -a -1 -A Q "$db"
prints 'delve: ids' Qnote-en-dazaifu-2008 Qcollection/ja-cyber-chui.txt
is 'delve: positions' \
	"$(xapian-delve "$db" | sed -n 's/^has positional information = //p')" \
	true
sound 'collection' "$db"
finish
