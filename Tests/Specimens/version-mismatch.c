/* version-mismatch: the library is of another version than its manifest says. */
#define VERSION "1.0.1"
#include "specimen.h"
