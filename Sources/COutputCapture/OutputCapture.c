#define _GNU_SOURCE
#include "Capture.h"

#ifdef __linux__

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct capture_state capture_state;

const int capture_descriptors[2] = {STDERR_FILENO, STDOUT_FILENO};
static _Atomic(const void *) watched_task;
static atomic_int watched_activity;

bool capture_is_at_rest(void) { return atomic_load(&watched_activity) == CAPTURE_RUNS_NOTHING; }

// A question from another thread, and the answer.
static pthread_mutex_t question_lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_int question;
static struct capture_stack answer;
enum { NO_QUESTION, ASKED, ANSWERED };

void capture_take_stack(struct capture_stack *stack) {
  int activity = atomic_load(&watched_activity);
  if (activity == CAPTURE_RUNS_NOTHING) {
    capture_suspended_stack(atomic_load(&watched_task), stack);
    return;
  }
  capture_calling_stack(stack);
  if (activity != CAPTURE_RUNS_OTHERS) return;
  struct capture_stack suspended;
  capture_suspended_stack(atomic_load(&watched_task), &suspended);
  if (stack->count + 1 + suspended.count > CAPTURE_STACK_CAPACITY) return;
  stack->addresses[stack->count++] = 0;
  memcpy(stack->addresses + stack->count, suspended.addresses, suspended.count * sizeof suspended.addresses[0]);
  stack->count += suspended.count;
}

