/* gmime_library.c - GMime, loaded when there is mail to read. */
#include <dlfcn.h>
#include <iconv.h>

#include "gmime_library.h"

static const char file[] = "libgmime-3.0.so.0";

bool
sk_gmime_load(struct sk_gmime *g, struct sakuin_error *err)
{
	/* It is never closed: GLib's types can't be taken back. */
	void *library = dlopen(file, RTLD_NOW);

	if (!library)
		return sk_fail(err, SAKUIN_EINVAL,
			       "mail can't be read without GMime; install the "
			       "package libgmime-3.0-0");
#define FIND(name)                                                             \
	{                                                                      \
		void *f = dlsym(library, #name);                               \
                                                                               \
		if (!f)                                                        \
			return sk_fail(err, SAKUIN_EINVAL,                     \
				       "%s has no %s; mail can't be read",     \
				       file, #name);                           \
		memcpy(&g->name##_, &f, sizeof f);                             \
	}
	SK_GMIME_FUNCTIONS(FIND)
#undef FIND
	/* Once is enough, and more do no harm: it counts. */
	g->g_mime_init_();
	return true;
}

void
sk_gmime_prepare(void)
{
	static const char *const names[] = {
		"ISO-2022-JP",  "SHIFT_JIS",    "CP932",       "EUC-JP",
		"EUC-KR",       "UHC",          "ISO-2022-KR", "GB18030",
		"GBK",          "GB2312",       "BIG5",        "BIG5-HKSCS",
		"ISO-8859-1",   "ISO-8859-2",   "ISO-8859-15", "WINDOWS-1250",
		"WINDOWS-1251", "WINDOWS-1252", "KOI8-R",      "UTF-16",
	};
	struct sk_gmime g;
	struct sakuin_error err;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		(void)iconv_open("UTF-8", names[i]);
	(void)!sk_gmime_load(&g, &err);
}
