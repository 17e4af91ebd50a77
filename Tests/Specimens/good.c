/* good: nothing is wrong. Every other specimen differs from it in one thing. */
#include "specimen.h"
