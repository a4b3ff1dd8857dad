/* cmd_omega_try.c - sakuin omega try: the pages on loopback, for a first
 * look.  BusyBox serves them; all it needs is in a folder that goes when we
 * do. */
#include <arpa/inet.h>
#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cmd_omega.h"

enum { TRY_WAIT = 100 }; /* times 50 ms for the server to come up */

struct
try {
	char folder[CMD_PATH_BYTES];
	char path[CMD_PATH_BYTES]; /* what try_path() made last */
	uint16_t port;
	sigset_t signals; /* that end it */
	pid_t server;
};

static const char *
try_path(struct try *t, const char *name)
{
	snprintf(t->path, sizeof t->path, "%.4000s/%s", t->folder, name);
	return t->path;
}

static bool
try_failed(const char *where)
{
	cmd_complain("%s: %s", where, strerror(errno));
	return false;
}

SAKUIN_PRINTF(3, 4)
static bool
try_write(struct try *t, const char *name, const char *fmt, ...)
{
	FILE *f = fopen(try_path(t, name), "w");
	va_list ap;
	bool ok;

	if (!f)
		return try_failed(t->path);
	va_start(ap, fmt);
	ok = vfprintf(f, fmt, ap) >= 0;
	va_end(ap);
	return (fclose(f) == 0 && ok) || try_failed(t->path);
}

/* One line of the stub file for each database. */
static bool
try_databases(struct try *t, const struct cmd_databases *d)
{
	FILE *f = fopen(try_path(t, "data/default"), "w");
	bool ok = true;

	if (!f)
		return try_failed(t->path);
	for (size_t i = 0; ok && i < d->count; i++) {
		char *path = realpath(d->paths[i], NULL);

		if (!path || strchr(path, '\n'))
			ok = try_failed(d->paths[i]);
		else
			fprintf(f, "auto %s\n", path);
		free(path);
	}
	return (fclose(f) == 0 || try_failed(t->path)) && ok;
}

/* Paths in omega.conf can't have white space, and must be absolute. */
static bool
try_folder(struct try *t)
{
	static const char *const folders[] = { "data", "www", "www/cgi-bin" };
	const char *tmp = getenv("TMPDIR");

	snprintf(t->folder, sizeof t->folder, "%.3900s/sakuin-omega-XXXXXX",
		 tmp && *tmp == '/' && !strpbrk(tmp, " \t\n") ? tmp : "/tmp");
	if (!mkdtemp(t->folder)) {
		try_failed(t->folder);
		*t->folder = '\0';
		return false;
	}
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (mkdir(try_path(t, folders[i]), 0700) != 0)
			return try_failed(t->path);
	return true;
}

static bool
try_link(struct try *t, const char *to, const char *name)
{
	char *path = realpath(to, NULL);
	bool ok = path && symlink(path, try_path(t, name)) == 0;

	if (!ok)
		try_failed(path ? t->path : to);
	free(path);
	return ok;
}

static bool
try_fill(struct try *t, const struct cmd_omega *o)
{
	return try_databases(t, &o->databases) &&
	       try_write(t, "omega.conf",
			 "database_dir %s/data\ntemplate_dir %s/pages\n"
			 "log_dir %s\ncdb_dir %s\n",
			 t->folder, t->folder, t->folder, t->folder) &&
	       try_link(t, o->templates, "pages") &&
	       try_link(t, o->program, "www/cgi-bin/search") &&
	       try_write(t, "www/index.html",
			 "<!DOCTYPE html>\n<title>Search</title>\n"
			 "<meta http-equiv=\"refresh\" content=\"0; "
			 "url=/cgi-bin/search\">\n"
			 "<p><a href=\"/cgi-bin/search\">Search</a></p>\n");
}

