/* Starting and ending a worker, from the host's side. */
#define _GNU_SOURCE
#include "cworker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void close_if_open(int *descriptor) {
  if (*descriptor >= 0) close(*descriptor);
  *descriptor = -1;
}

/* Moves a descriptor above those that the worker gets, so that setting up one of them cannot overwrite another. */
static int move_up(int *descriptor) {
  int moved = fcntl(*descriptor, F_DUPFD_CLOEXEC, 10);
  if (moved < 0) return errno;
  close(*descriptor);
  *descriptor = moved;
  return 0;
}

static int set_actions(posix_spawn_file_actions_t *actions, int socket, int output) {
  int failure = posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
  if (!failure) failure = posix_spawn_file_actions_adddup2(actions, output, 1);
  if (!failure) failure = posix_spawn_file_actions_adddup2(actions, output, 2);
  if (!failure) failure = posix_spawn_file_actions_adddup2(actions, socket, CWORKER_SOCKET);
  if (!failure) failure = posix_spawn_file_actions_addclosefrom_np(actions, CWORKER_SOCKET + 1);
  return failure;
}

static int set_attributes(posix_spawnattr_t *attributes) {
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  int failure = posix_spawnattr_setsigdefault(attributes, &all);
  if (!failure) failure = posix_spawnattr_setsigmask(attributes, &none);
  if (!failure) failure = posix_spawnattr_setpgroup(attributes, 0);
  const short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP;
  if (!failure) failure = posix_spawnattr_setflags(attributes, flags);
  return failure;
}

static int spawn(
  const char *file, char *const arguments[], char *const environment[], int socket, int output, pid_t *pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int failure = posix_spawn_file_actions_init(&actions);
  if (failure) return failure;
  failure = posix_spawnattr_init(&attributes);
  if (!failure) {
    failure = set_actions(&actions, socket, output);
    if (!failure) failure = set_attributes(&attributes);
    if (!failure) failure = posix_spawn(pid, file, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return failure;
}

int cworker_start(const char *file, char *const arguments[], char *const environment[], cworker_child *child) {
  int sockets[2] = {-1, -1}, output[2] = {-1, -1};
  pid_t pid = 0;
  int failure = 0;
  *child = (cworker_child){0, -1, -1, -1};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) failure = errno;
  if (!failure && pipe2(output, O_CLOEXEC) != 0) failure = errno;
  if (!failure) failure = move_up(&sockets[1]);
  if (!failure) failure = move_up(&output[1]);
  if (!failure && fcntl(sockets[0], F_SETFL, O_NONBLOCK) != 0) failure = errno;
  if (!failure && fcntl(output[0], F_SETFL, O_NONBLOCK) != 0) failure = errno;
  if (!failure) failure = spawn(file, arguments, environment, sockets[1], output[1], &pid);
  close_if_open(&sockets[1]);
  close_if_open(&output[1]);
  if (failure) {
    close_if_open(&sockets[0]);
    close_if_open(&output[0]);
    return failure;
  }
  *child = (cworker_child){pid, (int32_t)syscall(SYS_pidfd_open, pid, 0), sockets[0], output[0]};
  return 0;
}

cworker_end cworker_finish(cworker_child *child) {
  cworker_end end = {0, -1};
  if (child->pid > 0) {
    int status = 0;
    pid_t got;
    /* Before the worker is waited for: until then no other group can have its number. */
    kill(-child->pid, SIGKILL);
    do got = waitpid(child->pid, &status, 0);
    while (got < 0 && errno == EINTR);
    if (got == child->pid) {
      end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
      end.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    child->pid = 0;
  }
  close_if_open(&child->pidfd);
  close_if_open(&child->socket);
  close_if_open(&child->output);
  return end;
}
