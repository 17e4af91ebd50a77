/* Lines for the user. The host keeps them with the condition and shows them by level. */
#ifndef A2C_EXT_LOG_H
#define A2C_EXT_LOG_H

#include "../host.h"

#define A2C_EXT_LOG "a2c.log/1"

#define A2C_LOG_DEBUG 0
#define A2C_LOG_INFO 1
#define A2C_LOG_WARNING 2
#define A2C_LOG_ERROR 3

A2C_EXTERN_C_BEGIN

typedef struct a2c_ext_log {
  uint32_t struct_size;
  uint32_t reserved;

  /* One line; `text` is borrowed until the call returns.
   * [any-thread] */
  void (*write)(const a2c_host *host, int32_t level, const char *text);
} a2c_ext_log;

A2C_EXTERN_C_END

#endif
