/* An adapter for tests: its parameter "mode" says what it does in encode. Compiles as C11 and as C++17.
 *
 * Built with -DID="..." or -DVERSION="..." it says it is another; with -DNO_ENTRY it exports nothing, with -DNO_PROBE it
 * refuses every probe, with -DSHORT it is as if compiled against headers of fewer members. */
#ifdef NO_ENTRY
#define a2c_adapter_entry_v1 entry_under_another_name
#endif
#include "a2c/a2c.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef ID
#define ID "org.example.blocks"
#endif
#ifndef VERSION
#define VERSION "1.0.0"
#endif

typedef struct state {
  a2c_adapter table;
  const a2c_host *host;
  char parameters[1024];
  int prepared;
} state;

static const a2c_descriptor own = A2C_DESCRIPTOR_INIT(ID, VERSION, "Blocks");

static int has_mode(const state *self, const char *mode) {
  char wanted[128];
  snprintf(wanted, sizeof wanted, "\"mode\":\"%s\"", mode);
  return strstr(self->parameters, wanted) != NULL;
}

static void say(const state *self, int32_t level, const char *text) {
  const a2c_ext_log *log = (const a2c_ext_log *)self->host->get_extension(self->host, A2C_EXT_LOG);
  if (log && A2C_HAS(log, write)) log->write(self->host, level, text);
}

/* A frames block of `count` grey frames of 60 x 40; frame i has the value i. */
static a2c_status push_frames(const a2c_sink *sink, int64_t count, uint32_t flags, a2c_error *error) {
  enum { width = 60, height = 40 };
  uint8_t pixels[width * height]; /* on the stack: instances may run at the same time */
  a2c_frames frames = A2C_FRAMES_INIT;
  a2c_wanted wanted = A2C_WANTED_INIT;
  frames.count = count;
  frames.flags = flags;
  frames.frames_per_second = 8;
  frames.encoder = A2C_ENCODER_MOTION;
  a2c_status status = sink->frames_begin(sink, &frames, &wanted, error);
  for (int64_t i = 0; status == A2C_OK && i < wanted.count; i++) {
    a2c_raster raster = A2C_RASTER_INIT;
    memset(pixels, (int)(wanted.indices[i] & 255), sizeof pixels);
    raster.layout = A2C_GRAY8;
    raster.width = width;
    raster.height = height;
    raster.stride = width;
    raster.count = (int64_t)sizeof pixels;
    raster.bytes = pixels;
    status = sink->frame(sink, &raster, error);
  }
  return status == A2C_OK ? sink->frames_end(sink, error) : status;
}

static a2c_status push_all(const state *self, const a2c_sink *sink, a2c_error *error) {
  const a2c_ext_model *model = (const a2c_ext_model *)self->host->get_extension(self->host, A2C_EXT_MODEL);
  if (!model) return a2c_fail(error, A2C_UNSUPPORTED, "no model facts");
  const a2c_model_facts *facts = model->facts(self->host);
  a2c_status status = push_frames(sink, 49, A2C_FRAMES_VIDEO, error);
  if (status == A2C_OK && facts->has_camera_encoder) {
    a2c_tensor tensor = A2C_TENSOR_INIT;
    int64_t count = 2 * 6 * (int64_t)facts->camera_height * facts->camera_width;
    float *values = (float *)calloc((size_t)count, sizeof(float));
    if (!values) return a2c_fail(error, A2C_NO_MEMORY, "no memory");
    values[1] = 0.5f;
    tensor.dims = 4;
    tensor.shape[0] = 2;
    tensor.shape[1] = 6;
    tensor.shape[2] = facts->camera_height;
    tensor.shape[3] = facts->camera_width;
    tensor.count = count;
    tensor.values = values;
    tensor.encoder = A2C_ENCODER_CAMERA;
    status = sink->tensor(sink, &tensor, error);
    free(values);
  }
  if (status == A2C_OK && facts->token_width > 0) {
    a2c_tokens tokens = A2C_TOKENS_INIT;
    float *values = (float *)calloc((size_t)(6 * facts->token_width), sizeof(float));
    if (!values) return a2c_fail(error, A2C_NO_MEMORY, "no memory");
    tokens.count = 6;
    tokens.width = facts->token_width;
    tokens.values = values;
    tokens.grid[0] = 1;
    tokens.grid[1] = 2;
    tokens.grid[2] = 3;
    status = sink->tokens(sink, &tokens, error);
    free(values);
  }
  if (status == A2C_OK) status = sink->text(sink, "something turns left by 34°", error);
  if (status == A2C_OK) status = sink->decision(sink, "near", "bright", "brighter is nearer", error);
  return status;
}

