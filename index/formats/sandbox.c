/* sandbox.c - limits, and Landlock: which files a process may open.
 *
 * Where the kernel has no Landlock (before 5.13, or switched off), the filter
 * of system calls still denies a worker every open(); programs may then read
 * what the user may. */
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox.h"
#include "seccomp.h"

/* The kernel's interface as of ABI 4, whatever the headers' age. */
struct rules {
	uint64_t files, net;
};

enum {
	FILES_ABI_1 = (1 << 13) - 1, /* all rights of the first version */
	REFER = 1 << 13,             /* from ABI 2 */
	TRUNCATE = 1 << 14,          /* from ABI 3 */
	TCP = 3,                     /* bind and connect, from ABI 4 */
	READ = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE |
	       LANDLOCK_ACCESS_FS_READ_DIR
};

int
sk_sandbox_landlock(void)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
			   LANDLOCK_CREATE_RULESET_VERSION);

	return abi > 0 ? (int)abi : 0;
}

bool
sk_sandbox_seccomp(void)
{
	return sk_seccomp_works();
}

size_t
sk_sandbox_memory_now(void)
{
	char text[64] = "";
	size_t pages = 0;
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);

	if (fd >= 0 && read(fd, text, sizeof text - 1) > 0)
		for (const char *p = text; *p >= '0' && *p <= '9'; p++)
			pages = 10 * pages + (size_t)(*p - '0');
	if (fd >= 0)
		close(fd);
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void
limit(int what, rlim_t most)
{
	/* At the hard limit of processor time comes SIGKILL, which says less
	 * than the soft one's SIGXCPU. */
	struct rlimit r = { most, what == RLIMIT_CPU ? most + 1 : most };

	setrlimit((__rlimit_resource_t)what, &r);
}

void
sk_sandbox_limit(const struct sk_sandbox_limits *l)
{
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, l->cpu);
	limit(RLIMIT_FSIZE, l->file_size);
	limit(RLIMIT_NOFILE, l->files);
	if (l->memory)
		limit(RLIMIT_AS, l->memory);
	if (l->no_processes)
		limit(RLIMIT_NPROC, 0);
}

/* A set of rules that allows nothing yet, or -1. */
static int
rules_new(void)
{
	int abi = sk_sandbox_landlock();
	struct rules rules = { .files = FILES_ABI_1 };

	if (abi == 0)
		return -1;
	if (abi >= 2)
		rules.files |= REFER;
	if (abi >= 3)
		rules.files |= TRUNCATE;
	if (abi >= 4)
		rules.net = TCP;
	return (int)syscall(SYS_landlock_create_ruleset, &rules,
			    abi >= 4 ? sizeof rules : sizeof rules.files, 0);
}

/* What is below FD, or FD itself, may be used so. */
static void
rules_allow(int rules, int fd, uint64_t rights)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = rights,
						   .parent_fd = fd };

	if (fd >= 0)
		syscall(SYS_landlock_add_rule, rules,
			LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

static void
rules_allow_path(int rules, const char *path, uint64_t rights)
{
	int fd = open(path, O_PATH | O_CLOEXEC);

	rules_allow(rules, fd, rights);
	if (fd >= 0)
		close(fd);
}

static void
rules_apply(int rules)
{
	if (rules < 0)
		return;
	syscall(SYS_landlock_restrict_self, rules, 0);
	close(rules);
}

void
sk_sandbox_close(void)
{
	rules_apply(rules_new());
	sk_seccomp_worker();
}

void
sk_sandbox_close_program(int fd, const char *program)
{
	static const char *const folders[] = {
		"/usr",       "/bin",       "/lib",
		"/lib64",     "/opt",       "/etc/alternatives",
		"/etc/fonts", "/proc/self", "/var/cache/fontconfig"
	};
	int rules = rules_new();

	if (rules >= 0) {
		for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
			rules_allow_path(rules, folders[i], READ);
		rules_allow_path(rules, "/etc/ld.so.cache",
				 LANDLOCK_ACCESS_FS_READ_FILE);
		rules_allow_path(rules, "/dev/null",
				 LANDLOCK_ACCESS_FS_READ_FILE |
					 LANDLOCK_ACCESS_FS_WRITE_FILE);
		rules_allow(rules, fd, LANDLOCK_ACCESS_FS_READ_FILE);
		if (program)
			rules_allow_path(rules, program,
					 LANDLOCK_ACCESS_FS_EXECUTE |
						 LANDLOCK_ACCESS_FS_READ_FILE);
	}
	rules_apply(rules);
	sk_seccomp_program();
}
