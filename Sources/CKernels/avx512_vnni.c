/* Weights in blocks, for x86-64 processors with AVX-512 and its products of bytes (VNNI). Whole numbers are shifted to be
 * unsigned, as these products want one side; what the shift adds is known from the sums of the vector.
 */
#if defined(__x86_64__)
#include <immintrin.h>
#include <stddef.h>
#include <string.h>

#include "blocks.h"
#include "products.h"

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,fma,f16c"))), \
                             apply_to = function)

#include "transpose_avx512.h"

#define BLOCK 32
#define Q8_0_BYTES 34
#define Q4_0_BYTES 18
#define Q4_K_BYTES 144
#define Q6_K_BYTES 210

extern const a2c_block_kernels a2c_block_kernels_avx512;

INLINE uint16_t bits_at(const uint8_t *p) {
  uint16_t bits;
  memcpy(&bits, p, sizeof bits);
  return bits;
}

INLINE __m512i at(const void *p) { return _mm512_loadu_si512(p); }

/* Eight times the sums of four neighbours, from those of two. */
INLINE __m512i fours(const int16_t *pairs) { return _mm512_madd_epi16(at(pairs), _mm512_set1_epi16(1)); }

INLINE __m512i negated(__m512i v) { return _mm512_sub_epi32(_mm512_setzero_si512(), v); }

/* The first four lanes, each four times. */
INLINE __m512 each_four_times(__m128 v) {
  const __m512i places = _mm512_set_epi32(3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0);
  return _mm512_permutexvar_ps(places, _mm512_castps128_ps512(v));
}

