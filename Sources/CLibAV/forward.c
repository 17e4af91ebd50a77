/* The functions of libav* that this program calls, under their own names: each goes on to what was looked up in the
 * opened library. So the headers stay what callers see and check against, and the program starts without FFmpeg, which
 * brings some 150 libraries with it. The names are hidden: libav*'s own calls never end up here.
 */
#define _GNU_SOURCE
#include <dlfcn.h>

#include "shim.h"

#define TEXT(x) #x
#define FILE_NAME(name, major) "lib" name ".so." TEXT_OF(major)
#define TEXT_OF(x) TEXT(x)

static const char *const files[A2C_AV_LIBRARIES] = {
    [A2C_AV_UTIL] = FILE_NAME("avutil", LIBAVUTIL_VERSION_MAJOR),
    [A2C_AV_SCALE] = FILE_NAME("swscale", LIBSWSCALE_VERSION_MAJOR),
    [A2C_AV_CODEC] = FILE_NAME("avcodec", LIBAVCODEC_VERSION_MAJOR),
    [A2C_AV_FORMAT] = FILE_NAME("avformat", LIBAVFORMAT_VERSION_MAJOR),
};

/* GIVES: library, result, name, parameters, arguments. DOES: the same without a result. */
#define FUNCTIONS(GIVES, DOES) \
    GIVES(UTIL, AVRational, av_d2q, (double value, int most), (value, most)) \
    GIVES(UTIL, AVFrame *, av_frame_alloc, (void), ()) \
    DOES(UTIL, av_frame_free, (AVFrame **frame), (frame)) \
    GIVES(UTIL, int, av_frame_get_buffer, (AVFrame *frame, int align), (frame, align)) \
    DOES(UTIL, av_free, (void *memory), (memory)) \
    GIVES(UTIL, const char *, av_get_pix_fmt_name, (enum AVPixelFormat format), (format)) \
    GIVES(UTIL, int, av_log_format_line2, (void *context, int level, const char *format, va_list list, char \
        *line, int size, int *prefix), (context, level, format, list, line, size, prefix)) \
    DOES(UTIL, av_log_set_callback, (void (*callback)(void *, int, const char *, va_list)), (callback)) \
    GIVES(UTIL, void *, av_malloc, (size_t size), (size)) \
    GIVES(UTIL, int, av_opt_set, (void *object, const char *name, const char *value, int flags), (object, name, \
        value, flags)) \
    GIVES(UTIL, const AVPixFmtDescriptor *, av_pix_fmt_desc_get, (enum AVPixelFormat format), (format)) \
    GIVES(UTIL, int, av_strerror, (int code, char *text, size_t size), (code, text, size)) \
    DOES(SCALE, sws_freeContext, (struct SwsContext *context), (context)) \
    GIVES(SCALE, struct SwsContext *, sws_getContext, (int w, int h, enum AVPixelFormat from, int w2, int h2, \
        enum AVPixelFormat to, int flags, SwsFilter *a, SwsFilter *b, const double *parameters), (w, h, from, \
        w2, h2, to, flags, a, b, parameters)) \
    GIVES(SCALE, const int *, sws_getCoefficients, (int colorspace), (colorspace)) \
    GIVES(SCALE, int, sws_scale, (struct SwsContext *context, const uint8_t *const from[], const int steps[], \
        int y, int rows, uint8_t *const to[], const int steps2[]), (context, from, steps, y, rows, to, steps2)) \
    GIVES(SCALE, int, sws_setColorspaceDetails, (struct SwsContext *context, const int inverse[4], int full, \
        const int table[4], int full2, int brightness, int contrast, int saturation), (context, inverse, full, \
        table, full2, brightness, contrast, saturation)) \
    GIVES(CODEC, int, av_new_packet, (AVPacket *packet, int size), (packet, size)) \
    GIVES(CODEC, AVPacket *, av_packet_alloc, (void), ()) \
    DOES(CODEC, av_packet_free, (AVPacket **packet), (packet)) \
    DOES(CODEC, av_packet_rescale_ts, (AVPacket *packet, AVRational from, AVRational to), (packet, from, to)) \
    DOES(CODEC, av_packet_unref, (AVPacket *packet), (packet)) \
    GIVES(CODEC, AVCodecContext *, avcodec_alloc_context3, (const AVCodec *codec), (codec)) \
    GIVES(CODEC, const AVCodec *, avcodec_find_decoder, (enum AVCodecID id), (id)) \
    GIVES(CODEC, const AVCodec *, avcodec_find_decoder_by_name, (const char *name), (name)) \
    GIVES(CODEC, const AVCodec *, avcodec_find_encoder, (enum AVCodecID id), (id)) \
    GIVES(CODEC, const AVCodec *, avcodec_find_encoder_by_name, (const char *name), (name)) \
    DOES(CODEC, avcodec_free_context, (AVCodecContext **context), (context)) \
    GIVES(CODEC, const char *, avcodec_get_name, (enum AVCodecID id), (id)) \
    GIVES(CODEC, int, avcodec_open2, (AVCodecContext *context, const AVCodec *codec, AVDictionary **options), \
        (context, codec, options)) \
    GIVES(CODEC, int, avcodec_parameters_from_context, (AVCodecParameters *parameters, const AVCodecContext \
        *context), (parameters, context)) \
    GIVES(CODEC, int, avcodec_parameters_to_context, (AVCodecContext *context, const AVCodecParameters \
        *parameters), (context, parameters)) \
    GIVES(CODEC, int, avcodec_receive_frame, (AVCodecContext *context, AVFrame *frame), (context, frame)) \
    GIVES(CODEC, int, avcodec_receive_packet, (AVCodecContext *context, AVPacket *packet), (context, packet)) \
    GIVES(CODEC, int, avcodec_send_frame, (AVCodecContext *context, const AVFrame *frame), (context, frame)) \
    GIVES(CODEC, int, avcodec_send_packet, (AVCodecContext *context, const AVPacket *packet), (context, packet)) \
    GIVES(FORMAT, int, av_find_best_stream, (AVFormatContext *context, enum AVMediaType type, int wanted, int \
        related, const AVCodec **decoder, int flags), (context, type, wanted, related, decoder, flags)) \
    GIVES(FORMAT, const AVInputFormat *, av_find_input_format, (const char *name), (name)) \
    GIVES(FORMAT, const AVOutputFormat *, av_guess_format, (const char *name, const char *file, const char \
        *type), (name, file, type)) \
    GIVES(FORMAT, AVRational, av_guess_sample_aspect_ratio, (AVFormatContext *context, AVStream *stream, AVFrame \
        *frame), (context, stream, frame)) \
    GIVES(FORMAT, int, av_interleaved_write_frame, (AVFormatContext *context, AVPacket *packet), (context, \
        packet)) \
    GIVES(FORMAT, int, av_read_frame, (AVFormatContext *context, AVPacket *packet), (context, packet)) \
    GIVES(FORMAT, uint8_t *, av_stream_get_side_data, (const AVStream *stream, enum AVPacketSideDataType type, \
        size_t *size), (stream, type, size)) \
    GIVES(FORMAT, int, av_write_trailer, (AVFormatContext *context), (context)) \
    GIVES(FORMAT, AVFormatContext *, avformat_alloc_context, (void), ()) \
    GIVES(FORMAT, int, avformat_alloc_output_context2, (AVFormatContext **context, const AVOutputFormat *format, \
        const char *name, const char *file), (context, format, name, file)) \
    DOES(FORMAT, avformat_close_input, (AVFormatContext **context), (context)) \
    GIVES(FORMAT, int, avformat_find_stream_info, (AVFormatContext *context, AVDictionary **options), (context, \
        options)) \
    DOES(FORMAT, avformat_free_context, (AVFormatContext *context), (context)) \
    GIVES(FORMAT, AVStream *, avformat_new_stream, (AVFormatContext *context, const AVCodec *codec), (context, \
        codec)) \
    GIVES(FORMAT, int, avformat_open_input, (AVFormatContext **context, const char *url, const AVInputFormat \
        *format, AVDictionary **options), (context, url, format, options)) \
    GIVES(FORMAT, int, avformat_write_header, (AVFormatContext *context, AVDictionary **options), (context, \
        options)) \
    GIVES(FORMAT, AVIOContext *, avio_alloc_context, (unsigned char *buffer, int size, int writes, void *opaque, \
        int (*read)(void *, uint8_t *, int), int (*write)(void *, uint8_t *, int), int64_t (*seek)(void *, \
        int64_t, int)), (buffer, size, writes, opaque, read, write, seek)) \
    GIVES(FORMAT, int, avio_close_dyn_buf, (AVIOContext *context, uint8_t **buffer), (context, buffer)) \
    DOES(FORMAT, avio_context_free, (AVIOContext **context), (context)) \
    GIVES(FORMAT, int, avio_open_dyn_buf, (AVIOContext **context), (context))

