#ifndef CSYSTEM_H
#define CSYSTEM_H

// System calls that Swift cannot reach: the C library shows them only with _GNU_SOURCE, or they take
// a variable number of arguments. Each returns 0, or the error number, unless it says otherwise.

/// Exchanges two paths in one step. ENOSYS where the system has no such call.
int csystem_exchange(const char *first, const char *second);

/// Renames, and fails with EEXIST rather than replace anything.
int csystem_rename_without_replacing(const char *from, const char *to);

/// Whether a folder is a mount point (1), is not (0), or nobody can tell (-1).
int csystem_is_mount_point(const char *path);

/// Whether a path is in a file system of layers, as in containers (1), is not (0), or nobody can tell (-1).
int csystem_is_overlay(const char *path);

/// Asks that this process be killed as soon as its parent ends, however it ends.
int csystem_die_with_parent(void);

/// Has orphaned descendants become children of this process. ENOSYS where the system has no such call.
int csystem_adopt_orphans(void);

/// Whether a signal is ignored (1) or not (0).
int csystem_ignores(int signal);

/// Lets a process that is spawned (`actions` is a `posix_spawn_file_actions_t`) have no open file from `first` on. ENOSYS
/// where the C library has no such call.
int csystem_spawn_closing_others(void *actions, int first);

/// The flag for `posix_spawnattr_setflags` that begins a session of its own, without a terminal.
int csystem_spawn_session(void);

/// A descriptor that can be read as long as one of these signals, which must be blocked, waits for this process; closed when
/// another program is run. The negative error number where that cannot be, ENOSYS where the system has no such call.
int csystem_pending_signals(const int *signals, int count);

/// A descriptor that tells what happens in folders; closed when another program is run. The negative error number where that
/// cannot be, ENOSYS where the system has no such call.
int csystem_notices_open(void);

/// From here on it tells what happens in a folder, under the number that is returned; the same one where it does already. The
/// negative error number where that cannot be.
int csystem_notices_add(int notices, const char *folder);

/// From here on it does not.
int csystem_notices_remove(int notices, int number);

/// What is read from it: a head, and `length` bytes of a name that ends with the first zero.
struct csystem_notice {
  int number;
  unsigned kinds;
  unsigned cookie;
  unsigned length;
};

enum {
  /// It is about a folder in the folder.
  CSYSTEM_NOTICE_FOLDER = 0x40000000,
  /// There were too many to tell.
  CSYSTEM_NOTICE_LOST = 0x4000,
  /// The folder itself is gone or has another name.
  CSYSTEM_NOTICE_GONE = 0x400 | 0x800,
  /// Nothing will be told of it any more.
  CSYSTEM_NOTICE_END = 0x8000,
};

/// Memory, zeros at first, that processes can share which are given its descriptor; gone when nobody has it any more. It
/// takes room only where it was written to. Returns a descriptor beyond the standard ones, closed when another program is
/// run, or the negative error number.
int csystem_shared_memory(unsigned long size);

/// Has such memory in this process, and closes its descriptor; NULL, with `errno`, where that cannot be. A copy that this
/// process makes of itself (`fork`) writes into memory of its own instead.
void *csystem_map_shared_memory(int descriptor, unsigned long size);

/// The path of the executable or library that the address belongs to, as the loader knows it; NULL if none.
const char *csystem_image_path(const void *address);

/// Where it was loaded; NULL if none.
const void *csystem_image_base(const void *address);

#endif
