#!/bin/sh
# coverage.sh DIR - lines run by the tests, per file of ours, worst first.
set -eu

objects=$(cd "$1" && find analyzers index plugin -name '*.gcno')
[ "$objects" ] || {
	echo "coverage: nothing was built in $1" >&2
	exit 1
}
# gcov names files as the compiler saw them: from the top of the tree.
for object in $objects; do
	gcov -n -o "$1/$(dirname "$object")" "$1/$object" 2>/dev/null
done | awk -F "['%:]| of " '
	/^File / { file = $2; next }
	/^Lines executed/ && file ~ /^(analyzers|index|plugin)\// {
		if ($4 >= lines[file]) {
			lines[file] = $4
			run[file] = $2 * $4 / 100
		}
		file = ""
	}
	END {
		for (f in lines) {
			printf "%5.1f %% of %5d  %s\n",
				100 * run[f] / lines[f], lines[f], f | "sort -n"
			all += lines[f]
			done += run[f]
		}
		close("sort -n")
		printf "%5.1f %% of %5d  in all\n", 100 * done / all, all
	}'
