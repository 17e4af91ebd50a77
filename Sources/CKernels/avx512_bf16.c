/* For x86-64 processors with AVX-512 and its bf16 instructions. */
#if defined(__x86_64__)
#include <immintrin.h>
#include <stddef.h>

#include "products.h"

#pragma clang attribute push(                                                                              \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16,avx512vnni,fma,f16c"))), \
    apply_to = function)

#include "transpose_avx512.h"

#define TILE A2C_TILE_VECTORS
/* Registers that hold a pair of columns of a panel. */
#define GROUPS (A2C_PANEL_ROWS / LANES)
/* Bytes ahead in each row that memory is asked for. */
#define AHEAD 256
/* Columns that a register holds of one row. */
#define STEP 32

/* The first n of 32 numbers. */
INLINE __mmask32 first_32(int64_t n) { return n >= 32 ? 0xffffffffu : n <= 0 ? 0 : (1u << n) - 1; }
INLINE __mmask16 first_16(int64_t n) { return n >= 16 ? 0xffffu : n <= 0 ? 0 : (__mmask16)((1u << n) - 1); }

INLINE __m512bh pairs_at(const uint16_t *p) { return (__m512bh)_mm512_loadu_si512(p); }

INLINE __m512i narrowed(__m512 low, __m512 high) { return (__m512i)_mm512_cvtne2ps_pbh(high, low); }

static void narrow(const float *x, int64_t n, uint16_t *out) {
  for (int64_t i = 0; i < n; i += STEP) {
    const int64_t left = n - i;
    _mm512_mask_storeu_epi16(out + i, first_32(left),
                             narrowed(_mm512_maskz_loadu_ps(first_16(left), x + i),
                                      _mm512_maskz_loadu_ps(first_16(left - 16), x + i + 16)));
  }
}

/* MARK: Few vectors */

/* R rows, `step` numbers apart, and V vectors side by side; each of the sums is taken in the same order whatever R and V
 * are. */
#define ROWS_OF(NAME, R, V)                                                                                     \
  INLINE void NAME(const uint16_t *w, int64_t step, int64_t columns, const uint16_t *x, float *y, int64_t y_step, \
                   int64_t y_stride) {                                                                          \
    const int64_t whole = columns - columns % STEP;                                                             \
    __m512 sums[R][V];                                                                                          \
    for (int r = 0; r < R; r++)                                                                                 \
      for (int j = 0; j < V; j++) sums[r][j] = _mm512_setzero_ps();                                             \
    for (int64_t c = 0; c < whole; c += STEP) {                                                                 \
      __m512bh v[V];                                                                                            \
      for (int j = 0; j < V; j++) v[j] = pairs_at(x + j * columns + c);                                         \
      for (int r = 0; r < R; r++) {                                                                             \
        const __m512bh row = pairs_at(w + r * step + c);                                                        \
        for (int j = 0; j < V; j++) sums[r][j] = _mm512_dpbf16_ps(sums[r][j], row, v[j]);                       \
      }                                                                                                         \
    }                                                                                                           \
    if (whole < columns) {                                                                                      \
      const __mmask32 rest = first_32(columns - whole);                                                         \
      for (int r = 0; r < R; r++)                                                                               \
        for (int j = 0; j < V; j++)                                                                             \
          sums[r][j] = _mm512_dpbf16_ps(sums[r][j],                                                             \
                                        (__m512bh)_mm512_maskz_loadu_epi16(rest, w + r * step + whole),         \
                                        (__m512bh)_mm512_maskz_loadu_epi16(rest, x + j * columns + whole));     \
    }                                                                                                           \
    for (int r = 0; r < R; r++)                                                                                 \
      for (int j = 0; j < V; j++) y[j * y_stride + r * y_step] = _mm512_reduce_add_ps(sums[r][j]);              \
  }

ROWS_OF(rows_4x1, 4, 1)
ROWS_OF(rows_4x4, 4, 4)
ROWS_OF(rows_1x1, 1, 1)