#define POINTER(LIBRARY, RESULT, NAME, PARAMETERS, ARGUMENTS) __typeof__(&NAME) p_##NAME;
#define POINTER_DOES(LIBRARY, NAME, PARAMETERS, ARGUMENTS) __typeof__(&NAME) p_##NAME;
static struct {
  FUNCTIONS(POINTER, POINTER_DOES)
} bound;

/* checked: the pointers are set before the first call; see a2c_av_bind. */
#define FORWARD(LIBRARY, RESULT, NAME, PARAMETERS, ARGUMENTS) \
  __attribute__((visibility("hidden"))) RESULT NAME PARAMETERS { return bound.p_##NAME ARGUMENTS; }
#define FORWARD_DOES(LIBRARY, NAME, PARAMETERS, ARGUMENTS) \
  __attribute__((visibility("hidden"))) void NAME PARAMETERS { bound.p_##NAME ARGUMENTS; }
FUNCTIONS(FORWARD, FORWARD_DOES)

#define ENTRY(LIBRARY, RESULT, NAME, PARAMETERS, ARGUMENTS) {A2C_AV_##LIBRARY, #NAME, (void **)&bound.p_##NAME},
#define ENTRY_DOES(LIBRARY, NAME, PARAMETERS, ARGUMENTS) ENTRY(LIBRARY, , NAME, , )
static const struct {
  int library;
  const char *name;
  void **place;
} entries[] = {FUNCTIONS(ENTRY, ENTRY_DOES)};

const char *a2c_av_library(int library) { return library >= 0 && library < A2C_AV_LIBRARIES ? files[library] : NULL; }

const char *a2c_av_bind(int library, void *handle) {
  for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
    if (entries[i].library != library) continue;
    *entries[i].place = dlsym(handle, entries[i].name);
    if (!*entries[i].place) return entries[i].name;
  }
  return NULL;
}
