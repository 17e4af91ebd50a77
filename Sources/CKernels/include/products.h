/* Products of bf16 numbers with bf16 weights, summed in f32, as processors with bf16 instructions compute them: pairs of
 * neighbouring columns at once. Numbers below 2^-126 count as zero. The portable kernels compute the same, in another
 * order, and are there to be compared with.
 */
#ifndef A2C_PRODUCTS_H
#define A2C_PRODUCTS_H

#include <stdint.h>

enum {
  /* Weight rows that `panel` multiplies at once. */
  A2C_PANEL_ROWS = 48,
  /* Vectors whose pairs `pack` puts side by side. */
  A2C_TILE_VECTORS = 8,
  /* Columns of a panel that are in the caches together. */
  A2C_PANEL_COLUMNS = 1536,
  /* Bytes of scratch memory that `panel` works in. */
  A2C_PANEL_BYTES = A2C_PANEL_COLUMNS * A2C_PANEL_ROWS * 2
};

typedef struct a2c_product_kernels {
  /* Rounds n numbers to the nearest bf16, ties to even. */
  void (*narrow)(const float *x, int64_t n, uint16_t *out);

  /* y[j * y_stride + r] = dot(w[r, :], x[j, :]) for few vectors; w is [rows, columns], x is [vectors, columns]. One row's
   * sum does not depend on `rows` and `vectors`. */
  void (*rows)(const uint16_t *w, int64_t rows, int64_t columns, const uint16_t *x, int64_t vectors, float *y,
               int64_t y_stride);

  /* Puts up to A2C_TILE_VECTORS vectors side by side and rounds them: pair after pair of columns, in each the vectors'
   * pairs; what is missing is zero. x is [vectors, columns], its vectors x_stride apart; `packed` holds
   * A2C_TILE_VECTORS * columns numbers, columns rounded up to the next even number. */
  void (*pack)(const float *x, int64_t x_stride, int64_t vectors, int64_t columns, uint16_t *packed);

  /* As `rows`, for many vectors in packed tiles, one behind the other, and at most A2C_PANEL_ROWS rows.
   * y = x w^T, or y += x w^T where is_added; plus bias [rows], unless it is NULL. */
  void (*panel)(const uint16_t *w, int64_t rows, int64_t columns, const uint16_t *packed, int64_t vectors, float *y,
                int64_t y_stride, int32_t is_added, const float *bias, uint16_t *scratch);

  /* y = x w^T for f32 rows that are w_stride apart and are rounded on the way. */
  void (*panel_f32)(const float *w, int64_t w_stride, int64_t rows, int64_t columns, const uint16_t *packed,
                    int64_t vectors, float *y, int64_t y_stride, uint16_t *scratch);

  /* y = x w for w [columns, rows], whose f32 rows of at most A2C_PANEL_ROWS numbers are w_stride apart. */
  void (*panel_turned)(const float *w, int64_t w_stride, int64_t rows, int64_t columns, const uint16_t *packed,
                       int64_t vectors, float *y, int64_t y_stride, uint16_t *scratch);
} a2c_product_kernels;

/* The kernels of a level of kernels.h: those of A2C_AVX512_BF16, or the portable ones of A2C_PORTABLE; NULL for the levels
 * between them, whose processors multiply f32 faster, and where the processor lacks it. */
const a2c_product_kernels *a2c_product_kernels_at(int32_t level);

#endif
