/* How far the adapter is, and whether it shall go on. */
#ifndef A2C_EXT_PROGRESS_H
#define A2C_EXT_PROGRESS_H

#include "../host.h"

#define A2C_EXT_PROGRESS "a2c.progress/1"

A2C_EXTERN_C_BEGIN

typedef struct a2c_ext_progress {
  uint32_t struct_size;
  uint32_t reserved;

  /* `done` from 0 to 1, below 0 where it is not known; `what` in a few words, may be NULL, borrowed.
   * [any-thread] */
  void (*report)(const a2c_host *host, double done, const char *what);

  /* Whether the request was cancelled: the adapter then returns A2C_CANCELLED soon. Ask at least ten times a second.
   * [any-thread] */
  bool (*is_cancelled)(const a2c_host *host);
} a2c_ext_progress;

A2C_EXTERN_C_END

#endif
