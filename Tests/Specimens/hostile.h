/* What an adapter of bad will does in a worker: it speaks to the host past our code, and reaches for what is not its own.
 * Included by bad.c. */
#ifndef HOSTILE_H
#define HOSTILE_H

#include "a2c/a2c.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { STAGE = 3, LOG = 4, RESULT = 6, FAILURE = 7, QUESTION = 9, CONNECTION = 3 };

/* In encode of a new worker these went before: load, create, prepare, encode. */
static void send_frame(uint32_t sequence, uint16_t kind, const char *body, size_t count, int file) {
  unsigned char head[24] = {'A', '2', 'C', 'W', 1, 0};
  union {
    struct cmsghdr header;
    char room[CMSG_SPACE(sizeof(int))];
  } control;
  struct iovec part = {head, sizeof head};
  struct msghdr message;
  uint64_t size = count;
  memcpy(head + 6, &kind, sizeof kind);
  memcpy(head + 8, &sequence, sizeof sequence);
  memcpy(head + 16, &size, sizeof size);
  memset(&message, 0, sizeof message);
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (file >= 0) {
    memset(&control, 0, sizeof control);
    message.msg_control = &control;
    message.msg_controllen = sizeof control.room;
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_RIGHTS;
    control.header.cmsg_len = CMSG_LEN(sizeof file);
    memcpy(CMSG_DATA(&control.header), &file, sizeof file);
  }
  if (sendmsg(CONNECTION, &message, MSG_NOSIGNAL) != (ssize_t)sizeof head) return;
  while (count > 0) {
    ssize_t sent = send(CONNECTION, body, count, MSG_NOSIGNAL);
    if (sent <= 0) return;
    body += sent;
    count -= (size_t)sent;
  }
}

static void say(uint32_t sequence, uint16_t kind, const char *body) {
  send_frame(sequence, kind, body, strlen(body), -1);
}

