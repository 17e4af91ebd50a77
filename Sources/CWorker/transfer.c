/* The connection between host and worker, and the memory that goes over it. */
#define _GNU_SOURCE
#include "cworker.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

/* Room for more descriptors than are ever sent, so that surplus ones are seen and closed. */
enum { MOST_DESCRIPTORS = 16 };

static const int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

int cworker_memory_file(void) { return memfd_create("a2c-blocks", MFD_CLOEXEC | MFD_ALLOW_SEALING); }

int cworker_seal(int file) { return fcntl(file, F_ADD_SEALS, seals) == 0 ? 0 : errno; }

int cworker_is_sealed(int file) {
  int found = fcntl(file, F_GET_SEALS);
  return found >= 0 && (found & seals) == seals;
}

ptrdiff_t cworker_send(int socket, const void *bytes, size_t count, int passed) {
  union {
    struct cmsghdr header;
    char room[CMSG_SPACE(sizeof(int))];
  } control;
  struct iovec part = {(void *)bytes, count};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (passed >= 0) {
    memset(&control, 0, sizeof control);
    message.msg_control = &control;
    message.msg_controllen = sizeof control.room;
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_RIGHTS;
    control.header.cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(&control.header), &passed, sizeof passed);
  }
  ssize_t sent;
  do sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent;
}

ptrdiff_t cworker_receive(int socket, void *bytes, size_t capacity, int *passed) {
  union {
    struct cmsghdr header;
    char room[CMSG_SPACE(sizeof(int) * MOST_DESCRIPTORS)];
  } control;
  struct iovec part = {bytes, capacity};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  ssize_t got;
  *passed = -1;
  do got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  if (got < 0) return got;
  for (struct cmsghdr *item = CMSG_FIRSTHDR(&message); item; item = CMSG_NXTHDR(&message, item)) {
    if (item->cmsg_level != SOL_SOCKET || item->cmsg_type != SCM_RIGHTS) continue;
    size_t count = (item->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t index = 0; index < count; index++) {
      int descriptor;
      memcpy(&descriptor, CMSG_DATA(item) + index * sizeof descriptor, sizeof descriptor);
      if (*passed == -1) {
        *passed = descriptor;
      } else {
        if (*passed >= 0) close(*passed);
        *passed = -2;
        close(descriptor);
      }
    }
  }
  return got;
}
