/* extract_pool.c - workers: started, watched, ended.
 *
 * A worker is a fork without exec, so that a program that uses the library
 * needs no other program of ours.  It starts with what its parent had in
 * memory, and loses every descriptor but one socket and its sight of files
 * before it is given a file. */
#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "extract_pool.h"
#include "sandbox.h"

enum {
	MILLISECONDS = 60 * 1000,
	WALL = 3,    /* times as much where others use the processors */
	FILES = 500, /* of one worker */
	LOOK = 50,   /* milliseconds between looks at its clock */
	CPU_OF_LIFE = 24 * 3600,
	OPEN_FILES = 64,
	HIGH_FD = 10
};

#define MEMORY ((size_t)1 << 30)

size_t
sk_pool_memory(const struct sk_extractor *x)
{
	return x->limits.memory ? x->limits.memory : MEMORY;
}

static unsigned
milliseconds(const struct sk_extractor *x)
{
	return x->limits.milliseconds ? x->limits.milliseconds : MILLISECONDS;
}

static int64_t
clock_ms(clockid_t clock)
{
	struct timespec t = { 0 };

	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t
cpu_ms(int pid)
{
	clockid_t clock;

	return clock_getcpuclockid(pid, &clock) == 0 ? clock_ms(clock) : 0;
}

void
sk_pool_clock(struct sk_extract_worker *w)
{
	w->since = clock_ms(CLOCK_MONOTONIC);
	w->cpu_since = cpu_ms(w->pid);
}

/* Descriptors: /dev/null three times, and the socket. */
static bool
child_descriptors(int sock)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	int high = fcntl(sock, F_DUPFD, HIGH_FD);

	if (null < 0 || high < 0)
		return false;
	for (int fd = 0; fd < 3; fd++)
		if (dup2(null, fd) != fd)
			return false;
	return dup2(high, 3) == 3 && close_range(4, ~0U, 0) == 0;
}

_Noreturn static void
child_main(const struct sk_extractor *x, void (*prepare)(void), int sock,
	   pid_t parent)
{
	static const int signals[] = { SIGINT,  SIGTERM, SIGHUP,  SIGQUIT,
				       SIGSEGV, SIGBUS,  SIGABRT, SIGFPE,
				       SIGILL,  SIGXCPU, SIGXFSZ };
	struct sk_sandbox_limits limits = { .file_size = SK_MEMBER_MAX,
					    .cpu = CPU_OF_LIFE,
					    .files = OPEN_FILES,
					    .no_processes = true };
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		signal(signals[i], SIG_DFL);
	/* A member that grows too large is an error, not an end. */
	signal(SIGXFSZ, SIG_IGN);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent || !child_descriptors(sock))
		_exit(EXIT_FAILURE);
	/* libarchive converts names by the locale, which is in a file. */
	uselocale(newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL));
	if (prepare)
		prepare();
#if !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
	limits.memory = sk_sandbox_memory_now() + sk_pool_memory(x);
#else
	(void)x;
#endif
	sk_sandbox_limit(&limits);
	sk_sandbox_close();
	sk_extract_worker(3);
}

static bool
start(struct sk_extractor *x, struct sk_extract_worker *w,
      void (*prepare)(void), struct sakuin_error *err)
{
	pid_t parent = getpid(), pid;
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return sk_fail(err, SAKUIN_EIO,
			       "cannot start a process that reads files: "
			       "error %d (too many open files?)",
			       errno);
	pid = fork();
	if (pid == 0)
		child_main(x, prepare, pair[1], parent);
	close(pair[1]);
	if (pid < 0 || fcntl(pair[0], F_SETFL, O_NONBLOCK) != 0) {
		close(pair[0]);
		return sk_fail(err, SAKUIN_EIO,
			       "cannot start a process that reads files: "
			       "error %d",
			       errno);
	}
	*w = (struct sk_extract_worker){ .pid = pid,
					 .sock = pair[0],
					 .prepared = prepare };
	return true;
}

/* A worker that waits for a file, new if need be, with PREPARE done. */
static bool
take(struct sk_extractor *x, unsigned slot, void (*prepare)(void),
     struct sakuin_error *err)
{
	struct sk_extract_worker *w = &x->workers[slot];
	unsigned most = x->limits.files ? x->limits.files : FILES;

	if (w->pid && (w->files >= most || (prepare && w->prepared != prepare)))
		sk_pool_end(w);
	if (!w->pid && !start(x, w, prepare, err))
		return false;
	w->files++;
	return true;
}

/* The status it left, or -1. */
static int
reap(struct sk_extract_worker *w)
{
	int status = 0;
	pid_t got;

	do
		got = waitpid(w->pid, &status, 0);
	while (got < 0 && errno == EINTR);
	close(w->sock);
	w->pid = 0;
	return got < 0 ? -1 : status;
}

void
sk_pool_end(struct sk_extract_worker *w)
{
	if (!w->pid)
		return;
	kill(w->pid, SIGKILL);
	(void)reap(w);
}

bool
sk_pool_ask(struct sk_extractor *x, unsigned slot, void (*prepare)(void),
	    struct sakuin_str read, int fd, struct sakuin_error *err)
{
	struct sk_extract_worker *w = &x->workers[slot];

	/* One that waited may have been killed: the next is new. */
	for (int i = 0; i < 2; i++) {
		if (!take(x, slot, prepare, err))
			return false;
		if (sk_wire_send(w->sock, SK_WIRE_READ, read, fd, err))
			return true;
		sk_pool_end(w);
	}
	return false;
}

/* It ended before it should. */
static bool
died(struct sk_extract_worker *w, struct sakuin_error *err)
{
	const char *name = NULL;
	int status;

	/* It may have closed the socket and live on. */
	kill(w->pid, SIGKILL);
	status = reap(w);
	if (status >= 0 && WIFSIGNALED(status))
		name = sigdescr_np(WTERMSIG(status));
	return sk_fail(err, SAKUIN_EINVAL,
		       "its parser crashed (%s); the file is damaged or "
		       "hostile",
		       name ? name : "it ended");
}

static bool
late(const struct sk_extractor *x, const struct sk_extract_worker *w)
{
	int64_t most = milliseconds(x);

	return cpu_ms(w->pid) - w->cpu_since > most ||
	       clock_ms(CLOCK_MONOTONIC) - w->since > WALL * most;
}

bool
sk_pool_next(struct sk_extractor *x, unsigned slot, struct sk_wire_in *in,
	     struct sakuin_error *err)
{
	struct sk_extract_worker *w = &x->workers[slot];
	bool done = false;

	in->got = 0;
	in->fd = -1;
	sk_buf_clear(&in->body);
	while (!done) {
		struct pollfd fd = { .fd = w->sock, .events = POLLIN };
		int ready = poll(&fd, 1, LOOK);

		if (ready <= 0 && late(x, w)) {
			sk_pool_end(w);
			return sk_fail(err, SAKUIN_EINVAL,
				       "its parser took more than %u s; the "
				       "file is damaged or hostile",
				       (milliseconds(x) + 999) / 1000);
		}
		if (ready <= 0 || sk_wire_receive(w->sock, in, &done, err))
			continue;
		if (in->fd >= 0)
			close(in->fd);
		in->fd = -1;
		if (err->code == SAKUIN_EIO)
			return died(w, err);
		sk_pool_end(w);
		return false;
	}
	return true;
}