/* The first two lanes, each eight times. */
INLINE __m512 each_eight_times(__m128 v) {
  const __m512i places = _mm512_set_epi32(1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
  return _mm512_permutexvar_ps(places, _mm512_castps128_ps512(v));
}

/* MARK: Few vectors */

/* What rows of a format are multiplied with, some blocks of one vector at a time. */
typedef struct part_q4 {
  __m512i low, high, start;
  __m128 scales;
} part_q4;

/* Four blocks: the first halves of all, the second halves, and minus eight times the sums that each lane gets. */
INLINE part_q4 part_q4_of(const int8_t *q, const int16_t *pairs, const float *scales) {
  const __m512i a = at(q), b = at(q + 64), sa = fours(pairs), sb = fours(pairs + 32);
  return (part_q4){_mm512_shuffle_i64x2(a, b, 0x88), _mm512_shuffle_i64x2(a, b, 0xdd),
                   negated(_mm512_add_epi32(_mm512_shuffle_i32x4(sa, sb, 0x88), _mm512_shuffle_i32x4(sa, sb, 0xdd))),
                   _mm_loadu_ps(scales)};
}

/* The same of one block, with zeros behind it. */
INLINE part_q4 part_q4_of_one(const int8_t *q, const int16_t *pairs, const float *scales) {
  const __m512i a = _mm512_maskz_loadu_epi8(0xffffffffu, q);
  const __m512i s = _mm512_madd_epi16(_mm512_maskz_loadu_epi16(0xffffu, pairs), _mm512_set1_epi16(1));
  const __m512i none = _mm512_setzero_si512();
  return (part_q4){_mm512_shuffle_i64x2(a, none, 0x88), _mm512_shuffle_i64x2(a, none, 0xdd),
                   negated(_mm512_add_epi32(_mm512_shuffle_i32x4(s, none, 0x88), _mm512_shuffle_i32x4(s, none, 0xdd))),
                   _mm_load_ss(scales)};
}

INLINE __m512 add_q4(__m512 sum, __m512i raw, __m128i halves, part_q4 x) {
  const __m512i mask = _mm512_set1_epi8(15);
  __m512i dot = _mm512_dpbusd_epi32(x.start, _mm512_and_si512(raw, mask), x.low);
  dot = _mm512_dpbusd_epi32(dot, _mm512_and_si512(_mm512_srli_epi16(raw, 4), mask), x.high);
  const __m512 scale = each_four_times(_mm_mul_ps(_mm_cvtph_ps(halves), x.scales));
  return _mm512_fmadd_ps(scale, _mm512_cvtepi32_ps(dot), sum);
}

INLINE __m512 add_q4_blocks(__m512 sum, const uint8_t *w, part_q4 x) {
  __m512i raw = _mm512_castsi128_si512(_mm_loadu_si128((const __m128i *)(w + 2)));
  raw = _mm512_inserti32x4(raw, _mm_loadu_si128((const __m128i *)(w + 2 + Q4_0_BYTES)), 1);
  raw = _mm512_inserti32x4(raw, _mm_loadu_si128((const __m128i *)(w + 2 + 2 * Q4_0_BYTES)), 2);
  raw = _mm512_inserti32x4(raw, _mm_loadu_si128((const __m128i *)(w + 2 + 3 * Q4_0_BYTES)), 3);
  __m128i halves = _mm_cvtsi32_si128(bits_at(w));
  halves = _mm_insert_epi16(halves, bits_at(w + Q4_0_BYTES), 1);
  halves = _mm_insert_epi16(halves, bits_at(w + 2 * Q4_0_BYTES), 2);
  halves = _mm_insert_epi16(halves, bits_at(w + 3 * Q4_0_BYTES), 3);
  return add_q4(sum, raw, halves, x);
}

INLINE __m512 add_q4_block(__m512 sum, const uint8_t *w, part_q4 x) {
  const __m512i raw = _mm512_zextsi128_si512(_mm_loadu_si128((const __m128i *)(w + 2)));
  return add_q4(sum, raw, _mm_cvtsi32_si128(bits_at(w)), x);
}

typedef struct part_q8 {
  __m512i q, start;
  __m128 scales;
} part_q8;

/* Two blocks, or one with zeros behind it. */
INLINE part_q8 part_q8_of(const int8_t *q, const int16_t *pairs, const float *scales, int blocks) {
  const int both = blocks == 2;
  const __m512i s = _mm512_madd_epi16(_mm512_maskz_loadu_epi16(both ? 0xffffffffu : 0xffffu, pairs),
                                      _mm512_set1_epi16(1));
  return (part_q8){_mm512_maskz_loadu_epi8(both ? ~0ull : 0xffffffffull, q), negated(_mm512_slli_epi32(s, 4)),
                   both ? _mm_castsi128_ps(_mm_loadl_epi64((const __m128i *)scales)) : _mm_load_ss(scales)};
}

INLINE __m512 add_q8_blocks(__m512 sum, const uint8_t *w, part_q8 x, int blocks) {
  __m512i raw = _mm512_zextsi256_si512(_mm256_loadu_si256((const __m256i *)(w + 2)));
  __m128i halves = _mm_cvtsi32_si128(bits_at(w));
  if (blocks == 2) {
    raw = _mm512_inserti64x4(raw, _mm256_loadu_si256((const __m256i *)(w + 2 + Q8_0_BYTES)), 1);
    halves = _mm_insert_epi16(halves, bits_at(w + Q8_0_BYTES), 1);
  }
  const __m512i dot = _mm512_dpbusd_epi32(x.start, _mm512_xor_si512(raw, _mm512_set1_epi8((char)0x80)), x.q);
  const __m512 scale = each_eight_times(_mm_mul_ps(_mm_cvtph_ps(halves), x.scales));
  return _mm512_fmadd_ps(scale, _mm512_cvtepi32_ps(dot), sum);
}

/* R rows, `step` bytes apart, and one vector; each of the sums is taken in the same order whatever R is. */
#define ROWS_OF_Q4(R)                                                                                             \
  INLINE void q4_0_##R(const uint8_t *w, int64_t step, int64_t blocks, const int8_t *q, const float *scales,      \
                       const int16_t *pairs, float *y, int64_t y_step) {                                          \
    __m512 sums[R];                                                                                               \
    int64_t b = 0;                                                                                                \
    for (int r = 0; r < R; r++) sums[r] = _mm512_setzero_ps();                                                    \
    for (; b + 4 <= blocks; b += 4) {                                                                             \
      const part_q4 x = part_q4_of(q + b * BLOCK, pairs + b * BLOCK / 2, scales + b);                             \
      for (int r = 0; r < R; r++) sums[r] = add_q4_blocks(sums[r], w + r * step + b * Q4_0_BYTES, x);             \
    }                                                                                                             \
    for (; b < blocks; b++) {                                                                                     \
      const part_q4 x = part_q4_of_one(q + b * BLOCK, pairs + b * BLOCK / 2, scales + b);                         \
      for (int r = 0; r < R; r++) sums[r] = add_q4_block(sums[r], w + r * step + b * Q4_0_BYTES, x);              \
    }                                                                                                             \
    for (int r = 0; r < R; r++) y[r * y_step] = _mm512_reduce_add_ps(sums[r]);                                    \
  }

