/* Small data files, read by the host, so that an adapter works where it may not open files itself. */
#ifndef A2C_EXT_FILES_H
#define A2C_EXT_FILES_H

#include "../host.h"

#define A2C_EXT_FILES "a2c.files/1"

A2C_EXTERN_C_BEGIN

/* An opened file; the host's own. One that is still open when encode or prepare returns is closed by the host. */
typedef struct a2c_file a2c_file;

typedef struct a2c_ext_files {
  uint32_t struct_size;
  uint32_t reserved;

  /* Reads a regular file of at most `limit` bytes and writes its handle to `out`, its content to `bytes` and `count`.
   * The content stays valid until close. A relative path names a file of the adapter's own bundle. A missing file is
   * A2C_MISSING, a larger one A2C_BAD_INPUT.
   * [worker & created] or [worker & encoding] */
  a2c_status (*open)(
    const a2c_host *host, const char *path, int64_t limit, a2c_file **out, const uint8_t **bytes, int64_t *count,
    a2c_error *error);

  /* Closes a file. NULL is allowed.
   * [worker & created] or [worker & encoding] */
  void (*close)(const a2c_host *host, a2c_file *file);

  /* Calls `found` for each file that `path` stands for, as an absolute path in natural order (frame_2 before
   * frame_10): the path itself where it is a file, the files inside a folder (not deeper, hidden ones left out), the
   * files that fit a printf pattern such as pose_%06d.json. None at all is A2C_MISSING. Stops early where `found`
   * returns false. `path` in `found` is borrowed until it returns.
   * [worker & encoding] */
  a2c_status (*list)(
    const a2c_host *host, const char *path, void *context, bool (*found)(void *context, const char *path),
    a2c_error *error);
} a2c_ext_files;

A2C_EXTERN_C_END

#endif
