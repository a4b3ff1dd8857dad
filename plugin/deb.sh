#!/bin/sh
# deb.sh VERSION FOLDER - build the Debian packages of this tree in FOLDER,
# without network: a copy of the tree, with plugin/debian where Debian's tools
# want it, goes through dpkg-buildpackage.  Prints the packages.
#
# The same tree gives the same bytes: dates come from the changelog, and the
# place of the copy is left out of what is compiled.  Packages with debugging
# symbols are left out too, unless DEB_BUILD_OPTIONS says otherwise.
set -eu

version=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
tree=$folder/sakuin-$version
export DEB_BUILD_OPTIONS="${DEB_BUILD_OPTIONS-noautodbgsym}"

wanted=$(sed -n '1s/^sakuin (\(.*\)-[^-]*).*/\1/p' plugin/debian/changelog)
[ "$wanted" = "$version" ] || {
	echo "deb: plugin/debian/changelog is of $wanted, sakuin.h of $version" >&2
	exit 1
}

rm -rf "$tree"
rm -f "$folder"/*.deb "$folder"/sakuin_*
mkdir "$tree"
tar -c --exclude=./build --exclude=./.git --exclude='*.o' \
	--exclude=__pycache__ . | tar -x -C "$tree"
mv "$tree/plugin/debian" "$tree/debian"

# What this make and its user have set is not for the package.
unset MAKEFLAGS MFLAGS MAKELEVEL MODE DESTDIR PREFIX CC CXX CPPFLAGS CFLAGS \
	CXXFLAGS LDFLAGS WERROR V || :
(cd "$tree" && dpkg-buildpackage --no-sign --build=binary -j"$(nproc)" \
	>"$folder/build.log" 2>&1) || {
	tail -n 30 "$folder/build.log" >&2
	echo "deb: dpkg-buildpackage failed; all it said is in" \
		"$folder/build.log" >&2
	exit 1
}
rm -rf "$tree"
ls "$folder"/*.deb
