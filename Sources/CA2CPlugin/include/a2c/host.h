/* What the host gives an adapter: extensions by id, and the sink that takes its blocks. */
#ifndef A2C_HOST_H
#define A2C_HOST_H

#include "base.h"

A2C_EXTERN_C_BEGIN

typedef struct a2c_host a2c_host;
struct a2c_host {
  uint32_t struct_size;
  uint32_t reserved;
  void *host_data;     /* the host's own; an adapter never looks */
  const char *name;    /* `a2c`; lives as long as the host struct */
  const char *version; /* `0.1.0`; lives as long as the host struct */

  /* The extension `id` (`a2c.log/1`), NULL where this host has none. Legal in every state from create on; the result
   * lives until destroy has returned. Every extension is optional for ever.
   * [any-thread] */
  const void *(*get_extension)(const a2c_host *host, const char *id);
};

/* The encoders of the model that take frames or tensors. Others may come; a host that lacks one says A2C_UNSUPPORTED
 * or shows the frames to another and records that as a decision. */
#define A2C_ENCODER_VISION "vision"
#define A2C_ENCODER_MOTION "motion"
#define A2C_ENCODER_CAMERA "camera"

/* How the pixels of a raster lie, rows from top to bottom. */
#define A2C_RGB8 1   /* 3 bytes a pixel */
#define A2C_RGBA8 2  /* 4 bytes a pixel, alpha not premultiplied */
#define A2C_GRAY8 3  /* 1 byte a pixel */
#define A2C_GRAY16 4 /* 2 bytes a pixel, native byte order */
/* Only for reading media, not for frames that an adapter pushes: */
#define A2C_INDEX8 5 /* 1 byte a pixel, the index into the palette of a medium that has one */
#define A2C_RGB16 6  /* 6 bytes a pixel, native byte order */

/* One picture, borrowed until the call returns. */
typedef struct a2c_raster {
  uint32_t struct_size;
  int32_t layout; /* A2C_RGB8 ... */
  int32_t width;  /* pixels, at least 1 */
  int32_t height; /* pixels, at least 1 */
  int64_t stride; /* bytes from one row to the next, at least width times the bytes of a pixel */
  int64_t count;  /* bytes behind `bytes`, at least stride * (height - 1) + the bytes of one row */
  const uint8_t *bytes;
} a2c_raster;
#define A2C_RASTER_INIT {(uint32_t)sizeof(a2c_raster), 0, 0, 0, 0, 0, NULL}

/* The frames are moments of one clip; without it they are pictures on their own. */
#define A2C_FRAMES_VIDEO 1u
/* Each picture gets "Picture N: " in front of it. Not together with A2C_FRAMES_VIDEO. */
#define A2C_FRAMES_NUMBERED 2u

/* What a frames block is about to hold. */
typedef struct a2c_frames {
  uint32_t struct_size;
  uint32_t flags;         /* A2C_FRAMES_... */
  int64_t count;          /* frames the source has, at least 1 */
  double frames_per_second; /* of the source; finite and above 0 with A2C_FRAMES_VIDEO, otherwise ignored */
  const char *encoder;    /* A2C_ENCODER_... */
  /* What the frames stand for, by which generators take them: `pose`, `depth`, `mask`. Small letters, digits and
   * hyphens, at most 64; NULL where there is nothing to say. */
  const char *stands_for;
} a2c_frames;
#define A2C_FRAMES_INIT {(uint32_t)sizeof(a2c_frames), 0, 0, 0.0, NULL, NULL}

/* The host's answer: the frames it wants. */
typedef struct a2c_wanted {
  uint32_t struct_size;
  uint32_t reserved;
  int64_t count;          /* at least 1 */
  const int64_t *indices; /* ascending; one may stand twice; each in 0 ..< a2c_frames.count; valid until frames_end */
} a2c_wanted;
#define A2C_WANTED_INIT {(uint32_t)sizeof(a2c_wanted), 0, 0, NULL}

/* Numbers for one of the model's encoders, borrowed until the call returns; for instance maps [n, 6, h, w] for
 * the camera encoder. A path of poses is an a2c_camera. */
typedef struct a2c_tensor {
  uint32_t struct_size;
  int32_t dims;                 /* 1 ... A2C_MAX_DIMS */
  int64_t shape[A2C_MAX_DIMS];  /* row-major, the last dimension is dense; entries behind `dims` are ignored */
  int64_t count;                /* numbers behind `values`; the product of the shape */
  const float *values;          /* finite */
  const char *encoder;          /* A2C_ENCODER_... */
} a2c_tensor;
#define A2C_TENSOR_INIT {(uint32_t)sizeof(a2c_tensor), 0, {0}, 0, NULL, NULL}

/* What the lenses of a camera path are counted in. */
#define A2C_LENS_SHARES 1 /* fx and cx shares of the picture's width, fy and cy of its height */
#define A2C_LENS_PIXELS 2 /* pixels of a picture of the source's size */

/* A camera's path as it is, borrowed until the call returns. The host makes of it what its reader wants: Plücker maps at
 * the size of the model's camera encoder, a file in a generator's spelling. Axes are OpenCV's: x right, y down,
 * z forward; lengths are in any unit. */
