/* A worker reads what it was given and what programs stand on, and none of its user's other files. The kernel holds it to
 * that where it has Landlock. */
#define _GNU_SOURCE
#include "cworker.h"
#include "fence.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { EXECUTE = 1u << 0, READ_FILE = 1u << 2, READ_FOLDER = 1u << 3, ALL = EXECUTE | READ_FILE | READ_FOLDER };

/* As in <linux/landlock.h>; packed there too. */
typedef struct __attribute__((packed)) path_rule {
  uint64_t allowed;
  int32_t folder;
} path_rule;

/* Programs and libraries as they are installed, what says where those are, and what the C library, BLAS and FFmpeg ask
 * of the machine. No place here is a user's own. */
static const char *const everyones[] = {
  "/usr", "/lib", "/lib32", "/lib64", "/bin", "/opt", "/nix/store", "/gnu/store", "/snap",
  "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime", "/etc/fonts", "/etc/OpenCL",
  "/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/proc/self", "/proc/cpuinfo", "/proc/meminfo",
  "/proc/stat", "/proc/sys/vm/overcommit_memory", "/proc/sys/kernel/osrelease", "/sys/devices/system/cpu",
  "/sys/devices/system/node", "/sys/kernel/mm/transparent_hugepage"};

/* A place that is not there is left out: nothing can be read in it. */
static void allow(int set, const char *path, uint64_t rights) {
  int place = open(path, O_PATH | O_CLOEXEC);
  if (place < 0) return;
  struct stat info;
  if (fstat(place, &info) == 0) {
    path_rule rule = {S_ISDIR(info.st_mode) ? rights : rights & ~(uint64_t)READ_FOLDER, place};
    syscall(LANDLOCK_ADD, set, 1 /* beneath a path */, &rule, 0);
  }
  close(place);
}

/* The files of the libraries that are loaded, and the folders that the linker is told to look in. */
static int allow_library(struct dl_phdr_info *library, size_t size, void *data) {
  (void)size;
  if (library->dlpi_name && library->dlpi_name[0] == '/') allow(*(int *)data, library->dlpi_name, ALL);
  return 0;
}

static void allow_linkers_folders(int set) {
  const char *list = getenv("LD_LIBRARY_PATH");
  char *copy = list ? strdup(list) : NULL, *rest = copy;
  for (char *folder; rest && (folder = strsep(&rest, ":;"));) {
    if (folder[0] == '/' && folder[1]) allow(set, folder, ALL);
  }
  free(copy);
}

int cworker_fence_reading(const char *const paths[], size_t count, const char *const listed[], size_t folders) {
  uint64_t ruled = ALL;
  int set = (int)syscall(LANDLOCK_CREATE, &ruled, sizeof ruled, 0);
  if (set < 0) return errno;
  for (size_t i = 0; i < sizeof everyones / sizeof *everyones; i++) allow(set, everyones[i], ALL);
  dl_iterate_phdr(allow_library, &set);
  allow_linkers_folders(set);
  for (size_t i = 0; i < count; i++) allow(set, paths[i], ALL);
  for (size_t i = 0; i < folders; i++) allow(set, listed[i], READ_FOLDER);
  int failure = syscall(LANDLOCK_RESTRICT, set, 0) == 0 ? 0 : errno;
  close(set);
  return failure;
}
