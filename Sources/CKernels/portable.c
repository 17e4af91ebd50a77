/* For any processor that the compiler's default target covers. */
#define A2C_TABLE a2c_kernels_portable
#include "body.h"
