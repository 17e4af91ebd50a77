/* Weights of the adapter's own, in a safetensors file of its bundle, read and checked by the host. */
#ifndef A2C_EXT_WEIGHTS_H
#define A2C_EXT_WEIGHTS_H

#include "../host.h"

#define A2C_EXT_WEIGHTS "a2c.weights/1"

/* How the numbers of a tensor lie in the file. */
#define A2C_F64 1
#define A2C_F32 2
#define A2C_F16 3
#define A2C_BF16 4
#define A2C_I64 5
#define A2C_I32 6
#define A2C_I16 7
#define A2C_I8 8
#define A2C_U64 9
#define A2C_U32 10
#define A2C_U16 11
#define A2C_U8 12
#define A2C_BOOL 13

A2C_EXTERN_C_BEGIN

/* An opened file; the host's own. One that is still open when destroy has returned is closed by the host. */
typedef struct a2c_weights a2c_weights;

typedef struct a2c_weight_info {
  uint32_t struct_size;
  int32_t type;                /* A2C_F32 ... */
  const char *name;            /* valid until close */
  int64_t count;               /* numbers: the product of the shape */
  int64_t shape[A2C_MAX_DIMS]; /* row-major; 0 behind `dims` */
  int32_t dims;                /* 0 (a single number) ... A2C_MAX_DIMS */
  int32_t reserved;
} a2c_weight_info;
#define A2C_WEIGHT_INFO_INIT {(uint32_t)sizeof(a2c_weight_info), 0, NULL, 0, {0}, 0, 0}

typedef struct a2c_ext_weights {
  uint32_t struct_size;
  uint32_t reserved;

  /* Opens the file `path`, relative to the bundle, and writes its handle to `out` and the number of its tensors to
   * `count`. The file is mapped, not read: opening is cheap. A path out of the bundle is A2C_INVALID_ARGUMENT, a
   * missing file A2C_MISSING, one that is no sound safetensors file A2C_BAD_INPUT.
   * [worker & created] or [worker & encoding] */
  a2c_status (*open)(const a2c_host *host, const char *path, a2c_weights **out, int64_t *count, a2c_error *error);

  /* Fills `info`, no more of it than info->struct_size says, for tensor `index` (0 ..< count, in the file's order).
   * [worker & created] or [worker & encoding] */
  a2c_status (*info)(
    const a2c_host *host, a2c_weights *weights, int64_t index, a2c_weight_info *info, a2c_error *error);

  /* Writes the index of the tensor `name` to `index`. A2C_BAD_INPUT where the file has none of that name.
   * [worker & created] or [worker & encoding] */
  a2c_status (*find)(
    const a2c_host *host, a2c_weights *weights, const char *name, int64_t *index, a2c_error *error);

  /* Writes `count` numbers of tensor `index`, from number `first` on, into `into` as floats, whatever their type in the
   * file; integers and doubles are rounded to the nearest float. `into` is borrowed until the call returns.
   * [worker & created] or [worker & encoding] */
  a2c_status (*floats)(
    const a2c_host *host, a2c_weights *weights, int64_t index, int64_t first, int64_t count, float *into,
    a2c_error *error);

  /* Closes a file. NULL is allowed.
   * [worker & created] or [worker & encoding] */
  void (*close)(const a2c_host *host, a2c_weights *weights);
} a2c_ext_weights;

A2C_EXTERN_C_END

#endif
