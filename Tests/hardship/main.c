// hardship [--refuse CALL=ERROR] [--kill-at CALL] [--ignore SIGNAL] [--file-size BYTES] ... PROGRAM [ARGUMENT ...]
//
// Runs a program under hardships that real systems have in store: system calls that the kernel refuses (as network file
// systems refuse locks), or at which the process is killed, signals that were ignored by whoever started it (as nohup and some daemons do), a limit on the
// size of files. The kernel itself does all of it; nothing is simulated.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static void fail(const char *what) {
  perror(what);
  exit(125);
}

/// Has the kernel answer a system call with an action, in this process and all that it starts.
static void answer(unsigned call, unsigned action) {
  struct sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, action),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail("PR_SET_NO_NEW_PRIVS");
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) fail("PR_SET_SECCOMP");
}

static unsigned number(const char *name) {
  struct { const char *name; unsigned value; } names[] = {
      {"flock", SYS_flock}, {"renameat2", SYS_renameat2}, {"linkat", SYS_linkat}, {"fsync", SYS_fsync},
#ifdef SYS_link
      {"link", SYS_link},
#endif
      {"ENOLCK", ENOLCK}, {"EINVAL", EINVAL}, {"EXDEV", EXDEV}, {"EPERM", EPERM}, {"ENOSYS", ENOSYS},
      {"SIGCHLD", SIGCHLD}, {"SIGINT", SIGINT}, {"SIGHUP", SIGHUP}, {"SIGTERM", SIGTERM},
  };
  for (size_t index = 0; index < sizeof names / sizeof *names; index++)
    if (strcmp(name, names[index].name) == 0) return names[index].value;
  fprintf(stderr, "hardship: unknown name %s\n", name);
  exit(125);
}

int main(int count, char **arguments) {
  int next = 1;
  for (; next + 1 < count && strncmp(arguments[next], "--", 2) == 0; next += 2) {
    char *value = arguments[next + 1];
    if (strcmp(arguments[next], "--refuse") == 0) {
      char *error = strchr(value, '=');
      if (error == NULL) return 125;
      *error++ = 0;
      answer(number(value), SECCOMP_RET_ERRNO | number(error));
    } else if (strcmp(arguments[next], "--kill-at") == 0) {
      answer(number(value), SECCOMP_RET_KILL_PROCESS);
    } else if (strcmp(arguments[next], "--ignore") == 0) {
      signal((int)number(value), SIG_IGN);
    } else if (strcmp(arguments[next], "--file-size") == 0) {
      rlim_t bytes = strtoul(value, NULL, 10);
      struct rlimit limit = {bytes, bytes};
      if (setrlimit(RLIMIT_FSIZE, &limit) != 0) fail("RLIMIT_FSIZE");
    } else {
      fprintf(stderr, "hardship: unknown option %s\n", arguments[next]);
      return 125;
    }
  }
  if (next >= count) return 125;
  execv(arguments[next], arguments + next);
  fail(arguments[next]);
}
