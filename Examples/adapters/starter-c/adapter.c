/* starter: shows a picture or a clip to the model's vision encoder, with its colours inverted where `invert` says so.
 *
 * This one file is the whole adapter. What to change: `show`, which turns one frame into what the model shall see, and
 * the fact at the end of `encode`. adapter.yaml says what it reads and which parameters it has. */
#include <a2c/a2c.h>

#include <stdlib.h>
#include <string.h>

static const a2c_descriptor own = A2C_DESCRIPTOR_INIT("org.example.starter", "1.0.0", "Starter");

typedef struct state {
  a2c_adapter table;
  const a2c_host *host;
  bool inverts;
} state;

/* Turns one frame, dense rows of 3 bytes a pixel, into what the model shall see. */
static void show(const state *self, uint8_t *pixels, size_t count) {
  if (!self->inverts) return;
  for (size_t i = 0; i < count; i++) pixels[i] = (uint8_t)(255 - pixels[i]);
}

static bool is_cancelled(const state *self) {
  const a2c_ext_progress *progress = (const a2c_ext_progress *)self->host->get_extension(self->host, A2C_EXT_PROGRESS);
  return progress && A2C_HAS(progress, is_cancelled) && progress->is_cancelled(self->host);
}

/* Pushes the frames of a medium that the host wants: all pictures, a few moments of a clip. */
static a2c_status push(
  const state *self, const a2c_ext_media *media, a2c_media *medium, const a2c_media_info *info, const a2c_sink *sink,
  a2c_error *error) {
  a2c_frames frames = A2C_FRAMES_INIT;
  a2c_wanted wanted = A2C_WANTED_INIT;
  frames.flags = info->kind == A2C_MEDIA_CLIP ? A2C_FRAMES_VIDEO : 0;
  frames.count = info->frame_count;
  frames.frames_per_second = info->frames_per_second;
  frames.encoder = A2C_ENCODER_VISION;
  a2c_status status = sink->frames_begin(sink, &frames, &wanted, error);
  if (status != A2C_OK) return status;

  size_t count = (size_t)info->width * (size_t)info->height * 3;
  uint8_t *pixels = (uint8_t *)malloc(count);
  if (!pixels) return a2c_fail(error, A2C_NO_MEMORY, "no memory for a frame of %zu bytes", count);
  for (int64_t i = 0; status == A2C_OK && i < wanted.count; i++) {
    if (is_cancelled(self)) {
      status = a2c_fail(error, A2C_CANCELLED, "cancelled");
      break;
    }
    status = media->read_frame(self->host, medium, wanted.indices[i], A2C_RGB8, pixels, (int64_t)count, error);
    if (status != A2C_OK) break;
    show(self, pixels, count);
    a2c_raster raster = A2C_RASTER_INIT;
    raster.layout = A2C_RGB8;
    raster.width = info->width;
    raster.height = info->height;
    raster.stride = (int64_t)info->width * 3;
    raster.count = (int64_t)count;
    raster.bytes = pixels;
    status = sink->frame(sink, &raster, error);
  }
  free(pixels);
  return status == A2C_OK ? sink->frames_end(sink, error) : status;
}

static a2c_status encode(const a2c_adapter *table, const a2c_inputs *inputs, const a2c_sink *sink, a2c_error *error) {
  const state *self = (const state *)table->adapter_data;
  const a2c_ext_media *media = (const a2c_ext_media *)self->host->get_extension(self->host, A2C_EXT_MEDIA);
  if (!media) return a2c_fail(error, A2C_UNSUPPORTED, "this host reads no media");
  for (uint32_t i = 0; i < inputs->count; i++) {
    a2c_media *medium = NULL;
    a2c_media_info info = A2C_MEDIA_INFO_INIT;
    a2c_status status = media->open(self->host, A2C_INPUT_AT(inputs, i)->path, &medium, error);
    if (status == A2C_OK) status = media->info(self->host, medium, &info, error);
    if (status == A2C_OK) status = push(self, media, medium, &info, sink, error);
    media->close(self->host, medium);
    if (status != A2C_OK) return status;
  }
  return sink->text(sink, self->inverts ? "its colours are inverted" : "its colours are as they were", error);
}

static void destroy(const a2c_adapter *table) { free(table->adapter_data); }

static a2c_status create(
  const a2c_entry *entry, const char *id, const a2c_host *host, const char *parameters, const a2c_adapter **out,
  a2c_error *error) {
  (void)entry;
  if (strcmp(id, own.id) != 0) return a2c_fail(error, A2C_INVALID_ARGUMENT, "this library holds no adapter '%s'", id);
  const char *invert = a2c_parameter(parameters, "invert");
  state *self = (state *)calloc(1, sizeof *self);
  if (!self) return a2c_fail(error, A2C_NO_MEMORY, "no memory");
  self->host = host;
  self->inverts = invert && *invert == 't';
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
