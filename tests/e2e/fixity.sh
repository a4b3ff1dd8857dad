#!/bin/sh
# fixity.sh - are the originals what they were?
. tests/e2e/lib.sh

root=$TMPDIR/root
mkdir "$root"
for name in same changed damaged gone folder; do
	echo "The lighthouse, $name." >"$root/$name.txt"
done
printf '\0\1\2\3' >"$root/binary.bin"
run "$SAKUIN" index -d "$db" "$root"
ends index 0

run "$SAKUIN" check -d "$db" --fixity
ends intact 0
silent intact
prints intact '6 files intact (0.0 MB), 0 changed, 0 damaged, 0 gone, 0 could'

touch "$root/same.txt" # another time is no other file
echo 'Another text.' >"$root/changed.txt"
"$python" - "$root/damaged.txt" <<'END'
import os, sys
before = os.stat(sys.argv[1])
with open(sys.argv[1], 'r+') as f:
    f.write('Z')
os.utime(sys.argv[1], ns=(before.st_atime_ns, before.st_mtime_ns))
END
rm "$root/gone.txt" "$root/folder.txt"
mkdir "$root/folder.txt"
run "$SAKUIN" check -d "$db" --fixity
ends 'not intact' 1
prints 'not intact' '2 files intact' '1 changed, 1 damaged, 1 gone, 1 could not'
says 'not intact' "sakuin: $root/changed.txt: was changed; index it again" \
	"sakuin: $root/damaged.txt: is damaged: other bytes" \
	"sakuin: $root/gone.txt: is gone" \
	"sakuin: $root/folder.txt: could not be read"
run "$SAKUIN" check -d "$db"
ends 'without --fixity' 0
finish
