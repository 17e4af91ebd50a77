#include "a2c/a2c.h"
typedef int a2c_headers_translation_unit;
