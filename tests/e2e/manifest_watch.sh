#!/bin/sh
# manifest_watch.sh - what catalogues, sidecars and bags say of files is found
# soon after it changes, though the files do not.
# shellcheck disable=SC2317 # soon calls them
. tests/e2e/lib.sh

root=$TMPDIR/root log=$TMPDIR/log
mkdir -p "$root/bag/data"
echo 'A letter.' >"$root/a.txt"
echo 'A map.' >"$root/bag/data/b.txt"
printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' \
	>"$root/bag/bagit.txt"
(cd "$root/bag" && sha256sum data/b.txt >manifest-sha256.txt)
printf 'file\ttitle\na.txt\tHerons\n' >"$root/m.tsv"

soon() {
	for _ in $(seq 200); do
		"$@" && return
		sleep 0.1
	done
	return 1
}
found() {
	[ "$("$SAKUIN" search -d "$db" --format=tsv "$1" 2>/dev/null |
		cut -f 3 | sort | tr '\n' ' ')" = "$2" ]
}

: >"$log"
"$SAKUIN" index -d "$db" --watch --manifest "$root/m.tsv" "$root" \
	>>"$log" 2>&1 &
pid=$!
test_that 'a manifest' soon found title:herons 'root/a.txt '
test_that 'watching' soon grep -q 'watching' "$log"
printf 'file\ttitle\na.txt\tEgrets\n' >"$root/m.tsv"
test_that 'it changes' soon found title:egrets 'root/a.txt '
test_that 'it changes' found title:herons ''
cat >"$root/bag/data/b.dc.xml" <<'END'
<dc xmlns="http://purl.org/dc/elements/1.1/"><title>Bitterns</title></dc>
END
test_that 'a sidecar comes' soon found title:bitterns 'root/bag/data/b.txt '
echo 'Bag-Group-Identifier: Birds' >"$root/bag/bag-info.txt"
test_that 'a bag says more' soon found collection:birds 'root/bag/data/b.txt '
echo 'A drawing.' >"$root/new.txt"
test_that 'a new file' soon found drawing 'root/new.txt '
test_that 'and the rest stays' found title:egrets 'root/a.txt '
kill -INT "$pid"
wait "$pid"
is 'interrupted' "$?" 0
finish
