/* The kernels of weights in blocks, compiled once for each instruction set behind body.h. Where the including file defines
 * A2C_BYTES_256 the products of bytes use AVX2's instructions; sums inside of a block are whole numbers, the same
 * everywhere.
 */
#include "blocks.h"

#define Q8_0_BYTES 34
#define Q4_0_BYTES 18
#define Q4_K_BYTES 144
#define Q6_K_BYTES 210
#define SHORT_BLOCK 32
#define LONG_BLOCK 256

INLINE float half_at(const uint8_t *p) {
  uint16_t bits;
  memcpy(&bits, p, sizeof bits);
  return f32_of_f16(bits);
}

/* MARK: Activations */

static void blocks_of(const float *x, int64_t n, int8_t *q, float *scales, int16_t *biases) {
  for (int64_t b = 0; b < n / SHORT_BLOCK; b++, x += SHORT_BLOCK, q += SHORT_BLOCK) {
    float top = 0, check = 0;
    for (int i = 0; i < SHORT_BLOCK; i++) {
      const float size = fabsf(x[i]);
      top = size > top ? size : top;
      check += x[i] * 0.0f;
    }
    /* Numbers that are not finite make the scale so, and with it every sum. */
    const float inverse = top > 0 && check == 0 ? 127.0f / top : 0.0f;
    for (int i = 0; i < SHORT_BLOCK; i++) {
      /* Rounds to the nearest whole number; it lies within ±127. */
      const float whole = check == 0 ? (x[i] * inverse + 12582912.0f) - 12582912.0f : 0.0f;
      q[i] = (int8_t)(int32_t)(whole > 127.0f ? 127.0f : whole < -127.0f ? -127.0f : whole);
    }
    scales[b] = top / 127.0f + check;
    for (int i = 0; i < SHORT_BLOCK / 2; i++) *biases++ = (int16_t)(8 * (q[2 * i] + q[2 * i + 1]));
  }
}

/* MARK: Blocks of 32 times blocks of 32 */

#ifdef A2C_BYTES_256

typedef __m256i bytes_32;

INLINE __m256 half_in_all(const uint8_t *p) {
  int16_t bits;
  memcpy(&bits, p, sizeof bits);
  return _mm256_cvtph_ps(_mm_set1_epi16(bits));
}

INLINE __m256i pairs_summed(__m256i words) { return _mm256_madd_epi16(words, _mm256_set1_epi16(1)); }

INLINE float sum_of_8(__m256 v) {
  __m128 s = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
  s = _mm_add_ps(s, _mm_movehl_ps(s, s));
  return _mm_cvtss_f32(_mm_add_ss(s, _mm_movehdup_ps(s)));
}

INLINE __m256i q8_0_bytes(const uint8_t *block) { return _mm256_loadu_si256((const __m256i *)(block + 2)); }

INLINE __m256i q8_0_dot(__m256i w, const int8_t *x, const int16_t *biases) {
  (void)biases;
  const __m256i v = _mm256_loadu_si256((const __m256i *)x);
  /* |w| is at most 128, |x| at most 127: two products stay within 16 bits. */
  return pairs_summed(_mm256_maddubs_epi16(_mm256_abs_epi8(w), _mm256_sign_epi8(v, w)));
}

INLINE __m256i q4_0_bytes(const uint8_t *block) {
  const __m128i raw = _mm_loadu_si128((const __m128i *)(block + 2));
  const __m256i both = _mm256_inserti128_si256(_mm256_castsi128_si256(raw), _mm_srli_epi16(raw, 4), 1);
  return _mm256_and_si256(both, _mm256_set1_epi8(15));
}

INLINE __m256i q4_0_dot(__m256i w, const int8_t *x, const int16_t *biases) {
  const __m256i v = _mm256_loadu_si256((const __m256i *)x);
  const __m256i eight = _mm256_loadu_si256((const __m256i *)biases);
  return pairs_summed(_mm256_sub_epi16(_mm256_maddubs_epi16(w, v), eight));
}

typedef __m256 block_sum;
#define SUM_ZERO _mm256_setzero_ps()
#define SCALE_OF(block) half_in_all(block)
#define SUM_ADD(sum, scale, xscale, dot) \
  (sum) = _mm256_fmadd_ps(_mm256_mul_ps(scale, _mm256_broadcast_ss(xscale)), _mm256_cvtepi32_ps(dot), sum)