/* Memory that the host takes: sealed and without holes. */
static int sealed(size_t bytes) {
  int file = memfd_create("blocks", MFD_ALLOW_SEALING);
  char *block = (char *)calloc(1, 1 << 20);
  if (!block) abort();
  for (size_t done = 0; done < bytes;) {
    size_t part = bytes - done < 1 << 20 ? bytes - done : 1 << 20;
    if (write(file, block, part) != (ssize_t)part) abort();
    done += part;
  }
  free(block);
  fcntl(file, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
  return file;
}

/* `count` frames of one size as one block. */
static void send_frames(int count, int height, int width, int is_video) {
  size_t room = 512 + 8 * (size_t)count, end;
  char *text = (char *)malloc(room);
  if (!text) abort();
  end = (size_t)snprintf(
    text, room,
    "{\"blocks\":[{\"kind\":\"frames\",\"encoder\":\"vision\",\"video\":%s,\"numbered\":false,\"fps\":%s,\"size\":[%d,%d],"
    "\"source\":[%d,%d,%d],\"frames\":[",
    is_video ? "true" : "false", is_video ? "2.5" : "0", height, width, is_video ? count : 1, width, height);
  for (int i = 0; i < count; i++) end += (size_t)snprintf(text + end, room - end, "%s%d", i ? "," : "", i);
  snprintf(text + end, room - end, "]}],\"decisions\":[],\"log\":[],\"claims\":[],\"tidy\":false}");
  size_t each = ((size_t)height * (size_t)width * 3 + 63) / 64 * 64;
  send_frame(4, RESULT, text, strlen(text), sealed(each * (size_t)count));
  free(text);
  for (;;) pause();
}

static void send_long(uint16_t kind, const char *start, const char *piece, const char *finish, size_t bytes) {
  char *text = (char *)malloc(bytes + 64), *end = text;
  if (!text) abort();
  end += snprintf(end, 64, "%s", start);
  while ((size_t)(end - text) < bytes) end += snprintf(end, 64, "%s", piece);
  snprintf(end, 64, "%s", finish);
  send_frame(4, kind, text, strlen(text), -1);
  for (;;) pause();
}

/* 0 where the system lets nobody through, otherwise the name of what it lets through. */
static const char *reaches_host(void) {
  static char mine[8];
  pid_t host = getppid();
  char path[64];
  struct iovec here = {mine, sizeof mine}, there = {mine, sizeof mine};
  struct rlimit limit = {0, 0};
  siginfo_t info;
  memset(&info, 0, sizeof info);
  info.si_code = SI_QUEUE;
  if (kill(host, 0) == 0 || kill(host, SIGSTOP) == 0) return "kill";
  if (kill(-1, 0) == 0) return "kill of all";
  if (syscall(SYS_tkill, host, SIGKILL) == 0) return "tkill";
  if (syscall(SYS_tgkill, host, host, SIGKILL) == 0) return "tgkill";
  if (syscall(SYS_rt_sigqueueinfo, host, SIGKILL, &info) == 0) return "rt_sigqueueinfo";
  if (syscall(SYS_rt_tgsigqueueinfo, host, host, SIGKILL, &info) == 0) return "rt_tgsigqueueinfo";
  long handle = syscall(SYS_pidfd_open, host, 0);
  if (handle >= 0 && syscall(SYS_pidfd_send_signal, handle, SIGKILL, NULL, 0) == 0) return "pidfd_send_signal";
  if (handle >= 0 && syscall(438 /* pidfd_getfd */, handle, 0, 0) >= 0) return "pidfd_getfd";
  if (ptrace(PTRACE_SEIZE, host, NULL, NULL) == 0 || ptrace(PTRACE_ATTACH, host, NULL, NULL) == 0) return "ptrace";
  if (syscall(SYS_process_vm_readv, host, &here, 1, &there, 1, 0) >= 0 || errno != EPERM) return "process_vm_readv";
  if (syscall(SYS_process_vm_writev, host, &here, 1, &there, 1, 0) >= 0 || errno != EPERM) return "process_vm_writev";
  if (syscall(SYS_prlimit64, host, RLIMIT_CPU, &limit, NULL) == 0) return "prlimit64";
  if (fcntl(CONNECTION, F_SETOWN, host) == 0) return "F_SETOWN";
  snprintf(path, sizeof path, "/proc/%d/mem", host);
  if (open(path, O_RDWR) >= 0) return "/proc/PID/mem";
  if (open(path, O_RDONLY) >= 0) return "/proc/PID/mem for reading";
  if (setsid() >= 0 || setpgid(0, 0) == 0) return "another group";
  if (syscall(SYS_unshare, 0x10000000 /* CLONE_NEWUSER */) == 0) return "unshare";
  /* Its own business it may mind. */
  if (kill(getpid(), 0) != 0 || kill(0, 0) != 0 || raise(0) != 0) return "its own signals, which are refused,";
  return NULL;
}

static const char *reaches_files(const char *folder) {
  char path[4096], other[4096];
  struct stat info;
  snprintf(path, sizeof path, "%s/made", folder);
  snprintf(other, sizeof other, "%s/there", folder);
  int file = open(path, O_WRONLY | O_CREAT, 0600);
  if (file >= 0 || stat(path, &info) == 0) return "making a file";
  if (open(other, O_RDWR) >= 0 || open(other, O_WRONLY | O_TRUNC) >= 0 || truncate(other, 0) == 0)
    return "writing a file";
  if (mkdir(path, 0700) == 0 || symlink(other, path) == 0 || link(other, path) == 0) return "making something";
  if (rename(other, path) == 0 || unlink(other) == 0) return "removing a file";
  if (chmod(other, 0777) == 0) return "chmod";
  file = open(other, O_RDONLY);
  if (file < 0) return "reading, which is refused,";
  if (fchmod(file, 0777) == 0) return "fchmod";
  if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0) return "the network";
  return NULL;
}

