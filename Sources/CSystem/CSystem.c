#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CSystem.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

const char *csystem_image_path(const void *address) {
  Dl_info information;
  return dladdr(address, &information) != 0 ? information.dli_fname : NULL;
}

int csystem_ignores(int signal) {
  struct sigaction action;
  return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

#ifdef __linux__
#include <spawn.h>
#include <sys/prctl.h>
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

int csystem_spawn_closing_others(void *actions) {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
  return posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
#else
  (void)actions;
  return ENOSYS;
#endif
}

int csystem_adopt_orphans(void) {
  return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 ? 0 : errno;
}

int csystem_die_with_parent(void) {
  return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 ? 0 : errno;
}

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

int csystem_spawn_closing_others(void *actions) {
  (void)actions;
  return ENOSYS;
}

int csystem_adopt_orphans(void) { return ENOSYS; }

int csystem_die_with_parent(void) { return ENOSYS; }

#endif