#define ROWS_OF_Q8(R)                                                                                             \
  INLINE void q8_0_##R(const uint8_t *w, int64_t step, int64_t blocks, const int8_t *q, const float *scales,      \
                       const int16_t *pairs, float *y, int64_t y_step) {                                          \
    __m512 sums[R];                                                                                               \
    int64_t b = 0;                                                                                                \
    for (int r = 0; r < R; r++) sums[r] = _mm512_setzero_ps();                                                    \
    for (; b + 2 <= blocks; b += 2) {                                                                             \
      const part_q8 x = part_q8_of(q + b * BLOCK, pairs + b * BLOCK / 2, scales + b, 2);                          \
      for (int r = 0; r < R; r++) sums[r] = add_q8_blocks(sums[r], w + r * step + b * Q8_0_BYTES, x, 2);          \
    }                                                                                                             \
    if (b < blocks) {                                                                                             \
      const part_q8 x = part_q8_of(q + b * BLOCK, pairs + b * BLOCK / 2, scales + b, 1);                          \
      for (int r = 0; r < R; r++) sums[r] = add_q8_blocks(sums[r], w + r * step + b * Q8_0_BYTES, x, 1);          \
    }                                                                                                             \
    for (int r = 0; r < R; r++) y[r * y_step] = _mm512_reduce_add_ps(sums[r]);                                    \
  }

ROWS_OF_Q4(4)
ROWS_OF_Q4(1)
ROWS_OF_Q8(4)
ROWS_OF_Q8(1)

/* As body.h has it: four rows a quarter of all apart. */
#define ROWS(NAME, BYTES)                                                                                         \
  static void rows_##NAME(const uint8_t *w, int64_t rows, int64_t columns, const a2c_block_vectors *x,            \
                          int64_t vectors, float *y, int64_t y_stride) {                                          \
    const int64_t blocks = columns / BLOCK, row = blocks * BYTES, quarter = rows / 4;                             \
    for (int64_t r = 0; r < rows; r++) {                                                                          \
      if (r == quarter) r = 4 * quarter;                                                                          \
      if (r == rows) break;                                                                                       \
      for (int64_t j = 0; j < vectors; j++) {                                                                     \
        const int8_t *q = x->q + j * columns;                                                                     \
        const float *scales = x->scales + j * blocks;                                                             \
        const int16_t *pairs = x->biases + j * (columns / 2);                                                     \
        float *to = y + j * y_stride + r;                                                                         \
        if (r < quarter) NAME##_4(w + r * row, quarter * row, blocks, q, scales, pairs, to, quarter);             \
        else NAME##_1(w + r * row, 0, blocks, q, scales, pairs, to, 0);                                           \
      }                                                                                                           \
    }                                                                                                             \
  }

ROWS(q4_0, Q4_0_BYTES)
ROWS(q8_0, Q8_0_BYTES)

/* 64 numbers of six bits, from four lower and two upper ones. */
INLINE __m512i sixths(__m512i low, __m512i high, int shift) {
  const __m512i shifts = _mm512_inserti64x4(_mm512_set1_epi16((short)shift), _mm256_set1_epi16((short)(shift + 2)), 1);
  const __m512i upper = _mm512_and_si512(_mm512_srlv_epi16(high, shifts), _mm512_set1_epi8(3));
  const __m512i lower = _mm512_and_si512(shift ? _mm512_srli_epi16(low, 4) : low, _mm512_set1_epi8(15));
  return _mm512_or_si512(lower, _mm512_slli_epi16(upper, 4));
}

