/* needs-what-is-optional: takes for granted an extension that its manifest does not require. */
#define ON_PREPARE                                                                                       \
  const state *me = (const state *)self->adapter_data;                                                   \
  const a2c_ext_log *log = (const a2c_ext_log *)me->host->get_extension(me->host, A2C_EXT_LOG);          \
  log->write(me->host, A2C_LOG_INFO, "preparing");
#include "specimen.h"
