#!/bin/sh
# symbols.sh - libsakuin.so exports what plugin/sakuin.h declares and nothing
# else, sakuin(3) describes just that, and what libxapian throws is still caught behind that door.
set -eu

: "${BUILD:?}" "${TEST_CC:?}" "${TEST_CXX:?}" "${TEST_LIBS:?}"
so=$BUILD/libsakuin.so.0

# Programs ask for the library by this name.
readelf -d "$so" | grep -q 'SONAME.*\[libsakuin\.so\.0\]' || {
	echo 'symbols: libsakuin.so.0 is not its own name'
	exit 1
}

# A declaration is what stands between two semicolons; the name is followed
# by the first bracket that comes after SAKUIN_API.
sed -e '/^#/d' -e 's|/\*.*\*/||' -e '\|/\*|,\|\*/|d' plugin/sakuin.h |
	tr '\n' ' ' | tr ';' '\n' |
	sed -n 's/.*SAKUIN_API [^(]*\<\(sakuin_[a-z0-9_]*\)(.*/\1/p' |
	LC_ALL=C sort >"$TMPDIR/declared"
# Each has the name of the release that brought it behind it; those names are
# symbols too (A).
nm -D --defined-only "$so" | sed -e '/ A SAKUIN_[0-9.]*$/d' -e 's/.* //' \
	-e 's/@@SAKUIN_[0-9][0-9.]*$//' | LC_ALL=C sort >"$TMPDIR/exported"
grep -qx sakuin_version "$TMPDIR/declared" || {
	echo 'symbols: plugin/sakuin.h could not be read'
	exit 1
}
if nm -D --defined-only "$so" | grep sakuin_ | grep -v '@@SAKUIN_[0-9.]*$'
then
	echo 'symbols: these have no version'
	exit 1
fi
diff -u "$TMPDIR/declared" "$TMPDIR/exported" || {
	echo 'symbols: - is declared and not exported, + the other way round'
	exit 1
}

# Each has its place in the manual: its name, its prototype.
sed -n 's/^\.Nm \(sakuin_[a-z_]*\).*/\1/p' plugin/man/sakuin.3 |
	diff -u "$TMPDIR/declared" - || {
	echo 'symbols: NAME of sakuin.3 has others than sakuin.h'
	exit 1
}
sed -n '/^\.Sh DESCRIPTION/q; s/^\.F[no] \(sakuin_[a-z_]*\).*/\1/p' \
	plugin/man/sakuin.3 | LC_ALL=C sort | diff -u "$TMPDIR/declared" - || {
	echo 'symbols: SYNOPSIS of sakuin.3 has others than sakuin.h'
	exit 1
}

# The map hides the C++ run-time type names too.  Were they needed to catch,
# this library, made as the real one is, would end the program instead.
$TEST_CC -Werror -c -o "$TMPDIR/door.o" -x c - <<'END'
#include "xapian_c.h"
SAKUIN_API int sakuin_door(void);
int
sakuin_door(void)
{
	const char *path = "/nonexistent/database";
	struct sakuin_error err;
	struct xc_db *db = xc_open(&path, 1, &err);

	xc_close(db);
	return db ? 0 : (int)err.code;
}
END
# shellcheck disable=SC2086 # flags
$TEST_CXX $TEST_LD -shared -Wl,--version-script=plugin/sakuin.map \
	-o "$TMPDIR/libdoor.so" "$TMPDIR/door.o" \
	-Wl,--whole-archive "$BUILD/libsakuin.a" -Wl,--no-whole-archive \
	$TEST_LIBS
# shellcheck disable=SC2086
$TEST_CC $TEST_LD -o "$TMPDIR/visitor" -x c - -x none "$TMPDIR/libdoor.so" \
	-Wl,-rpath,"$TMPDIR" <<'END'
#include "sakuin.h"
int sakuin_door(void);
int
main(void)
{
	return sakuin_door() == SAKUIN_ENOTFOUND ? 0 : 1;
}
END
"$TMPDIR/visitor" || {
	echo "symbols: an exception of libxapian's was not caught ($?)"
	exit 1
}
