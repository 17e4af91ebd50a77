#include "kernels.h"
typedef int a2c_kernels_translation_unit;
