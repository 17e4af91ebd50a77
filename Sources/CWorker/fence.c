/* A worker harms its own condition at most: its system calls are filtered, so that it can neither send signals to other
 * processes, look into them or leave its group, nor write files or reach the network. A kernel without filters leaves
 * that to the adapter's manners: the results are not checked. */
#define _GNU_SOURCE
#include "fence.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef OWN_ARCHITECTURE

/* Numbers that the headers of an older system lack; they are the same on all machines. */
enum {
  OPEN_TREE = 428, MOVE_MOUNT = 429, PIDFD_GETFD = 438, PROCESS_MADVISE = 440, PROCESS_MRELEASE = 448, FCHMODAT2 = 452,
  SETXATTRAT = 463, REMOVEXATTRAT = 466, NEWEST = 466
};

enum { MOST = 768 };

typedef struct rules {
  struct sock_filter list[MOST];
  unsigned count;
} rules;

static void add(rules *rules, struct sock_filter one) {
  if (rules->count < MOST) rules->list[rules->count++] = one;
}

static void load(rules *rules, size_t offset) {
  add(rules, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

/* Goes on with the next rule where the number loaded is `value`, otherwise leaves out `rest` of them. */
static void only_for(rules *rules, uint32_t value, uint8_t rest) {
  add(rules, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, rest));
}

static void answer(rules *rules, uint32_t action) { add(rules, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action)); }

static void refuse(rules *rules, int code) { answer(rules, SECCOMP_RET_ERRNO | (uint32_t)code); }

/* The lower half of an argument: pid_t, int and the flags here have no other. Both machines are little-endian. */
static size_t argument(unsigned number) { return offsetof(struct seccomp_data, args) + 8 * number; }

static void refuse_all(rules *rules, const int *calls, size_t count, int code) {
  for (size_t i = 0; i < count; i++) {
    only_for(rules, (uint32_t)calls[i], 1);
    refuse(rules, code);
  }
}

#define REFUSE_ALL(rules, calls, code) refuse_all(rules, calls, sizeof(calls) / sizeof *(calls), code)

/* A call is allowed where its argument is one of `values`. */
static void allow_only(
  rules *rules, int call, unsigned number, const uint32_t *values, unsigned count, int code) {
  only_for(rules, (uint32_t)call, (uint8_t)(2 * count + 2));
  load(rules, argument(number));
  for (unsigned i = 0; i < count; i++) {
    only_for(rules, values[i], 1);
    answer(rules, SECCOMP_RET_ALLOW);
  }
  refuse(rules, code);
}

/* A call is refused where its argument is one of `values`, and allowed otherwise. */
static void refuse_some(
  rules *rules, int call, unsigned number, const uint32_t *values, unsigned count, int code) {
  only_for(rules, (uint32_t)call, (uint8_t)(2 * count + 2));
  load(rules, argument(number));
  for (unsigned i = 0; i < count; i++) {
    only_for(rules, values[i], 1);
    refuse(rules, code);
  }
  answer(rules, SECCOMP_RET_ALLOW);
}

/* A call is refused where its argument has one of the bits. */
static void refuse_bits(rules *rules, int call, unsigned number, uint32_t bits, int code) {
  only_for(rules, (uint32_t)call, 4);
  load(rules, argument(number));
  add(rules, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1));
  refuse(rules, code);
  answer(rules, SECCOMP_RET_ALLOW);
}

