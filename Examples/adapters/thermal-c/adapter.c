/* thermal: a clip of temperatures becomes a clip in false colours for the model's vision encoder, and a fact in words.
 *
 * A clip is text: `thermal WIDTH HEIGHT FRAMES_PER_SECOND`, then numbers in degrees Celsius, row by row, frame by
 * frame. The host reads the file, chooses the frames, and runs the encoder. */
#include <a2c/a2c.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const a2c_descriptor own = A2C_DESCRIPTOR_INIT("org.example.thermal", "1.0.0", "Thermal clips");

typedef struct state {
  a2c_adapter table;
  const a2c_host *host;
  bool is_gray;
  double low, high; /* degrees; NAN where the clip decides */
} state;

typedef struct clip {
  int width, height;
  long frames;
  double rate;
  float *values; /* frames * height * width */
  float low, high;
} clip;

/* Reads the numbers behind the head; `text` ends with NUL. */
static a2c_status parse(char *text, const char *path, clip *clip, a2c_error *error) {
  char *at = NULL;
  int used = 0;
  if (sscanf(text, "thermal %d %d %lf%n", &clip->width, &clip->height, &clip->rate, &used) != 3)
    return a2c_fail(error, A2C_BAD_INPUT, "%s does not start with 'thermal WIDTH HEIGHT FRAMES_PER_SECOND'", path);
  if (clip->width < 1 || clip->height < 1 || clip->width > 4096 || clip->height > 4096 || !(clip->rate > 0) ||
      clip->rate > 1000)
    return a2c_fail(error, A2C_BAD_INPUT, "%s: %d x %d at %g a second", path, clip->width, clip->height, clip->rate);
  size_t frame = (size_t)clip->width * (size_t)clip->height, count = 0;
  /* A number takes two bytes at least. */
  clip->values = (float *)malloc((strlen(text + used) / 2 + 1) * sizeof(float));
  if (!clip->values) return a2c_fail(error, A2C_NO_MEMORY, "no memory");
  clip->low = INFINITY;
  clip->high = -INFINITY;
  for (char *next = text + used;; count++) {
    float value = strtof(at = next, &next);
    if (next == at) break;
    if (!(value > -273.2f && value < 10000))
      return a2c_fail(error, A2C_BAD_INPUT, "%s: a temperature of %g", path, (double)value);
    clip->values[count] = value;
    clip->low = fminf(clip->low, value);
    clip->high = fmaxf(clip->high, value);
  }
  at += strspn(at, " \t\r\n");
  if (*at) return a2c_fail(error, A2C_BAD_INPUT, "%s: what stands behind number %zu is none", path, count);
  if (count == 0 || count % frame)
    return a2c_fail(error, A2C_BAD_INPUT, "%s: %zu temperatures do not fill frames of %zu", path, count, frame);
  clip->frames = (long)(count / frame);
  return A2C_OK;
}

static a2c_status read_clip(const state *self, const char *path, clip *clip, a2c_error *error) {
  const a2c_ext_files *files = (const a2c_ext_files *)self->host->get_extension(self->host, A2C_EXT_FILES);
  a2c_file *file = NULL;
  const uint8_t *bytes = NULL;
  int64_t count = 0;
  if (!files) return a2c_fail(error, A2C_UNSUPPORTED, "this host reads no files");
  a2c_status status = files->open(self->host, path, 64 << 20, &file, &bytes, &count, error);
  if (status != A2C_OK) return status;
  char *text = (char *)malloc((size_t)count + 1);
  if (text) {
    if (count) memcpy(text, bytes, (size_t)count);
    text[count] = 0;
    status = parse(text, path, clip, error);
  } else {
    status = a2c_fail(error, A2C_NO_MEMORY, "no memory");
  }
  free(text);
  files->close(self->host, file);
  return status;
}

/* Black, violet, red, orange, yellow, white, as thermal cameras show it; or plain grey. */
static void color(const state *self, double heat, uint8_t *rgb) {
  static const uint8_t stops[6][3] = {{0, 0, 0},      {70, 0, 130},   {190, 20, 80},
                                      {240, 120, 10}, {255, 220, 60}, {255, 255, 255}};
  heat = heat < 0 ? 0 : heat > 1 ? 1 : heat;
  int stop = heat < 1 ? (int)(heat * 5) : 4;
  for (int i = 0; i < 3; i++) {
    double mixed = stops[stop][i] + (heat * 5 - stop) * (stops[stop + 1][i] - stops[stop][i]);
    rgb[i] = (uint8_t)lrint(self->is_gray ? heat * 255 : mixed);
  }
}

