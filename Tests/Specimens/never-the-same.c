/* never-the-same: what it says depends on memory that it has not written to. */
#define ON_ENCODE                                             \
  volatile unsigned char *block = (unsigned char *)malloc(64); \
  if (block) count += block[40];                              \
  free((void *)block);
#include "specimen.h"