static void guard_processes(rules *rules) {
  const uint32_t own = (uint32_t)getpid(), group[] = {own, 0, (uint32_t)-(int32_t)own}, self[] = {own, 0};
  allow_only(rules, SYS_kill, 0, group, 3, EPERM);
  const int to_process[] = {
    SYS_tkill, SYS_tgkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, SYS_process_vm_readv, SYS_process_vm_writev};
  for (size_t i = 0; i < sizeof to_process / sizeof *to_process; i++) allow_only(rules, to_process[i], 0, &own, 1, EPERM);
  allow_only(rules, SYS_prlimit64, 0, self, 2, EPERM);
  const int never[] = {
    SYS_setsid, SYS_setpgid, SYS_ptrace, SYS_pidfd_send_signal, PIDFD_GETFD, PROCESS_MADVISE, PROCESS_MRELEASE, SYS_kcmp,
    SYS_migrate_pages, SYS_move_pages, SYS_unshare, SYS_setns, SYS_perf_event_open, SYS_bpf, SYS_userfaultfd};
  REFUSE_ALL(rules, never, EPERM);
  /* The host counts the memory of all that belongs to it: nothing hides from that, and nothing leaves its parent. */
  const uint32_t hiding[] = {PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_PTRACER, PR_SET_PDEATHSIG};
  refuse_some(rules, SYS_prctl, 0, hiding, 4, EPERM);
  /* What a filter cannot see into: callers fall back to the older ones. */
  const int opaque[] = {SYS_clone3, SYS_openat2, SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register};
  REFUSE_ALL(rules, opaque, ENOSYS);
  refuse_bits(
    rules, SYS_clone, 0,
    CLONE_PARENT | CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID
      | CLONE_NEWNET,
    EPERM);
  /* Signals by way of a descriptor's owner; locks and leases, for which others would wait. */
  const uint32_t commands[] = {
    F_SETOWN, 15 /* F_SETOWN_EX */, F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW, F_SETLEASE, F_NOTIFY};
  refuse_some(rules, SYS_fcntl, 1, commands, sizeof commands / sizeof *commands, EPERM);
  /* Of thousands of controls the few that ask; terminals, devices and files have many that change. */
  const uint32_t controls[] = {
    0x5401 /* TCGETS */, 0x802C542A /* TCGETS2 */, 0x5413 /* TIOCGWINSZ */, 0x541B /* FIONREAD */, 0x5421 /* FIONBIO */,
    0x5450 /* FIONCLEX */, 0x5451 /* FIOCLEX */};
  allow_only(rules, SYS_ioctl, 1, controls, sizeof controls / sizeof *controls, EPERM);
  /* Others' share of the processor. Its own threads run as they are. */
  const int scheduling[] = {
    SYS_sched_setscheduler, SYS_sched_setparam, SYS_sched_setattr, SYS_sched_setaffinity};
  for (size_t i = 0; i < sizeof scheduling / sizeof *scheduling; i++)
    allow_only(rules, scheduling[i], 0, self, 2, EPERM);
  const int priorities[] = {SYS_setpriority, SYS_ioprio_set};
  REFUSE_ALL(rules, priorities, EPERM);
}

/* Nothing outlives it, and nobody hears of it but the host. Objects of others have numbers that can be guessed, so that
 * what works on them is refused with what makes them. */
static void guard_machine(rules *rules) {
  const int never[] = {
    SYS_socket, SYS_socketpair, SYS_bind, SYS_connect, SYS_listen, SYS_accept, SYS_accept4, SYS_shmget, SYS_shmat,
    SYS_shmctl, SYS_msgget, SYS_msgsnd, SYS_msgrcv, SYS_msgctl, SYS_semget, SYS_semop, SYS_semtimedop, SYS_semctl,
    SYS_mq_open, SYS_mq_unlink, SYS_flock, SYS_add_key, SYS_request_key, SYS_keyctl, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, OPEN_TREE, MOVE_MOUNT, SYS_open_by_handle_at, SYS_fanotify_init};
  REFUSE_ALL(rules, never, EACCES);
}

static void guard_files(rules *rules) {
  const uint32_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  refuse_bits(rules, SYS_openat, 2, writing, EACCES);
#ifdef SYS_open
  refuse_bits(rules, SYS_open, 1, writing, EACCES);
  const int older[] = {
    SYS_creat, SYS_unlink, SYS_rename, SYS_mkdir, SYS_rmdir, SYS_link, SYS_symlink, SYS_chmod, SYS_chown, SYS_lchown,
    SYS_mknod, SYS_utime, SYS_utimes, SYS_futimesat};
  REFUSE_ALL(rules, older, EACCES);
#endif
#ifdef SYS_renameat
  const int renaming[] = {SYS_renameat};
  REFUSE_ALL(rules, renaming, EACCES);
#endif
  const int never[] = {
    SYS_truncate, SYS_unlinkat, SYS_renameat2, SYS_mkdirat, SYS_mknodat, SYS_linkat, SYS_symlinkat, SYS_fchmod,
    SYS_fchmodat, FCHMODAT2, SYS_fchown, SYS_fchownat, SYS_utimensat, SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr,
    SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, SETXATTRAT, REMOVEXATTRAT};
  REFUSE_ALL(rules, never, EACCES);
}

