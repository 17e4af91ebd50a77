/* An adapter that uses one extension of the host after the other and says in words what it got: its parameter "mode"
 * names the extension. Compiles as C11 and as C++17. */
#include "a2c/a2c.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct state {
  a2c_adapter table;
  const a2c_host *host;
  char parameters[1024];
  a2c_weights *weights;
  int64_t weight_count;
  uint64_t prepared[2];
} state;

static const a2c_descriptor own = A2C_DESCRIPTOR_INIT("org.example.tools", "1.0.0", "Tools");

static int has_mode(const state *self, const char *mode) {
  char wanted[128];
  snprintf(wanted, sizeof wanted, "\"mode\":\"%s\"", mode);
  return strstr(self->parameters, wanted) != NULL;
}

static a2c_status use_tokenizer(const state *self, const a2c_sink *sink, a2c_error *error) {
  const a2c_ext_tokenizer *tokenizer =
    (const a2c_ext_tokenizer *)self->host->get_extension(self->host, A2C_EXT_TOKENIZER);
  if (!tokenizer) return a2c_fail(error, A2C_UNSUPPORTED, "no tokenizer");
  int64_t count = 0, again = 0;
  int32_t ids[3] = {-1, -1, -1}, begin = -1;
  char text[256];
  a2c_status status = tokenizer->encode(self->host, "h\xc3\xa4tte <|x|>", NULL, 0, &count, error);
  if (status == A2C_OK) status = tokenizer->encode(self->host, "abcd", ids, 2, &again, error);
  if (status == A2C_OK) status = tokenizer->special(self->host, "<|vision_start|>", &begin, error);
  if (status != A2C_OK) return status;
  if (tokenizer->special(self->host, "<|no_such|>", &begin, NULL) != A2C_UNSUPPORTED) begin = -2;
  snprintf(
    text, sizeof text, "%" PRId64 " tokens; %" PRId64 ": %d %d %d; %d", count, again, ids[0], ids[1], ids[2], begin);
  return sink->text(sink, text, error);
}

static const a2c_ext_random *random_of(const state *self) {
  return (const a2c_ext_random *)self->host->get_extension(self->host, A2C_EXT_RANDOM);
}

static a2c_status use_random(const state *self, const a2c_sink *sink, a2c_error *error) {
  const a2c_ext_random *source = random_of(self);
  uint64_t first = source->next(self->host);
  float numbers[3];
  char text[256];
  source->floats(self->host, numbers, 3);
  for (int i = 0; i < 3; i++)
    if (!(numbers[i] >= 0 && numbers[i] < 1)) return a2c_fail(error, A2C_INTERNAL, "%f", (double)numbers[i]);
  snprintf(
    text, sizeof text, "%016" PRIx64 " %016" PRIx64 " %016" PRIx64 " %.6f %.6f %.6f", self->prepared[0],
    self->prepared[1], first, (double)numbers[0], (double)numbers[1], (double)numbers[2]);
  return sink->text(sink, text, error);
}

static a2c_status use_scratch(const state *self, const a2c_sink *sink, a2c_error *error) {
  const a2c_ext_scratch *scratch = (const a2c_ext_scratch *)self->host->get_extension(self->host, A2C_EXT_SCRATCH);
  for (int round = 0; round < 8; round++) {
    void *memory = NULL;
    a2c_status status = scratch->take(self->host, 1000 + round, &memory, error);
    if (status != A2C_OK) return status;
    const unsigned char *bytes = (const unsigned char *)memory;
    if ((uintptr_t)memory % 64 != 0) return a2c_fail(error, A2C_INTERNAL, "not aligned");
    for (int i = 0; i < 1000 + round; i++)
      if (bytes[i] != 0) return a2c_fail(error, A2C_INTERNAL, "not zero");
    memset(memory, 0x5A, (size_t)(1000 + round));
  }
  void *left = (void *)1;
  if (scratch->take(self->host, 0, &left, NULL) != A2C_INVALID_ARGUMENT || left != (void *)1)
    return a2c_fail(error, A2C_INTERNAL, "nothing was taken");
  if (scratch->take(self->host, (int64_t)1 << 40, &left, error) != A2C_NO_MEMORY || left != (void *)1)
    return a2c_fail(error, A2C_INTERNAL, "a terabyte was taken");
  return sink->text(sink, "8 pieces", error);
}

typedef struct work {
  const state *self;
  int64_t squares[1000];
  int64_t fails_at;
} work;

