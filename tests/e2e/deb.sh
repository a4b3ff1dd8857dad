#!/bin/sh
# deb.sh - the Debian packages: built without network, twice the same bytes,
# nothing that lintian calls an error; what they hold works when unpacked below
# an empty root, and dpkg installs it and takes all of it out again.
#
# Needs what `make deb` installs; lintian, if it is there, is asked too.
. tests/e2e/lib.sh

for tool in dpkg-buildpackage dpkg-checkbuilddeps; do
	command -v "$tool" >/dev/null || {
		echo "skipped: $tool is not installed; make deb installs it"
		exit 77
	}
done
dpkg-checkbuilddeps plugin/debian/control 2>"$err" || {
	echo "skipped: $(cat "$err"); make deb installs it"
	exit 77
}
[ "$TEST_MODE" = release ] || {
	echo "skipped: packages are made once, not in MODE=$TEST_MODE"
	exit 77
}
version=$("$SAKUIN" --version | cut -d ' ' -f 2)
alone=''
unshare -n true 2>/dev/null && alone='unshare -n'

# build FOLDER
build() {
	# shellcheck disable=SC2086 # a command or nothing
	run $alone sh plugin/deb.sh "$version" "$1"
	ends "build in $1" 0
	[ "$status" = 0 ] || finish
}
begun=$(date +%s)
build "$TMPDIR/one"
cp "$out" "$TMPDIR/packages"
is packages "$(wc -l <"$TMPDIR/packages")" 4
if [ $(($(date +%s) - begun)) -gt 180 ]; then
	skip 'the same again' 'this machine is too busy to build twice'
else
	build "$TMPDIR/two/deeper"
	for deb in "$TMPDIR"/one/*.deb; do
		test_that "$(basename "$deb"): the same again" \
			cmp "$deb" "$TMPDIR/two/deeper/$(basename "$deb")"
	done
fi

if command -v lintian >/dev/null; then
	run lintian --fail-on error --allow-root "$TMPDIR/one/"*.changes
	ends lintian 0
else
	skip lintian 'it is not installed'
fi

root=$TMPDIR/root
mkdir "$root"
for deb in "$TMPDIR"/one/*.deb; do
	dpkg-deb -x "$deb" "$root"
done
libraries=$(dirname "$(find "$root/usr/lib" -name libsakuin.so.0)")
# shellcheck disable=SC2317 # run calls it
unpacked() {
	env -i PATH="$root/usr/bin:/usr/bin:/bin" LC_ALL=C.UTF-8 \
		LD_LIBRARY_PATH="$libraries" PYTHONDONTWRITEBYTECODE=1 \
		PYTHONPATH="$root/usr/lib/python3/dist-packages" \
		PKG_CONFIG_PATH="$libraries/pkgconfig" "$@"
}
run unpacked sakuin index -d "$db" "$collection"
ends 'the command' 0
run unpacked sakuin search -d "$db" dokdo
ends 'the command' 0
prints 'the command' ko-dokdo-ireum 'also searched:'
run unpacked "$python" "$root/usr/share/doc/python3-sakuin/examples/search.py" \
	"$db" 공동회견
ends 'the module' 0
prints 'the module' en-press-conference-study
# shellcheck disable=SC2016 # for the shell that is started
run unpacked sh -c 'cc -o "$1" "$2" $(pkg-config \
	--define-variable=prefix="$3" --cflags --libs sakuin)' - \
	"$TMPDIR/tokens" "$root/usr/share/doc/libsakuin-dev/examples/tokens.c" \
	"$root/usr"
ends 'the library, to compile' 0
run unpacked "$TMPDIR/tokens" Łódź
prints 'the library' lodz
for page in man1/sakuin.1 man3/sakuin.3 man7/sakuin-chain.7; do
	test_that "$page" gzip -t "$root/usr/share/man/$page.gz"
done

# Into an empty system and out of it.  Without python3-sakuin, whose scripts
# want the python of that system.
system=$TMPDIR/system
mkdir -p "$system/var/lib/dpkg/info" "$system/var/lib/dpkg/updates"
: >"$system/var/lib/dpkg/status"
# shellcheck disable=SC2317 # run calls it
here() {
	dpkg --root="$system" --log=/dev/null --force-not-root --force-depends \
		--force-script-chrootless "$@"
}
listed() {
	(cd "$system" && find . ! -type d ! -path './var/lib/dpkg/*')
}
run here -i "$TMPDIR/one/sakuin_"*.deb "$TMPDIR/one/libsakuin"*.deb
ends 'dpkg -i' 0
test_that 'installed' test -x "$system/usr/bin/sakuin"
run here -P sakuin libsakuin-dev libsakuin0
ends 'dpkg -P' 0
is 'nothing is left' "$(listed)" ''
finish
