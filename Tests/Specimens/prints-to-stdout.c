/* prints-to-stdout: says something where the host's result goes. */
#define ON_ENCODE puts("reading the file ...");
#include "specimen.h"
