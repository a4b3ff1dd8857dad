/* replay.c - run a fuzz target over the files of a folder, for compilers
 * without libFuzzer.
 *
 * Each input gets a process of its own, so that a crash, a hang or a leak is
 * charged to that input and the others still run.  The empty input is always
 * among them. */
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 60, INPUT_MAX = 1 << 26 };

/* libFuzzer declares these without a header. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv) __attribute__((weak));

/* The bytes of PATH, in a block that ends with them, so that a sanitizer
 * sees the first byte too many; NULL with errno. */
static uint8_t *
read_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	struct stat st;
	uint8_t *data = NULL;

	if (!file)
		return NULL;
	if (fstat(fileno(file), &st) != 0)
		goto out;
	if (st.st_size > INPUT_MAX) {
		errno = EFBIG;
		goto out;
	}
	*size = (size_t)st.st_size;
	data = malloc(*size ? *size : 1);
	if (data && fread(data, 1, *size, file) != *size) {
		free(data);
		data = NULL;
	}
out:
	fclose(file);
	return data;
}

static void
run_here(const char *path)
{
	size_t size = 0;
	uint8_t *data = path ? read_file(path, &size) : malloc(1);

	if (!data) {
		perror(path);
		exit(1);
	}
	alarm(SECONDS);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	exit(0);
}

/* One input, NULL for the empty one.  Did it end well? */
static bool
run_apart(const char *path)
{
	const char *name = path ? path : "(empty input)";
	pid_t child;
	int status;

	fflush(NULL);
	child = fork();
	if (child == 0)
		run_here(path);
	if (child < 0 || waitpid(child, &status, 0) != child) {
		perror(name);
		return false;
	}
	if (WIFSIGNALED(status))
		printf("%s: ended by signal %d (%s)\n", name, WTERMSIG(status),
		       strsignal(WTERMSIG(status)));
	else if (WEXITSTATUS(status) != 0)
		printf("%s: exit status %d\n", name, WEXITSTATUS(status));
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int
visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

int
main(int argc, char **argv)
{
	struct dirent **list = NULL;
	unsigned passed = 0, failed = 0;
	int count;

	if (argc != 2) {
		fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
		return 2;
	}
	if (LLVMFuzzerInitialize)
		LLVMFuzzerInitialize(&argc, &argv);
	count = scandir(argv[1], &list, visible, alphasort);
	if (count <= 0) {
		fprintf(stderr, "%s: no inputs to replay\n", argv[1]);
		return 1;
	}
	*(run_apart(NULL) ? &passed : &failed) += 1;
	for (int i = 0; i < count; i++) {
		char path[4096];

		snprintf(path, sizeof path, "%s/%s", argv[1], list[i]->d_name);
		*(run_apart(path) ? &passed : &failed) += 1;
		free(list[i]);
	}
	free(list);
	printf("%u passed, %u failed\n", passed, failed);
	return failed ? 1 : 0;
}
