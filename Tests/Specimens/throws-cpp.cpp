// throws-cpp: lets a C++ exception out of encode, which no C function may.
#include <stdexcept>
#define ON_ENCODE throw std::runtime_error("nobody catches this");
#include "specimen.h"
