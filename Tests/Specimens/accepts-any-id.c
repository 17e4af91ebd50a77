/* accepts-any-id: create makes an instance whatever it is asked for. */
#define ACCEPTS_ANY_ID
#include "specimen.h"
