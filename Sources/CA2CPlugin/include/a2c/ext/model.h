/* What an adapter may want to know of the model that will read its blocks. */
#ifndef A2C_EXT_MODEL_H
#define A2C_EXT_MODEL_H

#include "../host.h"

#define A2C_EXT_MODEL "a2c.model/1"

A2C_EXTERN_C_BEGIN

typedef struct a2c_model_facts {
  uint32_t struct_size;
  int32_t token_width;        /* numbers of a token; 0 where the model takes no tokens (a remote one) */
  int32_t has_motion_encoder; /* 1 or 0; without it the host shows its frames to the vision encoder */
  int32_t has_camera_encoder; /* 1 or 0; without it a tensor for it is refused */
  int32_t camera_height;      /* of the maps the camera encoder takes */
  int32_t camera_width;
  int32_t camera_max_frames; /* the most maps of one condition */
  int32_t reserved;
} a2c_model_facts;

typedef struct a2c_ext_model {
  uint32_t struct_size;
  uint32_t reserved;

  /* The facts; the result lives until destroy has returned.
   * [any-thread] */
  const a2c_model_facts *(*facts)(const a2c_host *host);
} a2c_ext_model;

A2C_EXTERN_C_END

#endif
