/* The kernels' text, compiled once for each instruction set: the including file sets the target and the name A2C_TABLE
 * of the table. Vectors have 16 lanes everywhere; the compiler splits them where registers are narrower, so all levels
 * add in the same order.
 */
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "kernels.h"

#define LANES 16
typedef float lanes_f32 __attribute__((vector_size(64), aligned(4)));
typedef uint32_t lanes_u32 __attribute__((vector_size(64), aligned(4)));
typedef int32_t lanes_i32 __attribute__((vector_size(64), aligned(4)));
typedef uint16_t lanes_u16 __attribute__((vector_size(32), aligned(2)));
typedef _Float16 lanes_f16 __attribute__((vector_size(32), aligned(2)));

#define INLINE static inline __attribute__((always_inline))

INLINE float f32_of_bf16(uint16_t bits) {
  uint32_t wide = (uint32_t)bits << 16;
  float value;
  memcpy(&value, &wide, sizeof value);
  return value;
}

INLINE float f32_of_f16(uint16_t bits) {
  _Float16 value;
  memcpy(&value, &bits, sizeof value);
  return (float)value;
}

INLINE float f32_of_f32(float value) { return value; }

#define LOAD_F32(p) (*(const lanes_f32 *)(p))
#define LOAD_BF16(p) ((lanes_f32)(__builtin_convertvector(*(const lanes_u16 *)(p), lanes_u32) << 16))
#define LOAD_F16(p) (__builtin_convertvector(*(const lanes_f16 *)(p), lanes_f32))

/* The sum over the lanes, halves first. */
#define SUM(total, v)                                                     \
  do {                                                                    \
    float part[LANES];                                                    \
    lanes_f32 copy = (v);                                                 \
    memcpy(part, &copy, sizeof part);                                     \
    for (int half = LANES / 2; half > 0; half /= 2)                       \
      for (int lane = 0; lane < half; lane++) part[lane] += part[lane + half]; \
    (total) = part[0];                                                    \
  } while (0)

/* Goes through rows by four and through vectors by four, so that rows are read once however many vectors there are. The
 * four rows are a quarter of all apart: four long ways through memory, which processors foresee better than ways that
 * jump from row to row. */
#define EACH_FOUR(NAME, W, X, STEP)                                                                            \
  const int64_t quarter = rows / 4;                                                                            \
  for (int64_t r = 0; r < quarter; r++) {                                                                      \
    int64_t j = 0;                                                                                             \
    for (; j + 4 <= vectors; j += 4)                                                                           \
      for (int64_t i = r; i < 4 * quarter; i += quarter)                                                       \
        NAME##_1x4(W(i), columns, X(j), y + j * y_stride + i, y_stride);                                       \
    for (; j < vectors; j++) NAME##_4x1(W(r), quarter * (STEP), columns, X(j), y + j * y_stride + r, quarter); \
  }                                                                                                            \
  for (int64_t r = 4 * quarter; r < rows; r++) {                                                               \
    int64_t j = 0;                                                                                             \
    for (; j + 4 <= vectors; j += 4) NAME##_1x4(W(r), columns, X(j), y + j * y_stride + r, y_stride);          \
    for (; j < vectors; j++) NAME##_1x1(W(r), columns, X(j), y + j * y_stride + r);                            \
  }

/* How many bytes ahead memory is asked for while four rows are read side by side. */
#define AHEAD 512
#define FETCH(p) __builtin_prefetch((const char *)(p) + AHEAD)

#define ROW_AT(i) (w + (i) * columns)
#define VECTOR_AT(j) (x + (j) * columns)

/* The sum of one row and one vector: lane by lane, then the rest. Several of them side by side do not wait for each
 * other; each is added in the same order. */
