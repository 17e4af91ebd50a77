/* writes-past-end: writes behind the memory it was given, over the allocator's own. */
#define ON_ENCODE                                                       \
  char *volatile block = (char *)malloc(16);                            \
  for (volatile int i = 16; block && i < 512; i++) block[i] = 0x5A;     \
  free(block);                                                          \
  free(malloc(1 << 20));                                                \
  abort(); /* where the allocator did not notice */
#include "specimen.h"
