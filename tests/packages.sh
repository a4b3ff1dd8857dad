#!/bin/sh
# packages.sh - the Debian packages ask for what plugin/deps.sh installs: to
# build, to run, and what is better there.
set -u

bad=0
# asked_for LIST FIRST FIELD: the packages of deps.sh's LIST stand in FIELD of
# the paragraph of debian/control whose first line is FIRST.
asked_for() {
	sed -n "/^$1=/,/['\"]\$/p" plugin/deps.sh |
		sed -e "s/^$1=.//" -e 's/ .*//' >"$TMPDIR/wanted"
	awk -v first="$2" -v field="$3:" '
	/^[A-Z]/ { inside = 0 }
	/^$/ { here = 0 }
	inside { sub(/,$/, ""); print $1 }
	$0 == first { here = 1 }
	here && $0 == field { inside = 1 }' plugin/debian/control \
		>"$TMPDIR/asked"
	[ -s "$TMPDIR/wanted" ] || bad=1
	while read -r package; do
		case $package in
		gcc | g++ | make) continue ;; # build-essential
		esac
		grep -qxF "$package" "$TMPDIR/asked" || {
			echo "packages: $2: not in $3: $package"
			bad=1
		}
	done <"$TMPDIR/wanted"
}
asked_for build 'Source: sakuin' Build-Depends
asked_for run 'Package: sakuin' Depends
asked_for optional 'Package: sakuin' Recommends
asked_for optional 'Package: libsakuin0' Recommends
[ "$bad" = 0 ] || echo 'packages: see above'
exit $bad
