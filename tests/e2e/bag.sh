#!/bin/sh
# bag.sh - bags (BagIt, RFC 8493): what is in them is indexed and checked.
. tests/e2e/lib.sh

src=$TMPDIR/src bag=$TMPDIR/src/bag
index() {
	run "$SAKUIN" index -d "$db" "$@"
}
# manifest ALGORITHM: that of the payload, anew.
manifest() {
	(cd "$bag" && find data -type f -exec "${1}sum" {} + |
		sed 's/%/%25/' | LC_ALL=C sort -k 2 >"manifest-$1.txt")
}
mkdir -p "$bag/data/deep" "$src/plain"
echo 'The first letter, of herons.' >"$bag/data/one.txt"
echo 'The second letter, of egrets.' >"$bag/data/deep/two.txt"
echo 'The third letter, of 鷺.' >"$bag/data/deep/100% sure.txt"
echo 'In no bag: bitterns.' >"$src/plain/out.txt"
printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' \
	>"$bag/bagit.txt"
cat >"$bag/bag-info.txt" <<'END'
Source-Organization: City Archive
  of Busan
External-Identifier: MG-12
Bag-Group-Identifier: Harbours
External-Description: letters about herons and other birds
END
for name in md5 sha1 sha256 sha512; do
	(cd "$bag" && "${name}sum" data/one.txt data/deep/two.txt \
		>"manifest-$name.txt" &&
		"${name}sum" 'data/deep/100% sure.txt' |
		sed 's/%/%25/' >>"manifest-$name.txt")
done
(cd "$bag" && sha256sum bag*.txt manifest-*.txt >tagmanifest-sha256.txt)

index "$src"
ends 'a bag' 0
prints 'a bag' '4 documents indexed, 7 files read as metadata'
silent 'a bag'
is 'payload' "$(ask herons egrets 鷺 | tr ' ' '\n' | sort | tr '\n' ' ')" \
	'src/bag/data/deep/100%25%20sure.txt src/bag/data/deep/two.txt src/bag/data/one.txt '
is 'collection' "$(ask 'collection:harbours herons')" 'src/bag/data/one.txt'
is 'identifier' "$(ask 'collection:MG-12' | wc -w)" 3
is 'not what is outside' "$(ask 'bitterns collection:harbours')" ''
run "$SAKUIN" show -d "$db" src/bag/data/one.txt
prints 'show' 'repository City Archive of Busan' 'collection Harbours' \
	'collection MG-12'
is 'tag files are no documents' "$(ask Bag-Group-Identifier)" ''

was=$(revision "$db")
index "$src"
is 'again: revision' "$(revision "$db")" "$was"

# Changed behind the manifest's back: it fails and keeps what it was.
echo 'The first letter, of vultures.' >"$bag/data/one.txt"
index --report "$TMPDIR/report" "$src"
ends 'changed' 1
says 'changed' "$bag/data/one.txt: its md5 is " ', and its bag says ' \
	'it was changed or damaged; take it from a good copy'
is 'changed: as it was' "$(ask herons)" 'src/bag/data/one.txt'
is 'changed: not as it is' "$(ask vultures)" ''
grep -F '/one.txt"' "$TMPDIR/report" >"$out"
prints 'changed: report' '"status":"failed"' 'its md5 is'
index "$src"
ends 'changed, again: left alone' 0
index --retry-failed "$src"
ends 'changed, again: tried' 1

# Manifests made anew are believed.
manifest md5
manifest sha1
manifest sha256
manifest sha512
rm "$bag/tagmanifest-sha256.txt"
index "$src"
ends 'manifests anew' 0
is 'manifests anew' "$(ask vultures)" 'src/bag/data/one.txt'

# Each algorithm alone.
for name in md5 sha1 sha256 sha512; do
	rm -f "$bag"/manifest-*.txt
	manifest "$name"
	index "$src"
	ends "$name: fits" 0
	sed -i '1s/^..../0000/' "$bag/manifest-$name.txt"
	index "$src"
	ends "$name: does not" 1
	says "$name: does not" "its $name is " 'and its bag says 0000'
done
manifest sha512

# Missing, and one too many.
mv "$bag/data/deep/two.txt" "$TMPDIR/two.txt"
echo 'A stranger: cranes.' >"$bag/data/more.txt"
index --report "$TMPDIR/report" "$src"
ends 'missing' 1
says 'missing' "$bag/data/deep/two.txt: it stands in a manifest of its bag and is not there; take it from a good copy" \
	"$bag/data/more.txt: no manifest of its bag names it; make the bag's manifests anew, or take it out"
