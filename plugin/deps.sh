#!/bin/sh
# deps.sh - install the Debian packages that sakuin needs.
#
#   deps.sh [-n] [build|run|demo|check|browser|lint|deb]
#
# build: to compile; run: to read every format; demo: build and run; check:
# those and what the tests need; browser: those, and Chromium with what drives
# it; lint: the developers' tools; deb: to make Debian packages.  Without a
# word: build and run.  To run, demo and check it also tries to get the
# dictionaries of kanji readings, and goes on without them where it can't.
# (MeCab's own programs take the dictionary that was installed last; sakuin
# opens IPADIC by its folder, whatever else there is.)  Silent if all is there.
# Otherwise it says what it installs and does so as root or with sudo that asks
# no password; where it may not, or where there is no apt-get, it prints one
# line to copy and exits with 1.
# -n: install nothing, only name what is missing.
set -eu

# Package and, for what came from elsewhere than dpkg, how else to see that it
# is there: a command, a pkg-config module, a header or a file.
cc=${CC:-cc} cxx=${CXX:-g++}
build="gcc command:${cc%% *}
g++ command:${cxx%% *}
make command:make
pkg-config command:pkg-config
libxapian-dev module:xapian-core
libicu-dev module:icu-i18n
libstemmer-dev header:libstemmer.h
libjansson-dev module:jansson
libxml2-dev module:libxml-2.0
zlib1g-dev module:zlib
libexttextcat-dev module:libexttextcat
nettle-dev module:nettle
libarchive-dev module:libarchive
libbrotli-dev module:libbrotlidec
libgmime-3.0-dev module:gmime-3.0"
run='libgmime-3.0-0 library:libgmime-3.0.so.0
libexttextcat-data file:/usr/share/libexttextcat/fpdb.conf
poppler-utils command:pdftotext
poppler-data file:/usr/share/poppler/cMap'
check='check module:check
xapian-tools command:quest
xapian-omega file:/usr/lib/cgi-bin/omega/omega
python3 file:/usr/bin/python3
python3-xapian python:xapian
libsearch-xapian-perl perl:Search::Xapian
procps command:pgrep
busybox command:busybox
tidy command:tidy
mandoc command:mandoc'
optional='libmecab2 library:libmecab.so.2
mecab-ipadic-utf8 file:/var/lib/mecab/dic/ipadic-utf8/sys.dic
enamdict file:/usr/share/edict/enamdict'
browser='chromium command:chromium
nodejs command:node
npm command:npm
fonts-noto-cjk file:/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
lint='clang command:clang
clang-format command:clang-format
clang-tidy command:clang-tidy
cppcheck command:cppcheck
shellcheck command:shellcheck
mandoc command:mandoc'
deb='build-essential file:/usr/share/doc/build-essential
dpkg-dev command:dpkg-buildpackage
debhelper command:dh
dh-python command:dh_python3'

usage() {
	echo 'usage: plugin/deps.sh [-n] [build|run|demo|check|browser|lint|deb]' >&2
	exit 2
}

preprocess() {
	# shellcheck disable=SC2086 # words, as make passes them
	echo "$1" | $cc ${CPPFLAGS:-} -E -x c - >/dev/null 2>&1
}

# Is it there without being a package of dpkg's?
found() {
	case $1 in
	command:*) command -v "${1#*:}" >/dev/null 2>&1 ;;
	module:*) pkg-config --exists "${1#*:}" 2>/dev/null ;;
	header:*) preprocess "#include <${1#*:}>" ;;
	file:*) [ -e "${1#*:}" ] ;;
	library:*) PATH=$PATH:/sbin ldconfig -p 2>/dev/null |
		grep -q "${1#*:}" ;;
	perl:*) perl -M"${1#*:}" -e 1 2>/dev/null ;;
	python:*) /usr/bin/python3 -c "import ${1#*:}" 2>/dev/null ;;
	esac
}

# Print those of the packages in $wanted that are missing, on one line.
missing() {
	names=$(echo "$wanted" | cut -d ' ' -f 1)
	# shellcheck disable=SC2016,SC2086 # dpkg's variables; a list of words
	have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $names \
		2>/dev/null | sed -n 's/^installed //p' || :)
	echo "$wanted" | while read -r package probe; do
		case "
$have
" in
		*"
$package
"*) continue ;;
		esac
		found "$probe" || printf '%s ' "$package"
	done
}

apt() {
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q \
		-o DPkg::Lock::Timeout=300 "$@"
}

# The lists of a fresh system are empty, those of an old one out of date.
install_packages() {
	if ls /var/lib/apt/lists/*Packages* >/dev/null 2>&1; then
		apt install -y --no-install-recommends "$@" && return
	fi
	apt update && apt install -y --no-install-recommends "$@"
}

only_name=false
[ "${1-}" = -n ] && only_name=true && shift
[ $# -le 1 ] || usage
case ${1-demo} in
build)
	wanted=$build
	optional=
	;;
run) wanted=$run ;;
demo) wanted="$build
$run" ;;
check) wanted="$build
$run
$check" ;;
browser) wanted="$build
$run
$check
$browser" ;;
lint)
	wanted=$lint
	optional=
	;;
deb)
	wanted="$build
$deb"
	optional=
	;;
*) usage ;;
esac

# Set $as_root; false if this user may not install.
may_install() {
	as_root=
	[ "$(id -u)" = 0 ] && return
	as_root='sudo -n'
	sudo -n true 2>/dev/null
}

# What must be there.
need() {
	list=$(missing)
	list=${list% }
	[ "$list" ] || return 0
	if $only_name; then
		echo "sakuin: not installed: $list; run: sh plugin/deps.sh $1" >&2
		return 1
	fi
	if ! command -v apt-get >/dev/null 2>&1; then
		echo "sakuin: install what these Debian packages hold: $list" >&2
		return 1
	fi
	if ! may_install; then
		echo "sudo apt-get install --no-install-recommends $list" >&2
		return 1
	fi
	echo "sakuin: installing $list"
	# shellcheck disable=SC2086 # a list of words
	install_packages $list && return
	echo "sakuin: apt-get could not install all of: $list" >&2
	return 1
}

# What is better there; one attempt, which must not take long.
like() {
	wanted=$optional
	[ "$wanted" ] || return 0
	list=$(missing)
	list=${list% }
	[ "$list" ] || return 0
	if ! $only_name && command -v apt-get >/dev/null 2>&1 && may_install
	then
		echo "sakuin: installing $list"
		# shellcheck disable=SC2086 # a list of words
		install_packages -o Acquire::Retries=0 \
			-o Acquire::http::Timeout=20 $list && return
	fi
	echo "sakuin: goes without $list: kanji are read less well, or not" \
		"at all; to have them: sudo apt-get install $list" >&2
}

need "${1-}"
like
