#ifndef A2C_CURL_SHIM_H
#define A2C_CURL_SHIM_H

#include <curl/curl.h>

/* curl_easy_setopt and curl_easy_getinfo take a variable number of arguments, which Swift cannot pass; each function here
   fixes one form of them. The library is loaded on first use, so both come in as addresses. */

typedef CURLcode (*a2c_curl_setopt)(CURL *, CURLoption, ...);
typedef CURLcode (*a2c_curl_getinfo)(CURL *, CURLINFO, ...);
typedef size_t (*a2c_curl_sink)(char *, size_t, size_t, void *);
typedef int (*a2c_curl_watch)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

static inline CURLcode a2c_curl_set_long(void *set, CURL *handle, CURLoption option, long value) {
  return ((a2c_curl_setopt)set)(handle, option, value);
}

static inline CURLcode a2c_curl_set_size(void *set, CURL *handle, CURLoption option, curl_off_t value) {
  return ((a2c_curl_setopt)set)(handle, option, value);
}

static inline CURLcode a2c_curl_set_text(void *set, CURL *handle, CURLoption option, const char *value) {
  return ((a2c_curl_setopt)set)(handle, option, value);
}

static inline CURLcode a2c_curl_set_pointer(void *set, CURL *handle, CURLoption option, const void *value) {
  return ((a2c_curl_setopt)set)(handle, option, value);
}

static inline CURLcode a2c_curl_set_sink(void *set, CURL *handle, CURLoption option, a2c_curl_sink value) {
  return ((a2c_curl_setopt)set)(handle, option, value);
}

static inline CURLcode a2c_curl_set_watch(void *set, CURL *handle, CURLoption option, a2c_curl_watch value) {
  return ((a2c_curl_setopt)set)(handle, option, value);
}

static inline CURLcode a2c_curl_get_long(void *get, CURL *handle, CURLINFO info, long *value) {
  return ((a2c_curl_getinfo)get)(handle, info, value);
}

static inline CURLcode a2c_curl_get_size(void *get, CURL *handle, CURLINFO info, curl_off_t *value) {
  return ((a2c_curl_getinfo)get)(handle, info, value);
}

static inline CURLcode a2c_curl_get_text(void *get, CURL *handle, CURLINFO info, char **value) {
  return ((a2c_curl_getinfo)get)(handle, info, value);
}

#endif
