/* digest.c - SHA-256 (FIPS 180-4) by nettle, as hex digits. */
#include <errno.h>
#include <nettle/sha2.h>
#include <unistd.h>

#include "digest.h"

static void
digest_finish(struct sha256_ctx *sha, char out[65])
{
	static const char hex[] = "0123456789abcdef";
	uint8_t raw[SHA256_DIGEST_SIZE];

	sha256_digest(sha, sizeof raw, raw);
	for (size_t i = 0; i < sizeof raw; i++) {
		out[2 * i] = hex[raw[i] >> 4];
		out[2 * i + 1] = hex[raw[i] & 15];
	}
	out[64] = '\0';
}

void
sk_digest(struct sakuin_str bytes, char out[65])
{
	struct sha256_ctx sha;

	sha256_init(&sha);
	sha256_update(&sha, bytes.len, (const uint8_t *)bytes.ptr);
	digest_finish(&sha, out);
}

bool
sk_digest_file(int fd, char out[65], uint64_t *size, struct sakuin_error *err)
{
	struct sha256_ctx sha;
	uint8_t block[64 * 1024];
	ssize_t n;

	*size = 0;
	sha256_init(&sha);
	while ((n = pread(fd, block, sizeof block, (off_t)*size)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return sk_fail(err, SAKUIN_EIO,
				       "reading failed at byte %llu: %s",
				       (unsigned long long)*size,
				       strerror(errno));
		sha256_update(&sha, (size_t)n, block);
		*size += (uint64_t)n;
	}
	digest_finish(&sha, out);
	return true;
}
