/* no-entry: the entry function has another name. */
#define ENTRY_NAME some_other_entry
#include "specimen.h"
