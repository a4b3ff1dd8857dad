#!/bin/sh
# python_module.sh - the Python module, installed below an empty root and run
# with nothing else around: it does what the command does, and a program with
# python3-xapian needs three lines for it.
. tests/e2e/lib.sh

if sanitized "$BUILD/libsakuin.so.0"; then
	echo 'skipped: a library with sanitizers is not for Python'
	exit 77
fi
. tests/staged.sh
staged install

# Nothing of this tree is on a path; Python writes no file beside the module.
# shellcheck disable=SC2317 # run calls it
installed() {
	env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 \
		PYTHONPATH="$root/usr/lib/python3/dist-packages" \
		TMPDIR="$TMPDIR" "$python" "$@"
}

run installed tests/e2e/python_module.py "$root/usr/bin/sakuin" \
	"$PWD/$collection" "$TMPDIR"
counts=$(grep '^[0-9]* passed, [0-9]* failed$' "$out") ||
	counts='0 passed, 1 failed'
[ "$status" = 0 ] || cat "$err"
passed=${counts%% *}
failed=${counts#*, }
failed=${failed%% *}

# The example, and the same without its three lines.
example=$root/usr/share/doc/sakuin/examples/search.py
db=$TMPDIR/collection.db
is 'three lines' "$(grep -c '# sakuin$' "$example")" 3
grep -v '# sakuin$' "$example" >"$TMPDIR/stock.py"
run installed "$TMPDIR/stock.py" "$db" 공동회견
ends 'the stock program' 0
lacks "$out" 'the stock program' en-press-conference-study
run installed "$example" "$db" 공동회견
ends 'the example' 0
prints 'the example' en-press-conference-study
run installed "$example" "$TMPDIR/nowhere" tokto
ends 'the example, without a database' 1

# Without the library, and with one that lacks something.
mkdir "$TMPDIR/alone"
cp "$root/usr/lib/python3/dist-packages/sakuin.py" "$TMPDIR/alone"
if "$python" -c "import ctypes; ctypes.CDLL('libsakuin.so.0')" 2>"$err"; then
	skip 'no library' 'one is installed on this machine'
else
	run env PYTHONPATH="$TMPDIR/alone" "$python" -B -c 'import sakuin'
	ends 'no library' 1
	says 'no library' \
		'ImportError: sakuin needs the library libsakuin.so.0: '
fi
echo 'int nothing;' >"$TMPDIR/empty.c"
# shellcheck disable=SC2086 # a command with words
$TEST_COMPILER -shared -fPIC -o "$TMPDIR/alone/libsakuin.so.0" "$TMPDIR/empty.c"
run env PYTHONPATH="$TMPDIR/alone" "$python" -B -c 'import sakuin'
ends 'an old library' 1
says 'an old library' 'ImportError: sakuin needs a newer library: ' \
	'sakuin_version'
finish
