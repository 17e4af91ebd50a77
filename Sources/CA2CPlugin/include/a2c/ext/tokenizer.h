/* The tokenizer of the model that will read the blocks. */
#ifndef A2C_EXT_TOKENIZER_H
#define A2C_EXT_TOKENIZER_H

#include "../host.h"

#define A2C_EXT_TOKENIZER "a2c.tokenizer/1"

A2C_EXTERN_C_BEGIN

typedef struct a2c_ext_tokenizer {
  uint32_t struct_size;
  uint32_t reserved;

  /* Cuts `text` into tokens: writes their number to `count`, and the first `capacity` of their ids to `into`, so that
   * a call with a `capacity` of 0 tells how much room is needed. What looks like a special token in `text` is plain
   * text. A2C_UNSUPPORTED where the host does not have the model's tokenizer (a remote model). `text`, `into` and
   * `count` are borrowed until the call returns.
   * [worker & created] or [worker & encoding] */
  a2c_status (*encode)(
    const a2c_host *host, const char *text, int32_t *into, int64_t capacity, int64_t *count, a2c_error *error);

  /* Writes the id of a special token, such as <|vision_start|> or one of the adapter's own frame tokens, to `id`.
   * A2C_UNSUPPORTED where the model has no such token. `token` is borrowed until the call returns.
   * [worker & created] or [worker & encoding] */
  a2c_status (*special)(const a2c_host *host, const char *token, int32_t *id, a2c_error *error);
} a2c_ext_tokenizer;

A2C_EXTERN_C_END

#endif
