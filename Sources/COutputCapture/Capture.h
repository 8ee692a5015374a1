#ifndef CAPTURE_H
#define CAPTURE_H

#include "include/COutputCapture.h"

#include <stdatomic.h>
#include <sys/types.h>

/// What capturing goes by.
struct capture_state {
  bool is_running;
  /// The watched thread.
  pid_t thread;
  /// Read ends, by stream: 0 for standard error, 1 for standard output.
  int pipes[2];
  /// The former descriptors.
  int former[2];
  /// Whether somebody keeps what was written: the watched thread, or one that crashes.
  atomic_bool is_keeping;
};
extern struct capture_state capture_state;

/// Standard error and standard output, by stream.
extern const int capture_descriptors[2];

/// Whether the calling thread is the watched one.
bool capture_is_watched_thread(void);

/// Whether the watched thread waits.
bool capture_is_at_rest(void);

/// Takes the stack of the watched thread: on that thread, or on another while it waits.
void capture_take_stack(struct capture_stack *stack);

/// Writes all bytes, as far as that can be.
void capture_pass_on(int descriptor, const unsigned char *bytes, size_t count);

/// Has the end of the process noted, be it a crash or `exit`, and what was written just before.
void capture_watch_end(void);

/// Loads what taking stacks needs, so that it can be done within a signal handler.
void capture_prepare_stacks(void);

/// Takes the room for captured output, or makes some where there is none (NULL); 0, or the error number.
int capture_make_room(void *room, size_t capacity);

/// Keeps what was written: adds it to the last piece, or begins another. Safe in a signal handler, in one at a time.
void capture_keep(int descriptor, const struct capture_stack *stack, const unsigned char *bytes, size_t count);

/// The functions that a suspended task will go on with.
void capture_suspended_stack(const void *task, struct capture_stack *stack);

#endif
