# sakuin.fish - completion for fish.  It asks the completion for bash, so that
# the options stand in one place.

set -g __sakuin_bash (dirname (status filename))/../../bash-completion/completions/sakuin

function __sakuin_offered
    set -l asked
    set -l before ''
    # Readline cuts at "=", fish does not.
    for word in (commandline -opc) (commandline -ct)
        if string match -qr -- '^--[a-z-]+=' $word
            set -l parts (string split -m 1 = -- $word)
            set -a asked $parts[1] = $parts[2]
            set before "$parts[1]="
        else
            set -a asked $word
            set before ''
        end
    end
    bash -c '
        . "$1" || exit
        shift
        before=$1
        shift
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _sakuin
        for word in "${COMPREPLY[@]}"; do
            printf "%s%s\n" "$before" "$word"
        done' bash $__sakuin_bash "$before" $asked 2>/dev/null
end

# Files where nothing else fits.
complete -c sakuin -n 'test -n "$(__sakuin_offered | string collect)"' -f \
    -a '(__sakuin_offered)'
