#ifndef C_OUTPUT_CAPTURE_H
#define C_OUTPUT_CAPTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Who is it that calls, and what does this process write? In C, since both happen within a signal handler, where Swift may
// not run.

/// How many addresses a call stack has at most: of a deeper one the outermost are kept, which tell the statement of `run()`.
#define CAPTURE_STACK_CAPACITY 96

/// Marks an address at which a function that waits will go on.
#define CAPTURE_ENTRY ((uintptr_t)1 << (sizeof(uintptr_t) * 8 - 1))

/// The calls that are under way, innermost first. Each address lies within the instruction that calls, or is an entry.
struct capture_stack {
  size_t count;
  /// Whether it is the stack of a task, which knows who awaits it, and not of a plain thread.
  bool is_task;
  uintptr_t addresses[CAPTURE_STACK_CAPACITY];
};

/// Takes the stack of the thread that asks. Behind an asynchronous function stand the functions that await it.
void capture_calling_stack(struct capture_stack *stack);

/// In the place of a descriptor: nothing was written, but the process was about to end, by `exit` or when its time was over.
#define CAPTURE_END 0

/// What was written to standard output (1) or standard error (2), and the stack of the watched thread at that moment.
struct captured_output {
  /// Its place among all that happened, by the numbers of `capture_next_number`.
  uint64_t number;
  int descriptor;
  /// Line ends that were not kept for want of room.
  uint64_t omitted_lines;
  struct capture_stack stack;
  size_t byte_count;
  const unsigned char *bytes;
};

/// Puts pipes in the place of standard output and standard error.
///
/// The calling thread is the watched one. The system interrupts it with a signal for every write by anybody who holds the
/// pipes (this process, its threads, its children) before it goes on, so that it stands where it stood when that was
/// written. Standard error is passed on to the former one too. Returns 0, or the error number.
///
/// System calls that are interrupted begin again, but for those that never do: C's `sleep`, `poll` and `select` return
/// early on the watched thread while another thread or process writes. Foundation's and Swift's ways to wait go on waiting.
///
/// What is captured is kept in `room`, zeros until now, which may be shared with another process; NULL for room of its own.
int capture_begin(void *room, size_t capacity);

/// Whether `capture_begin` was called, and `capture_end` not yet.
bool capture_is_running(void);

/// The next number in the order of all that happens.
uint64_t capture_next_number(void);

/// Takes the stack of the watched thread, from any thread; false if it does not answer.
bool capture_watched_stack(struct capture_stack *stack);

/// What the watched thread does.
enum capture_activity {
  /// It runs the task of the chapter.
  CAPTURE_RUNS_TASK,
  /// It waits.
  CAPTURE_RUNS_NOTHING,
  /// It runs other tasks, while that of the chapter waits.
  CAPTURE_RUNS_OTHERS
};

/// Says what the watched thread does.
///
/// While it does nothing, its stack consists of the functions that the task will go on with; while it runs another task,
/// they follow behind an address of zero.
void capture_note_task(const void *task, enum capture_activity activity);

/// Who can still write to the pipes at the end.
enum capture_ending {
  CAPTURE_ENDED,
  /// Some other process.
  CAPTURE_HELD,
  /// Nobody knows: the descriptors by which the pipes are read were closed.
  CAPTURE_CLOSED,
};

/// Gives back the former standard output and standard error.
enum capture_ending capture_end(void);

/// The room that this process captures output in, and how large it is; NULL before it began.
const void *capture_room(size_t *capacity);

/// The next piece in a room, in their order; false if there is none.
///
/// To be called on the watched thread, or when nothing is captured any more, be it that the process that did so is dead.
/// `offset` is where to go on, 0 at the beginning. The bytes are valid as long as the room.
bool capture_next_piece(const void *room, size_t capacity, size_t *offset, struct captured_output *output);

/// From here on the stack of every throw is taken.
void capture_errors_begin(void);

/// The stack at which the error was thrown; false if it is not known.
bool capture_error_stack(const void *error, struct capture_stack *stack);

#endif
