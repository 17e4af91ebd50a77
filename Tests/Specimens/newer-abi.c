/* newer-abi: made with the headers of a later version, in which structs have grown; the test makes such headers. */
#define A2C_TOMORROW
#include "specimen.h"
