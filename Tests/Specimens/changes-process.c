/* changes-process: moves its host to another folder and catches its signals. */
#define _GNU_SOURCE
#include <signal.h>
#include <unistd.h>
#define ON_ENCODE                             \
  if (chdir("/") != 0) return A2C_INTERNAL;   \
  signal(SIGTERM, SIG_IGN);
#include "specimen.h"