#define ROWS(NAME, TYPE, LOAD, SCALAR)                                                                         \
  INLINE void NAME##_1x4(const TYPE *w, int64_t n, const float *x, float *y, int64_t y_stride) {               \
    const float *x1 = x + n, *x2 = x1 + n, *x3 = x2 + n;                                                       \
    const int64_t whole = n - n % LANES;                                                                       \
    lanes_f32 s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};                                                          \
    float t0, t1, t2, t3;                                                                                      \
    for (int64_t c = 0; c < whole; c += LANES) {                                                               \
      const lanes_f32 v = LOAD(w + c);                                                                         \
      s0 += v * LOAD_F32(x + c);                                                                               \
      s1 += v * LOAD_F32(x1 + c);                                                                              \
      s2 += v * LOAD_F32(x2 + c);                                                                              \
      s3 += v * LOAD_F32(x3 + c);                                                                              \
    }                                                                                                          \
    SUM(t0, s0);                                                                                               \
    SUM(t1, s1);                                                                                               \
    SUM(t2, s2);                                                                                               \
    SUM(t3, s3);                                                                                               \
    for (int64_t c = whole; c < n; c++) {                                                                      \
      const float v = SCALAR(w[c]);                                                                            \
      t0 += v * x[c];                                                                                          \
      t1 += v * x1[c];                                                                                         \
      t2 += v * x2[c];                                                                                         \
      t3 += v * x3[c];                                                                                         \
    }                                                                                                          \
    y[0] = t0;                                                                                                 \
    y[y_stride] = t1;                                                                                          \
    y[2 * y_stride] = t2;                                                                                      \
    y[3 * y_stride] = t3;                                                                                      \
  }                                                                                                            \
  INLINE void NAME##_4x1(const TYPE *w, int64_t step, int64_t n, const float *x, float *y, int64_t y_step) {   \
    const TYPE *w1 = w + step, *w2 = w1 + step, *w3 = w2 + step;                                               \
    const int64_t whole = n - n % LANES;                                                                       \
    lanes_f32 s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};                                                          \
    float t0, t1, t2, t3;                                                                                      \
    for (int64_t c = 0; c < whole; c += LANES) {                                                               \
      const lanes_f32 v = LOAD_F32(x + c);                                                                     \
      FETCH(w + c);                                                                                            \
      FETCH(w1 + c);                                                                                           \
      FETCH(w2 + c);                                                                                           \
      FETCH(w3 + c);                                                                                           \
      s0 += LOAD(w + c) * v;                                                                                   \
      s1 += LOAD(w1 + c) * v;                                                                                  \
      s2 += LOAD(w2 + c) * v;                                                                                  \
      s3 += LOAD(w3 + c) * v;                                                                                  \
    }                                                                                                          \
    SUM(t0, s0);                                                                                               \
    SUM(t1, s1);                                                                                               \
    SUM(t2, s2);                                                                                               \
    SUM(t3, s3);                                                                                               \
    for (int64_t c = whole; c < n; c++) {                                                                      \
      t0 += SCALAR(w[c]) * x[c];                                                                               \
      t1 += SCALAR(w1[c]) * x[c];                                                                              \
      t2 += SCALAR(w2[c]) * x[c];                                                                              \
      t3 += SCALAR(w3[c]) * x[c];                                                                              \
    }                                                                                                          \
    y[0] = t0;                                                                                                 \
    y[y_step] = t1;                                                                                            \
    y[2 * y_step] = t2;                                                                                        \
    y[3 * y_step] = t3;                                                                                        \
  }                                                                                                            \
  INLINE void NAME##_1x1(const TYPE *w, int64_t n, const float *x, float *y) {                                 \
    const int64_t whole = n - n % LANES;                                                                       \
    lanes_f32 s = {0};                                                                                         \
    float t;                                                                                                   \
    for (int64_t c = 0; c < whole; c += LANES) s += LOAD(w + c) * LOAD_F32(x + c);                             \
    SUM(t, s);                                                                                                 \
    for (int64_t c = whole; c < n; c++) t += SCALAR(w[c]) * x[c];                                              \
    y[0] = t;                                                                                                  \
  }                                                                                                            \
  static void NAME(const TYPE *w, int64_t rows, int64_t columns, const float *x, int64_t vectors, float *y,    \
                   int64_t y_stride) {                                                                         \
    EACH_FOUR(NAME, ROW_AT, VECTOR_AT, columns)                                                                \
  }

