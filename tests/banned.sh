#!/bin/sh
# banned.sh - what tests/README.md calls banned is in no source file.
set -u

: "${TMPDIR:=/tmp}"
bad=0

# Code without its comments and strings, in lines as they were.
code() {
	awk '
	{
		gsub(/\\./, "")
		gsub(/"[^"]*"/, "\"\"")
		out = ""
		rest = $0
		while (rest != "") {
			if (inside) {
				end = index(rest, "*/")
				if (!end)
					break
				rest = substr(rest, end + 2)
				inside = 0
			}
			start = index(rest, "/*")
			line = index(rest, "//")
			if (line && (!start || line < start)) {
				out = out substr(rest, 1, line - 1)
				break
			}
			if (!start) {
				out = out rest
				break
			}
			out = out substr(rest, 1, start - 1)
			rest = substr(rest, start + 2)
			inside = 1
		}
		print out
	}' "$1"
}

calls='strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof|gets|setlocale'
calls="$calls|isalpha|isalnum|isupper|islower|ispunct|tolower|toupper"
calls="$calls|iswalpha|iswalnum|towlower|towupper|alloca|tmpnam"

# Print the offending lines of FILE with their numbers.
offences() {
	code "$1" | grep -nE "\\<($calls) *\(|\\<typedef (struct|enum|union)[^(]*\$"
}

# The search itself: two offences, and four lines that are none.
cat >"$TMPDIR/sample.c" <<'END'
typedef struct a b;
/* strcpy() is banned,
 * and so is atoi(). */ x = tolower (c);
puts("gets(s)"); // sprintf(s)
snprintf(s, 1, "%s", t); fgets(s, 1, f);
END
offences "$TMPDIR/sample.c" | cut -d : -f 1 | tr '\n' ' ' | grep -qx '1 3 ' || {
	echo 'banned: the search is broken'
	exit 1
}

for file in $(find plugin analyzers index tests -name '*.[ch]' -o \
	-name '*.cc' | grep -v /tables/ | sort); do
	offences "$file" | sed "s|^|$file:|" | grep . && bad=1
	width=$(wc -L <"$file")
	if [ "$width" -gt 100 ]; then
		echo "$file: a line of $width columns; 100 is the limit"
		bad=1
	fi
done
exit $bad