is 'one too many is indexed' "$(ask cranes)" src/bag/data/more.txt
grep -F '/two.txt"' "$TMPDIR/report" >"$out"
prints 'missing: report' '"status":"failed"' 'is not there'
grep -F '/more.txt"' "$TMPDIR/report" >"$out"
prints 'one too many: report' '"status":"ok"' 'no manifest of its bag names it'
printf 'http://example.org/two.txt 30 data/deep/two.txt\n' >"$bag/fetch.txt"
index "$src"
ends 'to be fetched' 1
says 'to be fetched' 'it stands in fetch.txt of its bag and was not fetched yet; complete the bag'
rm "$bag/fetch.txt" "$bag/data/more.txt"
mv "$TMPDIR/two.txt" "$bag/data/deep/two.txt"

# As large as it says, or not.
for oxum in "$(find "$bag/data" -type f -printf '%s\n' |
	awk '{ n += $1 } END { print n "." NR }')" 5.3 3.1 3 x.y; do
	sed -i '/oxum/d' "$bag/bag-info.txt"
	echo "payload-oxum: $oxum" >>"$bag/bag-info.txt"
	index "$src"
	ends "Payload-Oxum $oxum" 0
	case $oxum in
	5.3 | 3.1)
		says "Payload-Oxum $oxum" "$bag/bagit.txt: bag-info.txt: its Payload-Oxum is $oxum, but data holds " \
			'.3 (bytes and files); compare it with a good copy'
		;;
	3 | x.y) says "Payload-Oxum $oxum" 'its Payload-Oxum is not a number of bytes, a point and a number of files' ;;
	*) is 'Payload-Oxum that fits' "$(grep -c Oxum "$err")" 0 ;;
	esac
done

# What is wrong with the bag itself.
printf 'nonsense\n%s  ../../etc/passwd\n' "$(printf %064d 0)" \
	>>"$bag/manifest-sha512.txt"
echo '00  data/one.txt' >"$bag/manifest-blake2b.txt"
echo 'Encoding: x' >"$bag/bagit.txt"
index "$src"
ends 'a bad bag' 0
says 'a bad bag' 'manifest-sha512.txt:4: not a digest and a path' \
	'manifest-sha512.txt:5: its path leads out of the bag' \
	'manifest-blake2b.txt: this algorithm is not known here' \
	'bagit.txt: no line says BagIt-Version'
well_said 'a bad bag'

# Whoever makes a manifest of nonsense is told some of it.
yes nonsense | head -n 5000 >>"$bag/manifest-sha512.txt"
touch -d '2001-02-03' "$bag/bagit.txt"
index "$src"
test_that 'nonsense: not all of it' [ "$(wc -l <"$err")" -lt 300 ]
test_that 'nonsense: much of it' [ "$(wc -l <"$err")" -gt 100 ]
manifest sha512

# In any encoding that it says; a manifest wins over it.
printf 'BagIt-Version: 0.97\nTag-File-Character-Encoding: Shift_JIS\n' \
	>"$bag/bagit.txt"
printf 'Source-Organization: \213\236\223s\220}\217\221\212\331\n' \
	>"$bag/bag-info.txt"
printf 'file\tcollection\nbag/data/one.txt\tMine\n' >"$src/m.tsv"
index --quiet --manifest "$src/m.tsv" "$src"
run "$SAKUIN" show -d "$db" src/bag/data/one.txt
prints 'Shift_JIS' 'repository 京都図書館' 'collection Mine'

# Several processes; one folder of the bag alone.
for n in 1 3; do
	"$SAKUIN" index --quiet -j $n -d "$TMPDIR/j$n" "$src" 2>"$TMPDIR/e$n"
	"$SAKUIN" export -d "$TMPDIR/j$n" >"$TMPDIR/x$n"
done
test_that 'three processes' cmp "$TMPDIR/x1" "$TMPDIR/x3"
test_that 'three processes say the same' cmp "$TMPDIR/e1" "$TMPDIR/e3"
run "$SAKUIN" index -d "$TMPDIR/part" "$bag/data/deep"
ends 'a part' 0
prints 'a part' '2 documents indexed;'
sound 'database' "$db"
finish
