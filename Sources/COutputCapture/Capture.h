#ifndef CAPTURE_H
#define CAPTURE_H

#include "include/COutputCapture.h"

/// Loads what taking stacks needs, so that it can be done within a signal handler.
void capture_prepare_stacks(void);

/// Takes the room for captured output, or makes some where there is none (NULL); 0, or the error number.
int capture_make_room(void *room, size_t capacity);

/// Keeps what was written: adds it to the last piece, or begins another. Safe in a signal handler, in one at a time.
void capture_keep(int descriptor, const struct capture_stack *stack, const unsigned char *bytes, size_t count);

/// The functions that a suspended task will go on with.
void capture_suspended_stack(const void *task, struct capture_stack *stack);

#endif
