#!/bin/sh
# run.sh - run every test of the build in $BUILD, show what each prints, and
# end with one line of figures.  `make check` calls it, with the compiler and
# its flags in TEST_*.  ONLY='pattern' runs the tests whose names match.
#
# A test is a program.  What it prints says how many tests it held: lines
# "N passed, N failed" (our scripts) or "N%: Checks: N, Failures: N, Errors:
# N" (Check).  Without such a line it is one test and its exit status counts.
# Exit status 77 says that it can't run here: neither passed nor failed.
set -u

: "${BUILD:?}" "${SAKUIN:?}" "${TEST_MODE:?}"
passed=0 failed=0 bad='' skipped=''
work=$(mktemp -d) || exit
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# No test may depend on the user's language, time zone or settings.
unset SAKUIN_DB SAKUIN_SHARED
export LC_ALL=C.UTF-8 TZ=UTC

# Sanitizers are slow and want the usual places in memory.
limit=600 calm=''
export CK_TIMEOUT_MULTIPLIER=5 # a busy machine is not a failure
case $TEST_MODE in
asan | tsan)
	limit=3600
	export CK_TIMEOUT_MULTIPLIER=15
	calm="setarch $(uname -m) -R"
	$calm true 2>/dev/null || calm=''
	;;
esac
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"

# Print "PASSED FAILED" for the output in $work/log and exit status $1.
figures() {
	awk -v status="$1" '
	/^[0-9]+%: Checks: [0-9]+, Failures: [0-9]+, Errors: [0-9]+$/ {
		gsub(/[^0-9]+/, " ")
		good += $2 - $3 - $4
		bad += $3 + $4
		known = 1
	}
	/^[0-9]+ passed, [0-9]+ failed$/ {
		good += $1
		bad += $3
		known = 1
	}
	END {
		if (!known && status == 0)
			good = 1
		if (status != 0 && !bad)
			bad = 1
		print good + 0, bad + 0
	}' "$work/log"
}

# test NAME COMMAND...: run it in a temporary directory of its own.
test_one() {
	name=$1
	shift
	# shellcheck disable=SC2254 # ONLY is a pattern
	case $name in
	${ONLY:-*}) ;;
	*) return ;;
	esac
	echo "== $name"
	rm -rf "$work/tmp"
	mkdir "$work/tmp"
	# shellcheck disable=SC2086 # $calm is a command or nothing
	{
		TMPDIR=$work/tmp timeout -k 10 "$limit" $calm "$@" </dev/null
		echo $? >"$work/status"
	} 2>&1 | tee "$work/log"
	status=$(cat "$work/status")
	if [ "$status" = 77 ]; then
		skipped="$skipped $name"
		return
	fi
	[ "$status" != 124 ] || echo "$name: no end within $limit s"
	# shellcheck disable=SC2046 # two numbers
	set -- $(figures "$status")
	passed=$((passed + $1))
	failed=$((failed + $2))
	[ "$2" = 0 ] || bad="$bad $name"
}

for source in tests/check_*.c; do
	name=$(basename "$source" .c)
	test_one "$name" "$BUILD/$name"
done
test_one golden sh tests/golden.sh
for source in tests/fuzz/fuzz_*.c; do
	[ -e "$source" ] || continue
	name=$(basename "$source" .c)
	test_one "$name" "$BUILD/$name" "fixtures/fuzz/${name#fuzz_}"
done
for name in symbols headers install manlint banned completion packages \
	examples; do
	test_one "$name" sh "tests/$name.sh"
done
if [ -d ../shared/seeds ]; then
	SAKUIN_SHARED=$(cd ../shared && pwd)
	export SAKUIN_SHARED
	echo "e2e: with the shared data in $SAKUIN_SHARED"
else
	echo 'e2e: no shared data beside this tree; it stands alone'
fi
for script in tests/e2e/*.sh; do
	case $script in
	*'*'* | */lib.sh | */traces.sh | */door1.sh | */omega.sh) continue ;; # read by the others
	esac
	test_one "e2e/$(basename "$script" .sh)" sh "$script"
done

[ -z "$skipped" ] || echo "skipped:$skipped"
[ -z "$bad" ] || echo "failed:$bad"
if [ $((passed + failed)) = 0 ]; then
	echo "no test is named '${ONLY:-}'"
	exit 1
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
