/* checksum.c - digests of files, by nettle. */
#include <errno.h>
#include <nettle/nettle-meta.h>
#include <stdlib.h>
#include <unistd.h>

#include "checksum.h"

enum { STEP = 64 * 1024 };

static const struct nettle_hash *
checksum_hash(struct sakuin_str name)
{
	static const struct nettle_hash *const hashes[] = {
		&nettle_md5,    &nettle_sha1,   &nettle_sha224,
		&nettle_sha256, &nettle_sha384, &nettle_sha512,
	};

	for (size_t i = 0; i < sizeof hashes / sizeof *hashes; i++)
		if (sk_str_eq(name, sk_str(hashes[i]->name)))
			return hashes[i];
	return NULL;
}

bool
sk_checksum_known(struct sakuin_str name)
{
	return checksum_hash(name) != NULL;
}

/* All of FD into STATE; BLOCK has room for STEP bytes. */
static bool
checksum_read(int fd, const struct nettle_hash *hash, void *state,
	      uint8_t *block, struct sakuin_error *err)
{
	off_t at = 0;

	for (;;) {
		ssize_t n = pread(fd, block, STEP, at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return sk_fail(err, SAKUIN_EIO, "reading failed: %s",
				       strerror(errno));
		if (n == 0)
			return true;
		hash->update(state, (size_t)n, block);
		at += n;
	}
}

bool
sk_checksum_file(int fd, struct sakuin_str name, char out[SK_CHECKSUM_SIZE],
		 struct sakuin_error *err)
{
	static const char hex[] = "0123456789abcdef";
	const struct nettle_hash *hash = checksum_hash(name);
	uint8_t raw[SK_CHECKSUM_SIZE / 2];
	void *state;
	uint8_t *block;
	bool ok;

	if (!hash)
		return sk_fail(err, SAKUIN_EINVAL,
			       "'%.*s' is no algorithm that is known",
			       (int)name.len, name.ptr);
	state = malloc(hash->context_size);
	block = malloc(STEP);
	ok = state && block ? true : sk_nomem(err);
	if (ok)
		hash->init(state);
	ok = ok && checksum_read(fd, hash, state, block, err);
	if (ok)
		hash->digest(state, hash->digest_size, raw);
	for (size_t i = 0; ok && i < hash->digest_size; i++) {
		out[2 * i] = hex[raw[i] >> 4];
		out[2 * i + 1] = hex[raw[i] & 15];
		out[2 * i + 2] = '\0';
	}
	free(state);
	free(block);
	return ok;
}
