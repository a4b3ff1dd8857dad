#!/bin/sh
# omega_stub.sh - our pages over other databases: a remote one behind a stub
# file; one whose queries are rewritten on the way, where Omega itself knows
# nothing of what else was searched for; one that omindex made.
. tests/e2e/lib.sh
. tests/e2e/omega.sh

run "$SAKUIN" index -d "$db" "$collection"
ends index 0
ln -s "$db" "$TMPDIR/data/default"
if ! command -v xapian-progsrv >/dev/null; then
	echo 'skipped: no xapian-progsrv here'
	exit 77
fi
echo "remote :xapian-progsrv $db" >"$TMPDIR/data/remote"

# The same pages, but for suggestions.
for query in P=Dazaifu 'P=japan&B=Len&SORT=-10' 'B=XD:source&page=2' \
	P=%E9%A6%96%E8%84%B3%E4%BC%9A%E8%AB%87 'P.S=islets&START.14=2010'; do
	find_page "$query"
	sed 's/&amp;DB=[a-z]*//g' "$page" >"$TMPDIR/local"
	find_page "$query&DB=remote"
	valid "remote: $query"
	sed 's/&amp;DB=[a-z]*//g; /<input type="hidden" name="DB"/d
		s/?DB=remote"/"/' "$page" |
		diff "$TMPDIR/local" - >"$TMPDIR/diff" &&
		same=yes || same=no
	is "remote: $query" "$same $(cat "$TMPDIR/diff")" 'yes '
done
find_page 'P.S=islets&DB=remote'
follow 'Cites 5'
valid 'remote: record'
shows 'remote: record' 'Cites 5 sources'
find_page 'P=earthquakf&DB=remote'
hides 'remote: no suggestion' 'Did you mean'

# Hits in which no typed word stands say so.
connector=$SAKUIN-connector
if [ -x "$connector" ]; then
	echo "remote :$connector $db" >"$TMPDIR/data/connector"
	find_page 'P=Tokto&DB=connector'
	valid connector
	shows connector 'Found under another spelling'
	hides 'connector: no way back' 'Only as I typed it'
	export SAKUIN_TYPED_DB=remote
	find_page 'P=Tokto&DB=connector'
	valid 'connector: a way back'
	follow 'Only as I typed it'
	valid 'connector: as typed'
	is 'connector: as typed' "$(about ids | wc -w)" 4
	is 'connector: and again' "$(link 'Search for other spellings too')" \
		'/search?HITSPERPAGE=1000&P=Tokto'
	unset SAKUIN_TYPED_DB
	find_page 'P=Tokto&DB=connector'
	test_that 'connector: more hits' \
		test "$(about ids | wc -w)" -gt 10
else
	skip 'pages over the connector' 'it has not been built'
fi

# A database that sakuin did not make: by omindex, with its fields alone.
mkdir "$TMPDIR/site"
cp "$collection"/*.html "$TMPDIR/site"
omindex --db "$TMPDIR/data/omindex" --url /docs "$TMPDIR/site" >/dev/null 2>&1
find_page DB=omindex
valid 'omindex: front'
hides 'omindex: front' 'Cited sources' 'Languages'
get 'FMT=advanced&DB=omindex'
valid 'omindex: advanced'
hides 'omindex: advanced' 'Kind' 'Most cited'
find_page 'P=islets&DB=omindex'
valid omindex
shows omindex '2 results for islets' 'Two islets, many names' 'Web page 2'
hides omindex 'Most cited'
is 'omindex: to the document' "$(link 'Two islets, many names: Dokdo, Takeshima and the Liancourt Rocks in archives')" \
	/docs/en-islets-names.html
test_that 'omindex: marked' test "$(about marks)"
follow 'Newest first'
valid 'omindex: newest first'
find_page 'FMT=ris&P=islets&DB=omindex'
holds "$page" 'omindex: ris' 'TI  - Two islets, many names' 'ID  - record-'
finish
