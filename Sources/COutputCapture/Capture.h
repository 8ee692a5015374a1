#ifndef CAPTURE_H
#define CAPTURE_H

#include "include/COutputCapture.h"

/// Loads what taking stacks needs, so that it can be done within a signal handler.
void capture_prepare_stacks(void);

/// The functions that a suspended task will go on with.
void capture_suspended_stack(const void *task, struct capture_stack *stack);

#endif
