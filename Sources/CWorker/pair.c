#define _GNU_SOURCE
#include "pair.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef union pair_control {
  struct cmsghdr header;
  char room[CMSG_SPACE(2 * sizeof(int))];
} pair_control;

int cworker_send_pair(int socket, int first, int second) {
  pair_control control;
  char byte = 0;
  struct iovec part = {&byte, 1};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  const int pair[2] = {first, second};
  memset(&control, 0, sizeof control);
  control.header.cmsg_level = SOL_SOCKET;
  control.header.cmsg_type = SCM_RIGHTS;
  control.header.cmsg_len = CMSG_LEN(sizeof pair);
  memcpy(CMSG_DATA(&control.header), pair, sizeof pair);
  ssize_t sent;
  do sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == 1 ? 0 : errno;
}

int cworker_receive_pair(int socket, int passed[2]) {
  pair_control control;
  char byte = 0;
  struct iovec part = {&byte, 1};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  ssize_t got;
  do got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  if (got != 1 || message.msg_controllen != sizeof control || control.header.cmsg_type != SCM_RIGHTS) return EPIPE;
  memcpy(passed, CMSG_DATA(&control.header), 2 * sizeof(int));
  return 0;
}
