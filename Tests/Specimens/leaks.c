/* leaks: keeps a descriptor and some memory of every encode. */
#include <fcntl.h>
#define ON_ENCODE                                          \
  void *kept = malloc(300000);                             \
  if (kept) memset(kept, 1, 300000);                       \
  if (open("/dev/null", O_RDONLY) < 0) return A2C_INTERNAL;
#include "specimen.h"
