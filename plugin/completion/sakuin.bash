# sakuin.bash - completion of sakuin's subcommands, options and files, and of
# sakuin-connector's.
# shellcheck shell=bash

# The options of subcommand $1, one word each; "=" where a value is part of it.
_sakuin_options() {
	case $1 in
	index) echo '-d -j --lang --encoding --verify --prune --prune=all' \
		'--retry-failed --max-text --without --no-positions --shards' \
		'--corrections --manifest --metadata --print-mapping' \
		'--watch --report --filters --ocr --quiet' ;;
	search) echo '-d -n --offset --kind --held --not-held --sort --lang' \
		'--from --to --added-since --op=and --op=or --format --topics' \
		'--synonyms --no-synonyms --color' ;;
	show) echo '-d' ;;
	related) echo '-d -n --kind --format' ;;
	refs) echo '--strings --format --text --filters' ;;
	export) echo '-d --added --corrections --format' ;;
	tokens) echo '--lang --chain --query' ;;
	explain) echo '-d --synonyms --no-synonyms' ;;
	forms) echo '-d -n --format' ;;
	omega) echo '-d --port --program' ;;
	check) echo '-d --full --fixity' ;;
	dict) echo '-o --synonyms --no-synonyms --stemmer -v' ;;
	review) echo '-d -n --format' ;;
	esac
}

# The values of option $1, if there is a list of them.
_sakuin_values() {
	case $1 in
	--kind) echo 'document source' ;;
	--sort) echo 'relevance cited-by' ;;
	--without) echo 'positions readings spelling text' ;;
	--lang) echo 'en fr de es it pt ru ja ko zh' ;;
	--encoding) echo 'utf-8 utf-16 shift_jis euc-jp iso-2022-jp' \
		'windows-949 gb18030 big5 windows-1252 iso-8859-1' ;;
	--format) echo 'text json tsv trec atom csl ris bibtex urls' ;;
	--color) echo 'auto always never' ;;
	--op) echo 'and or' ;;
	--prune) echo 'all' ;;
	--chain) echo '"words | fold | han | hangul | romaji | romaja | pinyin | stop | stem:auto"' ;;
	esac
}

_sakuin_reply() {
	mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}

_sakuin() {
	local word=${COMP_WORDS[COMP_CWORD]} before values
	before=${COMP_WORDS[COMP_CWORD - 1]}

	COMPREPLY=()
	if [ "$COMP_CWORD" = 1 ]; then
		_sakuin_reply 'index search show related refs export tokens explain
			forms omega review check dict doctor --help --version' "$word"
		return
	fi
	# readline cuts --op=and into three words.
	if [ "$word" = = ]; then
		word='' # --op=
	elif [ "$before" = = ]; then
		before=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	values=$(_sakuin_values "$before")
	if [ "$COMP_CWORD" = 2 ] && [ "${COMP_WORDS[1]}" = omega ] &&
		[ "${word#-}" = "$word" ]; then
		_sakuin_reply 'try config fields' "$word"
	elif [ "$values" ]; then
		_sakuin_reply "$values" "$word"
	elif [ "${word#-}" != "$word" ]; then
		_sakuin_reply "$(_sakuin_options "${COMP_WORDS[1]}")" "$word"
	else
		compopt -o default 2>/dev/null
	fi
}

_sakuin_connector() {
	local word=${COMP_WORDS[COMP_CWORD]}

	COMPREPLY=()
	if [ "${word#-}" != "$word" ]; then
		_sakuin_reply '--dict --synonyms --remote --partial --timeout --server
			--log --log-queries --help --version' "$word"
	else
		compopt -o default 2>/dev/null
	fi
}

complete -F _sakuin sakuin
complete -F _sakuin_connector sakuin-connector
