/* What Swift cannot say to the system when an adapter runs in a process of its own: starting that process with exactly
 * four descriptors, its limits, and passing a descriptor between the two. Functions return 0 or an errno value, unless
 * they say otherwise.
 *
 * A host starts one process of its program, the server, and that makes copies of itself, the workers: a copy is there in
 * a fraction of the time that a program takes to start. Adapters run in workers only; the server stays as it was. The
 * host is the parent of both. */
#ifndef CWORKER_H
#define CWORKER_H

#include <stddef.h>
#include <stdint.h>

/* The worker's end of the connection. */
#define CWORKER_SOCKET 3

/* A server or worker as its host sees it. */
typedef struct cworker_child {
  int32_t pid;    /* also the number of its process group; 0 where there is none */
  int32_t pidfd;  /* readable once the process has ended; -1 on kernels that lack it */
  int32_t socket; /* does not block */
  int32_t output; /* what it writes to standard output and error; does not block */
} cworker_child;

/* How it ended. */
typedef struct cworker_end {
  int32_t signal; /* 0 where it exited by itself */
  int32_t status; /* its exit status then, -1 where the system does not tell */
} cworker_end;

/* Starts `file`: standard input is empty, standard output and error are `output`, descriptor CWORKER_SOCKET is the
 * connection, every other descriptor is closed, signals are as in a new program, the session is its own. */
int cworker_start(const char *file, char *const arguments[], char *const environment[], cworker_child *child);

/* Called by a host before its first worker: other processes of its user can no longer look into it or change it. */
int cworker_guard_host(void);

/* Has the server behind the connection `server` make a worker, which is as one that cworker_start has started. Waits
 * for it at most `milliseconds`; ETIMEDOUT then. EPIPE where the server is gone. */
int cworker_ask(int32_t server, int32_t milliseconds, cworker_child *child);

/* Kills the whole process group, waits for the process and closes the descriptors. Does nothing a second time. */
cworker_end cworker_finish(cworker_child *child);

/* Called first by a server: it ends with its host `host` and leaves no core file. EPERM where the process is not one
 * that `host` has started. */
int cworker_enter(int32_t host);

/* Makes a worker each time the host asks for one. Returns in the worker only, where it is 0 or why the worker cannot be
 * what it has to: it ends with its host, whatever it starts stays in its process group, and neither can send signals to
 * others, look into them, write files or open connections, as far as the kernel can refuse that. Ends the server's
 * process with the connection. The process has one thread. */
int cworker_serve(void);

/* From now on the process and all it starts read nothing but `paths` (files, or folders with all in them), its libraries,
 * and what is everybody's on this machine; of the folders `listed` they see what is in them. Holds for the calling thread
 * and those that it starts. ENOSYS or EOPNOTSUPP where the kernel cannot. */
int cworker_fence_reading(const char *const paths[], size_t count, const char *const listed[], size_t folders);

/* What a process could do that a worker must not: bits of cworker_probe. */
enum {
  CWORKER_CAN_SIGNAL = 1,   /* send signals to its host */
  CWORKER_CAN_LOOK = 2,     /* read the environment of its host */
  CWORKER_CAN_TRACE = 4,    /* trace its host */
  CWORKER_CAN_LEAVE = 8,    /* leave its process group */
  CWORKER_CAN_WRITE = 16,   /* make files */
  CWORKER_CAN_CONNECT = 32, /* make sockets */
  CWORKER_CAN_READ = 64     /* read a file that it was not given */
};

/* Tries all of it: on the process `host`, in the folder, on the file. */
uint32_t cworker_probe(int32_t host, const char *folder, const char *file);

/* For a process that is no worker and runs an adapter all the same: as in a worker, but that it may write files. What it
 * starts is its own child again where what started it has ended. */
void cworker_keep_descendants(void);

/* Ends the worker and all processes it has started. */
void cworker_end_group(void);

/* Limits the address space that the process may take on top of what it has. */
int cworker_limit_memory(uint64_t bytes);

/* Limits the processor time, in seconds, that the process may take from now on; once and `for_good`, or until the next
 * call. */
int cworker_limit_time(uint64_t seconds, int for_good);

/* What is left over of the work so far: 1 where the process has a child, running or not waited for, otherwise 0. */
int cworker_has_children(void);

/* A nameless file in memory, or -1 with errno set. */
int cworker_memory_file(void);

/* Makes the file unchangeable, and tells whether it is (1 or 0). */
int cworker_seal(int file);
int cworker_is_sealed(int file);

/* Sends bytes and, where `passed` is not negative, that descriptor with the first of them.
 * Returns the number of bytes sent, or -1 with errno set. Never raises SIGPIPE. */
ptrdiff_t cworker_send(int socket, const void *bytes, size_t count, int passed);

/* Receives bytes and at most one descriptor; `passed` becomes -1 where none came, -2 where several did (which are
 * closed). Returns the number of bytes, 0 at the end of the stream, or -1 with errno set. */
ptrdiff_t cworker_receive(int socket, void *bytes, size_t capacity, int *passed);

/* Bytes that were allocated and not freed, 0 where the allocator does not tell. */
uint64_t cworker_allocated(void);

/* From now on new memory holds something else than zeros, and freed memory is overwritten. 0 ends that. */
void cworker_fill_new_memory(uint8_t value);

/* Lets threads share so many of the allocator's arenas. To be called before the first thread. */
void cworker_share_arenas(int32_t count);

/* Gives what was freed back to the system, where the allocator can. */
void cworker_give_memory_back(void);

#endif
