/* seccomp.c - filters of system calls, as the kernel's own small programs.
 *
 * They are lists of numbers, written on the stack: nothing here allocates, as
 * it runs between fork and exec.  A call that is denied fails with EPERM
 * rather than killing, since libraries try this and that and can do
 * without. */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "seccomp.h"

/* Sanitizers make system calls of their own, whenever they like. */
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

#if defined SANITIZED
#define ARCH 0
#elif defined __x86_64__ && defined __LP64__
#define ARCH AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define ARCH AUDIT_ARCH_AARCH64
#elif defined __riscv && __riscv_xlen == 64
#define ARCH AUDIT_ARCH_RISCV64
#elif defined __powerpc64__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ARCH AUDIT_ARCH_PPC64LE
#elif defined __s390x__
#define ARCH AUDIT_ARCH_S390X
#else
#define ARCH 0
#endif

enum {
	CALLS_MAX = 120,
	PROGRAM_MAX = 2 * CALLS_MAX + 16,
	OTHER_ABI = 0x40000000 /* x86: the x32 calls start here */
};

/* What reading a file in memory takes, and what the allocator, stdio, ICU and
 * GLib do besides. */
static const int worker_calls[] = {
	SYS_read,
	SYS_write,
	SYS_readv,
	SYS_writev,
	SYS_pread64,
	SYS_pwrite64,
	SYS_recvmsg,
	SYS_sendmsg,
	SYS_recvfrom,
	SYS_sendto,
	SYS_lseek,
	SYS_fstat,
	SYS_ftruncate,
	SYS_close,
	SYS_dup,
	SYS_fcntl,
	SYS_memfd_create,
	SYS_fadvise64,
	SYS_mmap,
	SYS_munmap,
	SYS_mremap,
	SYS_mprotect,
	SYS_madvise,
	SYS_brk,
	SYS_futex,
	SYS_sched_yield,
	SYS_clock_gettime,
	SYS_clock_getres,
	SYS_gettimeofday,
	SYS_nanosleep,
	SYS_clock_nanosleep,
	SYS_getrandom,
	SYS_getpid,
	SYS_gettid,
	SYS_getuid,
	SYS_geteuid,
	SYS_getgid,
	SYS_getegid,
	SYS_getrusage,
	SYS_sysinfo,
	SYS_uname,
	SYS_rt_sigaction,
	SYS_rt_sigprocmask,
	SYS_rt_sigreturn,
	SYS_sigaltstack,
	SYS_restart_syscall,
	SYS_tgkill,
	SYS_exit,
	SYS_exit_group,
#ifdef SYS_newfstatat
	SYS_newfstatat,
#endif
#ifdef SYS_time
	SYS_time,
#endif
};

static const int program_denied[] = {
	SYS_socket,
	SYS_socketpair,
	SYS_connect,
	SYS_bind,
	SYS_ptrace,
	SYS_process_vm_readv,
	SYS_process_vm_writev,
	SYS_pidfd_open,
	SYS_pidfd_send_signal,
	SYS_pidfd_getfd,
	SYS_mount,
	SYS_umount2,
	SYS_pivot_root,
	SYS_chroot,
	SYS_setns,
	SYS_unshare,
	SYS_bpf,
	SYS_keyctl,
	SYS_add_key,
	SYS_request_key,
	SYS_userfaultfd,
	SYS_perf_event_open,
	SYS_io_uring_setup,
	SYS_open_by_handle_at,
	SYS_init_module,
	SYS_finit_module,
	SYS_delete_module,
	SYS_kexec_load,
	SYS_reboot,
	SYS_swapon,
	SYS_swapoff,
	SYS_settimeofday,
	SYS_clock_settime,
	SYS_personality,
	SYS_quotactl,
};

struct program {
	struct sock_filter code[PROGRAM_MAX];
	unsigned short len;
};

static void
put(struct program *p, uint16_t code, uint32_t k, uint8_t yes, uint8_t no)
{
	p->code[p->len++] = (struct sock_filter){ code, yes, no, k };
}

/* Behind this the number of the call is loaded, and it is one of ours. */
static void
put_start(struct program *p, uint32_t otherwise)
{
	p->len = 0;
	put(p, BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch), 0,
	    0);
	put(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)ARCH, 1, 0);
	put(p, BPF_RET | BPF_K, otherwise, 0, 0);
	put(p, BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr), 0,
	    0);
#ifdef __x86_64__
	put(p, BPF_JMP | BPF_JGE | BPF_K, OTHER_ABI, 0, 1);
	put(p, BPF_RET | BPF_K, otherwise, 0, 0);
#endif
}

/* A program may send signals to itself. */
static void
put_kill(struct program *p)
{
	bool big = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__;

	put(p, BPF_JMP | BPF_JEQ | BPF_K, SYS_kill, 0, 4);
	put(p, BPF_LD | BPF_W | BPF_ABS,
	    (uint32_t)offsetof(struct seccomp_data, args) + (big ? 4 : 0), 0,
	    0);
	put(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)getpid(), 0, 1);
	put(p, BPF_RET | BPF_K, SECCOMP_RET_ALLOW, 0, 0);
	put(p, BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM, 0, 0);
}

/* Calls of the list do FOUND, others OTHERWISE. */
static void
put_list(struct program *p, const int *calls, size_t count, uint32_t found,
	 uint32_t otherwise)
{
	for (size_t i = 0; i < count; i++) {
		put(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)calls[i], 0, 1);
		put(p, BPF_RET | BPF_K, found, 0, 0);
	}
	put(p, BPF_RET | BPF_K, otherwise, 0, 0);
}

static void
apply(struct program *p)
{
	struct sock_fprog prog = { .len = p->len, .filter = p->code };

	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog, 0, 0);
}

void
sk_seccomp_worker(void)
{
	struct program p;

	if (!ARCH)
		return;
	put_start(&p, SECCOMP_RET_ERRNO | EPERM);
	put_list(&p, worker_calls, sizeof worker_calls / sizeof *worker_calls,
		 SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO | EPERM);
	apply(&p);
}

void
sk_seccomp_program(void)
{
	struct program p;

	if (!ARCH)
		return;
	put_start(&p, SECCOMP_RET_ERRNO | EPERM);
	put_kill(&p);
	put_list(&p, program_denied,
		 sizeof program_denied / sizeof *program_denied,
		 SECCOMP_RET_ERRNO | EPERM, SECCOMP_RET_ALLOW);
	apply(&p);
}

bool
sk_seccomp_works(void)
{
	/* Without a program it fails with EFAULT where there are filters. */
	return ARCH &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) != 0 &&
	       errno == EFAULT;
}