static void filter(int writes) {
  rules rules = {.count = 0};
  load(&rules, offsetof(struct seccomp_data, arch));
  /* Another machine's calls have other numbers: nothing here would hold for them. */
  add(&rules, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0));
  answer(&rules, SECCOMP_RET_KILL_PROCESS);
  load(&rules, offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
  /* x32: the same calls under other numbers. */
  add(&rules, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  answer(&rules, SECCOMP_RET_KILL_PROCESS);
#endif
  /* What a newer kernel has may do anything; programs know that older ones lack it. */
  add(&rules, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, NEWEST, 0, 1));
  answer(&rules, SECCOMP_RET_ERRNO | ENOSYS);
  /* What is called most, first. */
  const int often[] = {SYS_read, SYS_write, SYS_futex, SYS_mmap, SYS_munmap, SYS_pread64, SYS_pwrite64};
  for (size_t i = 0; i < sizeof often / sizeof *often; i++) {
    only_for(&rules, (uint32_t)often[i], 1);
    answer(&rules, SECCOMP_RET_ALLOW);
  }
  guard_processes(&rules);
  guard_machine(&rules);
  if (!writes) guard_files(&rules);
  answer(&rules, SECCOMP_RET_ALLOW);
  struct sock_fprog program = {(unsigned short)rules.count, rules.list};
  syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
}

#endif

/* The part of <linux/landlock.h> that is needed; headers of older systems lack it or its later members. */
typedef struct landlock_rules {
  uint64_t files, network, scopes;
} landlock_rules;

/* A domain of its own: from inside of it no process outside can be looked into, not even by root. Writing, the network
 * and signals are refused here once more. */
static void keep_apart(int writes) {
  long version = syscall(LANDLOCK_CREATE, NULL, 0, 1);
  if (version < 1) return;
  landlock_rules rules = {0, 0, 0};
  /* Writing to files, removing and making them; from version 2 and 3 also moving them and cutting them short. */
  uint64_t writing = 1u << 1 | 0x1FF0u;
  if (version >= 2) writing |= 1u << 13;
  if (version >= 3) writing |= 1u << 14;
  /* A set of rules has to rule over something: making devices is nobody's business here. */
  rules.files = writes ? 1u << 11 : writing;
  size_t size = sizeof rules.files;
  if (version >= 4) {
    rules.network = 3;
    size += sizeof rules.network;
  }
  if (version >= 6) {
    rules.scopes = 3;
    size += sizeof rules.scopes;
  }
  int set = (int)syscall(LANDLOCK_CREATE, &rules, size, 0);
  if (set < 0) return;
  syscall(LANDLOCK_RESTRICT, set, 0);
  close(set);
}

/* Root, too, has no more rights than to read: what other users' files are is not decided here. */
static void drop_rights(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct rights[2] = {{0, 0, 0}, {0, 0, 0}};
  if (syscall(SYS_capget, &header, rights) != 0) return;
  const uint32_t kept = 1u << CAP_DAC_READ_SEARCH;
  rights[0].effective &= kept;
  rights[0].permitted &= kept;
  rights[0].inheritable = 0;
  rights[1] = (struct __user_cap_data_struct){0, 0, 0};
  syscall(SYS_capset, &header, rights);
}

void cworker_fence(int writes) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return;
  if (!writes) drop_rights();
  keep_apart(writes);
#ifdef OWN_ARCHITECTURE
  filter(writes);
#endif
}
