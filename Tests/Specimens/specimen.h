/* A whole adapter, all in order, of which a specimen replaces parts by macros before it includes this file. It reads a
 * file and says in words how long it is. It has no static data that changes: tests run it in several processes and
 * threads at once. */
#ifndef SPECIMEN_H
#define SPECIMEN_H

#include "a2c/a2c.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef ID
#define ID "org.example.specimen"
#endif
#ifndef VERSION
#define VERSION "1.0.0"
#endif
/* Statements at the start of create, prepare, destroy, and of encode once the input was read. */
#ifndef ON_CREATE
#define ON_CREATE
#endif
#ifndef ON_PREPARE
#define ON_PREPARE
#endif
#ifndef ON_ENCODE
#define ON_ENCODE
#endif
#ifndef ON_REFUSED
#define ON_REFUSED
#endif
#ifndef ON_DESTROY
#define ON_DESTROY
#endif
#ifndef ENTRY_NAME
#define ENTRY_NAME a2c_adapter_entry_v1
#endif
#ifndef ENTRY_SIZE
#define ENTRY_SIZE sizeof(a2c_entry)
#endif
#ifndef ADAPTER_SIZE
#define ADAPTER_SIZE sizeof(a2c_adapter)
#endif
#ifndef DESCRIPTOR_SIZE
#define DESCRIPTOR_SIZE sizeof(a2c_descriptor)
#endif

typedef struct state {
  a2c_adapter table;
  const a2c_host *host;
} state;

static const a2c_descriptor own = {(uint32_t)DESCRIPTOR_SIZE, 0, ID, VERSION, "Specimen"};

static a2c_status prepare(const a2c_adapter *self, a2c_error *error) {
  (void)self;
  (void)error;
  ON_PREPARE
  return A2C_OK;
}

#ifdef ENCODE
static a2c_status encode(const a2c_adapter *table, const a2c_inputs *inputs, const a2c_sink *sink, a2c_error *error) {
  ENCODE
}
#else
static a2c_status encode(const a2c_adapter *table, const a2c_inputs *inputs, const a2c_sink *sink, a2c_error *error) {
  const state *self = (const state *)table->adapter_data;
  const a2c_ext_files *files = (const a2c_ext_files *)self->host->get_extension(self->host, A2C_EXT_FILES);
  a2c_file *file = NULL;
  const uint8_t *bytes = NULL;
  int64_t count = 0;
  char fact[100];
  if (!files) return a2c_fail(error, A2C_UNSUPPORTED, "this host reads no files");
  a2c_status status = files->open(self->host, A2C_INPUT_AT(inputs, 0)->path, 1 << 20, &file, &bytes, &count, error);
  if (status == A2C_OK && count == 0) status = a2c_fail(error, A2C_BAD_INPUT, "the file is empty");
  if (status != A2C_OK) {
    ON_REFUSED
    files->close(self->host, file);
    return status;
  }
  ON_ENCODE
  snprintf(fact, sizeof fact, "the file has %lld bytes", (long long)count);
  files->close(self->host, file);
  return sink->text(sink, fact, error);
}
#endif

static void destroy(const a2c_adapter *self) {
  ON_DESTROY
  free(self->adapter_data);
}

static a2c_status create(
  const a2c_entry *entry, const char *id, const a2c_host *host, const char *parameters, const a2c_adapter **out,
  a2c_error *error) {
  (void)entry;
  (void)parameters;
  ON_CREATE
#ifndef ACCEPTS_ANY_ID
  if (strcmp(id, ID) != 0) return a2c_fail(error, A2C_INVALID_ARGUMENT, "this library holds no adapter '%s'", id);
#else
  (void)id;
  (void)error;
#endif
  state *self = (state *)calloc(1, sizeof *self);
  if (!self) return a2c_fail(error, A2C_NO_MEMORY, "no memory");
  self->host = host;
  self->table.struct_size = (uint32_t)ADAPTER_SIZE;
  self->table.adapter_data = self;
  self->table.prepare = prepare;
  self->table.encode = encode;
  self->table.destroy = destroy;
#ifdef A2C_TOMORROW
  self->table.tomorrow = 0x0123456789ABCDEF;
#endif
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
A2C_EXPORT const a2c_entry *ENTRY_NAME(const a2c_abi_probe *probe);

A2C_EXPORT const a2c_entry *ENTRY_NAME(const a2c_abi_probe *probe) {
  static const a2c_entry entry = {
    (uint32_t)ENTRY_SIZE, 1, NULL, describe, create, NULL
#ifdef A2C_TOMORROW
    , 0x0123456789ABCDEF
#endif
  };
  return a2c_probe_matches(probe) ? &entry : NULL;
}

#endif