/* As body.h has it: four rows a quarter of all apart. No memory is asked for ahead, which costs 5 % on Zen 4. */
static void rows_of(const uint16_t *w, int64_t rows, int64_t columns, const uint16_t *x, int64_t vectors, float *y,
                    int64_t y_stride) {
  const int64_t quarter = rows / 4, step = quarter * columns;
  for (int64_t r = 0; r < quarter; r++) {
    const uint16_t *from = w + r * columns;
    int64_t j = 0;
    for (; j + 4 <= vectors; j += 4) rows_4x4(from, step, columns, x + j * columns, y + j * y_stride + r, quarter, y_stride);
    for (; j < vectors; j++) rows_4x1(from, step, columns, x + j * columns, y + j * y_stride + r, quarter, y_stride);
  }
  for (int64_t r = 4 * quarter; r < rows; r++)
    for (int64_t j = 0; j < vectors; j++)
      rows_1x1(w + r * columns, 0, columns, x + j * columns, y + j * y_stride + r, 0, y_stride);
}

/* MARK: Many vectors */

static void pack(const float *x, int64_t x_stride, int64_t vectors, int64_t columns, uint16_t *packed) {
  for (int64_t c = 0; c < columns; c += STEP, packed += STEP * TILE) {
    const int64_t left = columns - c;
    __m512i r[LANES];
    for (int j = 0; j < LANES; j++) {
      if (j >= TILE || j >= vectors) {
        r[j] = _mm512_setzero_si512();
        continue;
      }
      const float *from = x + j * x_stride + c;
      r[j] = narrowed(_mm512_maskz_loadu_ps(first_16(left), from), _mm512_maskz_loadu_ps(first_16(left - 16), from + 16));
    }
    transpose(r);
    for (int p = 0; p < LANES && 2 * p < left; p++)
      _mm256_storeu_si256((__m256i *)(packed + p * 2 * TILE), _mm512_castsi512_si256(r[p]));
  }
}

/* Some columns of up to A2C_PANEL_ROWS rows: pair after pair, in each the rows' pairs; missing rows are zero. */
static void pack_panel(const uint16_t *w, int64_t rows, int64_t stride, int64_t columns, uint16_t *packed) {
  /* Sixteen rows all along: the lines of more would push each other out of the first cache. */
  for (int g = 0; g < GROUPS; g++)
    for (int64_t c = 0; c < columns; c += STEP) {
      const __mmask32 there = first_32(columns - c);
      uint16_t *to = packed + c * A2C_PANEL_ROWS + g * STEP;
      __m512i r[LANES];
      for (int i = 0; i < LANES; i++) {
        const int64_t row = g * LANES + i;
        const uint16_t *from = w + row * stride + c;
        /* So many rows at once are more than processors foresee. */
        __builtin_prefetch((const char *)from + AHEAD);
        r[i] = row < rows ? _mm512_maskz_loadu_epi16(there, from) : _mm512_setzero_si512();
      }
      transpose(r);
      for (int p = 0; p < LANES && 2 * p < columns - c; p++) _mm512_storeu_si512(to + p * GROUPS * STEP, r[p]);
    }
}

/* The same of f32 rows. */
static void pack_panel_f32(const float *w, int64_t rows, int64_t stride, int64_t columns, uint16_t *packed) {
  for (int64_t c = 0; c < columns; c += STEP, packed += STEP * A2C_PANEL_ROWS) {
    const __mmask16 low = first_16(columns - c), high = first_16(columns - c - LANES);
    for (int g = 0; g < GROUPS; g++) {
      __m512i r[LANES];
      for (int i = 0; i < LANES; i++) {
        const int64_t row = g * LANES + i;
        const float *from = w + row * stride + c;
        r[i] = row < rows ? narrowed(_mm512_maskz_loadu_ps(low, from), _mm512_maskz_loadu_ps(high, from + LANES))
                          : _mm512_setzero_si512();
      }
      transpose(r);
      for (int p = 0; p < LANES && 2 * p < columns - c; p++)
        _mm512_storeu_si512(packed + (p * GROUPS + g) * STEP, r[p]);
    }
  }
}

