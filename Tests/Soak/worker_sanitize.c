/* The C of CWorker under the address and undefined-behaviour sanitizers: connections, memory that is passed, processes that
 * are started and ended, and the fence around a worker. Ends with 0 where all is as it should be. */
#define _GNU_SOURCE
#include "cworker.h"
#include "fence.h"
#include "pair.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int failures;

#define CHECK(condition)                                              \
  do {                                                                \
    if (!(condition)) {                                               \
      fprintf(stderr, "FAIL %s:%d: %s\n", __FILE__, __LINE__, #condition); \
      failures++;                                                     \
    }                                                                 \
  } while (0)

static int descriptors(void) {
  int count = 0;
  for (int i = 0; i < 256; i++) count += fcntl(i, F_GETFD) >= 0;
  return count;
}

/* Sends `count` descriptors at once, as cworker_send never does. */
static void send_many(int socket, int count) {
  _Alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof(int) * 32)];
  char byte = 'x';
  int list[32];
  for (int i = 0; i < count; i++) list[i] = 0;
  struct iovec part = {&byte, 1};
  struct msghdr message = {
    .msg_iov = &part, .msg_iovlen = 1, .msg_control = control,
    .msg_controllen = CMSG_SPACE(sizeof(int) * (size_t)count)};
  memset(control, 0, sizeof control);
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int) * (size_t)count);
  memcpy(CMSG_DATA(header), list, sizeof(int) * (size_t)count);
  sendmsg(socket, &message, 0);
}

static void transfers(void) {
  int ends[2], passed, before = descriptors();
  char bytes[64];
  CHECK(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
  CHECK(cworker_send(ends[0], "hello", 5, -1) == 5);
  CHECK(cworker_receive(ends[1], bytes, sizeof bytes, &passed) == 5 && passed == -1);
  int file = cworker_memory_file();
  CHECK(file >= 0 && write(file, "abc", 3) == 3 && !cworker_is_sealed(file));
  CHECK(cworker_seal(file) == 0 && cworker_is_sealed(file) && write(file, "d", 1) < 0);
  CHECK(cworker_send(ends[0], "m", 1, file) == 1);
  CHECK(cworker_receive(ends[1], bytes, sizeof bytes, &passed) == 1 && passed >= 0 && cworker_is_sealed(passed));
  close(passed);
  close(file);
  for (int count = 2; count <= 32; count++) {
    send_many(ends[0], count);
    CHECK(cworker_receive(ends[1], bytes, sizeof bytes, &passed) == 1 && passed == -2);
  }
  int pair[2];
  CHECK(cworker_send_pair(ends[0], 0, 1) == 0 && cworker_receive_pair(ends[1], pair) == 0);
  close(pair[0]);
  close(pair[1]);
  CHECK(cworker_send(ends[0], "x", 1, -1) == 1 && cworker_receive_pair(ends[1], pair) == EPIPE);
  close(ends[0]);
  CHECK(cworker_receive(ends[1], bytes, sizeof bytes, &passed) == 0 && passed == -1);
  CHECK(cworker_send(ends[1], "x", 1, -1) == -1 && errno == EPIPE);
  close(ends[1]);
  CHECK(descriptors() == before);
}

static void processes(void) {
  int before = descriptors();
  char *environment[] = {NULL};
  cworker_child child;
  char *ends[] = {"sh", "-c", "exit 3", NULL}, *waits[] = {"sh", "-c", "sleep 100 & wait", NULL};
  CHECK(cworker_start("/bin/sh", ends, environment, &child) == 0);
  usleep(300000);
  cworker_end end = cworker_finish(&child);
  CHECK(end.signal == 0 ? end.status == 3 : end.signal == SIGKILL);
  CHECK(cworker_start("/bin/sh", waits, environment, &child) == 0);
  end = cworker_finish(&child);
  CHECK(end.signal == SIGKILL);
  cworker_finish(&child);
  CHECK(cworker_start("/no/such/program", waits, environment, &child) == ENOENT);
  int ways[2];
  CHECK(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ways) == 0);
  CHECK(cworker_ask(ways[0], 50, &child) == ETIMEDOUT);
  close(ways[1]);
  CHECK(cworker_ask(ways[0], 50, &child) != 0);
  close(ways[0]);
  CHECK(descriptors() == before);
}

/* In a process of its own: there is no way back. */
static int inside(int writes) {
  char name[] = "/tmp/a2c-fence-XXXXXX";
  int bad = 0;
  cworker_fence(writes);
  int file = mkstemp(name);
  if (writes ? file < 0 : file >= 0 || errno != EACCES) bad |= 1;
  if (file >= 0) unlink(name);
  if (kill(getppid(), 0) == 0 || errno != EPERM) bad |= 2;
  if (kill(getpid(), 0) != 0 || kill(0, 0) != 0) bad |= 4;
  if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || setsid() >= 0) bad |= 8;
  int memory = cworker_memory_file();
  if (memory < 0 || write(memory, "x", 1) != 1 || cworker_seal(memory) != 0) bad |= 16;
  pid_t child = fork();
  if (child == 0) _exit(kill(getppid(), 0) == 0 ? 0 : 1); /* the worker it may reach, which is its own condition */
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) bad |= 32;
  return bad;
}

static void fences(void) {
  for (int writes = 0; writes < 2; writes++) {
    pid_t child = fork();
    if (child == 0) _exit(inside(writes));
    int status = 0;
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0);
    if (WIFEXITED(status) && WEXITSTATUS(status)) fprintf(stderr, "fence(%d): %d\n", writes, WEXITSTATUS(status));
  }
#if defined(__x86_64__)
  pid_t child = fork();
  if (child == 0) {
    cworker_fence(0);
    long answer;
    __asm__ volatile("int $0x80" : "=a"(answer) : "a"(20L /* getpid */) : "memory");
    _exit(0);
  }
  int status = 0;
  CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
#endif
}

int main(void) {
  signal(SIGPIPE, SIG_IGN);
  transfers();
  processes();
  fences();
  if (!failures) puts("ok   worker: the C of workers under sanitizers");
  return failures != 0;
}
