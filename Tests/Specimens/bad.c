/* An adapter that does one bad thing: its parameter "mode" says what, and "at" in which function (encode where it says
 * nothing). With mode "good" it pushes one fact. */
#define _GNU_SOURCE
#include "a2c/a2c.h"
#include "hostile.h"

#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct state {
  a2c_adapter table;
  const a2c_host *host;
  char parameters[1024];
} state;

static const a2c_descriptor own = A2C_DESCRIPTOR_INIT("org.example.bad", "1.0.0", "Bad");

static int says(const char *parameters, const char *key, const char *value) {
  char wanted[128];
  snprintf(wanted, sizeof wanted, "\"%s\":\"%s\"", key, value);
  return strstr(parameters, wanted) != NULL;
}

static void log_line(const a2c_host *host, const char *text) {
  const a2c_ext_log *log = (const a2c_ext_log *)host->get_extension(host, A2C_EXT_LOG);
  if (log && A2C_HAS(log, write)) log->write(host, A2C_LOG_INFO, text);
}

/* Sleeps through every signal that can be slept through. */
static void sleep_for_good(void) {
  for (;;) pause();
}

static void start_child(int escapes) {
  if (fork() != 0) return;
  if (escapes) {
    setsid();
    setpgid(0, 0);
    if (fork() != 0) _exit(0);
  }
  sleep_for_good();
}

static a2c_status misbehave(const state *self, const char *function, a2c_error *error) {
  const char *parameters = self->parameters;
  volatile int *nowhere = NULL;
  if (!says(parameters, "at", function)) return A2C_OK;
  if (says(parameters, "mode", "logs")) {
    char text[64];
    for (int i = 0; i < 30; i++) {
      snprintf(text, sizeof text, "line %d", i);
      log_line(self->host, text);
    }
    abort();
  }
  if (says(parameters, "mode", "crashes")) *nowhere = 1;
  if (says(parameters, "mode", "traps")) __builtin_trap();
  if (says(parameters, "mode", "aborts")) {
    fprintf(stderr, "assertion 'depth > 0' failed\n");
    abort();
  }
  if (says(parameters, "mode", "hangs")) sleep_for_good();
  if (says(parameters, "mode", "spins")) {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    for (volatile unsigned i = 0;; i++) {}
  }
  if (says(parameters, "mode", "prints")) {
    printf("{\"not\": \"a result\"}\n\033[31mred");
    fprintf(stderr, "to standard error\n");
  }
  if (says(parameters, "mode", "floods")) {
    for (int i = 0; i < 200000; i++) puts("the same line again and again");
  }
  if (says(parameters, "mode", "allocates")) {
    for (;;) {
      char *block = (char *)malloc(1 << 20);
      if (!block) return a2c_fail(error, A2C_NO_MEMORY, "no memory is left");
      memset(block, 1, 1 << 20);
    }
  }
  if (says(parameters, "mode", "devours")) {
    for (;;) memset(malloc(1 << 20), 1, 1 << 20);
  }
  if (says(parameters, "mode", "forks")) start_child(0);
  if (says(parameters, "mode", "escapes")) start_child(1);
  if (says(parameters, "mode", "forks-and-crashes")) {
    start_child(0);
    *nowhere = 1;
  }
  if (says(parameters, "mode", "forks-and-hangs")) {
    start_child(0);
    sleep_for_good();
  }
  if (says(parameters, "mode", "leaks"))
    for (int i = 0; i < 200; i++) (void)(open("/dev/null", O_RDONLY) + memfd_create("leak", 0));
  if (says(parameters, "mode", "exits")) exit(0);
  if (says(parameters, "mode", "exits-3")) _exit(3);
  if (says(parameters, "mode", "closes"))
    for (int i = 3; i < 64; i++) close(i);
  if (says(parameters, "mode", "closes-and-hangs")) {
    for (int i = 0; i < 64; i++) close(i);
    sleep_for_good();
  }
  if (says(parameters, "mode", "writes-to-the-connection"))
    if (write(3, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 36) != 36) abort();
  if (says(parameters, "mode", "overruns")) {
    char *block = (char *)malloc(16);
    for (volatile int i = 16; i < 64; i++) block[i] = 0x5A;
    free(block);
    free(malloc(1 << 20));
    abort(); /* where the allocator did not notice */
  }
  if (says(parameters, "mode", "fails")) return a2c_fail(error, A2C_BAD_INPUT, "the picture is upside down");
  if (says(parameters, "mode", "finds-descriptors")) {
    int count = 0;
    for (int i = 0; i < 1024; i++) count += fcntl(i, F_GETFD) >= 0;
    if (count > 7) return a2c_fail(error, A2C_INTERNAL, "%d descriptors are open", count);
  }
  if (says(parameters, "mode", "finds-variables") && (getenv("A2C_TEST_DATA") || !getenv("PATH")))
    return a2c_fail(error, A2C_INTERNAL, "the environment is another");
  if (says(parameters, "mode", "waits")) {
    const a2c_ext_progress *progress =
      (const a2c_ext_progress *)self->host->get_extension(self->host, A2C_EXT_PROGRESS);
    progress->report(self->host, 0.25, "waiting");
    while (!progress->is_cancelled(self->host)) usleep(1000);
    return a2c_fail(error, A2C_CANCELLED, "cancelled");
  }
  return A2C_OK;
}

