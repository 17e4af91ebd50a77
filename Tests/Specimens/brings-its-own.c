/* brings-its-own: has a function of the name of one that the host has too, visible to all. It calls its own. */
__attribute__((noinline, visibility("default"))) const char *zlibVersion(void);
#define ENCODE         \
  (void)table;         \
  (void)inputs;        \
  return sink->text(sink, zlibVersion(), error);
#include "specimen.h"

const char *zlibVersion(void) { return "its own"; }
