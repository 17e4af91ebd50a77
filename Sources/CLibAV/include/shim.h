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

// The libraries, in the order in which they are opened.
enum { A2C_AV_UTIL, A2C_AV_SCALE, A2C_AV_CODEC, A2C_AV_FORMAT, A2C_AV_LIBRARIES };

// The file name of a library, with the version whose headers this program was compiled with.
const char *a2c_av_library(int library);

// Looks up what this program calls of an opened library: NULL, or the name of a function that it lacks. The functions
// of the headers are forwarded to what was found (forward.c); none may be called before all libraries are bound.
const char *a2c_av_bind(int library, void *handle);

// The log (log.c): nothing is printed; the last error line of each thread is kept for the text of an error.
char *a2c_av_log_line(void);
void a2c_av_log_silence(void);
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
void a2c_av_forbid_references(AVFormatContext *format);
