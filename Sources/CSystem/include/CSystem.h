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
