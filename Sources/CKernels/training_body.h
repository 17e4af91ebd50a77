/* The text of the training kernels, compiled once for each instruction set behind body.h, whose lanes and exponential it
 * uses; the including file names the table A2C_TRAINING_TABLE.
 */
#include "training.h"

#define STORE_F32(p, v) (*(lanes_f32 *)(p) = (v))

INLINE float sum_products(const float *x, const float *y, int64_t n) {
  lanes_f32 sums = {0};
  float total;
  int64_t i = 0;
  for (; i + LANES <= n; i += LANES) sums += LOAD_F32(x + i) * LOAD_F32(y + i);
  SUM(total, sums);
  for (; i < n; i++) total += x[i] * y[i];
  return total;
}

INLINE float sum_numbers(const float *x, int64_t n) {
  lanes_f32 sums = {0};
  float total;
  int64_t i = 0;
  for (; i + LANES <= n; i += LANES) sums += LOAD_F32(x + i);
  SUM(total, sums);
  for (; i < n; i++) total += x[i];
  return total;
}

/* The largest number, lane by lane. */
INLINE float largest(const float *x, int64_t n) {
  float top = x[0];
  int64_t i = 0;
  if (n >= LANES) {
    float lane[LANES];
    memcpy(lane, x, sizeof lane);
    for (i = LANES; i + LANES <= n; i += LANES)
      for (int k = 0; k < LANES; k++) lane[k] = x[i + k] > lane[k] ? x[i + k] : lane[k];
    for (int k = 0; k < LANES; k++) top = lane[k] > top ? lane[k] : top;
  }
  for (; i < n; i++) top = x[i] > top ? x[i] : top;
  return top;
}

static void training_rms_norm(const float *x, const float *weight, int64_t rows, int64_t n, float eps, float *out) {
  for (int64_t r = 0; r < rows; r++, x += n, out += n) {
    const float factor = 1.0f / sqrtf(sum_products(x, x, n) / (float)n + eps);
    for (int64_t i = 0; i < n; i++) out[i] = x[i] * factor * weight[i];
  }
}

static void training_rms_norm_backward(const float *restrict x, const float *restrict weight, const float *restrict dy,
                                       int64_t rows, int64_t n, float eps, float *restrict dx,
                                       float *restrict dweight) {
  for (int64_t r = 0; r < rows; r++, x += n, dy += n) {
    lanes_f32 dots = {0};
    float dot;
    int64_t i = 0;
    const float factor = 1.0f / sqrtf(sum_products(x, x, n) / (float)n + eps);
    for (; i + LANES <= n; i += LANES) dots += LOAD_F32(x + i) * LOAD_F32(dy + i) * LOAD_F32(weight + i);
    SUM(dot, dots);
    for (; i < n; i++) dot += x[i] * dy[i] * weight[i];
    if (dx) {
      const float shared = dot * factor * factor / (float)n;
      for (i = 0; i < n; i++) dx[i] += factor * (dy[i] * weight[i] - x[i] * shared);
      dx += n;
    }
    if (dweight)
      for (i = 0; i < n; i++) dweight[i] += dy[i] * x[i] * factor;
  }
}

/* Mean and 1 / sqrt(variance + eps) of a row. */
INLINE void row_statistics(const float *x, int64_t n, float eps, float *mean, float *factor) {
  lanes_f32 squares = {0};
  float total;
  int64_t i = 0;
  *mean = sum_numbers(x, n) / (float)n;
  for (; i + LANES <= n; i += LANES) {
    lanes_f32 d = LOAD_F32(x + i) - *mean;
    squares += d * d;
  }
  SUM(total, squares);
  for (; i < n; i++) total += (x[i] - *mean) * (x[i] - *mean);
  *factor = 1.0f / sqrtf(total / (float)n + eps);
}

