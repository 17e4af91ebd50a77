/* Every level of the kernels on odd sizes and unaligned memory, under the address and undefined-behaviour sanitizers.
 * Each array is a block of its own of exactly its size, so that one element too many is seen. Results are compared with
 * sums taken in double precision. Prints the number of comparisons; ends with 1 where one is off.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernels.h"
#include "products.h"

static long comparisons, failures;

static void compare(const char *what, int level, int64_t n, double got, double expected, double tolerance) {
  comparisons++;
  if (fabs(got - expected) <= tolerance * (1 + fabs(expected))) return;
  if (failures++ < 20) printf("%s at level %d, size %lld: %.9g, expected %.9g\n", what, level, (long long)n, got, expected);
}

static uint64_t state = 1;
static float number(void) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (float)((double)(state >> 11) / (double)(1ull << 53) * 4 - 2);
}

/* n elements of `size` bytes that begin `shift` bytes behind an aligned address and end at the block's end. */
static unsigned char *block(int64_t n, size_t size, size_t shift) {
  unsigned char *memory = malloc((size_t)n * size + shift);
  if (!memory) abort();
  return memory + shift;
}
static float *floats(int64_t n, size_t shift) {
  float *x = (float *)block(n, sizeof(float), shift);
  for (int64_t i = 0; i < n; i++) {
    float v = number();
    memcpy(x + i, &v, sizeof v);
  }
  return x;
}
static void release(const void *x, size_t shift) { free((unsigned char *)x - shift); }

static float bf16_value(uint16_t bits) {
  uint32_t wide = (uint32_t)bits << 16;
  float v;
  memcpy(&v, &wide, 4);
  return v;
}
static float f16_value(uint16_t bits) {
  _Float16 v;
  memcpy(&v, &bits, 2);
  return (float)v;
}

static void rows(const a2c_kernels *k, int level, int64_t rows, int64_t columns, int64_t vectors, size_t shift) {
  float *w = floats(rows * columns, shift), *x = floats(vectors * columns, shift), *y = floats(vectors * rows, shift);
  uint16_t *narrow[2] = {(uint16_t *)block(rows * columns, 2, shift / 2), (uint16_t *)block(rows * columns, 2, shift / 2)};
  for (int64_t i = 0; i < rows * columns; i++) {
    uint32_t bits;
    memcpy(&bits, w + i, 4);
    narrow[0][i] = (uint16_t)(bits >> 16);
    _Float16 half = (_Float16)w[i];
    memcpy(narrow[1] + i, &half, 2);
  }
  for (int kind = 0; kind < 3; kind++) {
    if (kind == 0) k->rows_f32(w, rows, columns, x, vectors, y, rows);
    if (kind == 1) k->rows_bf16(narrow[0], rows, columns, x, vectors, y, rows);
    if (kind == 2) k->rows_f16(narrow[1], rows, columns, x, vectors, y, rows);
    for (int64_t v = 0; v < vectors; v++)
      for (int64_t r = 0; r < rows; r++) {
        double sum = 0;
        for (int64_t c = 0; c < columns; c++) {
          int64_t i = r * columns + c;
          sum += (kind == 0 ? w[i] : kind == 1 ? bf16_value(narrow[0][i]) : f16_value(narrow[1][i])) * (double)x[v * columns + c];
        }
        compare(kind == 0 ? "rows_f32" : kind == 1 ? "rows_bf16" : "rows_f16", level, columns, y[v * rows + r], sum, 1e-4);
      }
  }
  release(w, shift), release(x, shift), release(y, shift);
  release(narrow[0], shift / 2), release(narrow[1], shift / 2);
}

static void products(const a2c_product_kernels *k, int level, int64_t rows, int64_t columns, int64_t vectors, size_t shift) {
  float *x = floats(vectors * columns, shift), *y = floats(vectors * rows, shift);
  uint16_t *w = (uint16_t *)block(rows * columns, 2, shift / 2), *narrow = (uint16_t *)block(vectors * columns, 2, shift / 2);
  const int64_t tiles = (vectors + A2C_TILE_VECTORS - 1) / A2C_TILE_VECTORS, tile = A2C_TILE_VECTORS * (columns + columns % 2);
  uint16_t *packed = (uint16_t *)block(tiles * tile, 2, shift / 2), *scratch = (uint16_t *)block(A2C_PANEL_BYTES, 1, shift);
  for (int64_t i = 0; i < rows * columns; i++) w[i] = (uint16_t)((state >> 40) % 0x80 + 0x3f00), (void)number();
  k->narrow(x, vectors * columns, narrow);
  for (int64_t t = 0; t < tiles; t++) {
    const int64_t left = vectors - t * A2C_TILE_VECTORS;
    k->pack(x + t * A2C_TILE_VECTORS * columns, columns, left < A2C_TILE_VECTORS ? left : A2C_TILE_VECTORS, columns, packed + t * tile);
  }
  float *f32 = floats(rows * columns, shift), *turned = floats(rows * columns, shift), *bias = floats(rows, shift);
  for (int64_t r = 0; r < rows; r++)
    for (int64_t c = 0; c < columns; c++) f32[r * columns + c] = turned[c * rows + r] = bf16_value(w[r * columns + c]);
  memset(bias, 0, (size_t)rows * 4);
  for (int kind = 0; kind < 4; kind++) {
    if (kind == 0) k->rows(w, rows, columns, narrow, vectors, y, rows);
    if (kind == 1) k->panel(w, rows, columns, packed, vectors, y, rows, 0, bias, scratch);
    if (kind == 2) k->panel_f32(f32, columns, rows, columns, packed, vectors, y, rows, scratch);
    if (kind == 3) k->panel_turned(turned, rows, rows, columns, packed, vectors, y, rows, scratch);
    for (int64_t v = 0; v < vectors; v++)
      for (int64_t r = 0; r < rows; r++) {
        double sum = 0;
        for (int64_t c = 0; c < columns; c++)
          sum += (double)bf16_value(w[r * columns + c]) * bf16_value(narrow[v * columns + c]);
        compare(kind == 0 ? "product rows" : "product panel", level, columns, y[v * rows + r], sum, 1e-4);
      }
  }
  release(x, shift), release(y, shift), release(scratch, shift);
  release(f32, shift), release(turned, shift), release(bias, shift);
  release(w, shift / 2), release(narrow, shift / 2), release(packed, shift / 2);
}

