#!/bin/sh
# examples.sh - every example of the manual pages and of the README runs: the
# lines that start with "$ ", in order, in a folder where reports/ holds
# fixtures/collection, topics.tsv two queries and box1.csv what the README
# prints of it, beside the programs of plugin/examples.  What a page prints below a
# command, to the next command or empty line, is what the command prints, but
# for white space; "..." stands for any lines.  A program that a page prints is
# there under the name in its first line, "/* NAME.c ".
set -u

: "${SAKUIN:?}" "${TEST_COMPILER:?}" "${TEST_CXX_ALONE:?}" "${TEST_MODE:?}"
: "${TEST_LD?}"
top=$PWD passed=0 failed=0

# Programs are compiled with an installed library, and as the mode needs.
. tests/staged.sh
staged install
mkdir "$TMPDIR/bin"
# The compiler may be called cc itself: it is looked for where it was before.
cat >"$TMPDIR/bin/cc" <<END
#!/bin/sh
PATH='$PATH' exec $TEST_COMPILER $TEST_LD "\$@"
END
cat >"$TMPDIR/bin/c++" <<END
#!/bin/sh
PATH='$PATH' exec $TEST_CXX_ALONE $TEST_LD "\$@"
END
cat >"$TMPDIR/bin/pkg-config" <<END
#!/bin/sh
exec $(command -v pkg-config) --define-variable=prefix=$root/usr "\$@"
END
cat >"$TMPDIR/bin/python3" <<END
#!/bin/sh
PYTHONPATH=$root/usr/lib/python3/dist-packages exec /usr/bin/python3 "\$@"
END
chmod +x "$TMPDIR"/bin/*
PATH=$TMPDIR/bin:$(dirname "$SAKUIN"):$PATH
export PKG_CONFIG_PATH="$root/usr/lib/pkgconfig" LD_LIBRARY_PATH="$root/usr/lib"

# mandoc writes what a reader sees; the commands must survive a copy.
reader() {
	case $1 in
	*.md) cat "$1" ;;
	*) mandoc -T utf8 -O width=200 "$1" | sed 's/.\x08//g' ;;
	esac
}

# programs PAGE: write its programs, each to a file of its name.  mandoc has
# to undo the escapes, and puts a page's head and foot around them.
programs() {
	sed -n 's|^/\* \([a-z]*\.c\) .*|\1|p' "$1" | while read -r name; do
		{
			printf '.Dd x\n.Dt X 3\n.Os\n.Bd -literal\n'
			sed -n "\\|^/\\* $name |,/^\\.Ed/p" "$1"
		} | mandoc -T utf8 -O width=200 | sed '1,2d; $d' >"$name"
	done
}

# Cut what a reader sees into N.cmd and N.want, from 1.
cut_examples() {
	awk '
	more {
		more = / \\$/
		print >(number ".cmd")
		next
	}
	/^ *\$ / {
		indent = index($0, "$") - 1
		number++
		print substr($0, indent + 3) >(number ".cmd")
		more = / \\$/
		printf "" >(number ".want")
		inside = 1
		next
	}
	/^ *$/ { inside = 0 }
	inside {
		if (substr($0, 1, indent) !~ /^ *$/ || length($0) <= indent)
			inside = 0
		else
			print substr($0, indent + 1) >(number ".want")
	}'
}

# White space as it may be told on paper.
squeeze() {
	sed 's/[[:space:]][[:space:]]*/ /g; s/^ //; s/ $//' "$1"
}

# same WANT HAVE: equal, where a line "..." of WANT stands for any.
same() {
	squeeze "$1" >"$TMPDIR/want"
	squeeze "$2" >"$TMPDIR/have"
	if grep -qx '\.\.\.' "$TMPDIR/want"; then
		awk '
		NR == FNR { want[++n] = $0; next }
		FNR == 1 { at = 1 }
		{
			if (want[at] == "...") {
				if (at < n && $0 == want[at + 1])
					at += 2
			} else if ($0 == want[at])
				at++
			else
				exit(bad = 1)
		}
		END { exit bad || !(at > n || (at == n && want[n] == "...")) }
		' "$TMPDIR/want" "$TMPDIR/have"
	else
		diff -u "$TMPDIR/want" "$TMPDIR/have"
	fi
}

# example PAGE COMMAND WANT
example() {
	case $2 in
	*'omega try'* | *--watch*) return 0 ;; # go on until they are interrupted
	python3*)
		if nm -D --undefined-only "$LD_LIBRARY_PATH/libsakuin.so.0" |
			grep -q ' __[at]san_'; then
			echo "skipped: $2: a library with sanitizers is not for Python"
			return 0
		fi ;;
	esac
	if ! sh -c "$2" >"$TMPDIR/out" 2>&1 </dev/null; then
		echo "$1: failed: $2"
		cat "$TMPDIR/out"
		return 1
	fi
	case $2 in
	'cc '* | 'c++ '* | echo*'>'* | './index '*) return 0 ;; # silent
	esac
	[ -s "$TMPDIR/out" ] || {
		echo "$1: without a word: $2"
		return 1
	}
	[ ! -s "$3" ] || same "$3" "$TMPDIR/out" || {
		echo "$1: prints something else: $2"
		cat "$TMPDIR/out"
		return 1
	}
}

for page in plugin/man/*.[1-9] README.md; do
	rm -rf "$TMPDIR/desk" "$TMPDIR/cut"
	mkdir "$TMPDIR/desk" "$TMPDIR/cut"
	reader "$page" | (cd "$TMPDIR/cut" && cut_examples)
	[ -e "$TMPDIR/cut/1.cmd" ] || {
		echo "$page: no examples"
		failed=$((failed + 1))
	}
	cd "$TMPDIR/desk" || exit
	cp -r "$top/fixtures/collection" reports
	cp "$top"/plugin/examples/* .
	printf '1\tearthquake rescue\n2\t防災協力\n' >topics.tsv
	sed -n 's/^    \(file,title.*\)/\1/p; s/^    \(reports[^ ]*,.*\)/\1/p' \
		"$top/README.md" >box1.csv
	programs "$top/$page"
	number=1
	while [ -e "$TMPDIR/cut/$number.cmd" ]; do
		if example "$page" "$(cat "$TMPDIR/cut/$number.cmd")" \
			"$TMPDIR/cut/$number.want"; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
		fi
		number=$((number + 1))
	done
	cd "$top" || exit
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