static void training_layer_norm(const float *x, const float *weight, const float *bias, int64_t rows, int64_t n,
                                float eps, float *out) {
  for (int64_t r = 0; r < rows; r++, x += n, out += n) {
    float mean, factor;
    row_statistics(x, n, eps, &mean, &factor);
    for (int64_t i = 0; i < n; i++) out[i] = (x[i] - mean) * factor * weight[i] + bias[i];
  }
}

static void training_layer_norm_backward(const float *restrict x, const float *restrict weight,
                                         const float *restrict dy, int64_t rows, int64_t n, float eps,
                                         float *restrict dx, float *restrict dweight, float *restrict dbias) {
  for (int64_t r = 0; r < rows; r++, x += n, dy += n) {
    float mean, factor, sum, dot;
    lanes_f32 sums = {0}, dots = {0};
    int64_t i = 0;
    row_statistics(x, n, eps, &mean, &factor);
    for (; i + LANES <= n; i += LANES) {
      lanes_f32 g = LOAD_F32(dy + i) * LOAD_F32(weight + i);
      sums += g;
      dots += g * (LOAD_F32(x + i) - mean);
    }
    SUM(sum, sums);
    SUM(dot, dots);
    for (; i < n; i++) {
      sum += dy[i] * weight[i];
      dot += dy[i] * weight[i] * (x[i] - mean);
    }
    if (dx) {
      const float average = sum / (float)n, slope = dot * factor * factor / (float)n;
      for (i = 0; i < n; i++) dx[i] += factor * (dy[i] * weight[i] - average - (x[i] - mean) * slope);
      dx += n;
    }
    if (dweight)
      for (i = 0; i < n; i++) {
        dweight[i] += dy[i] * (x[i] - mean) * factor;
        dbias[i] += dy[i];
      }
  }
}

/* exp(scale * x - top), and the sum of the results. */
INLINE float exponentials(float *x, int64_t n, float scale, float top) {
  for (int64_t i = 0; i < n; i++) x[i] = exponential(x[i] * scale - top);
  return sum_numbers(x, n);
}

static void softmax_rows(float *x, int64_t stride, int64_t rows, int64_t width, int64_t first, int64_t step,
                         float scale) {
  for (int64_t r = 0; r < rows; r++, x += stride) {
    int64_t n = first + r * step;
    if (n > width) n = width;
    if (n > 0) {
      const float factor = 1.0f / exponentials(x, n, scale, largest(x, n) * scale);
      for (int64_t i = 0; i < n; i++) x[i] *= factor;
    }
    for (int64_t i = n > 0 ? n : 0; i < width; i++) x[i] = 0;
  }
}

static void softmax_backward_rows(const float *restrict p, float *restrict d, int64_t stride, int64_t rows,
                                  int64_t width, float scale) {
  for (int64_t r = 0; r < rows; r++, p += stride, d += stride) {
    const float dot = sum_products(p, d, width);
    for (int64_t i = 0; i < width; i++) d[i] = p[i] * (d[i] - dot) * scale;
  }
}

static void rotate_rows(float *x, int64_t stride, int64_t rows, int64_t heads, int64_t half, const float *cosines,
                        const float *sines, float direction) {
  for (int64_t r = 0; r < rows; r++, x += stride, cosines += half, sines += half)
    for (int64_t h = 0; h < heads; h++) {
      float *restrict a = x + h * 2 * half, *restrict b = a + half;
      for (int64_t i = 0; i < half; i++) {
        const float u = a[i], v = b[i], sine = sines[i] * direction;
        a[i] = u * cosines[i] - v * sine;
        b[i] = v * cosines[i] + u * sine;
      }
    }
}

static void training_silu_multiply(const float *restrict gate, const float *restrict up, int64_t n,
                                   float *restrict out) {
  for (int64_t i = 0; i < n; i++) out[i] = gate[i] / (1.0f + exponential(-gate[i])) * up[i];
}

static void silu_multiply_backward(const float *restrict gate, const float *restrict up, const float *restrict dy,
                                   int64_t n, float *restrict dgate, float *restrict dup) {
  for (int64_t i = 0; i < n; i++) {
    const float s = 1.0f / (1.0f + exponential(-gate[i]));
    dup[i] = dy[i] * gate[i] * s;
    dgate[i] = dy[i] * up[i] * s * (1.0f + gate[i] * (1.0f - s));
  }
}

