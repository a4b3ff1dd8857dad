#!/bin/sh
# omega_escape.sh - nothing that stands in documents or in an address becomes
# a part of a page: scripts, attributes, addresses, OmegaScript, JSON, XML,
# TeX.
. tests/e2e/lib.sh
. tests/e2e/omega.sh

"$python" - >"$TMPDIR/lines.ndjson" <<'END'
import json
evil = ['<script>alert(1)</script>', '"><img src=x onerror=alert(2)>',
        "' onmouseover='alert(3)", '</title></head><body onload=alert(4)>',
        '$html{$cgi{P}} $if{1,2} $include{query} $( $) $. $$ }{ ,,',
        '&lt;b&gt; &amp; &#60;i&#62; &', '<!-- ]]> -->', '</p></main>',
        '\\E \\Q (?{1}) [a-z]* \\1 \\2', '\\input{x} %x #1 ~^_ {',
        '<mark>needle</mark><strong>needle</strong>',
        '日本<b>日本</b>針&日本"針\'針<針>', '\x01needle\x02 \x7f']
for i, e in enumerate(evil):
    print(json.dumps({
        "id": "evil-%d-%s" % (i, "".join(c for c in e if c > " " and c != "\x7f")),
        "title": e + " needle 針",
        "text": "first needle %s needle 針 %s then 針 needle %s" % (e, e, e * 9),
        "authors": [e, "A, " + e], "lang": ["en", "ja"][i % 2],
        "date": "2001-02-03",
        "url": ["javascript:alert(5)//", "data:text/html,x",
                "https://x.example/%s" % e, "HTTP://" + e,
                "//evil.example/"][i % 5],
        "references": [e + " Needle, A. 2001. \u201cOn needle %d.\u201d"
                       " Journal 3: 1\u20132." % i]}))
END
run "$SAKUIN" index -d "$db" "$TMPDIR/lines.ndjson"
count=$("$SAKUIN" search -d "$db" -n 1000 --format=trec --kind=document needle |
	wc -l)
test_that 'the documents are there' test "$count" -ge 8
ln -s "$db" "$TMPDIR/data/default"
"$python" - "$db" <<'END'
import sys, xapian
db = xapian.WritableDatabase(sys.argv[1], xapian.DB_OPEN)
for word in ("needle", "針", "script", "alert"):
    db.add_synonym("x", "Z" + word)
db.commit()
END

# What the documents hold.
for query in P=needle P=%E9%87%9D 'P=%E9%87%9D+needle' P=script P=alert P=x \
	P.S=needle 'P=x&DEFAULTOP=or' P.A=script B=Len B=XD:source; do
	find_page "$query"
	valid "$query"
	[ "$(about ids)" ] || not_ok "$query finds nothing"
	about links | cut -f 2 | grep 'FMT=record' | sort -u |
		sed 's/^[^?]*?//' >"$TMPDIR/records"
	while read -r record; do
		get "$record"
		valid "$record"
	done <"$TMPDIR/records"
	for export in json csl; do
		find_page "FMT=$export&$query"
		sed '1,/^$/d' "$page" >"$out"
		test_that "$export of $query" \
			"$python" -m json.tool "$out" /dev/null
	done
	find_page "FMT=opensearch&$query"
	sed '1,/^$/d' "$page" | sed '/./,$!d' >"$out"
	test_that "RSS of $query" "$python" -c '
import sys, xml.dom.minidom as m
m.parse(sys.argv[1])' "$out"
done
find_page P=needle
# shellcheck disable=SC2016 # OmegaScript
shows 'as it was' '<script>alert(1)</script>' '$if{1,2} $include{query}' \
	'&lt;b&gt; &amp; &#60;i&#62;' "' onmouseover='alert(3)"
lacks "$page" 'no such address' 'href="javascript:' 'href="data:' \
	'href="//evil'
find_page 'FMT=bibtex&P=input'
sed '1,/^$/d' "$page" >"$out"
prints TeX '\textbackslash{}input\{x\} \%x \#1 \textasciitilde{}\textasciicircum{}\_ \{'

# What an address says, in every parameter of every page.
"$python" - >"$TMPDIR/addresses" <<'END'
import urllib.parse as u
evil = ['"><script>alert(1)</script>', "' onload='x", '$html{x}$if{1,2}',
        'javascript:alert(1)', '</title><b>', '\x01\x02\t\n\r', '\\E(?{',
        '..', '../../etc/passwd', '%', '\xff', '日本', '-10"', '0' * 3000]
names = ["P", "P.S", "P.A", "B", "N", "START.14", "END.10", "SORT", "SPELL",
         "DEFAULTOP", "page", "TOPDOC", "HITSPERPAGE", "xP", "ID", "DOC",
         "LIST", "DB", "x<y", "COLLAPSE"]
together = [n for n in names if n != "DB"]
for page in ("query", "advanced", "record"):
    sets = [[(n, e) for n in together] for e in evil]
    sets += [[(n, evil[0])] for n in names] + [[("P", e)] for e in evil]
    for given in sets:
        p = [("FMT", page), ("HITSPERPAGE", "1000"), ("P", "needle")]
        p = [x for x in p if x[0] not in dict(given)] + given
        print(u.urlencode(p, errors="surrogateescape"))
END
"$python" - "$TMPDIR/addresses" "$omega" "$TMPDIR/omega.conf" >"$out" <<'END'
import os, subprocess, sys
sys.path.insert(0, "tests/e2e")
sys.dont_write_bytecode = True
import omega_page
addresses, omega, conf = sys.argv[1:]
checked = 0
for address in open(addresses):
    address = address.strip()
    env = dict(os.environ, OMEGA_CONFIG_FILE=conf, REQUEST_METHOD="GET",
               SCRIPT_NAME="/search", QUERY_STRING=address)
    got = subprocess.run([omega], env=env, capture_output=True).stdout
    if got.startswith(b"Status: 302"):
        if got.count(b"\n") > 5 or b"<" in got:
            print(address, "sent on with", got)
        continue
    # What was not UTF-8 is sent back as it came.
    wrong = omega_page.read(got.replace(b"\xff", b"?").decode()).wrong
    checked += 1
    if wrong:
        print(address[:200], wrong)
print(checked, "checked")
END
is 'hostile addresses' "$(sed '/ checked$/d' "$out")" ''
test_that 'pages were checked' \
	test "$(sed -n 's/ checked$//p' "$out")" -gt 100
finish
