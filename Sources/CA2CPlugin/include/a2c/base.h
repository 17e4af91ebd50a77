/* What every other header of the adapter ABI rests on: export marks, growing structs, statuses, the error record.
 *
 * Nothing here needs more than the C11 or C++17 language; no header of this folder includes anything but <stdint.h>,
 * <stddef.h> and <stdbool.h>.
 *
 * Rules that hold everywhere in these headers:
 *  - text is UTF-8 and ends with NUL;
 *  - every struct starts with `struct_size`, filled by its A2C_..._INIT macro or with sizeof. Structs only grow, at
 *    their end. A member behind what the other side knows is absent: test it with A2C_HAS before use;
 *  - who allocates frees. A pointer received is borrowed, and its comment says for how long;
 *  - the last line of a function's comment is its contract: from which threads and in which states it may be called.
 *    [any-thread] at any time from any thread, at the same time as others; [worker] by one thread at a time for one
 *    adapter instance, not always the same thread; `& created`, `& prepared`, `& encoding`, `& frames` name the state.
 */
#ifndef A2C_BASE_H
#define A2C_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define A2C_EXTERN_C_BEGIN extern "C" {
#define A2C_EXTERN_C_END }
#define A2C_STATIC_ASSERT(condition, text) static_assert(condition, text)
#else
#define A2C_EXTERN_C_BEGIN
#define A2C_EXTERN_C_END
#define A2C_STATIC_ASSERT(condition, text) _Static_assert(condition, text)
#endif

/* Stands before the one symbol that leaves an adapter library. */
#if defined(__GNUC__)
#define A2C_EXPORT __attribute__((visibility("default")))
#define A2C_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define A2C_EXPORT
#define A2C_PRINTF(text, first)
#endif

/* Whether the struct behind `pointer` is long enough to hold `member`. */
#define A2C_HAS_FIELD(pointer, member) \
  ((pointer)->struct_size >= offsetof(__typeof__(*(pointer)), member) + sizeof((pointer)->member))

/* Whether the struct behind `pointer` holds `member` and it is not NULL: the test before an optional function. */
#define A2C_HAS(pointer, member) (A2C_HAS_FIELD(pointer, member) && (pointer)->member)

/* The most dimensions a tensor can have. */
#define A2C_MAX_DIMS 8

A2C_EXTERN_C_BEGIN

/* What a call came to; one of the constants below. A receiver takes an unknown value for A2C_INTERNAL. */
typedef int32_t a2c_status;
#define A2C_OK 0
/* A parameter or an argument is wrong. */
#define A2C_INVALID_ARGUMENT 1
/* Right, but not possible here: an absent encoder, an unknown extension, an input of a kind that is not taken. */
#define A2C_UNSUPPORTED 2
/* An input file was read and found wrong. */
#define A2C_BAD_INPUT 3
/* Reading or writing failed. */
#define A2C_IO 4
#define A2C_NO_MEMORY 5
/* The host asked to stop (a2c.progress/1) and the adapter did. */
#define A2C_CANCELLED 6
#define A2C_TIMEOUT 7
/* A defect of the side that reports it. */
#define A2C_INTERNAL 8
/* A file that was named does not exist. */
#define A2C_MISSING 9

/* What went wrong, in words. The caller owns the record and passes it in; it may pass NULL where it does not care.
 * The callee fills it only where it returns something else than A2C_OK, and always with a NUL inside each array. */
typedef struct a2c_error {
  uint32_t struct_size;
  a2c_status status;
  char place[256];   /* a file, `file:line:column`, a path inside a document; empty where there is none */
  char message[512]; /* one sentence without a full stop */
  char hint[256];    /* what to do next; empty where there is nothing to say */
} a2c_error;
#define A2C_ERROR_INIT {(uint32_t)sizeof(a2c_error), A2C_OK, {0}, {0}, {0}}

#if defined(__GNUC__)
/* Copies `text` into an array of `capacity` bytes, cut to fit and always ended with NUL. NULL counts as "".
 * [any-thread] */
static inline void a2c_copy_text(char *into, size_t capacity, const char *text) {
  size_t length = 0;
  if (capacity == 0) return;
  if (text) {
    for (; length + 1 < capacity && text[length]; length++) into[length] = text[length];
  }
  into[length] = 0;
}

/* Copies a struct of the other side into one of `size` bytes as it is known here: what the other side does not have
 * becomes zero, what is not known here is left out. Both start with their size; a NULL gives zeros throughout.
 * [any-thread] */
static inline void a2c_copy_struct(void *into, uint32_t size, const void *from) {
  uint32_t theirs = from ? *(const uint32_t *)from : 0;
  __builtin_memset(into, 0, size);
  if (theirs) __builtin_memcpy(into, from, theirs < size ? theirs : size);
}

/* Fills `error` (where it is not NULL) with a printf-formatted message and returns `status`, so that an adapter can
 * write `return a2c_fail(error, A2C_BAD_INPUT, "frame %d is empty", i);`.
 * [any-thread] */
A2C_PRINTF(3, 4)
static inline a2c_status a2c_fail(a2c_error *error, a2c_status status, const char *format, ...) {
  if (error) {
    __builtin_va_list arguments;
    error->status = status;
    error->place[0] = 0;
    error->hint[0] = 0;
    __builtin_va_start(arguments, format);
    __builtin_vsnprintf(error->message, sizeof error->message, format, arguments);
    __builtin_va_end(arguments);
  }
  return status;
}
#endif

A2C_EXTERN_C_END

#endif
