/* mecab_library.c - find and load MeCab and its dictionary.
 *
 * The dictionary is named by its folder: the system's default changes when
 * another one is installed. */
#include <dlfcn.h>
#include <stdio.h>

#include "mecab_library.h"

/* Where systems put it, UTF-8 first. */
static const char *const folders[] = {
	"/var/lib/mecab/dic/ipadic-utf8",
	"/usr/share/mecab/dic/ipadic-utf8",
	"/usr/share/mecab/dic/ipadic",
	"/usr/lib64/mecab/dic/ipadic",
	"/usr/lib/mecab/dic/ipadic",
	"/usr/lib/x86_64-linux-gnu/mecab/dic/ipadic",
	"/usr/lib/aarch64-linux-gnu/mecab/dic/ipadic",
	"/usr/local/lib/mecab/dic/ipadic",
	"/var/lib/mecab/dic/naist-jdic",
};

/* The head of sys.dic. */
struct mecab_head {
	uint32_t magic, version, type, entries, numbers[6];
	char charset[32];
};

/* Is the dictionary in FOLDER written in UTF-8?  Then fill *HEAD. */
static bool
mecab_folder_fits(const char *folder, struct mecab_head *head)
{
	static const char *const names[] = { "UTF-8", "utf-8", "UTF8", "utf8" };
	char path[256];
	FILE *f;
	bool fits = false;

	snprintf(path, sizeof path, "%s/sys.dic", folder);
	f = fopen(path, "rb");
	if (!f)
		return false;
	if (fread(head, sizeof *head, 1, f) == 1)
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			fits |= !strncmp(head->charset, names[i],
					 sizeof head->charset);
	fclose(f);
	return fits;
}

static const char *
mecab_folder(struct mecab_head *head)
{
	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
		if (mecab_folder_fits(folders[i], head))
			return folders[i];
	return NULL;
}

bool
sk_mecab_stamp(char *out, size_t size)
{
	struct sk_mecab_library lib;
	struct mecab_head head;
	bool here = sk_mecab_find(&lib);

	if (!here)
		return false;
	if (mecab_folder_fits(lib.folder, &head))
		snprintf(out, size, "%.40s %u", strrchr(lib.folder, '/') + 1,
			 head.entries);
	else
		here = false;
	sk_mecab_close(&lib);
	return here;
}

/* Look up all functions; false if one is missing. */
static bool
mecab_bind(void *library, struct mecab_api *api)
{
	const struct {
		const char *name;
		void *slot;
	} functions[] = {
		{ "mecab_model_new", &api->model_new },
		{ "mecab_model_destroy", &api->model_destroy },
		{ "mecab_model_new_tagger", &api->new_tagger },
		{ "mecab_destroy", &api->destroy },
		{ "mecab_model_new_lattice", &api->new_lattice },
		{ "mecab_lattice_destroy", &api->lattice_destroy },
		{ "mecab_lattice_set_sentence2", &api->set_sentence },
		{ "mecab_parse_lattice", &api->parse },
		{ "mecab_lattice_get_bos_node", &api->bos_node },
		{ "mecab_lattice_get_begin_nodes", &api->begin_nodes },
	};

	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
		void *f = dlsym(library, functions[i].name);

		if (!f)
			return false;
		/* ISO C has no cast from an object to a function. */
		memcpy(functions[i].slot, &f, sizeof f);
	}
	return true;
}

void
sk_mecab_unload(struct sk_mecab_library *lib)
{
	if (lib->lattice)
		lib->api.lattice_destroy(lib->lattice);
	if (lib->tagger)
		lib->api.destroy(lib->tagger);
	if (lib->model)
		lib->api.model_destroy(lib->model);
	lib->lattice = lib->tagger = lib->model = NULL;
}

void
sk_mecab_close(struct sk_mecab_library *lib)
{
	sk_mecab_unload(lib);
	dlclose(lib->handle);
}

bool
sk_mecab_find(struct sk_mecab_library *lib)
{
	struct mecab_head head;

	*lib = (struct sk_mecab_library){ .folder = mecab_folder(&head) };
	if (lib->folder)
		lib->handle = dlopen("libmecab.so.2", RTLD_NOW);
	if (!lib->handle)
		return false;
	if (mecab_bind(lib->handle, &lib->api))
		return true;
	dlclose(lib->handle);
	return false;
}

/* Its own settings file, which is named by the environment, must not be read:
 * so an empty one is given. */
bool
sk_mecab_load(struct sk_mecab_library *lib)
{
	char name[] = "sakuin", rc[] = "-r", none[] = "/dev/null", d[] = "-d";
	char folder[256];
	char *argv[] = { name, rc, none, d, folder, NULL };

	snprintf(folder, sizeof folder, "%s", lib->folder);
	lib->model = lib->api.model_new(5, argv);
	if (lib->model)
		lib->tagger = lib->api.new_tagger(lib->model);
	if (lib->tagger)
		lib->lattice = lib->api.new_lattice(lib->model);
	return lib->lattice != NULL;
}
