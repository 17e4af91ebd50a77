/* The adapter ABI of a2c, major version 1: all that the author of an adapter includes.
 *
 * What stays as it is, as long as the entry symbol ends in _v1:
 *  - No struct loses or moves a member, none changes its meaning; structs grow at their end only. headers.c, which is
 *    compiled with every build, asserts each offset.
 *  - No constant and no extension id changes its value or meaning. An extension that has to change gets a new id
 *    (`a2c.media/2`), and the old one stays beside it.
 *  - A library that loads today loads in every later host of this major version, and its parameters, inputs and blocks
 *    mean the same. No function and no extension is ever required: hosts may lack any of them, and so may adapters,
 *    except entry, describe, create, encode and destroy.
 *  - Not promised: the words of messages, which frames a host samples, limits on sizes, the order of the calls of
 *    different instances. */
#ifndef A2C_H
#define A2C_H

#include "adapter.h"
#include "base.h"
#include "entry.h"
#include "ext/encoders.h"
#include "ext/files.h"
#include "ext/log.h"
#include "ext/media.h"
#include "ext/model.h"
#include "ext/parallel.h"
#include "ext/progress.h"
#include "ext/random.h"
#include "ext/scratch.h"
#include "ext/tokenizer.h"
#include "ext/weights.h"
#include "host.h"
#include "parameters.h"

#endif