/* Opens the first input as a medium and pushes its frames; leaves the medium open. */
static a2c_status push_media(const state *self, const char *path, const a2c_sink *sink, a2c_error *error) {
  const a2c_ext_media *media = (const a2c_ext_media *)self->host->get_extension(self->host, A2C_EXT_MEDIA);
  a2c_media *handle = NULL;
  a2c_media_info info = A2C_MEDIA_INFO_INIT;
  a2c_frames frames = A2C_FRAMES_INIT;
  a2c_wanted wanted = A2C_WANTED_INIT;
  a2c_status status = media->open(self->host, path, &handle, error);
  if (status == A2C_OK) status = media->info(self->host, handle, &info, error);
  if (status != A2C_OK) return status;
  frames.count = info.frame_count;
  frames.flags = A2C_FRAMES_NUMBERED;
  frames.encoder = A2C_ENCODER_VISION;
  status = sink->frames_begin(sink, &frames, &wanted, error);
  for (int64_t i = 0; status == A2C_OK && i < wanted.count; i++) {
    a2c_raster raster = A2C_RASTER_INIT;
    int64_t count = (int64_t)info.width * info.height * 4;
    uint8_t *pixels = (uint8_t *)malloc((size_t)count);
    if (!pixels) return a2c_fail(error, A2C_NO_MEMORY, "no memory");
    status = media->read_frame(self->host, handle, wanted.indices[i], A2C_RGBA8, pixels, count, error);
    raster.layout = A2C_RGBA8;
    raster.width = info.width;
    raster.height = info.height;
    raster.stride = (int64_t)info.width * 4;
    raster.count = count;
    raster.bytes = pixels;
    if (status == A2C_OK) status = sink->frame(sink, &raster, error);
    free(pixels);
  }
  return status == A2C_OK ? sink->frames_end(sink, error) : status;
}

static bool push_name(void *context, const char *path) {
  char *text = (char *)context;
  const char *name = strrchr(path, '/');
  strncat(text, name ? name + 1 : path, 200 - strlen(text));
  strncat(text, " ", 200 - strlen(text));
  return true;
}

/* Pushes the names that the first input stands for and the content of the first of them. */
static a2c_status push_files(const state *self, const char *path, const a2c_sink *sink, a2c_error *error) {
  const a2c_ext_files *files = (const a2c_ext_files *)self->host->get_extension(self->host, A2C_EXT_FILES);
  char names[256] = "";
  char content[256];
  a2c_file *file = NULL;
  const uint8_t *bytes = NULL;
  int64_t count = 0;
  a2c_status status = files->list(self->host, path, names, push_name, error);
  if (status == A2C_OK) status = sink->text(sink, names, error);
  /* a file of the bundle */
  if (status == A2C_OK) status = files->open(self->host, "adapter.yaml", 1 << 16, &file, &bytes, &count, error);
  if (status != A2C_OK) return status;
  snprintf(content, sizeof content, "%.*s", 14, (const char *)bytes);
  files->close(self->host, file);
  files->close(self->host, file);
  status = sink->text(sink, content, error);
  if (status == A2C_OK) status = files->open(self->host, "../outside", 10, &file, &bytes, &count, NULL);
  return status == A2C_INVALID_ARGUMENT ? A2C_OK : a2c_fail(error, A2C_INTERNAL, "opened a file outside");
}

