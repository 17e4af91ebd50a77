/* Where address space is limited, OpenBLAS is to use one thread. It starts its threads before main, each with memory of its
 * own, and waits without end for memory that it does not get; only the environment can tell it otherwise. */
#define _GNU_SOURCE
#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>

/* Enough for the threads of any machine. */
static const rlim_t plenty = (rlim_t)16 << 30;
static char one[] = "OPENBLAS_NUM_THREADS=1";

/* Runs before the constructors of libraries, in the program only: nothing but system calls is ready yet. */
__attribute__((no_sanitize("address", "undefined"))) static void start_with_one_thread(
  int count, char **arguments, char **environment) {
  struct rlimit limit;
  size_t variables = 0;
  (void)count;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= plenty) return;
  for (; environment[variables]; variables++) {
    size_t same = 0;
    while (environment[variables][same] == one[same] && one[same] != '=') same++;
    if (environment[variables][same] == '=' && one[same] == '=') return;
  }
  char *more[variables + 2];
  for (size_t i = 0; i < variables; i++) more[i] = environment[i];
  more[variables] = one;
  more[variables + 1] = NULL;
  /* Where that fails, it goes on as it is. */
  execve("/proc/self/exe", arguments, more);
}

__attribute__((section(".preinit_array"), used)) static void (*first)(int, char **, char **) = start_with_one_thread;
