#define _GNU_SOURCE
#include <sched.h>
#include <stddef.h>

#include "blocks.h"
#include "kernels.h"
#include "products.h"
#include "training.h"

extern const a2c_kernels a2c_kernels_portable;
extern const a2c_block_kernels a2c_block_kernels_portable;
extern const a2c_training_kernels a2c_training_kernels_portable;
extern const a2c_product_kernels a2c_product_kernels_portable;
#if defined(__x86_64__)
extern const a2c_kernels a2c_kernels_avx2, a2c_kernels_avx512;
extern const a2c_block_kernels a2c_block_kernels_avx2, a2c_block_kernels_avx512, a2c_block_kernels_avx512_vnni;
extern const a2c_training_kernels a2c_training_kernels_avx2, a2c_training_kernels_avx512;
extern const a2c_product_kernels a2c_product_kernels_avx512_bf16;
#endif

int32_t a2c_processors(void) {
  cpu_set_t set;
  CPU_ZERO(&set);
  return sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0 ? CPU_COUNT(&set) : 1;
}

int32_t a2c_kernels_best(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl"))
    return __builtin_cpu_supports("avx512bf16") && __builtin_cpu_supports("avx512vnni") ? A2C_AVX512_BF16 : A2C_AVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("f16c")) return A2C_AVX2;
#endif
  return A2C_PORTABLE;
}

const a2c_kernels *a2c_kernels_at(int32_t level) {
  if (level < A2C_PORTABLE || level > a2c_kernels_best()) return NULL;
#if defined(__x86_64__)
  if (level >= A2C_AVX512) return &a2c_kernels_avx512;
  if (level == A2C_AVX2) return &a2c_kernels_avx2;
#endif
  return &a2c_kernels_portable;
}

const a2c_block_kernels *a2c_block_kernels_at(int32_t level) {
  if (level < A2C_PORTABLE || level > a2c_kernels_best()) return NULL;
#if defined(__x86_64__)
  if (level == A2C_AVX512_BF16) return &a2c_block_kernels_avx512_vnni;
  if (level == A2C_AVX512) return &a2c_block_kernels_avx512;
  if (level == A2C_AVX2) return &a2c_block_kernels_avx2;
#endif
  return &a2c_block_kernels_portable;
}

const a2c_training_kernels *a2c_training_kernels_at(int32_t level) {
  if (level < A2C_PORTABLE || level > a2c_kernels_best()) return NULL;
#if defined(__x86_64__)
  if (level >= A2C_AVX512) return &a2c_training_kernels_avx512;
  if (level == A2C_AVX2) return &a2c_training_kernels_avx2;
#endif
  return &a2c_training_kernels_portable;
}

const a2c_product_kernels *a2c_product_kernels_at(int32_t level) {
  if (level < A2C_PORTABLE || level > a2c_kernels_best()) return NULL;
#if defined(__x86_64__)
  if (level == A2C_AVX512_BF16) return &a2c_product_kernels_avx512_bf16;
#endif
  return level == A2C_PORTABLE ? &a2c_product_kernels_portable : NULL;
}
