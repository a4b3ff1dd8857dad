/* child.c - run a program under limits and read what it prints. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "child_impl.h"

enum { STEP = 64 * 1024 };

static const char *const folders[SK_CHILD_FOLDERS] = { "/usr/local/bin",
						       "/usr/bin", "/bin" };

static void
close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void
plan_done(struct sk_child_plan *plan)
{
	int *pipes[] = { plan->out, plan->said, plan->failed };

	for (size_t i = 0; i < 3; i++) {
		close_one(&pipes[i][0]);
		close_one(&pipes[i][1]);
	}
}

static void
plan_paths(struct sk_child_plan *plan, const char *name)
{
	if (*name == '/') {
		snprintf(plan->paths[0], SK_CHILD_PATH, "%s", name);
		plan->path_count = 1;
		return;
	}
	for (size_t i = 0; i < SK_CHILD_FOLDERS; i++)
		snprintf(plan->paths[i], SK_CHILD_PATH, "%s/%s", folders[i],
			 name);
	plan->path_count = SK_CHILD_FOLDERS;
}

static bool
plan_make(struct sk_child_plan *plan, const struct sk_child *child,
	  struct sakuin_error *err)
{
	int *pipes[] = { plan->out, plan->said, plan->failed };

	*plan = (struct sk_child_plan){ .in = child->in,
					.out = { -1, -1 },
					.said = { -1, -1 },
					.failed = { -1, -1 },
					.parent = getpid() };
	plan_paths(plan, child->argv[0]);
	for (size_t i = 0; i < 3; i++)
		if (pipe2(pipes[i], O_CLOEXEC) != 0)
			return sk_fail(err, SAKUIN_EIO,
				       "cannot start %s: error %d (too many "
				       "open files?)",
				       child->argv[0], errno);
	return true;
}

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Some bytes of the output.  Returns 0 at its end. */
static ssize_t
read_out(int fd, struct sk_buf *out, size_t most, struct sakuin_error *err)
{
	size_t len = most < STEP ? most : STEP;
	ssize_t n;

	if (!sk_buf_reserve(out, len, err))
		return -1;
	do
		n = read(fd, out->ptr + out->len, len);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		sk_fail(err, SAKUIN_EIO, "reading a pipe: error %d", errno);
	else
		out->len += (size_t)n;
	return n;
}

/* What it says, as one line of ASCII; what does not fit is dropped. */
static ssize_t
read_said(int fd, struct sk_child_result *result)
{
	char bytes[1024];
	size_t len = strlen(result->said), room = sizeof result->said - 3;
	ssize_t n;

	do
		n = read(fd, bytes, sizeof bytes);
	while (n < 0 && errno == EINTR);
	for (ssize_t i = 0; i < n && len < room; i++) {
		char c = bytes[i];

		if (c == '\n') {
			result->said[len++] = ';';
			result->said[len++] = ' ';
		} else {
			result->said[len++] = c >= 0x20 && c < 0x7F ? c : '?';
		}
	}
	result->said[len] = '\0';
	return n;
}

/* The last line ends as well. */
static void
said_end(struct sk_child_result *result)
{
	size_t len = strlen(result->said);

	while (len > 0 && strchr("; ", result->said[len - 1]))
		result->said[--len] = '\0';
}

/* Read both pipes to their ends.  False with the code SAKUIN_OK in *err: a
 * limit was passed, as RESULT says. */
static bool
collect(const struct sk_child *child, struct sk_child_plan *plan, int64_t until,
	struct sk_buf *out, struct sk_child_result *result,
	struct sakuin_error *err)
{
	size_t start = out->len;

	err->code = SAKUIN_OK;
	while (plan->out[0] >= 0 || plan->said[0] >= 0) {
		struct pollfd fds[2] = { { plan->out[0], POLLIN, 0 },
					 { plan->said[0], POLLIN, 0 } };
		int64_t left = until - now_ms();
		ssize_t n;

		if (left <= 0) {
			result->end = SK_CHILD_TIME;
			return false;
		}
		if (poll(fds, 2, (int)left) <= 0)
			continue;
		if (fds[1].revents && read_said(plan->said[0], result) <= 0)
			close_one(&plan->said[0]);
		if (!fds[0].revents)
			continue;
		/* One byte more than wanted tells that there was more. */
		n = read_out(plan->out[0], out,
			     child->out_max + 1 - (out->len - start), err);
		if (n < 0)
			return false;
		if (n == 0)
			close_one(&plan->out[0]);
		if (out->len - start > child->out_max) {
			out->len = start + child->out_max;
			result->end = SK_CHILD_OUT_MAX;
			return false;
		}
	}
	return true;
}

