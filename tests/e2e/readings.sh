#!/bin/sh
# readings.sh - names asked for in one script and spelt in another: what is
# found, in reports made for it and in the two real ones, and why.
. tests/e2e/lib.sh

kanji=$("$SAKUIN" tokens 首脳会談 | grep -c syunokaidan)
[ "$kanji" != 0 ] || skip 'kanji' 'no dictionary to read them'

# row [-k] QUERY FIRST ID WHY [--no-synonyms]: the best hit is FIRST; among the
# first twelve is ID, because of WHY.  -k: kanji have to be read.  "-": skip.
row() {
	if [ "$1" = -k ]; then
		shift
		[ "$kanji" != 0 ] || return 0
	fi
	query=$1 first=$2 id=$3 why=$4
	shift 4
	list=$(ask -n 12 "$@" "$query")
	[ "$first" = - ] || is "$query: first" "${list%% *}" "$first"
	case " $list " in
	*" $id "*) ok ;;
	*) not_ok "$query: $id is found" "found: $list" ;;
	esac
	[ "$why" = - ] && return 0
	run "$SAKUIN" explain -d "$db" "$@" "$query" "$id"
	ends "$query: why $id" 0
	prints "$query: why $id" "$why"
}

# misses QUERY ID [OPTIONS]: nothing leads from one to the other.
misses() {
	query=$1 id=$2
	shift 2
	case " $(ask "$@" "$query") " in
	*" $id "*) not_ok "$query: $id is not found" "$(ask "$@" "$query")" ;;
	*) ok ;;
	esac
}

run "$SAKUIN" index -d "$db" "$collection"
ends index 0

row 'shunō kaigi' collection/en-summit-history.html collection/en-cyber-secretariat.txt \
	'shunō kaigi ~ shuno kaigi, Japanese reading'
row 'shunō kaigi' - collection/en-after-the-wave.pdf \
	'shunō kaigi ~ shunokaigi, Japanese reading'
row -k 'shunō kaigi' - collection/ja-bosai-kyoryoku.txt \
	'shunō kaigi ~ 首脳会議, Japanese reading'
row 首脳会談 collection/ja-takeshima-dokdo.txt collection/ja-cyber-chui.txt -
row -k 首脳会談 - collection/en-cyber-secretariat.txt '会談 ~ kaidan, Japanese reading'
row 共同会見 collection/ja-kyodo-kaiken.html collection/zh-hans-lingdaoren-huiyi.html \
	'共同会見 ~ 共同会见, Chinese reading'
row -k 共同会見 - note-en-dazaifu-2008 \
	'共同会見 ~ kyōdō kaiken, Japanese reading'
row 'kyôdô kaiken' - collection/en-cyber-secretariat.txt \
	'kyôdô kaiken ~ kyodo kaiken, Japanese reading'
row 'kyôdô kaiken' - note-en-dazaifu-2008 \
	'kyôdô kaiken ~ kyōdō kaiken, Japanese reading'
row -k 'kyôdô kaiken' - collection/ja-kyodo-kaiken.html \
	'kyôdô kaiken ~ 共同会見, Japanese reading'
row 日中韓 collection/ja-kyodo-kaiken.html collection/ko-jaenan-hyeopnyeok.txt \
	'日中韓 = 한중일, names.tsv'
row -k 日中韓 - collection/en-press-conference-study.html \
	'日中韓 ~ Nitchūkan, Japanese reading'
row Tokto collection/en-islets-names.html collection/ko-dokdo-ireum.txt \
	'tokto ~ 독도, Korean reading'
row Tokto - note-ko-eoeop-1998 'tokto ~ 독도, Korean reading' --no-synonyms
row 독도 collection/ko-dokdo-ireum.txt collection/en-summit-history.html \
	'독도 ~ Dokdo, Korean reading' --no-synonyms
row 독도 - collection/ja-takeshima-dokdo.txt '독도 = 竹島, names.tsv'
row 竹島 collection/ja-takeshima-dokdo.txt collection/ko-dokdo-ireum.txt \
	'竹島 = 독도, names.tsv'
row -k 竹島 - note-fr-liancourt '竹島 ~ Takeshima, Japanese reading'
row 竹島 - note-ko-eoeop-1998 '竹島 = 독도, names.tsv'
misses 竹島 note-ko-eoeop-1998 --no-synonyms
row 윤석열 collection/ko-jeongsang-hoedam.html collection/en-summit-history.html \
	'윤석열 ~ Yoon Suk-yeol, Korean reading'
row 윤석열 - collection/ja-kyodo-kaiken.html '윤석열 = 尹錫悦, names.tsv'
row 'Yun Sŏk-yŏl' collection/en-press-conference-study.html \
	collection/ko-jeongsang-hoedam.html 'yun sŏk-yŏl ~ 윤석열, Korean reading'
row 'Yun Sŏk-yŏl' - collection/en-exchange-hackers.txt \
	'yun sŏk-yŏl ~ Yoon Seok-yeol, Korean reading'
row 기시다 collection/ko-jeongsang-hoedam.html collection/en-summit-history.html \
	'기시다 ~ Kishida, Korean reading'