#define SUM_TOTAL(sum) sum_of_8(sum)
typedef __m256 block_scale;

#else

typedef struct bytes_32 {
  int8_t w[SHORT_BLOCK];
} bytes_32;

INLINE bytes_32 q8_0_bytes(const uint8_t *block) {
  bytes_32 bytes;
  memcpy(bytes.w, block + 2, sizeof bytes.w);
  return bytes;
}

INLINE bytes_32 q4_0_bytes(const uint8_t *block) {
  bytes_32 bytes;
  for (int i = 0; i < SHORT_BLOCK / 2; i++) {
    bytes.w[i] = (int8_t)((block[2 + i] & 15) - 8);
    bytes.w[i + SHORT_BLOCK / 2] = (int8_t)((block[2 + i] >> 4) - 8);
  }
  return bytes;
}

INLINE int32_t q8_0_dot(bytes_32 bytes, const int8_t *x, const int16_t *biases) {
  int32_t sum = 0;
  (void)biases;
  for (int i = 0; i < SHORT_BLOCK; i++) sum += bytes.w[i] * x[i];
  return sum;
}
#define q4_0_dot q8_0_dot

typedef float block_sum;
typedef float block_scale;
#define SUM_ZERO 0.0f
#define SCALE_OF(block) half_at(block)
#define SUM_ADD(sum, scale, xscale, dot) (sum) += (scale) * *(xscale) * (float)(dot)
#define SUM_TOTAL(sum) (sum)

#endif

/* A vector as blocks. */
typedef struct block_vector {
  const int8_t *q;
  const float *d;
  const int16_t *e;
} block_vector;

/* One row's sum is taken block after block, whatever `rows` and `vectors` are. */
#define BLOCK_ROWS(NAME, BYTES, LOAD, DOT)                                                                     \
  INLINE void NAME##_1x4(const uint8_t *w, int64_t n, block_vector x, float *y, int64_t y_stride) {            \
    const int64_t blocks = n / SHORT_BLOCK;                                                                    \
    block_sum s0 = SUM_ZERO, s1 = SUM_ZERO, s2 = SUM_ZERO, s3 = SUM_ZERO;                                      \
    for (int64_t b = 0; b < blocks; b++, w += BYTES) {                                                         \
      const block_scale scale = SCALE_OF(w);                                                                   \
      const bytes_32 v = LOAD(w);                                                                              \
      const int8_t *q = x.q + b * SHORT_BLOCK;                                                                 \
      const int16_t *e = x.e + b * (SHORT_BLOCK / 2);                                                          \
      SUM_ADD(s0, scale, x.d + b, DOT(v, q, e));                                                               \
      SUM_ADD(s1, scale, x.d + blocks + b, DOT(v, q + n, e + n / 2));                                          \
      SUM_ADD(s2, scale, x.d + 2 * blocks + b, DOT(v, q + 2 * n, e + n));                                      \
      SUM_ADD(s3, scale, x.d + 3 * blocks + b, DOT(v, q + 3 * n, e + 3 * (n / 2)));                            \
    }                                                                                                          \
    y[0] = SUM_TOTAL(s0);                                                                                      \
    y[y_stride] = SUM_TOTAL(s1);                                                                               \
    y[2 * y_stride] = SUM_TOTAL(s2);                                                                           \
    y[3 * y_stride] = SUM_TOTAL(s3);                                                                           \
  }                                                                                                            \
  INLINE void NAME##_4x1(const uint8_t *w, int64_t step, int64_t n, block_vector x, float *y, int64_t y_step) {\
    const int64_t blocks = n / SHORT_BLOCK;                                                                    \
    const uint8_t *w1 = w + step, *w2 = w1 + step, *w3 = w2 + step;                                            \
    const int8_t *q = x.q;                                                                                     \
    const int16_t *e = x.e;                                                                                    \
    block_sum s0 = SUM_ZERO, s1 = SUM_ZERO, s2 = SUM_ZERO, s3 = SUM_ZERO;                                      \
    for (int64_t b = 0; b < blocks; b++, q += SHORT_BLOCK, e += SHORT_BLOCK / 2) {                             \
      FETCH(w);                                                                                                \
      FETCH(w1);                                                                                               \
      FETCH(w2);                                                                                               \
      FETCH(w3);                                                                                               \
      SUM_ADD(s0, SCALE_OF(w), x.d + b, DOT(LOAD(w), q, e));                                                   \
      SUM_ADD(s1, SCALE_OF(w1), x.d + b, DOT(LOAD(w1), q, e));                                                 \
      SUM_ADD(s2, SCALE_OF(w2), x.d + b, DOT(LOAD(w2), q, e));                                                 \
      SUM_ADD(s3, SCALE_OF(w3), x.d + b, DOT(LOAD(w3), q, e));                                                 \
      w += BYTES;                                                                                              \
      w1 += BYTES;                                                                                             \
      w2 += BYTES;                                                                                             \
      w3 += BYTES;                                                                                             \
    }                                                                                                          \
    y[0] = SUM_TOTAL(s0);                                                                                      \
    y[y_step] = SUM_TOTAL(s1);                                                                                 \
    y[2 * y_step] = SUM_TOTAL(s2);                                                                             \
    y[3 * y_step] = SUM_TOTAL(s3);                                                                             \
  }                                                                                                            \
  INLINE void NAME##_1x1(const uint8_t *w, int64_t n, block_vector x, float *y) {                              \
    block_sum s = SUM_ZERO;                                                                                    \
    for (int64_t b = 0; b < n / SHORT_BLOCK; b++, w += BYTES)                                                  \
      SUM_ADD(s, SCALE_OF(w), x.d + b, DOT(LOAD(w), x.q + b * SHORT_BLOCK, x.e + b * (SHORT_BLOCK / 2)));      \
    y[0] = SUM_TOTAL(s);                                                                                       \
  }                                                                                                            \
  static void NAME(const uint8_t *w, int64_t rows, int64_t columns, const a2c_block_vectors *x, int64_t vectors,\
                   float *y, int64_t y_stride) {                                                               \
    const int64_t blocks = columns / SHORT_BLOCK, row_bytes = blocks * BYTES;                                  \
    EACH_FOUR(NAME, BLOCK_ROW_AT, BLOCK_VECTOR_AT, row_bytes)                                                  \
  }