static a2c_status prepare(const a2c_adapter *table, a2c_error *error) {
  return misbehave((const state *)table->adapter_data, "prepare", error);
}

static a2c_status encode(const a2c_adapter *table, const a2c_inputs *inputs, const a2c_sink *sink, a2c_error *error) {
  const state *self = (const state *)table->adapter_data;
  a2c_status status = misbehave(self, "encode", error);
  if (status == A2C_OK) status = harm(self->parameters, A2C_INPUT_AT(inputs, 0)->path, error);
  if (status != A2C_OK) return status;
  if (says(self->parameters, "mode", "not-a-number")) {
    const float values[8] = {1, 2, 3, NAN, 5, 6, 7, 8};
    a2c_tokens tokens = A2C_TOKENS_INIT;
    tokens.count = 1;
    tokens.width = 8;
    tokens.values = values;
    return sink->tokens(sink, &tokens, error);
  }
  return sink->text(sink, "all is well", error);
}

static void destroy(const a2c_adapter *table) {
  misbehave((const state *)table->adapter_data, "destroy", NULL);
  free(table->adapter_data);
}

static a2c_status create(
  const a2c_entry *entry, const char *id, const a2c_host *host, const char *parameters, const a2c_adapter **out,
  a2c_error *error) {
  (void)entry;
  (void)id;
  state *self = (state *)calloc(1, sizeof(state));
  if (!self) return a2c_fail(error, A2C_NO_MEMORY, "no memory");
  self->host = host;
  snprintf(self->parameters, sizeof self->parameters, "%s", parameters);
  self->table.struct_size = (uint32_t)sizeof(a2c_adapter);
  self->table.adapter_data = self;
  self->table.prepare = prepare;
  self->table.encode = encode;
  self->table.destroy = destroy;
  *out = &self->table;
  return misbehave(self, "create", error);
}

static const a2c_descriptor *describe(const a2c_entry *entry, uint32_t index) {
  (void)entry;
  return index == 0 ? &own : NULL;
}

A2C_EXPORT const a2c_entry *a2c_adapter_entry_v1(const a2c_abi_probe *probe) {
  static const a2c_entry entry = {(uint32_t)sizeof(a2c_entry), 1, NULL, describe, create, NULL};
  return a2c_probe_matches(probe) ? &entry : NULL;
}

#ifdef CRASH_ON_LOAD
__attribute__((constructor)) static void on_load(void) { abort(); }
#endif