static a2c_status square(void *context, int64_t index) {
  work *all = (work *)context;
  all->squares[index] += index * index;
  return index == all->fails_at ? A2C_TIMEOUT : A2C_OK;
}

static a2c_status nested(void *context, int64_t index) {
  const state *self = ((work *)context)->self;
  const a2c_ext_parallel *parallel = (const a2c_ext_parallel *)self->host->get_extension(self->host, A2C_EXT_PARALLEL);
  work inner;
  memset(&inner, 0, sizeof inner);
  inner.fails_at = -1;
  a2c_status status = parallel->run(self->host, 10, &inner, square, NULL);
  ((work *)context)->squares[index] = inner.squares[9];
  return status;
}

static a2c_status use_parallel(const state *self, const a2c_sink *sink, a2c_error *error) {
  const a2c_ext_parallel *parallel = (const a2c_ext_parallel *)self->host->get_extension(self->host, A2C_EXT_PARALLEL);
  work *all = (work *)calloc(1, sizeof(work));
  char text[256];
  int64_t sum = 0;
  if (!all) return a2c_fail(error, A2C_NO_MEMORY, "no memory");
  all->self = self;
  all->fails_at = -1;
  a2c_status status = parallel->run(self->host, 1000, all, square, error);
  for (int i = 0; i < 1000; i++) sum += all->squares[i];
  int64_t inner = 0;
  if (status == A2C_OK) status = parallel->run(self->host, 20, all, nested, error);
  for (int i = 0; i < 20; i++) inner += all->squares[i];
  all->fails_at = 7;
  a2c_status failed = parallel->run(self->host, 1000, all, square, NULL);
  a2c_status none = parallel->run(self->host, 0, NULL, square, NULL);
  free(all);
  if (status != A2C_OK) return status;
  if (parallel->width(self->host) < 1) return a2c_fail(error, A2C_INTERNAL, "no threads");
  snprintf(text, sizeof text, "%" PRId64 " %" PRId64 " %d %d", sum, inner, failed, none);
  return sink->text(sink, text, error);
}

static a2c_status use_weights(const state *self, const a2c_sink *sink, a2c_error *error) {
  const a2c_ext_weights *weights = (const a2c_ext_weights *)self->host->get_extension(self->host, A2C_EXT_WEIGHTS);
  char text[512];
  size_t length = 0;
  a2c_status status = A2C_OK;
  for (int64_t i = 0; i < self->weight_count && length < sizeof text; i++) {
    a2c_weight_info info = A2C_WEIGHT_INFO_INIT;
    float values[2] = {0, 0};
    status = weights->info(self->host, self->weights, i, &info, error);
    if (status == A2C_OK) status = weights->floats(self->host, self->weights, i, 1, 2, values, error);
    if (status != A2C_OK) return status;
    length += (size_t)snprintf(
      text + length, sizeof text - length, "%s %d %d [%" PRId64 ",%" PRId64 "] %g %g; ", info.name, info.type, info.dims,
      info.shape[0], info.shape[1], (double)values[0], (double)values[1]);
  }
  int64_t index = -1;
  float values[8];
  status = weights->find(self->host, self->weights, "half", &index, error);
  if (status != A2C_OK) return status;
  a2c_weights *other = NULL;
  int64_t count = 0;
  if (weights->find(self->host, self->weights, "hafl", &index, NULL) != A2C_BAD_INPUT ||
      weights->floats(self->host, self->weights, 0, 5, 2, values, NULL) != A2C_INVALID_ARGUMENT ||
      weights->floats(self->host, self->weights, 0, -1, 2, values, NULL) != A2C_INVALID_ARGUMENT ||
      weights->info(self->host, self->weights, 99, NULL, NULL) != A2C_INVALID_ARGUMENT ||
      weights->open(self->host, "../tools.safetensors", &other, &count, NULL) != A2C_INVALID_ARGUMENT ||
      weights->open(self->host, "/etc/passwd", &other, &count, NULL) != A2C_INVALID_ARGUMENT ||
      weights->open(self->host, "link.safetensors", &other, &count, NULL) != A2C_INVALID_ARGUMENT ||
      weights->open(self->host, "none.safetensors", &other, &count, NULL) != A2C_MISSING ||
      weights->open(self->host, "adapter.yaml", &other, &count, NULL) != A2C_BAD_INPUT)
    return a2c_fail(error, A2C_INTERNAL, "something wrong was taken");
  snprintf(text + length, sizeof text - length, "half is %" PRId64, index);
  return sink->text(sink, text, error);
}