#define BLOCK_ROW_AT(i) (w + (i) * row_bytes)
#define BLOCK_VECTOR_AT(j) \
  ((block_vector){x->q + (j) * columns, x->scales + (j) * blocks, x->biases + (j) * (columns / 2)})

BLOCK_ROWS(rows_q8_0, Q8_0_BYTES, q8_0_bytes, q8_0_dot)
BLOCK_ROWS(rows_q4_0, Q4_0_BYTES, q4_0_bytes, q4_0_dot)

/* MARK: Widening */

static void widen_q8_0(const uint8_t *from, int64_t blocks, float *to) {
  for (int64_t b = 0; b < blocks; b++, from += Q8_0_BYTES, to += SHORT_BLOCK) {
    const float d = half_at(from);
    for (int i = 0; i < SHORT_BLOCK; i++) to[i] = d * (float)(int8_t)from[2 + i];
  }
}

static void widen_q4_0(const uint8_t *from, int64_t blocks, float *to) {
  for (int64_t b = 0; b < blocks; b++, from += Q4_0_BYTES, to += SHORT_BLOCK) {
    const float d = half_at(from);
    for (int i = 0; i < SHORT_BLOCK / 2; i++) {
      to[i] = d * (float)((from[2 + i] & 15) - 8);
      to[i + SHORT_BLOCK / 2] = d * (float)((from[2 + i] >> 4) - 8);
    }
  }
}

/* d, dmin (f16), 12 bytes with eight 6-bit scales and eight 6-bit minima, 128 bytes of nibbles: each 32 bytes hold 32
 * numbers in their low halves and the next 32 in their high ones. */
