/* traps: an instruction that is none, as Swift has it behind every failed check. */
#define ON_ENCODE __builtin_trap();
#include "specimen.h"
