/* init-fails: no instance can be made. */
#define ON_CREATE return a2c_fail(error, A2C_INTERNAL, "the moon is in the wrong place");
#include "specimen.h"
