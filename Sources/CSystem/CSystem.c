#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CSystem.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

const char *csystem_image_path(const void *address) {
  Dl_info information;
  return dladdr(address, &information) != 0 ? information.dli_fname : NULL;
}

const void *csystem_image_base(const void *address) {
  Dl_info information;
  return dladdr(address, &information) != 0 ? information.dli_fbase : NULL;
}

int csystem_shared_memory(unsigned long size) {
#ifdef __linux__
  int memory = memfd_create("walkthrough", MFD_CLOEXEC);
#else
  char name[32];
  snprintf(name, sizeof name, "/walkthrough-%d", getpid());
  int memory = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
  if (memory >= 0) shm_unlink(name);
#endif
  if (memory < 0) return -errno;
  int duplicate = fcntl(memory, F_DUPFD_CLOEXEC, 3);
  int error = duplicate < 0 || ftruncate(duplicate, (off_t)size) != 0 ? errno : 0;
  close(memory);
  if (error && duplicate >= 0) close(duplicate);
  return error ? -error : duplicate;
}

static void *mapped;
static size_t mapped_size;

static void leave_shared_memory(void) {
  int flags = MAP_PRIVATE | MAP_ANON | MAP_NORESERVE | MAP_FIXED;
  if (mmap(mapped, mapped_size, PROT_READ | PROT_WRITE, flags, -1, 0) == MAP_FAILED) _exit(127);
}

void *csystem_map_shared_memory(int descriptor, unsigned long size) {
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (memory == MAP_FAILED) return NULL;
  close(descriptor);
  mapped = memory;
  mapped_size = size;
  int error = pthread_atfork(NULL, NULL, leave_shared_memory);
  if (error == 0) return memory;
  munmap(memory, size);
  errno = error;
  return NULL;
}

int csystem_ignores(int signal) {
  struct sigaction action;
  return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

int csystem_spawn_session(void) { return POSIX_SPAWN_SETSID; }

#ifdef __linux__
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <linux/magic.h>

// Through syscall(), since only some C libraries wrap renameat2.
static int rename_with_flags(const char *from, const char *to, unsigned flags) {
  return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags) == 0 ? 0 : errno;
}

int csystem_exchange(const char *first, const char *second) {
  return rename_with_flags(first, second, 1u << 1);
}

int csystem_rename_without_replacing(const char *from, const char *to) {
  return rename_with_flags(from, to, 1u << 0);
}

int csystem_is_mount_point(const char *path) {
#ifdef STATX_ATTR_MOUNT_ROOT
  struct statx status;
  if (statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &status) != 0) return -1;
  if (!(status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT)) return -1;
  return (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
#else
  (void)path;
  return -1;
#endif
}

int csystem_is_overlay(const char *path) {
  struct statfs status;
  if (statfs(path, &status) != 0) return -1;
  return status.f_type == OVERLAYFS_SUPER_MAGIC;
}

int csystem_spawn_closing_others(void *actions, int first) {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
#else
  (void)actions;
  (void)first;
  return ENOSYS;
#endif
}

int csystem_adopt_orphans(void) {
  return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 ? 0 : errno;
}

int csystem_die_with_parent(void) {
  return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 ? 0 : errno;
}

int csystem_pending_signals(const int *signals, int count) {
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < count; i++) sigaddset(&set, signals[i]);
  int descriptor = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  return descriptor < 0 ? -errno : descriptor;
}

_Static_assert(
    CSYSTEM_NOTICE_FOLDER == IN_ISDIR && CSYSTEM_NOTICE_LOST == IN_Q_OVERFLOW && CSYSTEM_NOTICE_END == IN_IGNORED &&
        CSYSTEM_NOTICE_GONE == (IN_DELETE_SELF | IN_MOVE_SELF) &&
        sizeof(struct csystem_notice) == sizeof(struct inotify_event),
    "the header has the system's own numbers");

int csystem_notices_open(void) {
  int descriptor = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  return descriptor < 0 ? -errno : descriptor;
}

int csystem_notices_add(int notices, const char *folder) {
  unsigned kinds = IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE |
                   IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK;
  int number = inotify_add_watch(notices, folder, kinds);
  return number < 0 ? -errno : number;
}

int csystem_notices_remove(int notices, int number) { return inotify_rm_watch(notices, number) == 0 ? 0 : errno; }

#elif defined(__APPLE__)

int csystem_exchange(const char *first, const char *second) {
  return renamex_np(first, second, RENAME_SWAP) == 0 ? 0 : errno;
}

int csystem_rename_without_replacing(const char *from, const char *to) {
  return renamex_np(from, to, RENAME_EXCL) == 0 ? 0 : errno;
}

int csystem_is_mount_point(const char *path) {
  (void)path;
  return -1;
}

int csystem_is_overlay(const char *path) {
  (void)path;
  return 0;
}

int csystem_spawn_closing_others(void *actions, int first) {
  (void)actions;
  (void)first;
  return ENOSYS;
}

int csystem_adopt_orphans(void) { return ENOSYS; }

int csystem_die_with_parent(void) { return ENOSYS; }

int csystem_pending_signals(const int *signals, int count) {
  (void)signals;
  (void)count;
  return -ENOSYS;
}

int csystem_notices_open(void) { return -ENOSYS; }

int csystem_notices_add(int notices, const char *folder) {
  (void)notices;
  (void)folder;
  return -ENOSYS;
}

int csystem_notices_remove(int notices, int number) {
  (void)notices;
  (void)number;
  return ENOSYS;
}

#endif
