/* version.c - which sakuin this is; the number is written in sakuin.h. */
#include "sakuin.h"

const char *
sakuin_version(void)
{
	return SAKUIN_VERSION;
}
