#ifndef A2C_KERNELS_H
#define A2C_KERNELS_H
#include <stdint.h>
#endif