ROWS(rows_f32, float, LOAD_F32, f32_of_f32)
ROWS(rows_bf16, uint16_t, LOAD_BF16, f32_of_bf16)
ROWS(rows_f16, uint16_t, LOAD_F16, f32_of_f16)

static void widen_bf16(const uint16_t *from, int64_t n, float *to) {
  for (int64_t i = 0; i < n; i++) to[i] = f32_of_bf16(from[i]);
}

static void widen_f16(const uint16_t *from, int64_t n, float *to) {
  int64_t i = 0;
  for (; i + LANES <= n; i += LANES) *(lanes_f32 *)(to + i) = LOAD_F16(from + i);
  for (; i < n; i++) to[i] = f32_of_f16(from[i]);
}

static void round_bf16(float *x, int64_t n) {
  for (int64_t i = 0; i < n; i++) {
    uint32_t bits;
    memcpy(&bits, x + i, sizeof bits);
    /* Not-a-numbers stay what they are: rounding could carry them into infinity. */
    if ((bits & 0x7fffffffu) <= 0x7f800000u) bits += 0x7fffu + ((bits >> 16) & 1u);
    bits &= 0xffff0000u;
    memcpy(x + i, &bits, sizeof bits);
  }
}

static void rms_norm(const float *x, const float *weight, int64_t n, float eps, float *out) {
  lanes_f32 squares = {0};
  float total;
  int64_t i = 0;
  for (; i + LANES <= n; i += LANES) squares += LOAD_F32(x + i) * LOAD_F32(x + i);
  SUM(total, squares);
  for (; i < n; i++) total += x[i] * x[i];
  const float factor = 1.0f / sqrtf(total / (float)n + eps);
  for (i = 0; i < n; i++) out[i] = x[i] * factor * weight[i];
}

static void layer_norm(const float *x, const float *weight, const float *bias, int64_t n, float eps, float *out) {
  lanes_f32 sums = {0}, squares = {0};
  float total, mean;
  int64_t i = 0;
  for (; i + LANES <= n; i += LANES) sums += LOAD_F32(x + i);
  SUM(total, sums);
  for (; i < n; i++) total += x[i];
  mean = total / (float)n;
  for (i = 0; i + LANES <= n; i += LANES) {
    lanes_f32 d = LOAD_F32(x + i) - mean;
    squares += d * d;
  }
  SUM(total, squares);
  for (; i < n; i++) total += (x[i] - mean) * (x[i] - mean);
  const float factor = 1.0f / sqrtf(total / (float)n + eps);
  for (i = 0; i < n; i++) out[i] = (x[i] - mean) * factor * weight[i] + bias[i];
}

/* exp(x) for x <= 88: 2^k times a polynomial on [-ln 2 / 2, ln 2 / 2] (Taylor to degree 7, relative error below 2e-7);
 * arguments below -87 give a number near 1e-38. */
#define EXP_BODY(F, I, x)                                                            \
  F t = x * 1.44269504f;                                                             \
  F k = (t + 12582912.0f) - 12582912.0f; /* rounds to the nearest integer */         \
  F r = x - k * 0.693359375f - k * -2.12194440e-4f;                                  \
  F p = 1.0f + r * (1.0f + r * (0.5f + r * (1.6666667e-1f + r * (4.1666668e-2f + r * \
        (8.3333333e-3f + r * (1.3888889e-3f + r * 1.9841270e-4f))))));

