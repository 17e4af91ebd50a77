/* What a fence holds back is found out by trying, not by asking the kernel for its version. */
#define _GNU_SOURCE
#include "cworker.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

/* Signal 0 does nothing; it is allowed where a real one would be. */
static int can_signal(pid_t host) { return kill(host, 0) == 0; }

static int can_look_into(pid_t host) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/environ", (int)host);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  close(file);
  return 1;
}

static int can_trace(pid_t host) {
  if (syscall(SYS_ptrace, PTRACE_SEIZE, host, NULL, NULL) != 0) return 0;
  syscall(SYS_ptrace, PTRACE_DETACH, host, NULL, NULL);
  return 1;
}

/* In a copy: a process that could leave its group would have done so. */
static int can_leave_group(void) {
  pid_t copy = fork();
  if (copy == 0) _exit(setsid() >= 0);
  int status = 0;
  return copy > 0 && waitpid(copy, &status, 0) == copy && WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

static int can_write(const char *folder) {
  char path[4096];
  int length = snprintf(path, sizeof path, "%s/.a2c-fence-%d", folder, (int)getpid());
  if (length < 0 || (size_t)length >= sizeof path) return 0;
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return 0;
  close(file);
  unlink(path);
  return 1;
}

static int can_open_connections(void) {
  const int families[] = {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK};
  int can = 0;
  for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
    int one = socket(families[i], families[i] == AF_NETLINK ? SOCK_RAW : SOCK_STREAM, 0);
    if (one < 0) continue;
    can = 1;
    close(one);
  }
  return can;
}

static int can_read(const char *file) {
  int one = open(file, O_RDONLY | O_CLOEXEC);
  if (one < 0) return 0;
  close(one);
  return 1;
}

uint32_t cworker_probe(int32_t host, const char *folder, const char *file) {
  uint32_t can = 0;
  if (can_signal(host)) can |= CWORKER_CAN_SIGNAL;
  if (can_look_into(host)) can |= CWORKER_CAN_LOOK;
  if (can_trace(host)) can |= CWORKER_CAN_TRACE;
  if (can_leave_group()) can |= CWORKER_CAN_LEAVE;
  if (can_write(folder)) can |= CWORKER_CAN_WRITE;
  if (can_open_connections()) can |= CWORKER_CAN_CONNECT;
  if (can_read(file)) can |= CWORKER_CAN_READ;
  return can;
}
