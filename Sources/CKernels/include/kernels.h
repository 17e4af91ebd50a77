/* Arithmetic that the standard library and BLAS do not give: products of narrow weights with few vectors, norms,
 * activations, rotary positions. Each kernel exists once for every instruction set; the best one that the processor has
 * is chosen at run time. All pointers may be unaligned; all sums are f32 unless said otherwise.
 */
#ifndef A2C_KERNELS_H
#define A2C_KERNELS_H

#include <stdint.h>

typedef struct a2c_kernels {
  /* y[j * y_stride + r] = dot(w[r, :], x[j, :]) for r < rows, j < vectors; w is [rows, columns], x is [vectors, columns].
   * One row's sum is taken in the same order whatever `rows` and `vectors` are, so results do not depend on how the
   * work is divided. */
  void (*rows_f32)(const float *w, int64_t rows, int64_t columns, const float *x, int64_t vectors, float *y,
                   int64_t y_stride);
  void (*rows_bf16)(const uint16_t *w, int64_t rows, int64_t columns, const float *x, int64_t vectors, float *y,
                    int64_t y_stride);
  void (*rows_f16)(const uint16_t *w, int64_t rows, int64_t columns, const float *x, int64_t vectors, float *y,
                   int64_t y_stride);

  /* Widen n narrow numbers to f32. */
  void (*widen_bf16)(const uint16_t *from, int64_t n, float *to);
  void (*widen_f16)(const uint16_t *from, int64_t n, float *to);
  /* Round n numbers to the nearest bf16 (ties to even), kept as f32. */
  void (*round_bf16)(float *x, int64_t n);

  /* out = x / sqrt(mean(x^2) + eps) * weight */
  void (*rms_norm)(const float *x, const float *weight, int64_t n, float eps, float *out);
  /* out = (x - mean) / sqrt(variance + eps) * weight + bias */
  void (*layer_norm)(const float *x, const float *weight, const float *bias, int64_t n, float eps, float *out);
  /* x = exp(scale * x - max) / sum, in place */
  void (*softmax)(float *x, int64_t n, float scale);
  /* out[j, :] = sum over r of p[j, r] * v[r, :], p [vectors, rows], v [rows, columns], out [vectors, columns] */
  void (*mix)(const float *p, int64_t rows, int64_t vectors, const float *v, int64_t columns, float *out);
  /* gate = gate / (1 + exp(-gate)) * up */
  void (*silu_multiply)(float *gate, const float *up, int64_t n);
  /* x = x / (1 + exp(-1.702 x)) */
  void (*quick_gelu)(float *x, int64_t n);
  /* x = x / 2 * (1 + erf(x / sqrt 2)) */
  void (*gelu)(float *x, int64_t n);
  /* x += y */
  void (*add)(float *x, const float *y, int64_t n);
  /* Rotary position of one head: pairs (i, i + half), cosines and sines [half]. */
  void (*rotate)(float *x, const float *cosines, const float *sines, int64_t half);
} a2c_kernels;

/* Processors that this process may run on; 1 where the system does not tell. */
int32_t a2c_processors(void);

/* Has the allocator keep up to so many bytes that were released, also of large blocks. */
void a2c_keep_memory(int32_t bytes);

/* A moment's wait of a thread that looks for something again and again. */
static inline void a2c_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/* Instruction sets, worst first. The last one is AVX-512 with products of bf16 pairs and of bytes (VNNI). */
enum { A2C_PORTABLE = 0, A2C_AVX2 = 1, A2C_AVX512 = 2, A2C_AVX512_BF16 = 3 };

/* The best level that this processor runs. */
int32_t a2c_kernels_best(void);

/* The kernels of a level; NULL where the processor lacks it. The result lives until the process ends. */
const a2c_kernels *a2c_kernels_at(int32_t level);

#endif
