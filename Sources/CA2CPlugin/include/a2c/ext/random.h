/* Random numbers that are the same whenever the same condition is run with the same seed, on every machine. An adapter
 * uses no others, so that a caption can be made again. */
#ifndef A2C_EXT_RANDOM_H
#define A2C_EXT_RANDOM_H

#include "../host.h"

#define A2C_EXT_RANDOM "a2c.random/1"

A2C_EXTERN_C_BEGIN

/* One sequence of numbers for each call of prepare and encode; it begins anew with the call. The sequence is that of
 * xoshiro256**, its state filled by SplitMix64 from the first 8 bytes (little-endian) of the SHA-256 of: the request's
 * seed as 8 little-endian bytes, the adapter's id, `/prepare` or `/encode`. Outside of both it is that of encode. */
typedef struct a2c_ext_random {
  uint32_t struct_size;
  uint32_t reserved;

  /* The next 64 bits.
   * [worker & created] or [worker & encoding] */
  uint64_t (*next)(const a2c_host *host);

  /* Fills `into`, which is borrowed until the call returns, with `count` numbers from 0 up to, but not including, 1:
   * each takes the upper 24 of the next 64 bits.
   * [worker & created] or [worker & encoding] */
  void (*floats)(const a2c_host *host, float *into, int64_t count);
} a2c_ext_random;

A2C_EXTERN_C_END

#endif