/* Blocks of 256 as blocks_body.h has them: 128 bytes of low halves, 64 of upper pairs of bits, 16 signed scales, d. */
INLINE float q6_k_1(const uint8_t *w, int64_t columns, const int8_t *q, const float *scales, const int16_t *pairs) {
  __m512 sum = _mm512_setzero_ps();
  for (int64_t c = 0; c < columns; c += 256, w += Q6_K_BYTES) {
    const __m512 d = _mm512_set1_ps(_cvtsh_ss(bits_at(w + 208)));
    const __m512 all = _mm512_mul_ps(
        d, _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128((const __m128i *)(w + 192)))));
    const __m512 parts = _mm512_castps256_ps512(_mm256_loadu_ps(scales + c / BLOCK));
    for (int k = 0; k < 4; k++) {
      /* Quarter k: numbers 64 k to 64 k + 63, with scales 4 k to 4 k + 3 and two of the vector's. */
      const __m512i low = at(w + k / 2 * 64);
      const __m512i high = _mm512_broadcast_i64x4(_mm256_loadu_si256((const __m256i *)(w + 128 + k / 2 * 32)));
      const __m512i start = negated(_mm512_slli_epi32(fours(pairs + c / 2 + k * 32), 2));
      const __m512i dot = _mm512_dpbusd_epi32(start, sixths(low, high, k % 2 * 4), at(q + c + k * 64));
      const __m512i fourths = _mm512_add_epi32(_mm512_set1_epi32(4 * k),
                                               _mm512_set_epi32(3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0));
      const __m512i halves = _mm512_add_epi32(_mm512_set1_epi32(2 * k),
                                              _mm512_set_epi32(1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0));
      const __m512 scale = _mm512_mul_ps(_mm512_permutexvar_ps(fourths, all), _mm512_permutexvar_ps(halves, parts));
      sum = _mm512_fmadd_ps(scale, _mm512_cvtepi32_ps(dot), sum);
    }
  }
  return _mm512_reduce_add_ps(sum);
}

static void rows_q6_k(const uint8_t *w, int64_t rows, int64_t columns, const a2c_block_vectors *x, int64_t vectors,
                      float *y, int64_t y_stride) {
  const int64_t row = columns / 256 * Q6_K_BYTES;
  for (int64_t r = 0; r < rows; r++)
    for (int64_t j = 0; j < vectors; j++)
      y[j * y_stride + r] = q6_k_1(w + r * row, columns, x->q + j * columns, x->scales + j * (columns / BLOCK),
                                   x->biases + j * (columns / 2));
}

/* Half a long block of a vector: what meets the low halves of bytes, what meets the high ones, and eight times the sums of
 * four neighbours. */
typedef struct part_q4_k {
  __m512i low, high;
  __m512 first, second;
} part_q4_k;

INLINE part_q4_k part_q4_k_of(const int8_t *q, const int16_t *pairs) {
  const __m512i a = at(q), b = at(q + 64);
  return (part_q4_k){_mm512_shuffle_i64x2(a, b, 0x44), _mm512_shuffle_i64x2(a, b, 0xee),
                     _mm512_cvtepi32_ps(fours(pairs)), _mm512_cvtepi32_ps(fours(pairs + 32))};
}

/* Two of eight lanes, each eight times. */
INLINE __m512 lanes_of(__m256 v, int first, int second) {
  const __m512i places = _mm512_inserti64x4(_mm512_set1_epi32(first), _mm256_set1_epi32(second), 1);
  return _mm512_permutexvar_ps(places, _mm512_castps256_ps512(v));
}

/* Eight numbers of a byte each, times factors. */
INLINE __m256 eight(uint32_t low, uint32_t high, __m256 factors) {
  const __m128i bytes = _mm_cvtsi64_si128((int64_t)((uint64_t)high << 32 | low));
  return _mm256_mul_ps(_mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(bytes)), factors);
}

/* One half of a block; `scales` and `minima` of its eight parts hold d, the vector's scales and an eighth already. */
INLINE __m512 add_q4_k(__m512 sum, const uint8_t *nibbles, int half, part_q4_k x, __m256 scales, __m256 minima) {
  const __m512i raw = at(nibbles + 64 * half), mask = _mm512_set1_epi8(15), none = _mm512_setzero_si512();
  const __m512i low = _mm512_dpbusd_epi32(none, _mm512_and_si512(raw, mask), x.low);
  const __m512i high = _mm512_dpbusd_epi32(none, _mm512_and_si512(_mm512_srli_epi16(raw, 4), mask), x.high);
  const int part = 4 * half;
  sum = _mm512_fmadd_ps(lanes_of(scales, part, part + 2), _mm512_cvtepi32_ps(low), sum);
  sum = _mm512_fmadd_ps(lanes_of(scales, part + 1, part + 3), _mm512_cvtepi32_ps(high), sum);
  sum = _mm512_fnmadd_ps(lanes_of(minima, part, part + 1), x.first, sum);
  return _mm512_fnmadd_ps(lanes_of(minima, part + 2, part + 3), x.second, sum);
}

