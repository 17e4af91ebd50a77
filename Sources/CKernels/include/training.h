/* Arithmetic of training: backward passes of norms and activations, softmax of attention, the optimiser's step. As in
 * kernels.h each kernel exists once for every instruction set; matrices are row-major, pointers may be unaligned.
 * Gradients that a kernel "adds" are added to what is there.
 */
#ifndef A2C_TRAINING_H
#define A2C_TRAINING_H

#include <stdint.h>

typedef struct a2c_training_kernels {
  /* out = x / sqrt(mean(x^2) + eps) * weight, row by row: x, out [rows, n], weight [n]. */
  void (*rms_norm)(const float *x, const float *weight, int64_t rows, int64_t n, float eps, float *out);
  /* Adds to dx [rows, n] and dweight [n]; either may be NULL. */
  void (*rms_norm_backward)(const float *x, const float *weight, const float *dy, int64_t rows, int64_t n, float eps,
                            float *dx, float *dweight);
  /* out = (x - mean) / sqrt(variance + eps) * weight + bias, row by row. */
  void (*layer_norm)(const float *x, const float *weight, const float *bias, int64_t rows, int64_t n, float eps,
                     float *out);
  /* Adds to dx [rows, n]; and, where dweight is not NULL, to dweight and dbias [n]. dx may be NULL. */
  void (*layer_norm_backward)(const float *x, const float *weight, const float *dy, int64_t rows, int64_t n, float eps,
                              float *dx, float *dweight, float *dbias);

  /* Softmax of scale * x over the first first + r * step numbers (at most width) of row r; what stands behind them in
   * the row becomes zero. Rows are `stride` numbers apart. */
  void (*softmax_rows)(float *x, int64_t stride, int64_t rows, int64_t width, int64_t first, int64_t step, float scale);
  /* d = p * (d - sum(p * d)) * scale, row by row, of rows that are `stride` apart in p and d. */
  void (*softmax_backward_rows)(const float *p, float *d, int64_t stride, int64_t rows, int64_t width, float scale);
  /* Turns pairs (i, i + half) of `heads` heads of each row, rows `stride` apart; cosines and sines [rows, half].
   * direction is 1, or -1 to turn back. */
  void (*rotate_rows)(float *x, int64_t stride, int64_t rows, int64_t heads, int64_t half, const float *cosines,
                      const float *sines, float direction);

  /* out = gate / (1 + exp(-gate)) * up */
  void (*silu_multiply)(const float *gate, const float *up, int64_t n, float *out);
  /* Writes dgate and dup. */
  void (*silu_multiply_backward)(const float *gate, const float *up, const float *dy, int64_t n, float *dgate,
                                 float *dup);
  /* out = x / (1 + exp(-1.702 x)), and its derivative times dy. */
  void (*quick_gelu)(const float *x, int64_t n, float *out);
  void (*quick_gelu_backward)(const float *x, const float *dy, int64_t n, float *dx);
  /* out = x / 2 * (1 + erf(x / sqrt 2)), and its derivative times dy. */
  void (*gelu)(const float *x, int64_t n, float *out);
  void (*gelu_backward)(const float *x, const float *dy, int64_t n, float *dx);

  /* sums[c] += sum over rows of x[r, c], rows `stride` apart. */
  void (*add_column_sums)(const float *x, int64_t stride, int64_t rows, int64_t columns, float *sums);
  /* x[r, c] += bias[c] */
  void (*add_bias)(float *x, const float *bias, int64_t rows, int64_t columns);
  /* x += y */
  void (*add)(float *x, const float *y, int64_t n);

  /* -log softmax(x)[label]; x becomes (softmax(x) - one_hot(label)) * factor. `best` gets the index of the largest
   * number. */
  float (*cross_entropy)(float *x, int64_t n, int64_t label, float factor, int64_t *best);

  /* The sum of squares, in double precision. */
  double (*sum_of_squares)(const float *x, int64_t n);
  /* One step of AdamW (Loshchilov and Hutter 2019, as torch.optim.AdamW orders it):
   *   p *= 1 - rate * decay;  g' = g * scale;  m = beta1 m + (1 - beta1) g';  v = beta2 v + (1 - beta2) g'^2;
   *   p -= rate / correction1 * m / (sqrt(v / correction2) + eps) */
  void (*adamw)(float *p, const float *g, float *m, float *v, int64_t n, float scale, float rate, float decay,
                float beta1, float beta2, float eps, float correction1, float correction2);
} a2c_training_kernels;

/* The kernels of a level of kernels.h; NULL where the processor lacks it. */
const a2c_training_kernels *a2c_training_kernels_at(int32_t level);

#endif