static a2c_status push(const state *self, const clip *clip, const a2c_sink *sink, a2c_error *error) {
  double low = isnan(self->low) ? clip->low : self->low, high = isnan(self->high) ? clip->high : self->high;
  size_t pixels = (size_t)clip->width * (size_t)clip->height;
  a2c_frames frames = A2C_FRAMES_INIT;
  a2c_wanted wanted = A2C_WANTED_INIT;
  frames.flags = A2C_FRAMES_VIDEO;
  frames.count = clip->frames;
  frames.frames_per_second = clip->rate;
  frames.encoder = A2C_ENCODER_VISION;
  a2c_status status = sink->frames_begin(sink, &frames, &wanted, error);
  if (status != A2C_OK) return status;
  uint8_t *rgb = (uint8_t *)malloc(pixels * 3);
  if (!rgb) return a2c_fail(error, A2C_NO_MEMORY, "no memory");
  for (int64_t i = 0; status == A2C_OK && i < wanted.count; i++) {
    const float *values = clip->values + (size_t)wanted.indices[i] * pixels;
    for (size_t p = 0; p < pixels; p++) color(self, high > low ? (values[p] - low) / (high - low) : 0, rgb + 3 * p);
    a2c_raster raster = {
      (uint32_t)sizeof raster, A2C_RGB8, clip->width, clip->height, 3L * clip->width, (int64_t)pixels * 3, rgb};
    status = sink->frame(sink, &raster, error);
  }
  free(rgb);
  return status == A2C_OK ? sink->frames_end(sink, error) : status;
}

/* Where the hottest spot of a frame is, in words. */
static const char *hottest(const clip *clip, long frame) {
  const float *values = clip->values + (size_t)frame * (size_t)clip->width * (size_t)clip->height;
  int best = 0;
  for (int i = 1; i < clip->width * clip->height; i++) best = values[i] > values[best] ? i : best;
  int third = 3 * (best % clip->width) / clip->width;
  return third == 0 ? "left" : third == 1 ? "middle" : "right";
}

static a2c_status encode(const a2c_adapter *table, const a2c_inputs *inputs, const a2c_sink *sink, a2c_error *error) {
  const state *self = (const state *)table->adapter_data;
  char fact[200];
  clip clip = {0};
  a2c_status status = read_clip(self, A2C_INPUT_AT(inputs, 0)->path, &clip, error);
  if (status == A2C_OK) status = push(self, &clip, sink, error);
  if (status == A2C_OK) {
    snprintf(
      fact, sizeof fact, "temperatures from %.1f to %.1f degrees; the hottest spot is first at the %s, last at the %s",
      (double)clip.low, (double)clip.high, hottest(&clip, 0), hottest(&clip, clip.frames - 1));
    status = sink->text(sink, fact, error);
  }
  free(clip.values);
  return status;
}

static void destroy(const a2c_adapter *table) { free(table->adapter_data); }

static double number(const char *parameters, const char *name) {
  const char *value = a2c_parameter(parameters, name);
  return value ? strtod(value, NULL) : NAN;
}

static a2c_status create(
  const a2c_entry *entry, const char *id, const a2c_host *host, const char *parameters, const a2c_adapter **out,
  a2c_error *error) {
  (void)entry;
  if (strcmp(id, own.id) != 0) return a2c_fail(error, A2C_INVALID_ARGUMENT, "this library holds no adapter '%s'", id);
  state *self = (state *)calloc(1, sizeof *self);
  if (!self) return a2c_fail(error, A2C_NO_MEMORY, "no memory");
  self->host = host;
  self->is_gray = a2c_parameter_is(parameters, "palette", "gray");
  self->low = number(parameters, "low");
  self->high = number(parameters, "high");
  self->table.struct_size = (uint32_t)sizeof self->table;
  self->table.adapter_data = self;
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
