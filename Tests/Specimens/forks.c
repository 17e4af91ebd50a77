/* forks: starts a process that outlives the call. */
#define _GNU_SOURCE
#include <unistd.h>
#define ON_ENCODE            \
  if (fork() == 0) {         \
    for (;;) pause();        \
  }
#include "specimen.h"
