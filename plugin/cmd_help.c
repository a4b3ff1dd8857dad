/* cmd_help.c - sakuin COMMAND --help, as the manual has it. */
#include <stdio.h>

#include "command.h"

static const struct {
	const char *command, *line;
} lines[] = {
#include "help.h"
};

int
cmd_help(const char *command)
{
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (!strcmp(lines[i].command, command))
			puts(lines[i].line);
	puts("\nSee 'man sakuin' for more.");
	return CMD_DONE;
}
