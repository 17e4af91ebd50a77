#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/display.h>
#include <libavutil/error.h>
#include <libavutil/imgutils.h>
#include <libavutil/log.h>
#include <libavutil/mem.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>

#include <errno.h>
#include <stdarg.h>
#include <string.h>

// Constants that are macros too complicated for Swift to see.
static inline int a2c_av_eof(void) { return AVERROR_EOF; }
static inline int a2c_av_again(void) { return AVERROR(EAGAIN); }
static inline int a2c_av_io(void) { return AVERROR(EIO); }
static inline int a2c_av_denied(void) { return AVERROR(EACCES); }
static inline int a2c_av_no_memory(void) { return AVERROR(ENOMEM); }
static inline int64_t a2c_av_no_timestamp(void) { return AV_NOPTS_VALUE; }

// The log: nothing is printed; the last error line of each thread is kept for the text of an error. The callback
// takes a va_list and so cannot be written in Swift. Weak and not static: every file that calls it must get the one
// buffer, not a copy of its own.
__attribute__((weak)) char *a2c_av_log_line(void) {
  static _Thread_local char line[256];
  return line;
}

__attribute__((weak)) void a2c_av_log(void *context, int level, const char *format, va_list arguments) {
  if (level > AV_LOG_ERROR) return;
  int prefix = 0;
  char line[256];
  av_log_format_line2(context, level, format, arguments, line, sizeof line, &prefix);
  if (line[0] != '\0' && line[0] != '\n') memcpy(a2c_av_log_line(), line, sizeof line);
}

static inline void a2c_av_log_silence(void) { av_log_set_callback(a2c_av_log); }
static inline void a2c_av_log_clear(void) { a2c_av_log_line()[0] = '\0'; }

// A frame's planes and line sizes as arrays that Swift can index.
static inline uint8_t *a2c_av_plane(const AVFrame *frame, int plane) { return frame->data[plane]; }
static inline int a2c_av_stride(const AVFrame *frame, int plane) { return frame->linesize[plane]; }
static inline AVComponentDescriptor a2c_av_component(const AVPixFmtDescriptor *d, int index) { return d->comp[index]; }
static inline int a2c_av_scale(struct SwsContext *s, const AVFrame *from, AVFrame *to) {
  return sws_scale(s, (const uint8_t *const *)from->data, from->linesize, 0, from->height, to->data, to->linesize);
}
static inline AVStream *a2c_av_stream(const AVFormatContext *format, int index) { return format->streams[index]; }

// A demuxer that wants to open another file is told that it may not.
static inline int a2c_av_refuse_open(AVFormatContext *format, AVIOContext **io, const char *url, int flags,
                                     AVDictionary **options) {
  (void)format, (void)url, (void)flags, (void)options;
  *io = NULL;
  av_log(format, AV_LOG_ERROR, "the file refers to another file, which is not opened\n");
  return AVERROR(EACCES);
}
static inline void a2c_av_forbid_references(AVFormatContext *format) { format->io_open = a2c_av_refuse_open; }
