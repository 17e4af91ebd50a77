/* Work on several of the host's threads. An adapter starts none of its own: the host's share the machine's cores with
 * the model. */
#ifndef A2C_EXT_PARALLEL_H
#define A2C_EXT_PARALLEL_H

#include "../host.h"

#define A2C_EXT_PARALLEL "a2c.parallel/1"

A2C_EXTERN_C_BEGIN

/* One piece of the work: number `index`. It may call what is marked [any-thread] and nothing else of the host. Returns
 * A2C_OK, or what run shall return. */
typedef a2c_status (*a2c_parallel_body)(void *context, int64_t index);

typedef struct a2c_ext_parallel {
  uint32_t struct_size;
  uint32_t reserved;

  /* How many pieces can be worked on at once, at least 1. The result of a condition must not depend on it.
   * [any-thread] */
  int32_t (*width)(const a2c_host *host);

  /* Calls `body` once for each index in 0 ..< count, in any order, on the calling thread and others at the same time;
   * returns after the last call has. Once a call has returned something else than A2C_OK no further index is begun, and
   * run returns the status of the lowest index that failed; a body that wants to say more leaves it in `context`, which
   * the host only passes on. Legal inside a body too, where the pieces are worked on one after the other.
   * [worker & created] or [worker & encoding] */
  a2c_status (*run)(const a2c_host *host, int64_t count, void *context, a2c_parallel_body body, a2c_error *error);
} a2c_ext_parallel;

A2C_EXTERN_C_END

#endif
