# omega.sh - what the tests of our pages share: Omega's CGI program with our
# templates.  run.sh leaves it out.
# shellcheck shell=sh
# shellcheck disable=SC2154 # from lib.sh

needs_omega
omega_here "$PWD/plugin/omega"
page=$TMPDIR/page

# get PARAMETERS: the page into $page.
get() {
	omega_get "$1" >"$page"
}

# find PARAMETERS: the same for a search.
find_page() {
	get "HITSPERPAGE=1000&$1"
}

about() {
	"$python" tests/e2e/omega_page.py "$page" "$1"
}

# valid NAME: $page is, as far as two programs can tell.  A page that was not
# found is one, too.
valid() {
	"$python" tests/e2e/omega_page.py "$page" >"$TMPDIR/wrong" || :
	if command -v tidy >/dev/null 2>&1; then
		# This tidy does not know aria-current yet (WAI-ARIA 1.1).
		sed '1,/^$/d' "$page" | sed '/./,$!d' |
			tidy -e -q -utf8 --show-info no 2>&1 |
			grep -v '"aria-current"' >>"$TMPDIR/wrong"
	fi
	if [ -s "$TMPDIR/wrong" ]; then
		not_ok "$1: valid" "$(cat "$TMPDIR/wrong")"
	else
		ok
	fi
}

# shows NAME TEXT...: a reader of $page sees each TEXT.
shows() {
	about text >"$TMPDIR/text"
	holds "$TMPDIR/text" "$@"
}
hides() {
	about text >"$TMPDIR/text"
	lacks "$TMPDIR/text" "$@"
}

# follow TEXT: the first link with this text; "" if there is none.
link() {
	about links | awk -F '\t' -v text="$1" '
		$1 == text && !n++ { print $2 }'
}
follow() {
	address=$(link "$1")
	if [ "$address" ]; then
		address=${address%%#*}
		get "${address#*\?}"
	else
		not_ok "link '$1'" "$(about links)"
		: >"$page"
	fi
}

# synonyms FROM TO: a copy with such synonyms as a dictionary has: every word
# of a group but itself.
synonyms() {
	cp -r "$1" "$2"
	"$python" - "$2" <<'END'
import sys, xapian
db = xapian.WritableDatabase(sys.argv[1])
names = {"tokto": [], "dokdo": ["Zdokdo"], "takeshima": ["Ztakeshima"],
         "竹島": ["Z竹島"], "독도": ["Z독도"]}
for name in names:
    for other in names:
        for term in names[other]:
            if other != name:
                db.add_synonym(name, term)
db.commit()
END
}
