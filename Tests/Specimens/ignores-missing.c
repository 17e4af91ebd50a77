/* ignores-missing: succeeds whatever becomes of its input. */
#define ENCODE                                                \
  (void)table;                                                \
  (void)inputs;                                               \
  return sink->text(sink, "there is something", error);
#include "specimen.h"
