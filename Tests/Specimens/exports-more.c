/* exports-more: leaves a second symbol for anyone to clash with. */
#include "specimen.h"

A2C_EXPORT int helper(int value);
int helper(int value) { return value + 1; }
