#!/bin/sh
# manlint.sh - mandoc finds nothing to warn about in the manual pages.
set -u

passed=0 failed=0
for page in plugin/man/*.[1-9]; do
	if mandoc -T lint -W warning "$page"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