/* What belongs to all programs of a user, or to the machine. `folder` holds the file `there`. */
static const char *reaches_others(const char *folder) {
  char path[4096];
  int pair[2], version = 7;
  pid_t host = getppid();
  cpu_set_t processors;
  struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
  struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
  struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "\0a2c-hostile"};
  if (setpriority(PRIO_PROCESS, (id_t)host, 19) == 0 || setpriority(PRIO_USER, 0, 19) == 0) return "setpriority";
  sched_getaffinity(0, sizeof processors, &processors);
  if (sched_setaffinity(host, sizeof processors, &processors) == 0) return "sched_setaffinity";
  if (sched_setaffinity(0, sizeof processors, &processors) != 0) return "its own affinity, which is refused,";
  struct sched_param plain = {0};
  if (sched_setscheduler(host, SCHED_BATCH, &plain) == 0) return "sched_setscheduler";
  if (syscall(SYS_ioprio_set, 1, host, 3 << 13) == 0) return "ioprio_set";
  /* Where it is refused, no number is looked at. */
  errno = 0;
  if (semctl(0, 0, IPC_RMID) == 0 || errno != EACCES) return "semctl";
  if (shmctl(0, IPC_RMID, NULL) == 0 || errno != EACCES) return "shmctl";
  if (shmat(0, NULL, 0) != (void *)-1 || errno != EACCES) return "shmat";
  if (syscall(SYS_msgctl, 0, 0 /* IPC_RMID */, NULL) == 0 || errno != EACCES) return "msgctl";
  if (syscall(SYS_mq_unlink, "a2c-nothing") == 0 || errno != EACCES) return "mq_unlink";
  if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) == 0) return "socketpair";
  if (bind(CONNECTION, (struct sockaddr *)&address, sizeof address) == 0 || errno != EACCES) return "bind";
  snprintf(path, sizeof path, "%s/there", folder);
  int file = open(path, O_RDONLY);
  if (file < 0) return "reading, which is refused,";
  if (flock(file, LOCK_EX | LOCK_NB) == 0 || fcntl(file, F_SETLK, &lock) == 0) return "a lock";
  if (fcntl(file, F_SETLEASE, F_RDLCK) == 0) return "a lease";
  if (ioctl(file, 0x40087602ul /* FS_IOC_SETVERSION */, &version) == 0 || errno != EPERM) return "FS_IOC_SETVERSION";
  if (open("/dev/tty", O_RDONLY) >= 0) return "a terminal";
  if (syscall(469 /* file_setattr */, -1, "", NULL, 0, 0) == 0 || errno != ENOSYS) return "what newer kernels have";
  if (prctl(PR_SET_DUMPABLE, 0) == 0 || prctl(PR_SET_PDEATHSIG, 0) == 0) return "hiding";
  if (setrlimit(RLIMIT_CPU, &limit) == 0) return "lifting the limit of processor time";
  return NULL;
}

/* Another program in its place, which hears of nothing. */
static void becomes_another(void) {
  char host[16];
  snprintf(host, sizeof host, "%d", (int)getppid());
  for (int i = 1; i < 32; i++) signal(i, SIG_IGN);
  fcntl(CONNECTION, F_SETFD, 0);
  execl("/bin/sh", "sh", "-c", "sleep 600; :", "a2c", "__worker", host, NULL);
}

static int can_open(const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s%s", folder, name);
  return open(path, O_RDONLY) >= 0;
}

/* `folder` holds the file `there`, and a file lies beside it. */
static const char *reads_others(const char *folder) {
  static const char *const others[] = {"/etc/passwd", "/etc/hostname", "/proc/1/environ", "/root", "/home", "/etc", "/"};
  if (!can_open(folder, "/there")) return "reading its input, which is refused,";
  if (!can_open(folder, "")) return "listing its input, which is refused,";
  if (!can_open("", "/proc/self/maps") || !can_open("", "/dev/urandom")) return "its own business, which is refused,";
  if (can_open(folder, "/../beside")) return "the file beside its input";
  if (can_open(folder, "/leads-out")) return "a link out of its input";
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (can_open("", others[i])) return others[i];
  return NULL;
}

/* Memory that the limit of one process does not see. */
static void takes_files_in_memory(void) {
  char *block = (char *)calloc(1, 1 << 20);
  for (;;) {
    int file = memfd_create("more", 0);
    for (int i = 0; block && i < 64; i++)
      if (write(file, block, 1 << 20) < 0) pause();
    usleep(10000);
  }
}

