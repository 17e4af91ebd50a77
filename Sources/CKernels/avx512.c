/* For x86-64 processors with AVX-512 (F, BW, DQ, VL). */
#if defined(__x86_64__)
#include <immintrin.h>
#include <math.h>
#include <stddef.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,fma,f16c"))), \
                             apply_to = function)
#define A2C_TABLE a2c_kernels_avx512
#include "body.h"
#define A2C_BYTES_256
#define A2C_BLOCK_TABLE a2c_block_kernels_avx512
#include "blocks_body.h"
#define A2C_TRAINING_TABLE a2c_training_kernels_avx512
#include "training_body.h"
#pragma clang attribute pop
#else
typedef int a2c_no_avx512;
#endif
