/* abi-too-new: made for the next major version, as its manifest says. */
#define ENTRY_NAME a2c_adapter_entry_v2
#include "specimen.h"
