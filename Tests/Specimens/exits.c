/* exits: ends its process as if all were well. */
#define ON_ENCODE exit(0);
#include "specimen.h"
