/* bench_run.c - run a command and tell what it took.
 *
 *   bench_run LABEL COMMAND...
 *
 * prints LABEL, seconds by the clock, by the processor (user and system), and
 * the peak of resident memory in KiB, with tabs between.  Of a command with
 * children the memory is that of the largest process. */
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

static double
used(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void
run(char **command)
{
	int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (fd >= 0)
		dup2(fd, STDOUT_FILENO);
	execvp(command[0], command);
	perror(command[0]);
	_exit(127);
}

int
main(int argc, char **argv)
{
	double start = seconds(CLOCK_MONOTONIC), took;
	struct rusage usage;
	int status;
	pid_t pid;

	if (argc < 3) {
		fputs("usage: bench_run LABEL COMMAND...\n", stderr);
		return 2;
	}
	pid = fork();
	if (pid == 0)
		run(argv + 2);
	if (pid < 0 || wait4(pid, &status, 0, &usage) < 0) {
		perror("bench_run");
		return 1;
	}
	took = seconds(CLOCK_MONOTONIC) - start;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "bench_run: %s failed\n", argv[2]);
		return 1;
	}
	printf("%s\t%.3f\t%.3f\t%ld\n", argv[1], took,
	       used(usage.ru_utime) + used(usage.ru_stime), usage.ru_maxrss);
	return 0;
}