typedef struct a2c_camera {
  uint32_t struct_size;
  int32_t lens_unit;        /* A2C_LENS_... */
  int64_t count;            /* poses, 1 ... 100000 */
  const double *poses;      /* count * 12: camera to world, 3 x 4, row by row; the first pose may be any */
  const double *lenses;     /* count * 4: fx, fy (above 0), cx, cy */
  const double *times;      /* count seconds, ascending; NULL where nobody tells */
  double frames_per_second; /* poses a second; 0 where nobody tells */
  double source_width;      /* of the pictures that the path was taken with; with A2C_LENS_SHARES any unit will do */
  double source_height;
  int64_t most_maps;        /* poses that an encoder sees at most, evenly spread; 0 leaves it to the host */
} a2c_camera;
#define A2C_CAMERA_INIT {(uint32_t)sizeof(a2c_camera), 0, 0, NULL, NULL, NULL, 0.0, 0.0, 0.0, 0}

/* Tokens the adapter made itself, borrowed until the call returns. */
typedef struct a2c_tokens {
  uint32_t struct_size;
  uint32_t reserved;
  int64_t count;       /* tokens */
  int64_t width;       /* numbers of a token; the model's token width (a2c.model/1) */
  const float *values; /* count * width, finite */
  int32_t grid[3];     /* t, h, w with t * h * w == count, or 0, 0, 0 where the tokens have no place in a picture */
  int32_t reserved2;
} a2c_tokens;
#define A2C_TOKENS_INIT {(uint32_t)sizeof(a2c_tokens), 0, 0, 0, NULL, {0, 0, 0}, 0}

/* One thing that is known of the video to be made, which its caption will hold: about the video, never about the
 * file it was read from. Borrowed until the call returns.
 *
 * Aspects: `subject`, `count`, `looks`, `action`, `interaction`, `emotion`, `place`, `time`, `weather`, `camera`,
 * `style`, `layout`, `text` (to be read in the picture), `absence`, `sound`. A host leaves out a claim of an aspect
 * that it does not know, and logs that. */
typedef struct a2c_claim {
  uint32_t struct_size;
  float certainty;      /* 0 ... 1; below 0.5 it is shown to the user and never written */
  const char *aspect;
  const char *value;    /* in few words: `a red boat`; of a camera its moves, `dolly forward; then pan left`. At most
                         * 1000 bytes */
  const char *sentence; /* how a caption says it, a whole sentence. At most 4000 bytes */
} a2c_claim;
#define A2C_CLAIM_INIT {(uint32_t)sizeof(a2c_claim), 1.0f, NULL, NULL, NULL}

/* Takes an adapter's blocks. Owned by the host, valid inside one encode. The host copies whatever it is given before
 * a function returns, and checks it: sizes, the order of frames, that numbers are finite. Once a function has failed
 * the adapter returns from encode with that status. */
typedef struct a2c_sink a2c_sink;
struct a2c_sink {
  uint32_t struct_size;
  uint32_t reserved;
  void *sink_data; /* the host's own; an adapter never looks */

  /* Opens a frames block and learns which of the source's frames the host wants.
   * [worker & encoding] */
  a2c_status (*frames_begin)(const a2c_sink *sink, const a2c_frames *frames, a2c_wanted *wanted, a2c_error *error);

  /* Pushes the next wanted frame; called once for each, in the order of the answer. All have the same size with
   * A2C_FRAMES_VIDEO.
   * [worker & frames] */
  a2c_status (*frame)(const a2c_sink *sink, const a2c_raster *raster, a2c_error *error);

  /* Closes the block, after the last wanted frame.
   * [worker & frames] */
  a2c_status (*frames_end)(const a2c_sink *sink, a2c_error *error);

  /* A tensor block.
   * [worker & encoding] */
  a2c_status (*tensor)(const a2c_sink *sink, const a2c_tensor *tensor, a2c_error *error);

  /* A tokens block.
   * [worker & encoding] */
  a2c_status (*tokens)(const a2c_sink *sink, const a2c_tokens *tokens, a2c_error *error);

  /* A text block: a fact in words, borrowed until the call returns.
   * [worker & encoding] */
  a2c_status (*text)(const a2c_sink *sink, const char *fact, a2c_error *error);

  /* Records a choice the adapter made by itself: what it is about (`near`), what was chosen (`bright`), and why.
   * Shown to the user; `likelier` and `recognised` also tell `a2c init` what to ask next. Borrowed until the call
   * returns.
   * [worker & encoding] */
  a2c_status (*decision)(
    const a2c_sink *sink, const char *key, const char *value, const char *reason, a2c_error *error);

  /* Something known of the video to be made. Absent in hosts of before claims: test it with A2C_HAS. Valid UTF-8;
   * control characters and line breaks become spaces. At most 256 a condition.
   * [worker & encoding] */
  a2c_status (*claim)(const a2c_sink *sink, const a2c_claim *claim, a2c_error *error);

  /* A camera block. Absent in hosts of before camera blocks: test it with A2C_HAS.
   * [worker & encoding] */
  a2c_status (*camera)(const a2c_sink *sink, const a2c_camera *camera, a2c_error *error);
};

A2C_EXTERN_C_END

#endif
