/* Clips, picture sequences and pictures, decoded by the host: an adapter carries no decoder. */
#ifndef A2C_EXT_MEDIA_H
#define A2C_EXT_MEDIA_H

#include "../host.h"

#define A2C_EXT_MEDIA "a2c.media/1"

#define A2C_MEDIA_PICTURE 1
#define A2C_MEDIA_SEQUENCE 2
#define A2C_MEDIA_CLIP 3

A2C_EXTERN_C_BEGIN

/* An opened medium; the host's own. One that is still open when encode returns is closed by the host. */
typedef struct a2c_media a2c_media;

typedef struct a2c_media_info {
  uint32_t struct_size;
  int32_t kind;   /* A2C_MEDIA_... */
  int32_t width;  /* pixels, after rotation */
  int32_t height; /* pixels, after rotation */
  int64_t frame_count;
  double frames_per_second; /* above 0; a usual value where rate_is_assumed */
  int32_t bit_depth;        /* of a component in the file: 8, 10, 16 ... */
  int32_t is_gray;          /* 1 or 0 */
  int32_t has_alpha;        /* 1 or 0 */
  int32_t rate_is_assumed;  /* 1 where the file does not tell its rate (pictures never do), or 0 */
  int32_t is_indexed;       /* 1 where pixels are indices into a palette, which A2C_INDEX8 reads, or 0 */
  int32_t reserved;
} a2c_media_info;
#define A2C_MEDIA_INFO_INIT {(uint32_t)sizeof(a2c_media_info), 0, 0, 0, 0, 0.0, 0, 0, 0, 0, 0, 0}

typedef struct a2c_ext_media {
  uint32_t struct_size;
  uint32_t reserved;

  /* Opens a file, a folder of pictures or a printf pattern and writes the handle to `out`.
   * [worker & encoding] */
  a2c_status (*open)(const a2c_host *host, const char *path, a2c_media **out, a2c_error *error);

  /* Fills `info`, no more of it than info->struct_size says.
   * [worker & encoding] */
  a2c_status (*info)(const a2c_host *host, a2c_media *media, a2c_media_info *info, a2c_error *error);

  /* Decodes frame `index` (0 ..< frame_count) into the caller's buffer of `capacity` bytes as dense rows of `layout`
   * (A2C_RGB8 ...). Rotation is applied; alpha is composited on white unless the layout has it. Frames in ascending
   * order are fast, others may decode the clip again. Needs width * height * the bytes of a pixel.
   * [worker & encoding] */
  a2c_status (*read_frame)(
    const a2c_host *host, a2c_media *media, int64_t index, int32_t layout, uint8_t *into, int64_t capacity,
    a2c_error *error);

  /* Closes a medium. NULL is allowed.
   * [worker & encoding] */
  void (*close)(const a2c_host *host, a2c_media *media);
} a2c_ext_media;

A2C_EXTERN_C_END

#endif
