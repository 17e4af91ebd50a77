#include "cworker.h"

#include <malloc.h>

#ifdef __GLIBC__
void cworker_share_arenas(int32_t count) { mallopt(M_ARENA_MAX, count); }
void cworker_give_memory_back(void) { malloc_trim(0); }
#else
void cworker_share_arenas(int32_t count) { (void)count; }
void cworker_give_memory_back(void) {}
#endif