/* The same of a matrix that lies the other way: its rows are the columns of the panel. */
static void pack_panel_turned(const float *w, int64_t rows, int64_t stride, int64_t columns, uint16_t *packed) {
  /* Puts numbers of two rows in turn: 0, 16, 1, 17 and so on. */
  const __m512i turns = _mm512_set_epi16(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8, 23, 7, 22, 6, 21, 5,
                                         20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
  for (int64_t c = 0; c < columns; c += 2)
    for (int g = 0; g < GROUPS; g++, packed += STEP) {
      const __mmask16 there = first_16(rows - g * LANES);
      const float *from = w + c * stride + g * LANES;
      const __m512 first = _mm512_maskz_loadu_ps(there, from);
      const __m512 second = _mm512_maskz_loadu_ps(c + 1 < columns ? there : 0, from + stride);
      _mm512_storeu_si512(packed, _mm512_permutexvar_epi16(turns, narrowed(first, second)));
    }
}

/* One tile of vectors times a packed panel. Twenty-four sums stay in registers. */
INLINE void tile(const uint16_t *panel, int64_t pairs, const uint16_t *x, int64_t vectors, int64_t rows, float *y,
                 int64_t y_stride, int is_added, const float *bias) {
  __m512 sums[TILE][GROUPS];
#pragma clang loop unroll(full)
  for (int j = 0; j < TILE; j++)
    for (int g = 0; g < GROUPS; g++) sums[j][g] = _mm512_setzero_ps();
  for (int64_t p = 0; p < pairs; p++, x += 2 * TILE, panel += GROUPS * STEP) {
    __m512bh w[GROUPS];
    for (int g = 0; g < GROUPS; g++) {
      w[g] = pairs_at(panel + g * STEP);
      __builtin_prefetch(panel + (8 * GROUPS + g) * STEP);
    }
#pragma clang loop unroll(full)
    for (int j = 0; j < TILE; j++) {
      const __m512bh v = (__m512bh)_mm512_broadcastd_epi32(_mm_loadu_si32(x + 2 * j));
      for (int g = 0; g < GROUPS; g++) sums[j][g] = _mm512_dpbf16_ps(sums[j][g], v, w[g]);
    }
  }
#pragma clang loop unroll(full)
  for (int j = 0; j < TILE; j++) {
    if (j >= vectors) break;
    for (int g = 0; g < GROUPS; g++) {
      const __mmask16 there = first_16(rows - g * LANES);
      float *out = y + j * y_stride + g * LANES;
      __m512 sum = sums[j][g];
      if (is_added) sum = _mm512_add_ps(sum, _mm512_maskz_loadu_ps(there, out));
      if (bias) sum = _mm512_add_ps(sum, _mm512_maskz_loadu_ps(there, bias + g * LANES));
      _mm512_mask_storeu_ps(out, there, sum);
    }
  }
}

/* Packs some columns of the weights at a time, which PACK does from column c on, and multiplies all vectors by them. The
 * parts are of much the same length, each a whole number of steps. */
#define EACH_PART(PACK, IS_ADDED, BIAS)                                                                          \
  const int64_t even = columns + columns % 2, parts = (columns + A2C_PANEL_COLUMNS - 1) / A2C_PANEL_COLUMNS;     \
  const int64_t length = columns > 0 ? ((columns + parts - 1) / parts + STEP - 1) / STEP * STEP : 1;             \
  for (int64_t c = 0; c < columns; c += length) {                                                                \
    const int64_t count = columns - c < length ? columns - c : length;                                           \
    PACK;                                                                                                        \
    for (int64_t j = 0; j < vectors; j += TILE)                                                                  \
      tile(scratch, (count + 1) / 2, packed + j * even + c * TILE, vectors - j, rows, y + j * y_stride, y_stride, \
           c > 0 || (IS_ADDED), c == 0 ? (BIAS) : NULL);                                                         \
  }

static void panel(const uint16_t *w, int64_t rows, int64_t columns, const uint16_t *packed, int64_t vectors, float *y,
                  int64_t y_stride, int32_t is_added, const float *bias, uint16_t *scratch) {
  EACH_PART(pack_panel(w + c, rows, columns, count, scratch), is_added, bias)
}

static void panel_f32(const float *w, int64_t w_stride, int64_t rows, int64_t columns, const uint16_t *packed,
                      int64_t vectors, float *y, int64_t y_stride, uint16_t *scratch) {
  EACH_PART(pack_panel_f32(w + c, rows, w_stride, count, scratch), 0, NULL)
}

static void panel_turned(const float *w, int64_t w_stride, int64_t rows, int64_t columns, const uint16_t *packed,
                         int64_t vectors, float *y, int64_t y_stride, uint16_t *scratch) {
  EACH_PART(pack_panel_turned(w + c * w_stride, rows, w_stride, count, scratch), 0, NULL)
}

const a2c_product_kernels a2c_product_kernels_avx512_bf16 = {narrow, rows_of, pack, panel, panel_f32, panel_turned};
#pragma clang attribute pop
#else
typedef int a2c_no_avx512_bf16;
#endif