void capture_pass_on(int descriptor, const unsigned char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

/// Takes what was written at a time, of which a long text is cut into several; false if there is nothing.
static bool read_write(int stream) {
  unsigned char buffer[PIPE_BUF];
  struct capture_stack stack;
  bool has_stack = false;
  for (;;) {
    ssize_t count = read(capture_state.pipes[stream], buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return has_stack;
    if (!has_stack) capture_take_stack(&stack);
    has_stack = true;
    if (stream == 0) capture_pass_on(capture_state.former[0], buffer, (size_t)count);
    while (atomic_exchange(&capture_state.is_keeping, true)) {}
    capture_keep(capture_descriptors[stream], &stack, buffer, (size_t)count);
    atomic_store(&capture_state.is_keeping, false);
    if ((size_t)count < sizeof buffer) return true;
  }
}

/// Takes all that is in the pipes; on the watched thread only.
static void drain(void) {
  for (int stream = 1; stream >= 0; stream--)
    while (read_write(stream)) {}
}

/// There is a signal for every write, and they come in the order of the writes, whichever pipe these were to.
static int output_signal(void) { return SIGRTMIN + 6; }

static void handle_output(int signal, siginfo_t *information, void *context) {
  (void)context;
  int error = errno;
  if (signal == output_signal() && information->si_code != SI_TKILL) {
    for (int stream = 0; stream < 2; stream++)
      if (information->si_fd == capture_state.pipes[stream]) read_write(stream);
  }
  // Some kernels give a signal only for the first of several writes, and SIGIO instead if there are too many.
  sigset_t pending;
  if (sigpending(&pending) != 0 || !sigismember(&pending, output_signal())) drain();
  if (atomic_load(&question) == ASKED) {
    capture_take_stack(&answer);
    atomic_store(&question, ANSWERED);
  }
  errno = error;
}

static int open_pipe(int stream) {
  int ends[2];
  // What is written at a time is read at a time.
  if (pipe2(ends, O_CLOEXEC | O_DIRECT) != 0) return errno;
  capture_state.pipes[stream] = ends[0];
  capture_state.former[stream] = fcntl(capture_descriptors[stream], F_DUPFD_CLOEXEC, 3);
  if (capture_state.former[stream] < 0) return errno;
  struct f_owner_ex owner = {F_OWNER_TID, capture_state.thread};
  if (fcntl(ends[0], F_SETOWN_EX, &owner) != 0) return errno;
  if (fcntl(ends[0], F_SETSIG, output_signal()) != 0) return errno;
  if (fcntl(ends[0], F_SETFL, O_NONBLOCK | O_ASYNC) != 0) return errno;
  if (dup2(ends[1], capture_descriptors[stream]) < 0) return errno;
  close(ends[1]);
  return 0;
}

static void output_signals(sigset_t *set) {
  sigemptyset(set);
  sigaddset(set, SIGIO);
  sigaddset(set, output_signal());
}

int capture_begin(void *room, size_t capacity) {
  if (capture_state.is_running) return EALREADY;
  capture_prepare_stacks();
  capture_state.thread = (pid_t)syscall(SYS_gettid);
  int arena_error = capture_make_room(room, capacity);
  if (arena_error) return arena_error;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = handle_output;
  action.sa_flags = SA_RESTART | SA_SIGINFO;
  output_signals(&action.sa_mask);
  if (sigaction(SIGIO, &action, NULL) != 0 || sigaction(output_signal(), &action, NULL) != 0) return errno;
  pthread_sigmask(SIG_UNBLOCK, &action.sa_mask, NULL);
  fflush(NULL);
  for (int stream = 0; stream < 2; stream++) {
    int error = open_pipe(stream);
    if (error) return error;
  }
  // What is printed is written at once, so that it is known who printed it.
  setvbuf(stdout, NULL, _IONBF, 0);
  capture_watch_end();
  capture_state.is_running = true;
  return 0;
}

bool capture_is_running(void) { return capture_state.is_running; }

bool capture_is_watched_thread(void) { return (pid_t)syscall(SYS_gettid) == capture_state.thread; }

bool capture_watched_stack(struct capture_stack *stack) {
  if (!capture_state.is_running || capture_is_watched_thread()) {
    capture_take_stack(stack);
    return capture_state.is_running;
  }
  pthread_mutex_lock(&question_lock);
  atomic_store(&question, ASKED);
  bool is_answered = syscall(SYS_tgkill, getpid(), capture_state.thread, output_signal()) == 0;
  // A thread that blocks the signal never answers.
  for (int wait = 0; is_answered && atomic_load(&question) != ANSWERED; wait++) {
    if (wait == 20000) is_answered = false;
    struct timespec moment = {0, 100000};
    nanosleep(&moment, NULL);
  }
  if (is_answered) *stack = answer;
  else stack->count = 0;
  atomic_store(&question, NO_QUESTION);
  pthread_mutex_unlock(&question_lock);
  return is_answered;
}

void capture_note_task(const void *task, enum capture_activity activity) {
  atomic_store(&watched_task, task);
  atomic_store(&watched_activity, (int)activity);
}

enum capture_ending capture_end(void) {
  if (!capture_state.is_running) return CAPTURE_ENDED;
  fflush(NULL);
  for (int stream = 0; stream < 2; stream++) dup2(capture_state.former[stream], capture_descriptors[stream]);
  sigset_t set, former;
  output_signals(&set);
  pthread_sigmask(SIG_BLOCK, &set, &former);
  bool is_held = true, is_closed = false;
  // A thread may be amid a write.
  for (int attempt = 0; attempt < 50 && is_held && !is_closed; attempt++) {
    if (attempt > 0) nanosleep(&(struct timespec){0, 1000000}, NULL);
    drain();
    is_held = false;
    for (int stream = 0; stream < 2; stream++) {
      unsigned char byte;
      // At the end of the pipe nobody can write to it any more.
      ssize_t count = read(capture_state.pipes[stream], &byte, 1);
      is_closed |= count < 0 && errno == EBADF;
      is_held |= count != 0;
    }
  }
  capture_state.is_running = false;
  pthread_sigmask(SIG_SETMASK, &former, NULL);
  return is_closed ? CAPTURE_CLOSED : is_held ? CAPTURE_HELD : CAPTURE_ENDED;
}

#else

int capture_begin(void *room, size_t capacity) {
  return capture_make_room(room, capacity);
}
bool capture_is_running(void) { return false; }
bool capture_watched_stack(struct capture_stack *stack) {
  stack->count = 0;
  return false;
}
void capture_note_task(const void *task, enum capture_activity activity) {
  (void)task;
  (void)activity;
}
enum capture_ending capture_end(void) { return CAPTURE_ENDED; }
#endif