/* A block as blocks_body.h has it: d, dmin, 12 bytes of scales and minima of six bits, 128 bytes of halves. */
INLINE __m512 add_q4_k_block(__m512 sum, const uint8_t *w, part_q4_k first, part_q4_k second, __m256 parts) {
  uint32_t s[3];
  memcpy(s, w + 4, sizeof s);
  const __m256 d = _mm256_set1_ps(_cvtsh_ss(bits_at(w))), least = _mm256_set1_ps(_cvtsh_ss(bits_at(w + 2)) / 8);
  const __m256 scales = eight(s[0] & 0x3f3f3f3f, (s[2] & 0x0f0f0f0f) | (s[0] >> 6 & 0x03030303) << 4,
                              _mm256_mul_ps(d, parts));
  const __m256 minima = eight(s[1] & 0x3f3f3f3f, (s[2] >> 4 & 0x0f0f0f0f) | (s[1] >> 6 & 0x03030303) << 4,
                              _mm256_mul_ps(least, parts));
  sum = add_q4_k(sum, w + 16, 0, first, scales, minima);
  return add_q4_k(sum, w + 16, 1, second, scales, minima);
}

#define ROWS_OF_Q4_K(R)                                                                                           \
  INLINE void q4_k_##R(const uint8_t *w, int64_t step, int64_t blocks, const int8_t *q, const float *scales,      \
                       const int16_t *pairs, float *y, int64_t y_step) {                                          \
    __m512 sums[R];                                                                                               \
    for (int r = 0; r < R; r++) sums[r] = _mm512_setzero_ps();                                                    \
    for (int64_t b = 0; b < blocks / 8; b++, w += Q4_K_BYTES, q += 256, pairs += 128, scales += 8) {              \
      const part_q4_k first = part_q4_k_of(q, pairs), second = part_q4_k_of(q + 128, pairs + 64);                 \
      const __m256 parts = _mm256_loadu_ps(scales);                                                               \
      for (int r = 0; r < R; r++) sums[r] = add_q4_k_block(sums[r], w + r * step, first, second, parts);          \
    }                                                                                                             \
    for (int r = 0; r < R; r++) y[r * y_step] = _mm512_reduce_add_ps(sums[r]);                                    \
  }

ROWS_OF_Q4_K(4)
ROWS_OF_Q4_K(1)
ROWS(q4_k, Q4_K_BYTES / 8)

/* MARK: Many vectors */

#define TILE A2C_TILE_VECTORS
#define GROUPS (A2C_PANEL_ROWS / LANES)
/* Four bytes of each of a block's eight quads. */
#define QUADS (BLOCK / 4)

/* 32 numbers rounded to bytes with a scale, as blocks_body.h does it. */
INLINE int32_t block_of(const float *x, int8_t bytes[BLOCK], float *scale) {
  const __m512 a = _mm512_loadu_ps(x), b = _mm512_loadu_ps(x + LANES), none = _mm512_setzero_ps();
  const float top = _mm512_reduce_max_ps(_mm512_max_ps(_mm512_abs_ps(a), _mm512_abs_ps(b)));
  /* Zero but for numbers that are not finite, which make the scale so, and with it every sum. */
  const float check = _mm512_reduce_add_ps(_mm512_fmadd_ps(a, none, _mm512_mul_ps(b, none)));
  const __m512 inverse = _mm512_set1_ps(top > 0 && check == 0 ? 127.0f / top : 0.0f);
  const __mmask16 good = check == 0 ? 0xffffu : 0;
  const __m512i low = _mm512_cvtps_epi32(_mm512_maskz_mul_ps(good, a, inverse));
  const __m512i high = _mm512_cvtps_epi32(_mm512_maskz_mul_ps(good, b, inverse));
  _mm_storeu_si128((__m128i *)bytes, _mm512_cvtsepi32_epi8(low));
  _mm_storeu_si128((__m128i *)(bytes + LANES), _mm512_cvtsepi32_epi8(high));
  *scale = top / 127.0f + check;
  return _mm512_reduce_add_epi32(_mm512_add_epi32(low, high));
}