static a2c_status encode(const a2c_adapter *table, const a2c_inputs *inputs, const a2c_sink *sink, a2c_error *error) {
  const state *self = (const state *)table->adapter_data;
  const char *path = inputs->count ? A2C_INPUT_AT(inputs, 0)->path : "";
  if (!self->prepared) return a2c_fail(error, A2C_INTERNAL, "not prepared");
  if (has_mode(self, "all")) {
    say(self, A2C_LOG_WARNING, "pushing \033[31mall");
    return push_all(self, sink, error);
  }
  if (has_mode(self, "media")) return push_media(self, path, sink, error);
  if (has_mode(self, "files")) return push_files(self, path, sink, error);
  if (has_mode(self, "pictures")) return push_frames(sink, 3, A2C_FRAMES_NUMBERED, error);
  if (has_mode(self, "fail")) {
    a2c_status status = a2c_fail(error, A2C_BAD_INPUT, "pose %d has %s joints", 3, "no");
    if (error) a2c_copy_text(error->hint, sizeof error->hint, "remove it");
    return status;
  }
  if (has_mode(self, "silent-failure")) return A2C_IO;
  if (has_mode(self, "unknown-status")) return 4711;
  if (has_mode(self, "nothing")) return A2C_OK;
  if (has_mode(self, "swallows")) {
    (void)sink->text(sink, "", NULL);
    (void)sink->text(sink, "a fact", NULL);
    return A2C_OK;
  }
  if (has_mode(self, "unfinished")) {
    a2c_frames frames = A2C_FRAMES_INIT;
    a2c_wanted wanted = A2C_WANTED_INIT;
    frames.count = 1;
    frames.encoder = A2C_ENCODER_VISION;
    return sink->frames_begin(sink, &frames, &wanted, error);
  }
  if (has_mode(self, "forged-handle")) {
    const a2c_ext_media *media = (const a2c_ext_media *)self->host->get_extension(self->host, A2C_EXT_MEDIA);
    a2c_media_info info = A2C_MEDIA_INFO_INIT;
    return media->info(self->host, (a2c_media *)(void *)&info, &info, error);
  }
  if (has_mode(self, "cancellable")) {
    const a2c_ext_progress *progress =
      (const a2c_ext_progress *)self->host->get_extension(self->host, A2C_EXT_PROGRESS);
    progress->report(self->host, 0.5, "waiting");
    if (progress->is_cancelled(self->host)) return a2c_fail(error, A2C_CANCELLED, "cancelled");
    return sink->text(sink, "not cancelled", error);
  }
  if (has_mode(self, "unknown-extension")) {
    const void *found = self->host->get_extension(self->host, "com.example.thing/7");
    return found ? a2c_fail(error, A2C_INTERNAL, "found") : sink->text(sink, "none", error);
  }
  if (has_mode(self, "floods")) {
    for (int i = 0; i < 5000; i++) say(self, A2C_LOG_INFO, "line");
    return sink->text(sink, "flooded", error);
  }
  return a2c_fail(error, A2C_INVALID_ARGUMENT, "unknown mode in %s", self->parameters);
}

static a2c_status prepare(const a2c_adapter *table, a2c_error *error) {
  state *self = (state *)table->adapter_data;
  if (has_mode(self, "unprepared")) return a2c_fail(error, A2C_NO_MEMORY, "the weights do not fit");
  self->prepared = 1;
  return A2C_OK;
}

static void unprepare(const a2c_adapter *table) { ((state *)table->adapter_data)->prepared = 0; }

static void destroy(const a2c_adapter *table) { free(table->adapter_data); }

static a2c_status create(
  const a2c_entry *entry, const char *id, const a2c_host *host, const char *parameters, const a2c_adapter **out,
  a2c_error *error) {
  (void)entry;
  if (strcmp(id, ID) != 0) return a2c_fail(error, A2C_INVALID_ARGUMENT, "no adapter %s", id);
  if (strstr(parameters, "\"refuse\"")) return a2c_fail(error, A2C_INVALID_ARGUMENT, "refused");
  state *self = (state *)calloc(1, sizeof(state));
  if (!self) return a2c_fail(error, A2C_NO_MEMORY, "no memory");
  self->host = host;
  snprintf(self->parameters, sizeof self->parameters, "%s", parameters);
#ifdef SHORT
  /* Behind `destroy` stands rubbish, which the host must not read. */
  self->table.struct_size = (uint32_t)offsetof(a2c_adapter, get_extension);
  memset((void *)&self->table.get_extension, 0x5A, sizeof self->table.get_extension);
#else
  self->table.struct_size = (uint32_t)sizeof(a2c_adapter);
#endif
  self->table.adapter_data = self;
  self->table.prepare = prepare;
  self->table.encode = encode;
  self->table.unprepare = unprepare;
  self->table.destroy = destroy;
  *out = &self->table;
  return A2C_OK;
}

static const a2c_descriptor *describe(const a2c_entry *entry, uint32_t index) {
  (void)entry;
  return index == 0 ? &own : NULL;
}

#ifdef __cplusplus
extern "C"
#endif
  A2C_EXPORT const a2c_entry *
  a2c_adapter_entry_v1(const a2c_abi_probe *probe) {
  static const a2c_entry entry = {(uint32_t)sizeof(a2c_entry), 1, NULL, describe, create, NULL};
#ifdef NO_PROBE
  (void)probe;
  return entry.describe ? NULL : &entry;
#else
  return a2c_probe_matches(probe) ? &entry : NULL;
#endif
}
