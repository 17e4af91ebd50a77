/* leaks-threads: starts a thread in every encode and forgets it. */
#define _GNU_SOURCE
#include <pthread.h>
#include <unistd.h>

static void *sleep_for_good(void *unused) {
  for (;;) pause();
  return unused;
}

#define ON_ENCODE    \
  pthread_t thread;  \
  if (pthread_create(&thread, NULL, sleep_for_good, NULL) == 0) pthread_detach(thread);
#include "specimen.h"
