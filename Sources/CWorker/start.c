/* Starting and ending servers and workers, from the host's side. */
#define _GNU_SOURCE
#include "cworker.h"
#include "pair.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
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
  /* A session of its own has a group of its own and no terminal: what runs in it cannot change the user's. */
  const short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID;
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

/* The two ways between host and worker: a connection, and what the worker writes. The first of each is the host's. */
typedef struct ways {
  int sockets[2], output[2];
} ways;

static void close_ways(ways *ways) {
  close_if_open(&ways->sockets[0]);
  close_if_open(&ways->sockets[1]);
  close_if_open(&ways->output[0]);
  close_if_open(&ways->output[1]);
}

static int open_ways(ways *ways) {
  int failure = 0;
  *ways = (struct ways){{-1, -1}, {-1, -1}};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ways->sockets) != 0) failure = errno;
  if (!failure && pipe2(ways->output, O_CLOEXEC) != 0) failure = errno;
  if (!failure) failure = move_up(&ways->sockets[1]);
  if (!failure) failure = move_up(&ways->output[1]);
  if (!failure && fcntl(ways->sockets[0], F_SETFL, O_NONBLOCK) != 0) failure = errno;
  if (!failure && fcntl(ways->output[0], F_SETFL, O_NONBLOCK) != 0) failure = errno;
  if (failure) close_ways(ways);
  return failure;
}

/* The host keeps its ends where there is a process `pid`, and nothing otherwise. */
static int settle(ways *ways, pid_t pid, int failure, cworker_child *child) {
  if (failure) {
    close_ways(ways);
    return failure;
  }
  close_if_open(&ways->sockets[1]);
  close_if_open(&ways->output[1]);
  *child = (cworker_child){pid, (int32_t)syscall(SYS_pidfd_open, pid, 0), ways->sockets[0], ways->output[0]};
  return 0;
}

int cworker_start(const char *file, char *const arguments[], char *const environment[], cworker_child *child) {
  ways ways;
  pid_t pid = 0;
  *child = (cworker_child){0, -1, -1, -1};
  int failure = open_ways(&ways);
  if (failure) return failure;
  failure = spawn(file, arguments, environment, ways.sockets[1], ways.output[1], &pid);
  return settle(&ways, pid, failure, child);
}

/* Waits for the number of the worker, or why there is none. */
static int receive_answer(int server, int milliseconds, pid_t *pid) {
  struct pollfd wish = {server, POLLIN, 0};
  int32_t answer = 0;
  int ready;
  do ready = poll(&wish, 1, milliseconds);
  while (ready < 0 && errno == EINTR);
  if (ready <= 0) return ready == 0 ? ETIMEDOUT : errno;
  if (recv(server, &answer, sizeof answer, 0) != sizeof answer || answer == 0) return EPIPE;
  if (answer < 0) return -answer;
  *pid = answer;
  return 0;
}

int cworker_ask(int32_t server, int32_t milliseconds, cworker_child *child) {
  ways ways;
  pid_t pid = 0;
  *child = (cworker_child){0, -1, -1, -1};
  int failure = open_ways(&ways);
  if (failure) return failure;
  failure = cworker_send_pair(server, ways.sockets[1], ways.output[1]);
  if (!failure) failure = receive_answer(server, milliseconds, &pid);
  return settle(&ways, pid, failure, child);
}

cworker_end cworker_finish(cworker_child *child) {
  cworker_end end = {0, -1};
  if (child->pid > 0) {
    int status = 0;
    pid_t got;
    /* Before the process is waited for: until then no other one, and no other group, can have its number. A worker that
     * was just made may not have its group yet. */
    kill(-child->pid, SIGKILL);
    kill(child->pid, SIGKILL);
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
