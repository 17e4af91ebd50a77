/* The one symbol of an adapter library, and what it leads to. */
#ifndef A2C_ENTRY_H
#define A2C_ENTRY_H

#include "adapter.h"
#include "base.h"
#include "host.h"

A2C_EXTERN_C_BEGIN

/* What a version number does not tell. The library compares it byte for byte with its own A2C_PROBE_INIT; it has no
 * padding and never changes within major version 1. */
typedef struct a2c_abi_probe {
  uint32_t magic; /* A2C_PROBE_MAGIC */
  uint16_t pointer_bits;
  uint16_t little_endian; /* 1 or 0 */
  uint16_t float_bits;
  uint16_t max_dims;
  uint32_t reserved; /* 0 */
} a2c_abi_probe;
#define A2C_PROBE_MAGIC 0x31433241u /* "A2C1" */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define A2C_IS_LITTLE_ENDIAN 0
#else
#define A2C_IS_LITTLE_ENDIAN 1
#endif
#define A2C_PROBE_INIT \
  {A2C_PROBE_MAGIC, (uint16_t)(8 * sizeof(void *)), A2C_IS_LITTLE_ENDIAN, (uint16_t)(8 * sizeof(float)), A2C_MAX_DIMS, 0}

#if defined(__GNUC__)
/* The probe of this build, for a side that cannot use the macro.
 * [any-thread] */
static inline a2c_abi_probe a2c_own_probe(void) {
  a2c_abi_probe own = A2C_PROBE_INIT;
  return own;
}

/* Whether the host's probe is the one this library was compiled with.
 * [any-thread] */
static inline bool a2c_probe_matches(const a2c_abi_probe *probe) {
  a2c_abi_probe own = A2C_PROBE_INIT;
  return probe && __builtin_memcmp(probe, &own, sizeof own) == 0;
}
#endif

/* Who an adapter is. All text lives until the process ends. */
typedef struct a2c_descriptor {
  uint32_t struct_size;
  uint32_t reserved;
  const char *id;      /* reverse DNS, `org.a2c.depth`; equals `id` of adapter.yaml */
  const char *version; /* `1.2.0`; equals `version` of adapter.yaml */
  const char *name;    /* for people, may be NULL */
} a2c_descriptor;
#define A2C_DESCRIPTOR_INIT(id, version, name) {(uint32_t)sizeof(a2c_descriptor), 0, id, version, name}

/* What a library holds: one or several adapters, usually one. Lives until the process ends, as the library does. */
typedef struct a2c_entry a2c_entry;
struct a2c_entry {
  uint32_t struct_size;
  uint32_t adapter_count; /* at least 1 */
  void *library_data;     /* the library's own; the host never looks */

  /* The descriptor at `index`, 0 ..< adapter_count; NULL outside. The result lives until the process ends.
   * [any-thread] */
  const a2c_descriptor *(*describe)(const a2c_entry *self, uint32_t index);

  /* Makes an instance of the adapter `id` and writes it to `out`. Cheap: it reads its parameters and no file.
   * `id` and `parameters` (a JSON object; members are those that the manifest declares, defaults filled in) are
   * borrowed until the call returns; `host` stays valid until `destroy` has returned. On failure `out` is left alone
   * and nothing stays behind.
   * [worker] */
  a2c_status (*create)(
    const a2c_entry *self, const char *id, const a2c_host *host, const char *parameters, const a2c_adapter **out,
    a2c_error *error);

  /* An extension of the library as a whole, NULL where `id` is unknown. May be NULL itself. The result lives until
   * the process ends.
   * [any-thread] */
  const void *(*get_extension)(const a2c_entry *self, const char *id);
};

/* The one exported symbol; its name carries the major version. Pure: no input or output, no threads, no locks that
 * outlast the call; the same answer every time. Returns NULL where `probe` differs from the library's own.
 * The result lives until the process ends.
 * [any-thread] */
A2C_EXPORT const a2c_entry *a2c_adapter_entry_v1(const a2c_abi_probe *probe);
#define A2C_ENTRY_SYMBOL "a2c_adapter_entry_v1"

A2C_EXTERN_C_END

#endif
