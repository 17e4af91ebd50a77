/* What the allocator tells and can be told; for tests of adapters. */
#define _GNU_SOURCE
#include "cworker.h"

#include <malloc.h>

uint64_t cworker_allocated(void) {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
  struct mallinfo2 info = mallinfo2();
  return (uint64_t)info.uordblks + (uint64_t)info.hblkhd;
#else
  return 0;
#endif
}

void cworker_fill_new_memory(uint8_t value) { mallopt(M_PERTURB, value); }