static void training_quick_gelu(const float *restrict x, int64_t n, float *restrict out) {
  for (int64_t i = 0; i < n; i++) out[i] = x[i] / (1.0f + exponential(-1.702f * x[i]));
}

static void quick_gelu_backward(const float *restrict x, const float *restrict dy, int64_t n, float *restrict dx) {
  for (int64_t i = 0; i < n; i++) {
    const float s = 1.0f / (1.0f + exponential(-1.702f * x[i]));
    dx[i] = dy[i] * s * (1.0f + 1.702f * x[i] * (1.0f - s));
  }
}

static void training_gelu(const float *restrict x, int64_t n, float *restrict out) {
  for (int64_t i = 0; i < n; i++) out[i] = 0.5f * x[i] * (1.0f + erff(x[i] * 0.70710678f));
}

static void gelu_backward(const float *restrict x, const float *restrict dy, int64_t n, float *restrict dx) {
  for (int64_t i = 0; i < n; i++)
    dx[i] = dy[i] * (0.5f * (1.0f + erff(x[i] * 0.70710678f)) +
                     x[i] * 0.39894228f * exponential(-0.5f * x[i] * x[i]));
}

static void add_column_sums(const float *restrict x, int64_t stride, int64_t rows, int64_t columns,
                            float *restrict sums) {
  for (int64_t r = 0; r < rows; r++, x += stride)
    for (int64_t c = 0; c < columns; c++) sums[c] += x[c];
}

static void add_bias(float *restrict x, const float *restrict bias, int64_t rows, int64_t columns) {
  for (int64_t r = 0; r < rows; r++, x += columns)
    for (int64_t c = 0; c < columns; c++) x[c] += bias[c];
}

static void training_add(float *restrict x, const float *restrict y, int64_t n) {
  for (int64_t i = 0; i < n; i++) x[i] += y[i];
}

static float cross_entropy(float *x, int64_t n, int64_t label, float factor, int64_t *best) {
  const float top = largest(x, n), chosen = x[label];
  *best = 0;
  while (*best < n - 1 && x[*best] != top) *best += 1;
  const float sum = exponentials(x, n, 1.0f, top);
  const float scale = factor / sum;
  for (int64_t i = 0; i < n; i++) x[i] *= scale;
  x[label] -= factor;
  return logf(sum) + top - chosen;
}

static double sum_of_squares(const float *x, int64_t n) {
  double total = 0;
  /* Blocks keep the sums of f32 short. */
  for (int64_t i = 0; i < n; i += 1024) total += sum_products(x + i, x + i, n - i < 1024 ? n - i : 1024);
  return total;
}

static void adamw(float *restrict p, const float *restrict g, float *restrict m, float *restrict v, int64_t n,
                  float scale, float rate, float decay, float beta1, float beta2, float eps, float correction1,
                  float correction2) {
  const float keep = 1.0f - rate * decay, step = rate / correction1, root = 1.0f / sqrtf(correction2);
  for (int64_t i = 0; i < n; i++) {
    const float gradient = g[i] * scale;
    m[i] = beta1 * m[i] + (1.0f - beta1) * gradient;
    v[i] = beta2 * v[i] + (1.0f - beta2) * gradient * gradient;
    p[i] = p[i] * keep - step * m[i] / (sqrtf(v[i]) * root + eps);
  }
}

const a2c_training_kernels A2C_TRAINING_TABLE = {
    training_rms_norm,      training_rms_norm_backward,
    training_layer_norm,    training_layer_norm_backward,
    softmax_rows,           softmax_backward_rows,
    rotate_rows,            training_silu_multiply,
    silu_multiply_backward, training_quick_gelu,
    quick_gelu_backward,    training_gelu,
    gelu_backward,          add_column_sums,
    add_bias,               training_add,
    cross_entropy,          sum_of_squares,
    adamw};
