# help.awk - make the lines of 'sakuin COMMAND --help' from the manual.
#
# Reads plugin/man/sakuin.1 twice: the synopses first, then of each command
# its first sentence, and of each option its first sentence.  Writes rows
# { "command", "line" } for C.

function row(line)
{
	gsub(/["\\]/, "\\\\&", line)
	printf "{ \"%s\", \"%s\" },\n", command, line
}

# Print TEXT below column COLUMN, folded.
function fold(text, column,    n, words, i, line, pad)
{
	pad = sprintf("%" column "s", "")
	n = split(text, words, " ")
	line = pad
	for (i = 1; i <= n; i++) {
		if (line != pad && length(line) + length(words[i]) >= 79) {
			row(line)
			line = pad
		}
		line = line (line == pad ? "" : " ") words[i]
	}
	row(line)
}

# Put WORD behind OUT, where no Ns and no mark forbids the space.
function glue(word)
{
	if (out != "" && !tight && word !~ /^[.,;:)]$/)
		out = out " "
	out = out word
	tight = word == "("
}

# One line of mdoc as plain text, in OUT: what a macro encloses ends with
# the line.
function plain(line,    n, w, i, flag, closing)
{
	out = closing = ""
	tight = 0
	sub(/^\./, "", line)
	n = split(line, w, " ")
	for (i = 1; i <= n; i++) {
		if (w[i] == "Fl") {
			flag = 1
		} else if (w[i] == "Ns") {
			tight = 1
		} else if (w[i] == "Op" || w[i] == "Pq" || w[i] == "Dq" ||
			   w[i] == "Sq") {
			glue(open[w[i]])
			tight = 1
			closing = shut[w[i]] closing
		} else if (w[i] == "Xr") {
			glue(w[i + 1] "(" w[i + 2] ")")
			i += 2
		} else if (w[i] == "Nm") {
			glue("sakuin")
			i += w[i + 1] == "sakuin"
		} else if (w[i] !~ /^(Ar|Cm|Em|Ev|Ic|Li|Pa|Sx)$/) {
			sub(/^\\&/, "", w[i])
			if (i == n && w[i] ~ /^[.,;:)]$/) {
				out = out closing
				closing = ""
			}
			glue((flag ? "-" : "") w[i])
			flag = 0
		}
	}
	return out closing
}

function text(line)
{
	return line ~ /^\./ ? plain(line) : line
}

function say_option()
{
	if (item != "") {
		row("  " item)
		fold(about, 6)
	}
	item = ""
}

BEGIN {
	open["Op"] = "["; shut["Op"] = "]"
	open["Pq"] = "("; shut["Pq"] = ")"
	open["Dq"] = shut["Dq"] = "'"
	open["Sq"] = shut["Sq"] = "'"
}

/^\.S[hs]/ {
	say_option()
	section = $2
	command = $1 == ".Ss" && $2 == "sakuin" ? $3 : ""
}

# First reading: one synopsis, or more, of each command.
NR == FNR {
	if (section == "SYNOPSIS" && $1 == ".Cm")
		usage[name = $2, ++usages[$2]] = "sakuin " plain($0)
	else if (section == "SYNOPSIS" && $1 == ".Nm")
		name = ""
	else if (section == "SYNOPSIS" && name != "")
		usage[name, usages[name]] = usage[name, usages[name]] " " \
			plain($0)
	next
}

/^\.Ss/ && command != "" {
	for (i = 1; i <= usages[command]; i++)
		row((i == 1 ? "usage: " : "       ") usage[command, i])
	row("")
	about = ""
	depth = 0
	wants = "about"
	next
}
command == "" { next }
/^\.Bl/ {
	depth++
	if (depth == 1)
		row("")
	next
}
/^\.El/ {
	say_option()
	depth--
	next
}
/^\.It/ && depth == 1 {
	say_option()
	sub(/^\.It /, ".")
	item = plain($0)
	about = ""
	wants = "about"
	next
}
wants == "about" && /^\.(Pp|Dl|Bd)/ { wants = "" }
wants == "about" {
	line = text($0)
	about = about (about == "" || line ~ /^[.,;:)]/ ? "" : " ") line
	if (line ~ /[.:]\)?$/) {
		sub(/:$/, ".", about)
		wants = ""
		if (depth == 0)
			fold(about, 0)
	}
}
END {
	say_option()
}
