/* older-abi: as if it had been made when the structs were shorter: without names, without get_extension. */
#include <stddef.h>
#define ENTRY_SIZE offsetof(a2c_entry, get_extension)
#define ADAPTER_SIZE offsetof(a2c_adapter, get_extension)
#define DESCRIPTOR_SIZE offsetof(a2c_descriptor, name)
#include "specimen.h"
