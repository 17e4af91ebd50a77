/* Finds a member in the parameters that create is given. The host has read and checked them by the manifest; their
 * text is one JSON object without line breaks or spaces between its parts. */
#ifndef A2C_PARAMETERS_H
#define A2C_PARAMETERS_H

#include "base.h"

A2C_EXTERN_C_BEGIN

#if defined(__GNUC__)
/* Whether the text at `at` starts with `name` in quotation marks.
 * [any-thread] */
static inline bool a2c_is_quoted(const char *at, const char *name) {
  if (*at++ != '"') return false;
  while (*name && *at == *name) at++, name++;
  return !*name && *at == '"';
}

/* Where the value of the member `name` starts inside `parameters`, NULL where there is no such member: `0.5,...` for a
 * number (strtod reads it), `true`, `"iron",...` for a text. Members of members are not looked at. `parameters` is
 * borrowed, as the result is.
 * [any-thread] */
static inline const char *a2c_parameter(const char *parameters, const char *name) {
  int depth = 0;
  bool is_key = true;
  for (const char *at = parameters; at && *at; at++) {
    if (*at == '"') {
      bool found = depth == 1 && is_key && a2c_is_quoted(at, name);
      for (at++; *at && *at != '"'; at++) {
        if (*at == '\\' && at[1]) at++;
      }
      if (!*at) return NULL;
      if (found) return at[1] == ':' ? at + 2 : NULL;
    } else if (*at == '{' || *at == '[') {
      depth++;
    } else if (*at == '}' || *at == ']') {
      depth--;
    } else if (depth == 1 && (*at == ':' || *at == ',')) {
      is_key = *at == ',';
    }
  }
  return NULL;
}

/* Whether the member `name` is the text `word`, which has no character that JSON escapes.
 * [any-thread] */
static inline bool a2c_parameter_is(const char *parameters, const char *name, const char *word) {
  const char *value = a2c_parameter(parameters, name);
  return value && a2c_is_quoted(value, word);
}
#endif

A2C_EXTERN_C_END

#endif
