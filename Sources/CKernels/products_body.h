/* Products of bf16 numbers for any processor; included behind body.h. */
#include "products.h"

static uint16_t narrowed(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  /* Not-a-numbers stay what they are: rounding could carry them into infinity. */
  if ((bits & 0x7fffffffu) > 0x7f800000u) return (uint16_t)(bits >> 16 | 0x40u);
  return (uint16_t)((bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16);
}

static void narrow(const float *x, int64_t n, uint16_t *out) {
  for (int64_t i = 0; i < n; i++) out[i] = narrowed(x[i]);
}

static void rows_of(const uint16_t *w, int64_t rows, int64_t columns, const uint16_t *x, int64_t vectors, float *y,
                    int64_t y_stride) {
  for (int64_t r = 0; r < rows; r++)
    for (int64_t j = 0; j < vectors; j++) {
      float sum = 0;
      for (int64_t c = 0; c < columns; c++) sum += f32_of_bf16(w[r * columns + c]) * f32_of_bf16(x[j * columns + c]);
      y[j * y_stride + r] = sum;
    }
}

/* Where a number of a tile stands. */
static int64_t place(int64_t vector, int64_t column) {
  return (column / 2 * A2C_TILE_VECTORS + vector) * 2 + column % 2;
}

static void pack(const float *x, int64_t x_stride, int64_t vectors, int64_t columns, uint16_t *packed) {
  for (int64_t j = 0; j < A2C_TILE_VECTORS; j++)
    for (int64_t c = 0; c < columns + columns % 2; c++)
      packed[place(j, c)] = j < vectors && c < columns ? narrowed(x[j * x_stride + c]) : 0;
}

/* What stands in a packed tile. */
static float packed_at(const uint16_t *packed, int64_t vector, int64_t column, int64_t columns) {
  const int64_t tile = (columns + columns % 2) * A2C_TILE_VECTORS;
  return f32_of_bf16(packed[vector / A2C_TILE_VECTORS * tile + place(vector % A2C_TILE_VECTORS, column)]);
}

/* The products of packed vectors with weights of which W gives number c of row r. */
#define EACH_PRODUCT(W, KEPT)                                                                   \
  for (int64_t j = 0; j < vectors; j++)                                                         \
    for (int64_t r = 0; r < rows; r++) {                                                        \
      float sum = KEPT;                                                                         \
      for (int64_t c = 0; c < columns; c++) sum += (W) * packed_at(packed, j, c, columns);      \
      y[j * y_stride + r] = sum;                                                                \
    }

static void panel(const uint16_t *w, int64_t rows, int64_t columns, const uint16_t *packed, int64_t vectors, float *y,
                  int64_t y_stride, int32_t is_added, const float *bias, uint16_t *scratch) {
  (void)scratch;
  EACH_PRODUCT(f32_of_bf16(w[r * columns + c]), (is_added ? y[j * y_stride + r] : 0) + (bias ? bias[r] : 0))
}

static void panel_f32(const float *w, int64_t w_stride, int64_t rows, int64_t columns, const uint16_t *packed,
                      int64_t vectors, float *y, int64_t y_stride, uint16_t *scratch) {
  (void)scratch;
  EACH_PRODUCT(f32_of_bf16(narrowed(w[r * w_stride + c])), 0)
}

static void panel_turned(const float *w, int64_t w_stride, int64_t rows, int64_t columns, const uint16_t *packed,
                         int64_t vectors, float *y, int64_t y_stride, uint16_t *scratch) {
  (void)scratch;
  EACH_PRODUCT(f32_of_bf16(narrowed(w[c * w_stride + r])), 0)
}

const a2c_product_kernels a2c_product_kernels_portable = {narrow, rows_of, pack, panel, panel_f32, panel_turned};