/* Reap it; kill it at the time UNTIL (0: now). */
static void
reap(pid_t pid, int64_t until, struct sk_child_result *result)
{
	int status = 0;
	pid_t got;

	while (until && (got = waitpid(pid, &status, WNOHANG)) == 0 &&
	       now_ms() < until)
		poll(NULL, 0, 1); /* it closed its pipes: it is about to end */
	if (!until || got == 0) {
		if (until)
			result->end = SK_CHILD_TIME;
		kill(pid, SIGKILL);
		do
			got = waitpid(pid, &status, 0);
		while (got < 0 && errno == EINTR);
	}
	if (result->end != SK_CHILD_EXIT)
		return;
	if (WIFSIGNALED(status)) {
		result->end = SK_CHILD_SIGNAL;
		result->status = WTERMSIG(status);
	} else {
		result->status = WEXITSTATUS(status);
	}
}

/* Did it reach its exec?  The pipe's end comes with it. */
static bool
started(const struct sk_child *child, struct sk_child_plan *plan,
	struct sakuin_error *err)
{
	int why = 0;
	ssize_t n;

	do
		n = read(plan->failed[0], &why, sizeof why);
	while (n < 0 && errno == EINTR);
	if (n != (ssize_t)sizeof why)
		return true;
	if (why == ENOENT && *child->argv[0] == '/')
		return sk_fail(err, SAKUIN_ENOTFOUND,
			       "%s is not there; check the path",
			       child->argv[0]);
	if (why == ENOENT)
		return sk_fail(err, SAKUIN_ENOTFOUND,
			       "%s is not installed; install the package %s",
			       child->argv[0], child->package);
	return sk_fail(err, SAKUIN_EIO, "cannot start %s: %s", child->argv[0],
		       strerrordesc_np(why));
}

bool
sk_child_run(const struct sk_child *child, struct sk_buf *out,
	     struct sk_child_result *result, struct sakuin_error *err)
{
	int64_t until = now_ms() + child->milliseconds;
	struct sk_child_plan plan;
	pid_t pid;
	bool ok = false;

	*result = (struct sk_child_result){ .end = SK_CHILD_EXIT };
	if (!plan_make(&plan, child, err))
		goto out;
	pid = sk_child_start(child, &plan);
	if (pid < 0) {
		sk_fail(err, SAKUIN_EIO, "cannot start %s: %s", child->argv[0],
			strerrordesc_np(errno));
		goto out;
	}
	close_one(&plan.out[1]);
	close_one(&plan.said[1]);
	close_one(&plan.failed[1]);
	if (!started(child, &plan, err)) {
		reap(pid, 0, result);
	} else if (collect(child, &plan, until, out, result, err)) {
		reap(pid, until, result);
		ok = true;
	} else {
		reap(pid, 0, result);
		ok = err->code == SAKUIN_OK;
	}
	said_end(result);
out:
	plan_done(&plan);
	return ok;
}

bool
sk_child_check(const struct sk_child *child,
	       const struct sk_child_result *result, struct sakuin_error *err)
{
	const char *name = child->argv[0], *signal_name;

	switch (result->end) {
	case SK_CHILD_EXIT:
		if (result->status == 0)
			return true;
		if (result->said[0])
			return sk_fail(err, SAKUIN_EINVAL, "%s: %s", name,
				       result->said);
		return sk_fail(err, SAKUIN_EINVAL, "%s ended with status %d",
			       name, result->status);
	case SK_CHILD_OUT_MAX:
		return true;
	case SK_CHILD_TIME:
		break;
	case SK_CHILD_SIGNAL:
		signal_name = sigdescr_np(result->status);
		if (result->status != SIGXCPU)
			return sk_fail(err, SAKUIN_EINVAL,
				       "%s was stopped by signal %d (%s)", name,
				       result->status,
				       signal_name ? signal_name : "unknown");
	}
	return sk_fail(err, SAKUIN_EINVAL, "%s took more than %u s", name,
		       (child->milliseconds + 999) / 1000);
}