static a2c_status use_encoders(const state *self, const a2c_sink *sink, a2c_error *error) {
  const a2c_ext_encoders *encoders = (const a2c_ext_encoders *)self->host->get_extension(self->host, A2C_EXT_ENCODERS);
  char text[512];
  size_t length = 0;
  int32_t grid[3] = {0, 0, 0};
  a2c_status status = A2C_OK;
  for (int32_t i = 0; i < encoders->count(self->host) && length < sizeof text; i++) {
    a2c_encoder_info info = A2C_ENCODER_INFO_INIT;
    status = encoders->info(self->host, i, &info, error);
    if (status != A2C_OK) return status;
    length += (size_t)snprintf(
      text + length, sizeof text - length, "%s %d %d %d %d %d [%" PRId64 ",%" PRId64 ",%" PRId64 "] %" PRId64 "; ",
      info.name, info.takes, info.token_width, info.token_side, info.token_frames, info.dims, info.shape[0],
      info.shape[1], info.shape[2], info.max_frames);
  }
  a2c_frames frames = A2C_FRAMES_INIT;
  frames.count = 49;
  frames.frames_per_second = 8;
  frames.flags = A2C_FRAMES_VIDEO;
  frames.encoder = A2C_ENCODER_VISION;
  status = encoders->grid(self->host, &frames, 600, 400, grid, error);
  if (status != A2C_OK) return status;
  length += (size_t)snprintf(text + length, sizeof text - length, "%d %d %d; ", grid[0], grid[1], grid[2]);
  frames.flags = 0;
  status = encoders->grid(self->host, &frames, 600, 400, grid, error);
  if (status != A2C_OK) return status;
  frames.encoder = A2C_ENCODER_CAMERA;
  if (encoders->grid(self->host, &frames, 600, 400, grid, NULL) != A2C_INVALID_ARGUMENT)
    return a2c_fail(error, A2C_INTERNAL, "the camera encoder took frames");
  snprintf(text + length, sizeof text - length, "%d %d %d", grid[0], grid[1], grid[2]);
  return sink->text(sink, text, error);
}

static a2c_status prepare(const a2c_adapter *table, a2c_error *error) {
  state *self = (state *)table->adapter_data;
  self->prepared[0] = random_of(self)->next(self->host);
  self->prepared[1] = random_of(self)->next(self->host);
  if (!has_mode(self, "weights")) return A2C_OK;
  const a2c_ext_weights *weights = (const a2c_ext_weights *)self->host->get_extension(self->host, A2C_EXT_WEIGHTS);
  return weights->open(self->host, "tools.safetensors", &self->weights, &self->weight_count, error);
}

static a2c_status encode(const a2c_adapter *table, const a2c_inputs *inputs, const a2c_sink *sink, a2c_error *error) {
  const state *self = (const state *)table->adapter_data;
  (void)inputs;
  if (has_mode(self, "tokenizer")) return use_tokenizer(self, sink, error);
  if (has_mode(self, "random")) return use_random(self, sink, error);
  if (has_mode(self, "scratch")) return use_scratch(self, sink, error);
  if (has_mode(self, "parallel")) return use_parallel(self, sink, error);
  if (has_mode(self, "weights")) return use_weights(self, sink, error);
  if (has_mode(self, "encoders")) return use_encoders(self, sink, error);
  return a2c_fail(error, A2C_INVALID_ARGUMENT, "unknown mode");
}

static void destroy(const a2c_adapter *table) { free(table->adapter_data); }

static a2c_status create(
  const a2c_entry *entry, const char *id, const a2c_host *host, const char *parameters, const a2c_adapter **out,
  a2c_error *error) {
  (void)entry;
  (void)id;
  state *self = (state *)calloc(1, sizeof(state));
  if (!self) return a2c_fail(error, A2C_NO_MEMORY, "no memory");
  self->host = host;
  snprintf(self->parameters, sizeof self->parameters, "%s", parameters);
  self->table.struct_size = (uint32_t)sizeof(a2c_adapter);
  self->table.adapter_data = self;
  self->table.prepare = prepare;
  self->table.encode = encode;
  self->table.destroy = destroy;
  *out = &self->table;
  return A2C_OK;
}

static const a2c_descriptor *describe(const a2c_entry *entry, uint32_t index) {
  (void)entry;
  return index == 0 ? &own : NULL;
}

A2C_EXPORT const a2c_entry *a2c_adapter_entry_v1(const a2c_abi_probe *probe) {
  static const a2c_entry entry = {(uint32_t)sizeof(a2c_entry), 1, NULL, describe, create, NULL};
  return a2c_probe_matches(probe) ? &entry : NULL;
}