row 기시다 - collection/ja-kyodo-kaiken.html '기시다 = 岸田文雄, names.tsv'
row 産経新聞 - collection/zh-hans-lingdaoren-huiyi.html '新聞 ~ 新闻, Chinese reading'
row Diaoyu - collection/zh-hant-diaoyutai-yuye.txt 'Diaoyu = 尖閣, names.tsv'
row Diaoyu - collection/ja-senkaku-renraku.html 'Diaoyu = 釣魚島, names.tsv'
row Diaoyu - collection/zh-hant-diaoyutai-yuye.txt 'diaoyu ~ 釣魚, Chinese reading' \
	--no-synonyms
row 小渕総理 collection/ja-kyodo-kaiken.html collection/zh-hans-lingdaoren-huiyi.html \
	'総理 ~ 总理, Chinese reading'
row -k 小渕総理 - collection/en-summit-history.html \
	'小渕総理 ~ Obuchi Sōri, Japanese reading'

# Snippets mark what matched in its own script.
run "$SAKUIN" search -d "$db" --format=json --no-synonyms Tokto
prints 'marks' '<b>독도</b>' '<b>Dokdo</b>' '<b>Tokto</b>'
run "$SAKUIN" search -d "$db" --format=json 竹島
prints 'marks of other names' '<b>竹島</b>' '<b>Dokdo</b>' '<b>Takeshima</b>'

# tokens: every key and its kind.
run "$SAKUIN" tokens --query "Nakasone's Tokto 北京"
prints 'tokens' "reading:ja	latin	nakasone" 'reading:ko	latin	tokto' \
	'reading:zh	han	beijing'

# Names that are spaced or not, and particles.
db=$TMPDIR/names.db
index_lines <<'END'
{"id":"solid","lang":"ko","text":"윤석열이 말했다."}
{"id":"apart","lang":"ko","text":"윤 석열 대통령이 말했다."}
{"id":"latin","lang":"en","text":"Yoon Suk Yeol spoke of Nakasone's visit."}
{"id":"kana","lang":"ja","text":"ナカソネ氏が話す。"}
END
for query in 윤석열 '윤 석열' '윤 석열이' 윤석열은 'Yoon Suk-yeol' 'yun sok yol' \
	'yoon sukyeol'; do
	for id in solid apart latin; do
		row "$query" - $id - --no-synonyms
	done
done
row yoonsukyeol - solid - --no-synonyms
row yoonsukyeol - latin - --no-synonyms
curly=$(printf '\342\200\231')
for query in nakasone "Nakasone's" "Nakasone${curly}s" ja:nakasone "ja:Nakasone's" \
	ナカソネ; do
	row "$query" - kana -
	row "$query" - latin -
done

[ -n "${SAKUIN_SHARED:-}" ] || {
	skip seeds 'no shared data'
	finish
}
db=$TMPDIR/seeds.db
run "$SAKUIN" index -d "$db" "$SAKUIN_SHARED/seeds"
hitachi=seeds/000_d8572f5ee8d36f9a.txt
relations=seeds/003_422f26f3e9bb449d.txt

row 'shunō kaigi' $hitachi $hitachi \
	'shunō kaigi ~ shuno kaigi, Japanese reading'
row -k 首脳会談 $hitachi $hitachi '首脳 ~ shuno, Japanese reading'
row -k 共同会見 $hitachi $hitachi '会見 ~ kaiken, Japanese reading'
row 'kyôdô kaiken' $hitachi $hitachi 'kyôdô ~ kyodo, Japanese reading'
row 日中韓 $hitachi $hitachi '日中韓 = Japan-China-ROK, names.tsv'
row -k 日中韓 $hitachi $hitachi '日中韓 ~ Nicchukan, Japanese reading'
row 2ちゃんねる $hitachi $hitachi '2ちゃんねる = 2channel, names.tsv'
row Tokto $relations $relations 'tokto ~ Dokdo, Korean reading'
row Tokto $relations $hitachi 'Tokto = Takeshima, names.tsv'
row 독도 $relations $relations '독도 ~ Dokdo, Korean reading' --no-synonyms
misses 독도 $hitachi --no-synonyms
row -k 竹島 $hitachi $hitachi '竹島 ~ Takeshima, Japanese reading'
row 竹島 - $relations '竹島 = Dokdo, names.tsv'
misses 竹島 $relations --no-synonyms
row 윤석열 $relations $relations '윤석열 ~ Yoon Suk-yeol, Korean reading'
row 'Yun Sŏk-yŏl' $relations $relations \
	'yun sŏk-yŏl ~ Yoon Seok-yeol, Korean reading'
misses 윤석열 $hitachi
row 기시다 $relations $relations '기시다 ~ Kishida, Korean reading'
row 産経新聞 $hitachi $hitachi '産経新聞 = Sankei Shimbun, names.tsv'
row -k 産経新聞 $hitachi $hitachi \
	'産経新聞 ~ Sankei Shimbun, Japanese reading' --no-synonyms
row Diaoyu $hitachi $hitachi 'Diaoyu = Senkaku, names.tsv'
misses Diaoyu $hitachi --no-synonyms
row -k 小渕総理 $hitachi $hitachi \
	'小渕総理 ~ Obuchi Sori, Japanese reading'
finish
