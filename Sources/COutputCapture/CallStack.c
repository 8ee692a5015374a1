#define _GNU_SOURCE
#include "Capture.h"

#ifdef __linux__

#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <sys/uio.h>
#include <unistd.h>
#include <unwind.h>

#if defined(__x86_64__)
#define FRAME_POINTER_REGISTER 6
#elif defined(__aarch64__)
#define FRAME_POINTER_REGISTER 29
#else
#define FRAME_POINTER_REGISTER -1
#endif

/// Where the code of libswift_Concurrency is, whose frames part the functions of a task from the thread they run on.
static uintptr_t concurrency_start, concurrency_end;

static int find_concurrency(struct dl_phdr_info *info, size_t size, void *address) {
  (void)size;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *header = &info->dlpi_phdr[i];
    uintptr_t start = info->dlpi_addr + header->p_vaddr;
    if (header->p_type != PT_LOAD || !(header->p_flags & PF_X)) continue;
    if ((uintptr_t)address < start || (uintptr_t)address >= start + header->p_memsz) continue;
    // A program that contains the library itself has no such border.
    if (info->dlpi_name && info->dlpi_name[0]) {
      concurrency_start = start;
      concurrency_end = start + header->p_memsz;
    }
    return 1;
  }
  return 0;
}

void capture_prepare_stacks(void) {
  static bool is_prepared = false;
  if (is_prepared) return;
  void *symbol = dlsym(RTLD_DEFAULT, "swift_task_getCurrent");
  if (symbol) dl_iterate_phdr(find_concurrency, symbol);
  // The first use of the unwinder loads it, which a signal handler may not.
  is_prepared = true;
  struct capture_stack stack;
  capture_calling_stack(&stack);
}

/// Reads memory that may not be there.
static bool read_words(uintptr_t address, uintptr_t *words, size_t count) {
  struct iovec local = {words, count * sizeof *words};
  struct iovec remote = {(void *)address, count * sizeof *words};
  return process_vm_readv(getpid(), &local, 1, &remote, 1, 0) == (ssize_t)local.iov_len;
}

static void append(struct capture_stack *stack, size_t *next, uintptr_t address) {
  stack->addresses[*next % CAPTURE_STACK_CAPACITY] = address;
  *next += 1;
}

/// Asynchronous functions by their contexts: each names the one that awaits it, and where that goes on.
static void append_awaiting(struct capture_stack *stack, size_t *next, uintptr_t context) {
  for (int depth = 0; depth < 1000 && context; depth++) {
    uintptr_t words[2];
    if (!read_words(context, words, 2) || !words[1]) return;
    append(stack, next, words[1] | CAPTURE_ENTRY);
    context = words[0];
  }
}

struct walk {
  struct capture_stack *stack;
  size_t next;
  uintptr_t frame_pointer;
  bool is_in_concurrency;
  /// The outermost function that libswift_Concurrency called: where it stands in the stack, and its frame.
  size_t task_next;
  uintptr_t task_frame_pointer;
};

static _Unwind_Reason_Code visit(struct _Unwind_Context *context, void *argument) {
  struct walk *walk = argument;
  int is_before = 0;
  uintptr_t address = _Unwind_GetIPInfo(context, &is_before);
  if (!address) return _URC_END_OF_STACK;
  bool is_in_concurrency = address >= concurrency_start && address < concurrency_end;
  if (is_in_concurrency && !walk->is_in_concurrency) {
    walk->task_next = walk->next;
    walk->task_frame_pointer = walk->frame_pointer;
  }
  walk->is_in_concurrency = is_in_concurrency;
  append(walk->stack, &walk->next, is_before ? address : address - 1);
  walk->frame_pointer =
      FRAME_POINTER_REGISTER < 0 ? 0 : (uintptr_t)_Unwind_GetGR(context, FRAME_POINTER_REGISTER);
  return _URC_NO_REASON;
}

/// Puts the ring of addresses straight, of which those before `start` are gone.
static void finish(struct capture_stack *stack, size_t start, size_t next) {
  if (next > start + CAPTURE_STACK_CAPACITY) start = next - CAPTURE_STACK_CAPACITY;
  uintptr_t copy[CAPTURE_STACK_CAPACITY];
  for (size_t i = start; i < next; i++) copy[i - start] = stack->addresses[i % CAPTURE_STACK_CAPACITY];
  stack->count = next - start;
  stack->is_task = false;
  for (size_t i = 0; i < stack->count; i++) stack->addresses[i] = copy[i];
}

void capture_calling_stack(struct capture_stack *stack) {
  capture_prepare_stacks();
  struct walk walk = {.stack = stack};
  _Unwind_Backtrace(visit, &walk);
  // That function belongs to a task. Behind it the thread only says who runs tasks; who awaits it, says its context.
  size_t start = walk.next > CAPTURE_STACK_CAPACITY ? walk.next - CAPTURE_STACK_CAPACITY : 0;
  size_t next = walk.task_next;
  uintptr_t context;
  if (next > start && walk.task_frame_pointer
      && read_words(walk.task_frame_pointer - sizeof(uintptr_t), &context, 1))
    append_awaiting(stack, &next, context);
  bool is_task = next > walk.task_next;
  finish(stack, start, is_task ? next : walk.next);
  stack->is_task = is_task;
}

void capture_suspended_stack(const void *task, struct capture_stack *stack) {
  // A task's header is eight words, of which the last is where it goes on; its context follows.
  uintptr_t words[2];
  size_t next = 0;
  if (task && read_words((uintptr_t)task + 7 * sizeof(uintptr_t), words, 2)) {
    append(stack, &next, words[0] | CAPTURE_ENTRY);
    append_awaiting(stack, &next, words[1]);
  }
  finish(stack, 0, next);
}

#else

void capture_prepare_stacks(void) {}
void capture_calling_stack(struct capture_stack *stack) { *stack = (struct capture_stack){0}; }
void capture_suspended_stack(const void *task, struct capture_stack *stack) {
  (void)task;
  stack->count = 0;
}

#endif
