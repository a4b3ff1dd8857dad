# door1.sh - what each of Xapian's own programs must find in a database of
# ours, with its default flags.  Read with `.` behind lib.sh; the program is
# the function `stock DB QUERY`, which prints the ids of its hits.
# shellcheck shell=sh
: "${SAKUIN:?}" "${db:?}" "${err:?}" "${collection:?}"

# among NAME "ID ID..." ID: the last one is one of them.
among() {
	case " $2 " in
	*" $3 "*) ok ;;
	*) not_ok "$1: $3 is found" "found: $2" ;;
	esac
}
not_among() {
	case " $2 " in
	*" $3 "*) not_ok "$1: $3 is not found" "found: $2" ;;
	*) ok ;;
	esac
}

# Without the sources that they cite.
documents_only() {
	grep -v '^src:' || :
}

# The rows of door1.tsv: name, query, ids, wrong ids.
door1_rows() {
	tab=$(printf '\t')
	while IFS=$tab read -r name query right wrong; do
		found=$(stock "$db" "$query" | tr '\n' ' ')
		for id in $right; do
			among "$name: $query" "$found" "$id"
		done
		for id in $wrong; do
			not_among "$name: $query" "$found" "$id"
		done
	done <tests/e2e/door1.tsv
}

# What no stock program can do, since its parser takes the words as they come:
# to know this is part of the contract.
door1_limits() {
	is 'limit: a particle stays on: only texts with this very word' \
		"$(stock "$db" 정상회담에서 | sort | tr '\n' ' ')" \
		"collection/ko-jaenan-hyeopnyeok.txt collection/ko-jeongsang-hoedam.html "
	is 'limit: another particle, which no text has' \
		"$(stock "$db" 정상회담으로부터)" ''
	is 'limit: a run of kanji and particles is one word' \
		"$(stock "$db" 首脳会談は)" ''
	is 'limit: other widths in the query are not folded' \
		"$(stock "$db" ｻｲﾊﾞｰ攻撃)" ''
}

# The two reports of the shared data, if they are at hand.
door1_seeds() {
	[ -n "${SAKUIN_SHARED:-}" ] || {
		skip 'seeds' 'no shared data'
		return
	}
	seeds=$TMPDIR/seeds.db
	"$SAKUIN" index --quiet -d "$seeds" "$SAKUIN_SHARED/seeds" 2>"$err"
	hitachi=seeds/000_d8572f5ee8d36f9a.txt
	relations=seeds/003_422f26f3e9bb449d.txt
	is 'seeds: "press conference"' \
		"$(stock "$seeds" '"press conference"')" $hitachi
	for query in hacker hackers 한미; do
		is "seeds: $query" "$(stock "$seeds" $query)" $relations
	done
	for query in kaiken 日立 システム 日立システムズ; do
		is "seeds: $query" "$(stock "$seeds" $query)" $hitachi
	done
	is 'seeds: +Takeshima -Dokdo' \
		"$(stock "$seeds" '+Takeshima -Dokdo')" $hitachi
	# The text has this word only at the head of longer ones.
	is 'seeds, limit: a Korean word inside others' \
		"$(stock "$seeds" 정상회담)" ''
	for query in 부산 정상회담에서 日立システムズは; do
		is "seeds: $query" "$(stock "$seeds" $query)" ''
	done
}

"$SAKUIN" index --quiet -d "$db" "$collection" 2>"$err" || exit
