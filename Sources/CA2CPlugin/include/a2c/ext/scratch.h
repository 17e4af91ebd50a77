/* Memory for the time of one call, which nobody has to give back. */
#ifndef A2C_EXT_SCRATCH_H
#define A2C_EXT_SCRATCH_H

#include "../host.h"

#define A2C_EXT_SCRATCH "a2c.scratch/1"

A2C_EXTERN_C_BEGIN

typedef struct a2c_ext_scratch {
  uint32_t struct_size;
  uint32_t reserved;

  /* Writes the address of `bytes` (at least 1) bytes to `out`; they are zero and begin at a multiple of 64. The host
   * frees them when the running prepare or encode has returned, however it ends. A2C_NO_MEMORY where all together would
   * be more than limits.memory_mb of the adapter's manifest; `out` is left alone then.
   * [worker & created] or [worker & encoding] */
  a2c_status (*take)(const a2c_host *host, int64_t bytes, void **out, a2c_error *error);
} a2c_ext_scratch;

A2C_EXTERN_C_END

#endif
