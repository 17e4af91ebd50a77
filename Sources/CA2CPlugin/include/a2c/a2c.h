/* The adapter ABI of a2c, major version 1: all that the author of an adapter includes. */
#ifndef A2C_H
#define A2C_H

#include "adapter.h"
#include "base.h"
#include "entry.h"
#include "ext/files.h"
#include "ext/log.h"
#include "ext/media.h"
#include "ext/model.h"
#include "ext/progress.h"
#include "host.h"
#include "parameters.h"

#endif