static void takes_by_children(void) {
  for (int i = 0; i < 6; i++)
    if (fork() == 0) {
      char *block = (char *)malloc(100u << 20);
      for (size_t place = 0; block && place < 100u << 20; place += 4096) block[place] = 1;
      for (;;) pause();
    }
  for (;;) pause();
}

static void starts_many(void) {
  for (int i = 0; i < 300; i++)
    if (fork() == 0)
      for (;;) pause();
  for (;;) pause();
}

#if defined(__x86_64__)
/* Calls by the numbers of another machine. */
static void leaves_by_int80(void) {
  long answer;
  __asm__ volatile("int $0x80" : "=a"(answer) : "a"(66L /* setsid */) : "memory");
  (void)answer;
}

static void leaves_by_x32(void) { (void)syscall(0x40000000 | SYS_setsid); }
#endif

static int is_mode(const char *parameters, const char *mode) {
  char wanted[64];
  snprintf(wanted, sizeof wanted, "\"mode\":\"%s\"", mode);
  return strstr(parameters, wanted) != NULL;
}

static a2c_status harm(const char *parameters, const char *input, a2c_error *error) {
  const char *through = NULL;
  if (is_mode(parameters, "tells-success")) {
    say(4, FAILURE, "{\"kind\":\"other\",\"message\":\"all went well\",\"exit\":0}");
    for (;;) pause();
  }
  if (is_mode(parameters, "blames-another")) {
    say(4, FAILURE,
        "{\"kind\":\"reported\",\"adapter\":\"org.a2c.depth\",\"function\":\"encode\",\"status\":0,\"message\":\"broken\","
        "\"log\":[]}");
    for (;;) pause();
  }
  if (is_mode(parameters, "tells-cancelled")) return a2c_fail(error, A2C_CANCELLED, "cancelled by nobody");
  if (is_mode(parameters, "tells-interrupted")) {
    say(4, FAILURE, "{\"kind\":\"other\",\"message\":\"interrupted\",\"exit\":130}");
    for (;;) pause();
  }
  if (is_mode(parameters, "begins-again"))
    for (uint32_t i = 4;; i++) {
      say(i, STAGE, "\"encode\"");
      usleep(100000);
    }
  if (is_mode(parameters, "sends-large-frames")) send_frames(1, 8400, 8400, 0);
  if (is_mode(parameters, "sends-large-video")) send_frames(4, 2800, 2800, 1);
  if (is_mode(parameters, "sends-many-frames")) send_frames(15000, 56, 56, 1);
  if (is_mode(parameters, "asks-much")) send_long(QUESTION, "{\"encode\":\"", "words ", "\"}", 1 << 22);
  if (is_mode(parameters, "sends-much")) send_long(RESULT, "[", "[],", "[]]", 1 << 25);
  if (is_mode(parameters, "sends-many-values")) send_long(RESULT, "[", "[],", "[]]", 1 << 22);
  if (is_mode(parameters, "logs-past-the-limit")) {
    for (uint32_t i = 4; i < 20004; i++) say(i, LOG, "{\"level\":2,\"text\":\"again and again\"}");
    for (;;) pause();
  }
#if defined(__x86_64__)
  if (is_mode(parameters, "leaves-by-int80")) leaves_by_int80();
  if (is_mode(parameters, "leaves-by-x32")) leaves_by_x32();
#endif
  if (is_mode(parameters, "reaches-host")) through = reaches_host();
  if (is_mode(parameters, "reaches-files")) through = reaches_files(input);
  if (is_mode(parameters, "reaches-others")) through = reaches_others(input);
  if (is_mode(parameters, "becomes-another")) becomes_another();
  if (is_mode(parameters, "reads-others")) through = reads_others(input);
  if (is_mode(parameters, "takes-files-in-memory")) takes_files_in_memory();
  if (is_mode(parameters, "takes-by-children")) takes_by_children();
  if (is_mode(parameters, "starts-many")) starts_many();
  return through ? a2c_fail(error, A2C_INTERNAL, "%s went through", through) : A2C_OK;
}

#endif
