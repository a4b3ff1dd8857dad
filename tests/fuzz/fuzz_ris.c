/* Fuzz target: any bytes as RIS; what holds is in fuzz_catalogue.h. */
#include "fuzz_catalogue.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_catalogue(data, size, sk_ris_read);
}