static void tile_of(const float *x, int64_t vectors, int64_t columns, int8_t *q, float *scales, int32_t *sums) {
  for (int64_t b = 0; b < columns / BLOCK; b++, q += BLOCK * TILE, scales += TILE, sums += TILE)
    for (int64_t j = 0; j < TILE; j++) {
      int8_t bytes[BLOCK] = {0};
      scales[j] = 0, sums[j] = 0;
      if (j < vectors) sums[j] = block_of(x + j * columns + b * BLOCK, bytes, scales + j);
      for (int k = 0; k < QUADS; k++) memcpy(q + (k * TILE + j) * 4, bytes + 4 * k, 4);
    }
}

/* A block's bytes, unsigned. */
INLINE __m256i q8_0_bytes(const uint8_t *block) {
  return _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)(block + 2)), _mm256_set1_epi8((char)0x80));
}
INLINE __m256i q4_0_bytes(const uint8_t *block) {
  const __m128i raw = _mm_loadu_si128((const __m128i *)(block + 2));
  const __m256i both = _mm256_inserti128_si256(_mm256_castsi128_si256(raw), _mm_srli_epi16(raw, 4), 1);
  return _mm256_and_si256(both, _mm256_set1_epi8(15));
}

/* How far ahead in each row memory is asked for: so many rows at once are more than processors foresee. */
#define A2C_AHEAD 256

/* Some blocks of up to A2C_PANEL_ROWS rows: bytes quad after quad, in each the rows' quads, and scales; missing rows are
 * zero. */
#define PACK_PANEL(NAME, BYTES)                                                                                   \
  static void pack_##NAME(const uint8_t *w, int64_t rows, int64_t stride, int64_t blocks, uint8_t *packed,        \
                          float *scales) {                                                                        \
    for (int g = 0; g < GROUPS; g++)                                                                              \
      for (int64_t b = 0; b < blocks; b += 2) {                                                                   \
        const int both = b + 1 < blocks;                                                                          \
        __m512i r[LANES];                                                                                         \
        for (int i = 0; i < LANES; i++) {                                                                         \
          const int64_t row = g * LANES + i;                                                                      \
          const uint8_t *block = w + row * stride + b * BYTES;                                                    \
          const int is_there = row < rows;                                                                        \
          __builtin_prefetch(block + A2C_AHEAD);                                                                  \
          r[i] = is_there ? _mm512_zextsi256_si512(NAME##_bytes(block)) : _mm512_setzero_si512();                 \
          if (is_there && both) r[i] = _mm512_inserti64x4(r[i], NAME##_bytes(block + BYTES), 1);                  \
          scales[b * A2C_PANEL_ROWS + row] = is_there ? _cvtsh_ss(bits_at(block)) : 0;                            \
          if (both) scales[(b + 1) * A2C_PANEL_ROWS + row] = is_there ? _cvtsh_ss(bits_at(block + BYTES)) : 0;    \
        }                                                                                                         \
        transpose(r);                                                                                             \
        for (int k = 0; k < (both ? 2 : 1) * QUADS; k++)                                                          \
          _mm512_storeu_si512(packed + ((b * QUADS + k) * GROUPS + g) * 64, r[k]);                                \
      }                                                                                                           \
  }

PACK_PANEL(q8_0, Q8_0_BYTES)
PACK_PANEL(q4_0, Q4_0_BYTES)

/* One tile of vectors times a packed panel; `shift` is what was added to the bytes. */
INLINE void tile(const uint8_t *panel, const float *panel_scales, int64_t blocks, const int8_t *q, const float *scales,
                 const int32_t *sums, int shift, int64_t vectors, int64_t rows, float *y, int64_t y_stride, int is_added,
                 const float *bias) {
  __m512 totals[TILE][GROUPS];
#pragma clang loop unroll(full)
  for (int j = 0; j < TILE; j++)
    for (int g = 0; g < GROUPS; g++) totals[j][g] = _mm512_setzero_ps();
  for (int64_t b = 0; b < blocks; b++) {
#pragma clang loop unroll(full)
    for (int j = 0; j < TILE; j++) {
      __m512i dots[GROUPS];
      for (int g = 0; g < GROUPS; g++) dots[g] = _mm512_set1_epi32(-shift * sums[j]);
#pragma clang loop unroll(full)
      for (int k = 0; k < QUADS; k++) {
        const __m512i v = _mm512_broadcastd_epi32(_mm_loadu_si32(q + (k * TILE + j) * 4));
        for (int g = 0; g < GROUPS; g++) dots[g] = _mm512_dpbusd_epi32(dots[g], at(panel + (k * GROUPS + g) * 64), v);
      }
      const __m512 scale = _mm512_set1_ps(scales[j]);
      for (int g = 0; g < GROUPS; g++)
        totals[j][g] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dots[g]),
                                       _mm512_mul_ps(scale, _mm512_loadu_ps(panel_scales + g * LANES)), totals[j][g]);
    }
    panel += BLOCK * A2C_PANEL_ROWS, panel_scales += A2C_PANEL_ROWS;
    q += BLOCK * TILE, scales += TILE, sums += TILE;
  }
#pragma clang loop unroll(full)
  for (int j = 0; j < TILE; j++) {
    if (j >= vectors) break;
    for (int g = 0; g < GROUPS; g++) {
      const int64_t left = rows - g * LANES;
      const __mmask16 there = left >= LANES ? 0xffffu : left <= 0 ? 0 : (__mmask16)((1u << left) - 1);
      float *out = y + j * y_stride + g * LANES;
      __m512 sum = totals[j][g];
      if (is_added) sum = _mm512_add_ps(sum, _mm512_maskz_loadu_ps(there, out));
      if (bias) sum = _mm512_add_ps(sum, _mm512_maskz_loadu_ps(there, bias + g * LANES));
      _mm512_mask_storeu_ps(out, there, sum);
    }
  }
}

