#!/bin/sh
# manlint.sh - mandoc finds nothing to warn about in the manual pages, and
# neither does man where it is installed.
set -u

# What groff says, that is; without man, nothing.
man_warns() {
	command -v man >/dev/null || return 1
	man --warnings -l -E UTF-8 "$1" 2>&1 >/dev/null | grep .
}

passed=0 failed=0
for page in plugin/man/*.[1-9]; do
	if mandoc -T lint -W warning "$page" && ! man_warns "$page"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
