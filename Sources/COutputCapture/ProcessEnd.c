#define _GNU_SOURCE
#include "Capture.h"

#ifdef __linux__

#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

// A crash: what the runtime says of it goes to the former descriptors. What was written just before and not taken yet is
// kept without a stack, since that of a thread that crashed may lead nowhere.

static const int fatal_signals[] = {SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP};
enum { FATAL_COUNT = sizeof fatal_signals / sizeof fatal_signals[0] };
static struct sigaction former_actions[FATAL_COUNT];

/// Output that comes meanwhile would wait for ever for who keeps something on the same thread.
static void hold_signals(sigset_t *former) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, former);
}

static void keep_rest(void) {
  sigset_t former;
  hold_signals(&former);
  bool is_mine = false;
  // The watched thread may be keeping something, and go on; or it crashed in doing so.
  for (int wait = 0; wait < 1000 && !is_mine; wait++) {
    is_mine = !atomic_exchange(&capture_state.is_keeping, true);
    if (!is_mine) nanosleep(&(struct timespec){0, 10000}, NULL);
  }
  struct capture_stack none = {0};
  unsigned char buffer[PIPE_BUF];
  ssize_t count;
  for (int stream = 1; stream >= 0; stream--) {
    while ((count = read(capture_state.pipes[stream], buffer, sizeof buffer)) > 0) {
      if (stream == 0) capture_pass_on(capture_state.former[0], buffer, (size_t)count);
      if (is_mine) capture_keep(capture_descriptors[stream], &none, buffer, (size_t)count);
    }
  }
  if (is_mine) atomic_store(&capture_state.is_keeping, false);
  pthread_sigmask(SIG_SETMASK, &former, NULL);
}

/// Keeps where the process ends, as far as that can be told.
static void keep_place_of_end(void) {
  if (!capture_is_at_rest() && !capture_is_watched_thread()) return;
  struct capture_stack stack;
  capture_take_stack(&stack);
  sigset_t former;
  hold_signals(&former);
  if (!atomic_exchange(&capture_state.is_keeping, true)) {
    capture_keep(CAPTURE_END, &stack, NULL, 0);
    atomic_store(&capture_state.is_keeping, false);
  }
  pthread_sigmask(SIG_SETMASK, &former, NULL);
}

static void handle_exit(void) {
  // What is left to do at the end of a chapter that is well is no end of `run()`.
  if (capture_state.is_running) keep_place_of_end();
}

static void handle_fatal(int signal, siginfo_t *information, void *context) {
  for (int stream = 0; stream < 2; stream++) dup2(capture_state.former[stream], capture_descriptors[stream]);
  keep_rest();
  // Sent when the time is over; the stack is sound.
  if (signal == SIGQUIT) keep_place_of_end();
  for (int i = 0; i < FATAL_COUNT; i++) {
    if (fatal_signals[i] != signal) continue;
    struct sigaction *former = &former_actions[i];
    sigaction(signal, former, NULL);
    if (former->sa_flags & SA_SIGINFO) {
      former->sa_sigaction(signal, information, context);
    } else if (former->sa_handler == SIG_DFL || former->sa_handler == SIG_IGN) {
      // A faulting instruction faults again; another signal is sent again.
      raise(signal);
    } else {
      former->sa_handler(signal);
    }
  }
}

void capture_watch_end(void) {
  atexit(handle_exit);
  for (int i = 0; i < FATAL_COUNT; i++) {
    if (sigaction(fatal_signals[i], NULL, &former_actions[i]) != 0) continue;
    struct sigaction action = former_actions[i];
    if (!(action.sa_flags & SA_SIGINFO) && action.sa_handler == SIG_IGN) continue;
    action.sa_sigaction = handle_fatal;
    action.sa_flags |= SA_SIGINFO | SA_ONSTACK;
    sigaction(fatal_signals[i], &action, NULL);
  }
}

#endif
