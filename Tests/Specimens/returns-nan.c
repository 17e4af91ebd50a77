/* returns-nan: pushes a token that is no number. */
#include <math.h>
#define ON_ENCODE                         \
  float values[256] = {0};                \
  a2c_tokens tokens = A2C_TOKENS_INIT;    \
  values[7] = NAN;                        \
  tokens.count = 1;                       \
  tokens.width = 256;                     \
  tokens.values = values;                 \
  status = sink->tokens(sink, &tokens, error); \
  if (status != A2C_OK) return status;
#include "specimen.h"