#define PANEL(NAME, BYTES, SHIFT)                                                                                 \
  static void panel_##NAME(const uint8_t *w, int64_t rows, int64_t columns, const a2c_block_tiles *x,             \
                           int64_t vectors, float *y, int64_t y_stride, int32_t is_added, const float *bias,      \
                           void *scratch) {                                                                       \
    const int64_t blocks = columns / BLOCK, most = A2C_PANEL_COLUMNS / BLOCK;                                     \
    const int64_t parts = (blocks + most - 1) / most, length = parts > 0 ? (blocks + parts - 1) / parts : 1;      \
    uint8_t *packed = scratch;                                                                                    \
    float *scales = (float *)(void *)(packed + A2C_PANEL_COLUMNS * A2C_PANEL_ROWS);                               \
    for (int64_t b = 0; b < blocks; b += length) {                                                                \
      const int64_t count = blocks - b < length ? blocks - b : length;                                            \
      pack_##NAME(w + b * BYTES, rows, blocks * BYTES, count, packed, scales);                                    \
      for (int64_t j = 0; j < vectors; j += TILE) {                                                               \
        const int64_t place = j * blocks + b * TILE;                                                              \
        tile(packed, scales, count, x->q + place * BLOCK, x->scales + place, x->sums + place, SHIFT, vectors - j, \
             rows, y + j * y_stride, y_stride, b > 0 || is_added, b == 0 ? bias : NULL);                          \
      }                                                                                                           \
    }                                                                                                             \
  }

PANEL(q8_0, Q8_0_BYTES, 128)
PANEL(q4_0, Q4_0_BYTES, 8)

/* MARK: The table */

static void blocks_of(const float *x, int64_t n, int8_t *q, float *scales, int16_t *biases) {
  a2c_block_kernels_avx512.blocks_of(x, n, q, scales, biases);
}
static void widen_q8_0(const uint8_t *from, int64_t n, float *to) { a2c_block_kernels_avx512.widen_q8_0(from, n, to); }
static void widen_q4_0(const uint8_t *from, int64_t n, float *to) { a2c_block_kernels_avx512.widen_q4_0(from, n, to); }
static void widen_q4_k(const uint8_t *from, int64_t n, float *to) { a2c_block_kernels_avx512.widen_q4_k(from, n, to); }
static void widen_q6_k(const uint8_t *from, int64_t n, float *to) { a2c_block_kernels_avx512.widen_q6_k(from, n, to); }

const a2c_block_kernels a2c_block_kernels_avx512_vnni = {blocks_of,  rows_q8_0,  rows_q4_0,  rows_q4_k, rows_q6_k,
                                                         widen_q8_0, widen_q4_0, widen_q4_k, widen_q6_k,
                                                         tile_of,    panel_q8_0, panel_q4_0};
#pragma clang attribute pop
#else
typedef int a2c_no_avx512_vnni;
#endif
