/* crashes-on-load: ends its process before the host can ask it anything. */
#include "specimen.h"

__attribute__((constructor)) static void on_load(void) { abort(); }
