/* ignores-stride: takes the host's structs to be as long as its own, for ever. */
#define ENCODE                                                                                  \
  char fact[200];                                                                               \
  (void)table;                                                                                  \
  if (inputs->first[0].struct_size != sizeof(a2c_input)) return a2c_fail(error, A2C_INTERNAL, "an odd host"); \
  snprintf(fact, sizeof fact, "a path of %zu bytes", strlen(inputs->first[0].path));            \
  return sink->text(sink, fact, error);
#include "specimen.h"
