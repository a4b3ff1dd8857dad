/* child_start.c - from a plan to a program.
 *
 * The child has a stack of its own and our memory until it calls exec, while
 * this thread waits; others go on and may hold any lock.  So it makes system
 * calls only, on what was prepared before, and writes nothing but its own
 * variables.  A fork() would copy the tables of all of an indexer's pages, and
 * then each page that either writes to, for a program of a few
 * milliseconds. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#endif

#include "child_impl.h"
#include "sandbox.h"

enum {
	HIGH_FD = 10, /* out of the way of 0, 1 and 2 */
	FILES_MAX = 32,
	STACK = 64 * 1024
};

struct job {
	const struct sk_child *child;
	const struct sk_child_plan *plan;
};

/* Copies on high numbers first: the pipes' own may be among 0, 1 and 2.
 * *FAILED becomes the pipe to complain to. */
static bool
child_stdio(const struct sk_child_plan *plan, int *failed)
{
	int in = fcntl(plan->in, F_DUPFD, HIGH_FD);
	int out = fcntl(plan->out[1], F_DUPFD, HIGH_FD);
	int said = fcntl(plan->said[1], F_DUPFD, HIGH_FD);

	*failed = fcntl(plan->failed[1], F_DUPFD, HIGH_FD);
	if (dup2(in, 0) != 0 || dup2(out, 1) != 1 || dup2(said, 2) != 2)
		return false;
	/* All others go now: what is opened to shut it in counts against its
	 * limit of open files. */
	*failed = dup3(*failed, 3, O_CLOEXEC);
	return *failed == 3 && close_range(4, ~0U, 0) == 0;
}

/* No handler of ours may run here: it would run in our memory. */
static void
child_signals(void)
{
	struct sigaction s, usual = { .sa_handler = SIG_DFL };
	sigset_t none;

	for (int number = 1; number < NSIG; number++)
		if (sigaction(number, NULL, &s) == 0 &&
		    (number == SIGPIPE || s.sa_handler != SIG_IGN))
			sigaction(number, &usual, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static int
child_main(void *given)
{
	const struct job *job = given;
	const struct sk_child *child = job->child;
	const struct sk_child_plan *plan = job->plan;
	/* What reads pictures would take all processors for each, and wait for
	 * itself. */
	static const char *const env[] = { "PATH=/usr/local/bin:/usr/bin:/bin",
					   "LC_ALL=C.UTF-8",
					   "OMP_THREAD_LIMIT=1", NULL };
	const struct sk_sandbox_limits limits = {
		.memory = child->memory,
		.cpu = (child->milliseconds + 999) / 1000,
		.files = FILES_MAX,
		.no_processes = child->alone,
	};
	int why, failed = -1;

	if (!child_stdio(plan, &failed))
		goto fail;
	child_signals();
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != plan->parent)
		_exit(127);
	sk_sandbox_limit(&limits);
	sk_sandbox_close_program(0, *child->argv[0] == '/' ? child->argv[0]
							   : NULL);
	for (size_t i = 0; i < plan->path_count; i++) {
		/* execve() changes neither array, whatever its type says. */
		union {
			const char *const *given;
			char *const *wanted;
		} argv = { child->argv }, envp = { env };

		execve(plan->paths[i], argv.wanted, envp.wanted);
		if (errno != ENOENT)
			break;
	}
fail:
	why = errno;
	(void)!write(failed, &why, sizeof why);
	_exit(127);
}

pid_t
sk_child_start(const struct sk_child *child, const struct sk_child_plan *plan)
{
	_Alignas(16) char stack[STACK];
	struct job job = { child, plan };
	sigset_t all, before;
	pid_t pid;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	pid = clone(child_main, stack + sizeof stack,
		    CLONE_VM | CLONE_VFORK | SIGCHLD, &job);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
#ifdef __SANITIZE_ADDRESS__
	/* The child never left its functions, so that their variables count
	 * as being there still. */
	__asan_unpoison_memory_region(stack, sizeof stack);
#endif
	return pid;
}
