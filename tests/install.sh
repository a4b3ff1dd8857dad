#!/bin/sh
# install.sh - `make install` into an empty root gives the files of
# tests/installed.txt, in /usr and in /usr/local; a stranger's C program finds
# the library through sakuin.pc, shared and static; `make uninstall` leaves no
# file, and no folder of ours.
set -eu

: "${TEST_COMPILER:?}" "${TEST_MODE:?}"
. tests/staged.sh
prefix=/usr

# What is there, as if $prefix were /usr; python3 has a version elsewhere.
listed() {
	(cd "$root" && find . ! -type d | sed -e "s|^\.$prefix/|usr/|" \
		-e 's|lib/python3\.[0-9]*/|lib/python3/|' | LC_ALL=C sort) \
		>"$TMPDIR/files"
	diff -u tests/installed.txt "$TMPDIR/files" || {
		echo "install: other files than tests/installed.txt says"
		exit 1
	}
}

# What units start is there.
units() {
	sed -n 's/^ExecStart=\([^ ]*\).*/\1/p' \
		"$root$prefix"/share/sakuin/systemd/*.service |
		while read -r program; do
			[ -x "$root$program" ] || {
				echo "install: a unit starts $program"
				exit 1
			}
		done
}

nothing_left() {
	left=$(find "$root" ! -type d)
	[ -z "$left" ] || {
		echo "install: uninstall left $left"
		exit 1
	}
	left=$(find "$root" -type d -name sakuin)
	[ -z "$left" ] || {
		echo "install: uninstall left the folder $left"
		exit 1
	}
}

staged install "$prefix"
listed
units

cat >"$TMPDIR/stranger.c" <<'END'
#include <sakuin.h>
#include <stdio.h>
#include <string.h>

static bool
show(void *ctx, const struct sakuin_token *token, struct sakuin_error *err)
{
	(void)ctx;
	(void)err;
	return printf("%.*s\n", (int)token->text.len, token->text.ptr) > 0;
}

int
main(void)
{
	struct sakuin_error err;
	struct sakuin_field field = { .text = { "Two words", 9 } };
	struct sakuin_analyzer *a =
		sakuin_analyzer_new("words", SAKUIN_INDEX, &err);
	int status = 1;

	if (!a || !sakuin_analyze(a, &field, show, NULL, &err))
		puts(err.text);
	else
		status = strcmp(sakuin_version(), SAKUIN_VERSION) != 0;
	sakuin_analyzer_free(a);
	return status;
}
END

PKG_CONFIG_PATH=$root/usr/lib/pkgconfig
export PKG_CONFIG_PATH
ask() {
	pkg-config --define-variable=prefix="$root/usr" "$@" sakuin
}

# The user's compiler without our flags, but for what the mode needs.
link() {
	program=$1
	shift
	# shellcheck disable=SC2046,SC2086 # flags
	$TEST_COMPILER $TEST_LD $(ask --cflags) -o "$program" \
		"$TMPDIR/stranger.c" "$@"
}

run() {
	"$1" >"$TMPDIR/said" || {
		echo "install: the $2 program failed"
		exit 1
	}
	printf 'two\nwords\n' | diff -u - "$TMPDIR/said"
}

# shellcheck disable=SC2046 # flags
link "$TMPDIR/shared" $(ask --libs)
LD_LIBRARY_PATH=$root/usr/lib run "$TMPDIR/shared" shared

rm "$root"/usr/lib/libsakuin.so*
# shellcheck disable=SC2046 # flags
link "$TMPDIR/static" $(ask --static --libs)
run "$TMPDIR/static" static

staged install "$prefix"
staged uninstall "$prefix"
nothing_left

# The place that is the default, where Python has compiled the module.
prefix=/usr/local
staged install "$prefix"
listed
units
module=$(find "$root" -name sakuin.py)
/usr/bin/python3 -m py_compile "$module"
[ "$(find "$root" -name 'sakuin.*.pyc')" ] || {
	echo 'install: nothing was compiled'
	exit 1
}
staged uninstall "$prefix"
nothing_left
