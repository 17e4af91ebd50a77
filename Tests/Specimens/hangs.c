/* hangs: does not return from encode. */
#define ON_ENCODE for (volatile unsigned i = 0;; i++) {}
#include "specimen.h"
