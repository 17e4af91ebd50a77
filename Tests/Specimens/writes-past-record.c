/* writes-past-record: fills the host's error record and what lies behind it. */
#define ON_REFUSED                                                                 \
  char *volatile at = error->message;                                              \
  for (volatile int i = 0; i < 900; i++) at[i] = 'A';
#include "specimen.h"