static void widen_q4_k(const uint8_t *from, int64_t blocks, float *to) {
  for (int64_t b = 0; b < blocks; b++, from += Q4_K_BYTES) {
    const float d = half_at(from), least = half_at(from + 2);
    const uint8_t *s = from + 4, *nibbles = from + 16;
    for (int part = 0; part < 8; part++, to += SHORT_BLOCK) {
      const int scale = part < 4 ? s[part] & 63 : (s[part + 4] & 15) | (s[part - 4] >> 6) << 4;
      const int minimum = part < 4 ? s[part + 4] & 63 : (s[part + 4] >> 4) | (s[part] >> 6) << 4;
      const float factor = d * (float)scale, offset = least * (float)minimum;
      const uint8_t *bytes = nibbles + part / 2 * SHORT_BLOCK;
      const int shift = part % 2 * 4;
      for (int i = 0; i < SHORT_BLOCK; i++) to[i] = factor * (float)((bytes[i] >> shift) & 15) - offset;
    }
  }
}

/* 128 bytes of low nibbles, 64 of upper pairs of bits, 16 signed scales, d (f16). */
static void widen_q6_k(const uint8_t *from, int64_t blocks, float *to) {
  for (int64_t b = 0; b < blocks; b++, from += Q6_K_BYTES) {
    const float d = half_at(from + 208);
    for (int half = 0; half < 2; half++, to += 128) {
      const uint8_t *low = from + half * 64, *high = from + 128 + half * 32;
      const int8_t *scales = (const int8_t *)(from + 192 + half * 8);
      for (int quarter = 0; quarter < 4; quarter++) {
        const uint8_t *nibbles = low + quarter % 2 * 32;
        const int shift = quarter / 2 * 4;
        for (int i = 0; i < 32; i++) {
          const int q = ((nibbles[i] >> shift) & 15) | ((high[i] >> (2 * quarter)) & 3) << 4;
          to[quarter * 32 + i] = d * (float)scales[quarter * 2 + i / 16] * (float)(q - 32);
        }
      }
    }
  }
}

/* MARK: Long blocks times blocks of 32 */

#ifdef A2C_BYTES_256

typedef __m256i whole_sums;

INLINE __m256i bytes_at(const uint8_t *p) { return _mm256_loadu_si256((const __m256i *)p); }

/* 32 halves of bytes. */
INLINE __m256i halves_at(const uint8_t *p, int shift) {
  return _mm256_and_si256(_mm256_srl_epi16(bytes_at(p), _mm_cvtsi32_si128(shift)), _mm256_set1_epi8(15));
}

INLINE whole_sums halves_dot(const uint8_t *p, int shift, const int8_t *x) {
  return pairs_summed(_mm256_maddubs_epi16(halves_at(p, shift), _mm256_loadu_si256((const __m256i *)x)));
}

INLINE whole_sums biases_summed(const int16_t *biases) {
  return pairs_summed(_mm256_loadu_si256((const __m256i *)biases));
}

/* 32 numbers of six bits with 32 added, times x, times a scale for each 16 of them. */
INLINE whole_sums sixths_dot(const uint8_t *low, const uint8_t *high, int quarter, const int8_t *scales, const int8_t *x,
                             const int16_t *biases) {
  const __m256i upper = _mm256_and_si256(_mm256_srl_epi16(bytes_at(high), _mm_cvtsi32_si128(2 * quarter)),
                                         _mm256_set1_epi8(3));
  const __m256i q = _mm256_or_si256(halves_at(low, quarter / 2 * 4), _mm256_slli_epi16(upper, 4));
  const __m256i words = _mm256_maddubs_epi16(q, _mm256_loadu_si256((const __m256i *)x));
  const __m256i extra = _mm256_slli_epi16(_mm256_loadu_si256((const __m256i *)biases), 2);
  const __m256i two = _mm256_set_m128i(_mm_set1_epi16(scales[1]), _mm_set1_epi16(scales[0]));
  return _mm256_madd_epi16(_mm256_sub_epi16(words, extra), two);
}

INLINE block_sum add_scaled(block_sum sum, float scale, whole_sums dot) {
  return _mm256_fmadd_ps(_mm256_set1_ps(scale), _mm256_cvtepi32_ps(dot), sum);
}

#else

typedef int32_t whole_sums;

INLINE whole_sums halves_dot(const uint8_t *p, int shift, const int8_t *x) {
  int32_t sum = 0;
  for (int i = 0; i < SHORT_BLOCK; i++) sum += ((p[i] >> shift) & 15) * x[i];
  return sum;
}

