/* What a worker does to itself before it loads an adapter. */
#define _GNU_SOURCE
#include "cworker.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static pid_t host;

void cworker_end_group(void) { kill(0, SIGKILL); }

/* The signal comes when the thread that started this process ends, which may be long before its process does. */
static void on_parent_death(int signal) {
  (void)signal;
  if (getppid() != host) cworker_end_group();
}

/* Without setsid and setpgid all that an adapter starts stays in the group that is killed in the end. A kernel without
 * filters leaves that to the adapter's manners: the result is not checked. */
static void keep_in_group(void) {
#ifdef OWN_ARCHITECTURE
  struct sock_filter filter[] = {
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 0, 3),
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_setsid, 2, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_setpgid, 1, 0),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
  };
  struct sock_fprog program = {sizeof filter / sizeof filter[0], filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
    syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
#endif
}

int cworker_enter(int32_t expected) {
  int type = 0;
  socklen_t size = sizeof type;
  host = expected;
  if (getsockopt(CWORKER_SOCKET, SOL_SOCKET, SO_TYPE, &type, &size) != 0 || type != SOCK_STREAM) return EPERM;
  if (getpgrp() != getpid() || getppid() != host) return EPERM;
  fcntl(CWORKER_SOCKET, F_SETFD, FD_CLOEXEC);
  struct sigaction action = {.sa_handler = on_parent_death, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  if (sigaction(SIGUSR2, &action, NULL) != 0 || prctl(PR_SET_PDEATHSIG, SIGUSR2, 0, 0, 0) != 0) return errno;
  /* It may have ended before the request was in force. */
  if (getppid() != host) return EPERM;
  struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) return errno;
  setvbuf(stdout, NULL, _IOLBF, 0);
  keep_in_group();
  return 0;
}

/* Bytes of address space in use, 0 where the system does not tell. */
static uint64_t address_space(void) {
  char text[64] = {0};
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t got = read(file, text, sizeof text - 1);
  close(file);
  return got > 0 ? strtoull(text, NULL, 10) * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

static int lower(int resource, rlim_t soft, rlim_t hard) {
  struct rlimit limit;
  if (getrlimit(resource, &limit) != 0) return errno;
  if (hard < limit.rlim_max) limit.rlim_max = hard;
  limit.rlim_cur = soft < limit.rlim_max ? soft : limit.rlim_max;
  return setrlimit(resource, &limit) == 0 ? 0 : errno;
}

int cworker_limit(uint64_t bytes, uint64_t seconds) {
  uint64_t total = address_space() + bytes;
  int failure = lower(RLIMIT_AS, total, total);
  return failure ? failure : lower(RLIMIT_CPU, seconds, seconds + 5);
}
