/* For x86-64 processors with AVX2, FMA and F16C. */
#if defined(__x86_64__)
#include <immintrin.h>
#include <math.h>
#include <stddef.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx2,fma,f16c"))), apply_to = function)
#define A2C_TABLE a2c_kernels_avx2
#include "body.h"
#define A2C_BYTES_256
#define A2C_BLOCK_TABLE a2c_block_kernels_avx2
#include "blocks_body.h"
#define A2C_TRAINING_TABLE a2c_training_kernels_avx2
#include "training_body.h"
#pragma clang attribute pop
#else
typedef int a2c_no_avx2;
#endif
