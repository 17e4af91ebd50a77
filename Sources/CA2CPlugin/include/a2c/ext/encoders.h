/* The encoders of the model that will read the blocks: what each takes and how many tokens come of it. */
#ifndef A2C_EXT_ENCODERS_H
#define A2C_EXT_ENCODERS_H

#include "../host.h"

#define A2C_EXT_ENCODERS "a2c.encoders/1"

#define A2C_TAKES_FRAMES 1
#define A2C_TAKES_TENSOR 2

A2C_EXTERN_C_BEGIN

typedef struct a2c_encoder_info {
  uint32_t struct_size;
  int32_t takes;               /* A2C_TAKES_... */
  const char *name;            /* A2C_ENCODER_...; lives until destroy has returned */
  int32_t token_width;         /* numbers of a token; 0 where the host does not know (a remote model) */
  int32_t token_side;          /* pixels: height and width of the area that becomes one token */
  int32_t token_frames;        /* frames of a video, or maps, that become one token; a picture on its own is 1 */
  int32_t dims;                /* of the tensor; 0 where it takes frames */
  int64_t shape[A2C_MAX_DIMS]; /* of the tensor; -1 where any size is possible, 0 behind `dims` */
  int64_t max_frames;          /* the most frames of a video, or maps, that become tokens */
  double frames_per_second;    /* at which the host samples a video; 0 where it takes a tensor */
} a2c_encoder_info;
#define A2C_ENCODER_INFO_INIT {(uint32_t)sizeof(a2c_encoder_info), 0, NULL, 0, 0, 0, 0, {0}, 0, 0.0}

typedef struct a2c_ext_encoders {
  uint32_t struct_size;
  uint32_t reserved;

  /* How many encoders the model has, at least 1.
   * [any-thread] */
  int32_t (*count)(const a2c_host *host);

  /* Fills `info`, no more of it than info->struct_size says, for encoder `index` (0 ..< count).
   * [any-thread] */
  a2c_status (*info)(const a2c_host *host, int32_t index, a2c_encoder_info *info, a2c_error *error);

  /* Writes the token grid (t, h, w) that `frames` of `width` × `height` pixels become to `grid`: sampled and resized as
   * frames_begin and frame would. Without A2C_FRAMES_VIDEO it is the grid of one picture, whatever the count. `frames`
   * is borrowed until the call returns.
   * [any-thread] */
  a2c_status (*grid)(
    const a2c_host *host, const a2c_frames *frames, int32_t width, int32_t height, int32_t grid[3], a2c_error *error);
} a2c_ext_encoders;

A2C_EXTERN_C_END

#endif