static struct sockaddr_in
try_address(uint16_t port)
{
	return (struct sockaddr_in){
		.sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
}

/* Is PORT free?  0 stands for any that is. */
static bool
try_port(struct try *t, uint16_t port)
{
	struct sockaddr_in a = try_address(port);
	socklen_t len = sizeof a;
	int one = 1, s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool ok = s >= 0 &&
		  setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) ==
			  0 &&
		  bind(s, (struct sockaddr *)&a, sizeof a) == 0 &&
		  getsockname(s, (struct sockaddr *)&a, &len) == 0;

	if (!ok)
		cmd_complain("port %u of this machine: %s; choose another "
			     "with --port",
			     port, strerror(errno));
	if (s >= 0)
		close(s);
	t->port = ntohs(a.sin_port);
	return ok;
}

static bool
try_answers(const struct try *t)
{
	struct sockaddr_in a = try_address(t->port);
	int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool ok = s >= 0 && connect(s, (struct sockaddr *)&a, sizeof a) == 0;

	if (s >= 0)
		close(s);
	return ok;
}

/* In the child: a group of its own, so that whatever it starts can be ended
 * with it; and it ends when we are killed. */
static _Noreturn void
try_exec(const struct try *t)
{
	char address[40], home[CMD_PATH_BYTES];
	sigset_t none;

	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	snprintf(address, sizeof address, "127.0.0.1:%u", t->port);
	snprintf(home, sizeof home, "%.4000s/www", t->folder);
	execlp("busybox", "busybox", "httpd", "-f", "-p", address, "-h", home,
	       (char *)NULL);
	_exit(127);
}

/* The child has ended by itself. */
static bool
try_ended(struct try *t)
{
	int status = 0;

	if (waitpid(t->server, &status, WNOHANG) != t->server)
		return false;
	kill(-t->server, SIGTERM);
	t->server = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		cmd_complain("there is no web server for a first look; run: "
			     "sudo apt-get install busybox");
	else
		cmd_complain("busybox httpd ended; does 'busybox httpd "
			     "--help' work?");
	return true;
}

static bool
try_start(struct try *t)
{
	const struct timespec pause = { 0, 50000000 };

	t->server = fork();
	if (t->server < 0)
		return try_failed("fork");
	if (t->server == 0)
		try_exec(t);
	setpgid(t->server, t->server);
	for (int i = 0; i < TRY_WAIT; i++) {
		if (try_ended(t))
			return false;
		if (try_answers(t))
			return true;
		if (sigtimedwait(&t->signals, NULL, &pause) > 0)
			if (try_ended(t))
				return false;
	}
	cmd_complain("the web server does not answer on port %u", t->port);
	return false;
}

static int
try_unlink(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static void
try_clean(struct try *t)
{
	if (t->server > 0) {
		kill(-t->server, SIGTERM);
		waitpid(t->server, NULL, 0);
	}
	if (*t->folder)
		nftw(t->folder, try_unlink, 16, FTW_DEPTH | FTW_PHYS);
}

/* Signals are taken when we ask for them, so that none is missed and nothing
 * is left behind. */
static void
try_block(struct try *t)
{
	sigemptyset(&t->signals);
	sigaddset(&t->signals, SIGINT);
	sigaddset(&t->signals, SIGTERM);
	sigaddset(&t->signals, SIGHUP);
	sigaddset(&t->signals, SIGCHLD);
	sigprocmask(SIG_BLOCK, &t->signals, NULL);
}

static bool
try_serve(struct try *t)
{
	printf("http://127.0.0.1:%u/\nCtrl-C ends it.\n", t->port);
	fflush(stdout);
	while (sigwaitinfo(&t->signals, NULL) == SIGCHLD)
		if (try_ended(t))
			return false;
	return true;
}

int
cmd_omega_try(const struct cmd_omega *o)
{
	struct try t = { .server = 0 };
	bool ok;

	if (access(o->program, X_OK) != 0) {
		cmd_complain("%s: %s; run: sudo apt-get install xapian-omega",
			     o->program, strerror(errno));
		return CMD_NOTHING;
	}
	try_block(&t);
	ok = try_folder(&t) && try_fill(&t, o) &&
	     try_port(&t, (uint16_t)o->port) &&
	     setenv("OMEGA_CONFIG_FILE", try_path(&t, "omega.conf"), 1) == 0 &&
	     try_start(&t) && try_serve(&t);
	try_clean(&t);
	return ok ? CMD_DONE : CMD_NOTHING;
}