INLINE float exponential(float x) {
  if (x != x) return x;
  x = x < -87.0f ? -87.0f : x > 88.0f ? 88.0f : x;
  EXP_BODY(float, int32_t, x)
  uint32_t bits = (uint32_t)((int32_t)k + 127) << 23;
  float scale;
  memcpy(&scale, &bits, sizeof scale);
  return p * scale;
}

static void softmax(float *x, int64_t n, float scale) {
  if (n <= 0) return;
  float top = x[0];
  for (int64_t i = 1; i < n; i++) top = x[i] > top ? x[i] : top;
  top *= scale;
  for (int64_t i = 0; i < n; i++) x[i] = exponential(x[i] * scale - top);
  lanes_f32 sums = {0};
  float total;
  int64_t i = 0;
  for (; i + LANES <= n; i += LANES) sums += LOAD_F32(x + i);
  SUM(total, sums);
  for (; i < n; i++) total += x[i];
  const float factor = 1.0f / total;
  for (i = 0; i < n; i++) x[i] *= factor;
}

static void mix(const float *p, int64_t rows, int64_t vectors, const float *v, int64_t columns, float *out) {
  for (int64_t j = 0; j < vectors; j += 4) {
    /* The last ones are computed again where fewer than four are left. */
    const int64_t last = vectors - 1;
    const int64_t j1 = j + 1 < last ? j + 1 : last, j2 = j + 2 < last ? j + 2 : last, j3 = j + 3 < last ? j + 3 : last;
    const float *p0 = p + j * rows, *p1 = p + j1 * rows, *p2 = p + j2 * rows, *p3 = p + j3 * rows;
    int64_t c = 0;
    for (; c + LANES <= columns; c += LANES) {
      lanes_f32 s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};
      for (int64_t r = 0; r < rows; r++) {
        const lanes_f32 x = LOAD_F32(v + r * columns + c);
        s0 += p0[r] * x;
        s1 += p1[r] * x;
        s2 += p2[r] * x;
        s3 += p3[r] * x;
      }
      *(lanes_f32 *)(out + j * columns + c) = s0;
      *(lanes_f32 *)(out + j1 * columns + c) = s1;
      *(lanes_f32 *)(out + j2 * columns + c) = s2;
      *(lanes_f32 *)(out + j3 * columns + c) = s3;
    }
    for (; c < columns; c++) {
      for (int64_t i = j; i < vectors && i < j + 4; i++) {
        float s = 0;
        for (int64_t r = 0; r < rows; r++) s += p[i * rows + r] * v[r * columns + c];
        out[i * columns + c] = s;
      }
    }
  }
}

static void silu_multiply(float *gate, const float *up, int64_t n) {
  for (int64_t i = 0; i < n; i++) gate[i] = gate[i] / (1.0f + exponential(-gate[i])) * up[i];
}

static void quick_gelu(float *x, int64_t n) {
  for (int64_t i = 0; i < n; i++) x[i] = x[i] / (1.0f + exponential(-1.702f * x[i]));
}

static void gelu(float *x, int64_t n) {
  for (int64_t i = 0; i < n; i++) x[i] = 0.5f * x[i] * (1.0f + erff(x[i] * 0.70710678f));
}

static void add(float *x, const float *y, int64_t n) {
  for (int64_t i = 0; i < n; i++) x[i] += y[i];
}

static void rotate(float *x, const float *cosines, const float *sines, int64_t half) {
  for (int64_t i = 0; i < half; i++) {
    const float a = x[i], b = x[i + half];
    x[i] = a * cosines[i] - b * sines[i];
    x[i + half] = b * cosines[i] + a * sines[i];
  }
}

const a2c_kernels A2C_TABLE = {rows_f32,   rows_bf16, rows_f16, widen_bf16,    widen_f16,  round_bf16, rms_norm,
                               layer_norm, softmax,   mix,      silu_multiply, quick_gelu, gelu,       add,
                               rotate};
