/* Weights in blocks of whole numbers with a scale each, laid out as GGUF files have them (ggml's Q8_0, Q4_0, Q4_K, Q6_K):
 *   Q8_0  32 numbers in 34 bytes: an f16 scale, 32 signed bytes
 *   Q4_0  32 numbers in 18 bytes: an f16 scale, 16 bytes of two halves each, with 8 added; number i stands in the low
 *         half of byte i, number i + 16 in the high one
 *   Q4_K  256 numbers in 144 bytes, Q6_K 256 in 210: see blocks_body.h
 * A row's blocks follow each other, `columns` is a multiple of a block's numbers. As in kernels.h each kernel exists once
 * for every instruction set.
 */
#ifndef A2C_BLOCKS_H
#define A2C_BLOCKS_H

#include <stdint.h>

/* Vectors as blocks of 32 signed bytes with an f32 scale each. */
typedef struct a2c_block_vectors {
  const int8_t *q;       /* [vectors, columns] */
  const float *scales;   /* [vectors, columns / 32] */
  const int16_t *biases; /* [vectors, columns / 2]: eight times the sum of two neighbours */
} a2c_block_vectors;

/* Many vectors as such blocks, in tiles of A2C_TILE_VECTORS (products.h) that follow each other. */
typedef struct a2c_block_tiles {
  const int8_t *q;      /* [tiles, columns / 4, A2C_TILE_VECTORS, 4] */
  const float *scales;  /* [tiles, columns / 32, A2C_TILE_VECTORS] */
  const int32_t *sums;  /* like scales: of a block's bytes */
} a2c_block_tiles;

/* One tile of up to A2C_TILE_VECTORS vectors [vectors, columns]; what is missing is zero. */
typedef void (*a2c_block_tile_of)(const float *x, int64_t vectors, int64_t columns, int8_t *q, float *scales,
                                  int32_t *sums);
/* As `panel` of products.h; scratch holds A2C_PANEL_BYTES. */
typedef void (*a2c_block_panel)(const uint8_t *w, int64_t rows, int64_t columns, const a2c_block_tiles *x,
                                int64_t vectors, float *y, int64_t y_stride, int32_t is_added, const float *bias,
                                void *scratch);

typedef struct a2c_block_kernels {
  /* One vector of n numbers (a multiple of 32), rounded; a number that is not finite makes its block so. */
  void (*blocks_of)(const float *x, int64_t n, int8_t *q, float *scales, int16_t *biases);

  /* y[j * y_stride + r] = dot(w[r, :], x[j, :]), as kernels.h has it for plain numbers: one row's sum does not depend on
   * `rows` and `vectors`. */
  void (*rows_q8_0)(const uint8_t *w, int64_t rows, int64_t columns, const a2c_block_vectors *x, int64_t vectors,
                    float *y, int64_t y_stride);
  void (*rows_q4_0)(const uint8_t *w, int64_t rows, int64_t columns, const a2c_block_vectors *x, int64_t vectors,
                    float *y, int64_t y_stride);
  void (*rows_q4_k)(const uint8_t *w, int64_t rows, int64_t columns, const a2c_block_vectors *x, int64_t vectors,
                    float *y, int64_t y_stride);
  void (*rows_q6_k)(const uint8_t *w, int64_t rows, int64_t columns, const a2c_block_vectors *x, int64_t vectors,
                    float *y, int64_t y_stride);

  /* Widen whole blocks to f32. */
  void (*widen_q8_0)(const uint8_t *from, int64_t blocks, float *to);
  void (*widen_q4_0)(const uint8_t *from, int64_t blocks, float *to);
  void (*widen_q4_k)(const uint8_t *from, int64_t blocks, float *to);
  void (*widen_q6_k)(const uint8_t *from, int64_t blocks, float *to);

  /* NULL where the instruction set has no products of bytes that are worth it. */
  a2c_block_tile_of tile_of;
  a2c_block_panel panel_q8_0;
  a2c_block_panel panel_q4_0;
} a2c_block_kernels;

/* The kernels of a level of kernels.h; NULL where the processor lacks it. */
const a2c_block_kernels *a2c_block_kernels_at(int32_t level);

#endif
