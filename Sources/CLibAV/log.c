/* What libav* logs. The callback takes a va_list and so cannot be written in Swift. */
#include "shim.h"

char *a2c_av_log_line(void) {
  static _Thread_local char line[256];
  return line;
}

static void keep(void *context, int level, const char *format, va_list arguments) {
  if (level > AV_LOG_ERROR) return;
  int prefix = 0;
  char line[256];
  av_log_format_line2(context, level, format, arguments, line, sizeof line, &prefix);
  if (line[0] != '\0' && line[0] != '\n') memcpy(a2c_av_log_line(), line, sizeof line);
}

void a2c_av_log_silence(void) { av_log_set_callback(keep); }

static int refuse(AVFormatContext *format, AVIOContext **io, const char *url, int flags, AVDictionary **options) {
  static const char reason[] = "the file refers to another file, which is not opened";
  (void)format, (void)url, (void)flags, (void)options;
  *io = NULL;
  memcpy(a2c_av_log_line(), reason, sizeof reason);
  return AVERROR(EACCES);
}

void a2c_av_forbid_references(AVFormatContext *format) { format->io_open = refuse; }
