/* What a server and a worker do to themselves before an adapter is loaded. */
#define _GNU_SOURCE
#include "cworker.h"
#include "fence.h"
#include "pair.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t host;

/* The workers that a server has made, with descriptors that tell whether one still runs. */
typedef struct made_worker {
  pid_t pid;
  int pidfd;
} made_worker;

static made_worker *made;
static size_t made_count, made_room;

static int has_ended(int pidfd) {
  struct pollfd end = {pidfd, POLLIN, 0};
  return poll(&end, 1, 0) != 0;
}

/* A worker may have started another program in its place, which knows nothing of its host. Its number is its own as long
 * as it runs. Called by a signal's handler too. */
static void end_workers(void) {
  for (size_t i = 0; i < made_count; i++)
    if (!has_ended(made[i].pidfd)) kill(-made[i].pid, SIGKILL), kill(made[i].pid, SIGKILL);
}

static void forget_ended_workers(void) {
  size_t kept = 0;
  for (size_t i = 0; i < made_count; i++) {
    if (has_ended(made[i].pidfd)) close(made[i].pidfd);
    else made[kept++] = made[i];
  }
  made_count = kept;
}

/* Where the kernel or memory lacks what it needs, a worker is not remembered: its host ends it all the same. */
static void remember_worker(pid_t pid) {
  int pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
  if (pidfd < 0) return;
  if (made_count == made_room) {
    made_worker *more = realloc(made, (made_room + 64) * sizeof *more);
    if (!more) {
      close(pidfd);
      return;
    }
    made = more;
    made_room += 64;
  }
  made[made_count++] = (made_worker){pid, pidfd};
}

/* In a worker, which has made none. */
static void forget_all_workers(void) {
  for (size_t i = 0; i < made_count; i++) close(made[i].pidfd);
  made_count = 0;
}

void cworker_end_group(void) {
  end_workers();
  kill(0, SIGKILL);
}

/* The signal comes when the thread that started this process ends, which may be long before its process does. */
static void on_parent_death(int signal) {
  (void)signal;
  if (getppid() != host) cworker_end_group();
}

/* The end of the host is the end of this process, from now on. */
static int end_with_host(void) {
  if (prctl(PR_SET_PDEATHSIG, SIGUSR2, 0, 0, 0) != 0) return errno;
  /* It may have ended before the request was in force. */
  return getppid() == host ? 0 : EPERM;
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
  if (sigaction(SIGUSR2, &action, NULL) != 0) return errno;
  struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) return errno;
  setvbuf(stdout, NULL, _IOLBF, 0);
  return end_with_host();
}

/* A copy of this process whose parent is the host: 0 in the copy, otherwise its number or -1. The C library's fork has
 * no such copy. What it would do besides is done here (the thread's own number, which the library remembers) or not
 * needed (locks: there is one thread). */
static pid_t copy_for_host(void) {
  pid_t *number = NULL;
  long flags = CLONE_PARENT | SIGCHLD;
  if (prctl(PR_GET_TID_ADDRESS, &number, 0, 0, 0) == 0 && number && *number == getpid()) {
    flags |= CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID;
  }
#if defined(__x86_64__)
  return (pid_t)syscall(SYS_clone, flags, NULL, NULL, number, NULL);
#else
  return (pid_t)syscall(SYS_clone, flags, NULL, NULL, NULL, number);
#endif
}

/* What makes a copy a worker: the descriptors the host has sent, and a process group of its own. */
static int become_worker(int socket, int output) {
  if (dup2(output, 1) < 0 || dup2(output, 2) < 0 || dup3(socket, CWORKER_SOCKET, O_CLOEXEC) < 0) return errno;
  close(socket);
  close(output);
  forget_all_workers();
  if (setpgid(0, 0) != 0) return errno;
  /* What an adapter has started and let go becomes this process's own child again, so that it is seen. */
  if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0) return errno;
  int failure = end_with_host();
  if (!failure) cworker_fence(0);
  return failure;
}

void cworker_keep_descendants(void) {
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  cworker_fence(1);
}

int cworker_serve(void) {
  for (;;) {
    int passed[2];
    if (cworker_receive_pair(CWORKER_SOCKET, passed) != 0) {
      end_workers();
      _exit(0);
    }
    forget_ended_workers();
    pid_t pid = copy_for_host();
    if (pid == 0) return become_worker(passed[0], passed[1]);
    int32_t answer = pid > 0 ? pid : -errno;
    if (pid > 0) remember_worker(pid);
    close(passed[0]);
    close(passed[1]);
    if (cworker_send(CWORKER_SOCKET, &answer, sizeof answer, -1) != sizeof answer) _exit(0);
  }
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

int cworker_guard_host(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno; }

int cworker_limit_memory(uint64_t bytes) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0) return errno;
  rlim_t total = address_space() + bytes;
  if (total < limit.rlim_max) limit.rlim_max = total;
  limit.rlim_cur = limit.rlim_max;
  return setrlimit(RLIMIT_AS, &limit) == 0 ? 0 : errno;
}

int cworker_limit_time(uint64_t seconds, int for_good) {
  struct rlimit limit;
  struct timespec used;
  if (getrlimit(RLIMIT_CPU, &limit) != 0 || clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0) return errno;
  rlim_t total = (rlim_t)used.tv_sec + seconds + 1;
  limit.rlim_cur = total < limit.rlim_max ? total : limit.rlim_max;
  if (for_good && total + 1 < limit.rlim_max) limit.rlim_max = total + 1;
  return setrlimit(RLIMIT_CPU, &limit) == 0 ? 0 : errno;
}

int cworker_has_children(void) {
  siginfo_t info;
  return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 || errno != ECHILD;
}
