/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-sandbox.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

/* The sanitizers reserve terabytes of address space, and open files to report what they found. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#if defined(__x86_64__)
#define AUDIT_ARCH_HERE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define AUDIT_ARCH_HERE AUDIT_ARCH_AARCH64
#endif

#define MAX_DESCRIPTORS 16
/* For what was taken before the limit was set. */
#define SPARE_MEMORY ((guint64) 64 << 20)

static void
limit (int resource, guint64 value)
{
  struct rlimit now;

  if (getrlimit ((__rlimit_resource_t) resource, &now) != 0)
    return;

  if (now.rlim_max == RLIM_INFINITY || now.rlim_max > (rlim_t) value)
    now.rlim_max = (rlim_t) value;
  now.rlim_cur = now.rlim_max;
  setrlimit ((__rlimit_resource_t) resource, &now);
}

void
dossier_sandbox_enter (void)
{
#ifdef __linux__
  pid_t parent = getppid ();

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  /* The parent may have died before the line above. */
  if (getppid () != parent)
    _exit (0);
  prctl (PR_SET_DUMPABLE, SANITIZED);
#endif

  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0);
  if (!SANITIZED)
    limit (RLIMIT_NOFILE, MAX_DESCRIPTORS);
}

#if defined(AUDIT_ARCH_HERE) && !SANITIZED

/* All that computing, the C library's memory and the way out need. Anything else fails with EPERM, which the C library
 * and the layout library take as they take any failure. */
static const guint16 allowed[] = {
  SYS_read,         SYS_write,         SYS_readv,          SYS_writev,     SYS_lseek,          SYS_fstat,
  SYS_newfstatat,   SYS_close,         SYS_brk,            SYS_mmap,       SYS_munmap,         SYS_mremap,
  SYS_mprotect,     SYS_madvise,       SYS_futex,          SYS_exit,       SYS_exit_group,     SYS_rt_sigaction,
  SYS_rt_sigreturn, SYS_rt_sigprocmask, SYS_sigaltstack,   SYS_tgkill,     SYS_getpid,         SYS_gettid,
  SYS_clock_gettime, SYS_gettimeofday, SYS_times,          SYS_getrusage,  SYS_getrandom,      SYS_sched_yield,
  SYS_prlimit64,    SYS_setrlimit,     SYS_getrlimit,      SYS_restart_syscall, SYS_set_robust_list,
#ifdef SYS_rseq
  SYS_rseq,
#endif
};

#define N_ALLOWED G_N_ELEMENTS (allowed)

void
dossier_sandbox_close_doors (void)
{
  struct sock_filter filter[N_ALLOWED + 7];
  struct sock_fprog program = { 0, filter };
  guint n = 0;

  filter[n++] = (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch));
  filter[n++] = (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_HERE, 1, 0);
  filter[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
  filter[n++] = (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr));
  for (guint i = 0; i < N_ALLOWED; i++)
    filter[n++] =
        (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, allowed[i], (guint8) (N_ALLOWED - i), 0);
  filter[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
  filter[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  program.len = (unsigned short) n;

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return;

  if (syscall (SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) != 0)
    prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

#else

void
dossier_sandbox_close_doors (void)
{
}

#endif

void
dossier_sandbox_set_limits (guint64 memory, guint cpu_seconds)
{
  if (cpu_seconds != 0)
    limit (RLIMIT_CPU, cpu_seconds);

  if (memory != 0 && !SANITIZED)
    {
      /* Of memory that can be written; address space that is only set aside takes nothing from anybody. */
      limit (RLIMIT_DATA, memory + SPARE_MEMORY);
    }
}