INLINE whole_sums biases_summed(const int16_t *biases) {
  int32_t sum = 0;
  for (int i = 0; i < SHORT_BLOCK / 2; i++) sum += biases[i];
  return sum;
}

INLINE whole_sums sixths_dot(const uint8_t *low, const uint8_t *high, int quarter, const int8_t *scales, const int8_t *x,
                             const int16_t *biases) {
  int32_t sums[2] = {0, 0};
  (void)biases;
  for (int i = 0; i < SHORT_BLOCK; i++) {
    const int q = ((low[i] >> (quarter / 2 * 4)) & 15) | ((high[i] >> (2 * quarter)) & 3) << 4;
    sums[i / 16] += (q - 32) * x[i];
  }
  return sums[0] * scales[0] + sums[1] * scales[1];
}

INLINE block_sum add_scaled(block_sum sum, float scale, whole_sums dot) { return sum + scale * (float)dot; }

#endif

INLINE void rows_q4_k_1x1(const uint8_t *w, int64_t n, block_vector x, float *y) {
  block_sum sum = SUM_ZERO;
  for (int64_t b = 0; b < n / LONG_BLOCK; b++, w += Q4_K_BYTES) {
    const float d = half_at(w), least = half_at(w + 2) / 8.0f;
    const uint8_t *s = w + 4;
    for (int line = 0; line < Q4_K_BYTES; line += 64) FETCH(w + line);
    for (int part = 0; part < 8; part++, x.q += SHORT_BLOCK, x.e += SHORT_BLOCK / 2, x.d++) {
      const int scale = part < 4 ? s[part] & 63 : (s[part + 4] & 15) | (s[part - 4] >> 6) << 4;
      const int minimum = part < 4 ? s[part + 4] & 63 : (s[part + 4] >> 4) | (s[part] >> 6) << 4;
      const whole_sums dot = halves_dot(w + 16 + part / 2 * SHORT_BLOCK, part % 2 * 4, x.q);
      sum = add_scaled(sum, d * (float)scale * *x.d, dot);
      sum = add_scaled(sum, -least * (float)minimum * *x.d, biases_summed(x.e));
    }
  }
  y[0] = SUM_TOTAL(sum);
}

INLINE void rows_q6_k_1x1(const uint8_t *w, int64_t n, block_vector x, float *y) {
  block_sum sum = SUM_ZERO;
  for (int64_t b = 0; b < n / LONG_BLOCK; b++, w += Q6_K_BYTES) {
    const float d = half_at(w + 208);
    for (int line = 0; line < Q6_K_BYTES; line += 64) FETCH(w + line);
    for (int part = 0; part < 8; part++, x.q += SHORT_BLOCK, x.e += SHORT_BLOCK / 2, x.d++) {
      const int side = part / 4, quarter = part % 4;
      const int8_t *scales = (const int8_t *)(w + 192 + side * 8 + quarter * 2);
      const whole_sums dot = sixths_dot(w + side * 64 + quarter % 2 * 32, w + 128 + side * 32, quarter, scales, x.q, x.e);
      sum = add_scaled(sum, d * *x.d, dot);
    }
  }
  y[0] = SUM_TOTAL(sum);
}

#define LONG_ROWS(NAME, BYTES)                                                                                 \
  static void NAME(const uint8_t *w, int64_t rows, int64_t columns, const a2c_block_vectors *x, int64_t vectors,\
                   float *y, int64_t y_stride) {                                                               \
    const int64_t blocks = columns / SHORT_BLOCK, row_bytes = columns / LONG_BLOCK * BYTES;                    \
    for (int64_t r = 0; r < rows; r++)                                                                         \
      for (int64_t j = 0; j < vectors; j++)                                                                    \
        NAME##_1x1(BLOCK_ROW_AT(r), columns, BLOCK_VECTOR_AT(j), y + j * y_stride + r);                        \
  }

LONG_ROWS(rows_q4_k, Q4_K_BYTES)
LONG_ROWS(rows_q6_k, Q6_K_BYTES)

const a2c_block_kernels A2C_BLOCK_TABLE = {blocks_of,  rows_q8_0,  rows_q4_0,  rows_q4_k, rows_q6_k,
                                           widen_q8_0, widen_q4_0, widen_q4_k, widen_q6_k,
                                           NULL,       NULL,       NULL};
