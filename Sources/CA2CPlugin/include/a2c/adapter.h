/* An adapter instance: made by a2c_entry.create, ended by destroy.
 *
 *   create ── prepare ──┬── encode ── reset ──┬── unprepare ── destroy
 *                       └─────────────────────┘
 *
 * created: after create, or after unprepare. prepared: after prepare succeeded. encoding: inside encode. A failed
 * prepare leaves the instance created; a failed encode leaves it prepared. */
#ifndef A2C_ADAPTER_H
#define A2C_ADAPTER_H

#include "base.h"
#include "host.h"

A2C_EXTERN_C_BEGIN

/* One input, borrowed until encode returns. */
typedef struct a2c_input {
  uint32_t struct_size;
  uint32_t reserved;
  const char *path; /* absolute: a file, a folder, or a printf pattern such as /clips/frame_%04d.png */
} a2c_input;

/* All inputs of one condition, in the user's order, borrowed until encode returns. */
typedef struct a2c_inputs {
  uint32_t struct_size;
  uint32_t count;
  uint32_t stride; /* bytes from one input to the next, at least sizeof(a2c_input) as the host knows it */
  uint32_t reserved;
  const a2c_input *first;
} a2c_inputs;

/* Input number `index` of `inputs`, whatever size the host's a2c_input has. */
#define A2C_INPUT_AT(inputs, index) \
  ((const a2c_input *)(const void *)((const char *)(inputs)->first + (size_t)(index) * (inputs)->stride))

typedef struct a2c_adapter a2c_adapter;
struct a2c_adapter {
  uint32_t struct_size;
  uint32_t reserved;
  void *adapter_data; /* the adapter's own; the host never looks */

  /* Gets ready for encode: may read weights and take long; reports progress and asks for cancellation while it does.
   * May be NULL.
   * [worker & created] */
  a2c_status (*prepare)(const a2c_adapter *self, a2c_error *error);

  /* Turns the inputs into blocks and pushes them into `sink`, in the order the model shall see them. The result of an
   * earlier call does not change that of a later one. What was pushed by a call that fails is thrown away.
   * `inputs` and `sink` are borrowed until the call returns.
   * [worker & prepared] */
  a2c_status (*encode)(const a2c_adapter *self, const a2c_inputs *inputs, const a2c_sink *sink, a2c_error *error);

  /* Forgets what encode left behind (caches of an input, open media). May be NULL.
   * [worker & prepared] */
  void (*reset)(const a2c_adapter *self);

  /* Gives back what prepare took. May be NULL.
   * [worker & prepared] */
  void (*unprepare)(const a2c_adapter *self);

  /* Ends the instance; `self` is invalid afterwards.
   * [worker & created] */
  void (*destroy)(const a2c_adapter *self);

  /* An extension of the adapter, NULL where `id` is unknown. May be NULL itself. The result lives until destroy.
   * [any-thread] */
  const void *(*get_extension)(const a2c_adapter *self, const char *id);
};

A2C_EXTERN_C_END

#endif
