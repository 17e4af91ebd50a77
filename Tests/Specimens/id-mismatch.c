/* id-mismatch: the library holds another adapter than its manifest says. */
#define ID "org.example.another"
#include "specimen.h"
