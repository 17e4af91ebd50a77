#ifndef A2C_H
#define A2C_H
#include <stdint.h>
#endif
