#ifndef CAPTURE_H
#define CAPTURE_H

#include "include/COutputCapture.h"

/// Loads what taking stacks needs, so that it can be done within a signal handler.
void capture_prepare_stacks(void);

/// Makes room for so many bytes of captured output; 0, or the error number.
int capture_make_room(size_t capacity);

/// Keeps what was written: adds it to the last piece, or begins another. Safe in a signal handler, in one at a time.
void capture_keep(int descriptor, const struct capture_stack *stack, const unsigned char *bytes, size_t count);

/// The functions that a suspended task will go on with.
void capture_suspended_stack(const void *task, struct capture_stack *stack);

#endif
