/* lying-manifest: its manifest says that it shows frames to the vision encoder; it emits tokens of its own. */
#define ON_ENCODE                         \
  float values[256] = {0};                \
  a2c_tokens tokens = A2C_TOKENS_INIT;    \
  tokens.count = 1;                       \
  tokens.width = 256;                     \
  tokens.values = values;                 \
  status = sink->tokens(sink, &tokens, error); \
  if (status != A2C_OK) return status;
#include "specimen.h"
