#define _GNU_SOURCE
#include "Capture.h"

#ifdef __linux__

#include <dlfcn.h>
#include <stdatomic.h>

// The runtime calls these before an error is thrown, as debuggers and test libraries use them.
typedef void (*will_throw)(void *error);
typedef void (*will_throw_typed)(void *value, const void *type, const void *conformance);

enum { ERROR_CAPACITY = 64 };
static struct {
  const void *error;
  struct capture_stack stack;
} errors[ERROR_CAPACITY];
static atomic_size_t error_count;
static _Atomic(will_throw) former_will_throw;
static _Atomic(will_throw_typed) former_will_throw_typed;

static void note(const void *error) {
  size_t index = atomic_fetch_add(&error_count, 1) % ERROR_CAPACITY;
  errors[index].error = error;
  capture_calling_stack(&errors[index].stack);
}

static void note_error(void *error) {
  note(error);
  will_throw former = atomic_load(&former_will_throw);
  if (former) former(error);
}

static void note_typed_error(void *value, const void *type, const void *conformance) {
  note(NULL);
  will_throw_typed former = atomic_load(&former_will_throw_typed);
  if (former) former(value, type, conformance);
}

void capture_errors_begin(void) {
  static atomic_flag has_begun = ATOMIC_FLAG_INIT;
  if (atomic_flag_test_and_set(&has_begun)) return;
  capture_prepare_stacks();
  _Atomic(will_throw) *hook = dlsym(RTLD_DEFAULT, "_swift_willThrow");
  if (hook) atomic_store(&former_will_throw, atomic_exchange(hook, note_error));
  _Atomic(will_throw_typed) *typed = dlsym(RTLD_DEFAULT, "_swift_willThrowTypedImpl");
  if (typed) atomic_store(&former_will_throw_typed, atomic_exchange(typed, note_typed_error));
}

bool capture_error_stack(const void *error, struct capture_stack *stack) {
  size_t count = atomic_load(&error_count);
  size_t kept = count < ERROR_CAPACITY ? count : ERROR_CAPACITY;
  // A typed error is put into a box of its own once it is thrown.
  for (int pass = 0; pass < 2; pass++) {
    for (size_t back = 1; back <= kept; back++) {
      size_t index = (count - back) % ERROR_CAPACITY;
      if (errors[index].error != (pass == 0 ? error : NULL)) continue;
      *stack = errors[index].stack;
      return true;
    }
  }
  return false;
}

#else

void capture_errors_begin(void) {}
bool capture_error_stack(const void *error, struct capture_stack *stack) {
  (void)error;
  stack->count = 0;
  return false;
}

#endif
