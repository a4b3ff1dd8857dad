/* Fuzz target: any bytes as a manifest or bibliography, read as what they look
 * like; what holds is in fuzz_catalogue.h. */
#include "fuzz_catalogue.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_catalogue(data, size, NULL);
}