static void elementwise(const a2c_kernels *k, int level, int64_t n, size_t shift) {
  float *x = floats(n, shift), *y = floats(n, shift), *w = floats(n, shift), *b = floats(n, shift), *out = floats(n, shift);
  uint16_t *narrow = (uint16_t *)block(n, 2, shift / 2);
#define OVER(i) for (int64_t i = 0; i < n; i++)
#define CHECK(name, expression) OVER(i) compare(name, level, n, out[i], (expression), 1e-5)
  double sum = 0, squares = 0, variance = 0, most = -1e30, total = 0;
  OVER(i) sum += x[i], squares += (double)x[i] * x[i], most = fmax(most, 0.7 * x[i]);
  double mean = sum / (double)n;
  OVER(i) variance += (x[i] - mean) * (x[i] - mean) / (double)n;
  OVER(i) total += exp(0.7 * x[i] - most);

  k->rms_norm(x, w, n, 1e-6f, out);
  CHECK("rms_norm", x[i] / sqrt(squares / (double)n + 1e-6) * w[i]);
  k->layer_norm(x, w, b, n, 1e-6f, out);
  CHECK("layer_norm", (x[i] - mean) / sqrt(variance + 1e-6) * w[i] + b[i]);
  memcpy(out, x, (size_t)n * 4), k->softmax(out, n, 0.7f);
  CHECK("softmax", exp(0.7 * x[i] - most) / total);
  memcpy(out, x, (size_t)n * 4), k->silu_multiply(out, y, n);
  CHECK("silu_multiply", x[i] / (1 + exp(-(double)x[i])) * y[i]);
  memcpy(out, x, (size_t)n * 4), k->quick_gelu(out, n);
  CHECK("quick_gelu", x[i] / (1 + exp(-1.702 * x[i])));
  memcpy(out, x, (size_t)n * 4), k->gelu(out, n);
  CHECK("gelu", x[i] / 2 * (1 + erf(x[i] / sqrt(2.0))));
  memcpy(out, x, (size_t)n * 4), k->add(out, y, n);
  CHECK("add", (double)x[i] + y[i]);
  memcpy(out, x, (size_t)n * 4), k->round_bf16(out, n);
  OVER(i) compare("round_bf16", level, n, out[i], x[i], 1.0 / 256);
  OVER(i) narrow[i] = (uint16_t)(state >> 40) & 0x3fff, (void)number();
  k->widen_bf16(narrow, n, out);
  CHECK("widen_bf16", bf16_value(narrow[i]));
  k->widen_f16(narrow, n, out);
  CHECK("widen_f16", f16_value(narrow[i]));
  if (n % 2 == 0) {
    int64_t half = n / 2;
    memcpy(out, x, (size_t)n * 4), k->rotate(out, w, b, half);
    for (int64_t i = 0; i < half; i++) {
      compare("rotate", level, n, out[i], (double)x[i] * w[i] - (double)x[i + half] * b[i], 1e-5);
      compare("rotate", level, n, out[i + half], (double)x[i + half] * w[i] + (double)x[i] * b[i], 1e-5);
    }
  }
  release(x, shift), release(y, shift), release(w, shift), release(b, shift), release(out, shift);
  release(narrow, shift / 2);
}

int main(void) {
  static const int64_t sizes[] = {1, 2, 3, 5, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 80, 127, 128, 129, 255, 1000, 1536};
  for (int level = 0; level <= a2c_kernels_best(); level++) {
    const a2c_kernels *k = a2c_kernels_at(level);
    long before = comparisons;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
      for (size_t shift = 0; shift <= 8; shift += 4) {
        elementwise(k, level, sizes[s], shift);
        for (int64_t vectors = 1; vectors <= 9; vectors++) rows(k, level, vectors, sizes[s], 1 + vectors * 3 % 9, shift);
        const a2c_product_kernels *product = a2c_product_kernels_at(level);
        for (int64_t vectors = 1; product && vectors <= 9; vectors++)
          products(product, level, vectors * 7 % 48 + 1, sizes[s], vectors, shift);
      }
    printf("level %d: %ld comparisons\n", level, comparisons - before);
  }
  printf("kernels: %ld off\n", failures);
  return failures != 0;
}
