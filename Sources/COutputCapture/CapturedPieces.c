#define _GNU_SOURCE
#include "Capture.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>

// The room begins with this, and the pieces follow, each at a multiple of 16 behind the one before. Whoever reads them may
// be another process, which the room is shared with, after this one was killed at any moment: so a piece counts once it is
// whole, and nothing is told by pointers.

struct room_head {
  /// How many bytes of the room are in use; a piece begins before that.
  _Atomic(uint64_t) used;
};

struct piece {
  uint64_t number;
  uint64_t descriptor;
  _Atomic(uint64_t) omitted_lines;
  _Atomic(uint64_t) byte_count;
  struct capture_stack stack;
  unsigned char bytes[];
};

static size_t aligned(size_t offset) { return (offset + 15) & ~(size_t)15; }

static struct {
  unsigned char *room;
  size_t capacity;
  size_t used;
  struct piece *last;
} arena;
static atomic_uint_fast64_t next_number;

int capture_make_room(void *room, size_t capacity) {
  if (!room) {
    room = mmap(NULL, capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED) return errno;
  }
  arena.room = room;
  arena.capacity = capacity;
  arena.used = aligned(sizeof(struct room_head));
  return 0;
}

uint64_t capture_next_number(void) { return atomic_fetch_add(&next_number, 1); }

static bool is_same(const struct capture_stack *first, const struct capture_stack *second) {
  return first->count == second->count
      && memcmp(first->addresses, second->addresses, first->count * sizeof first->addresses[0]) == 0;
}

/// What is before the end of the used part can be read from here on.
static void publish(void) { atomic_store(&((struct room_head *)arena.room)->used, arena.used); }

void capture_keep(int descriptor, const struct capture_stack *stack, const unsigned char *bytes, size_t count) {
  struct piece *piece = arena.last;
  bool continues = piece && piece->descriptor == (uint64_t)descriptor
      && atomic_load(&next_number) == piece->number + 1 && is_same(&piece->stack, stack);
  if (!continues) {
    size_t start = aligned(arena.used);
    if (start + sizeof *piece > arena.capacity) {
      // No room for another piece; that there was more is noted at the last.
      if (piece)
        for (size_t i = 0; i < count; i++) piece->omitted_lines += bytes[i] == '\n';
      return;
    }
    piece = (struct piece *)(arena.room + start);
    memset(piece, 0, sizeof *piece);
    piece->number = atomic_fetch_add(&next_number, 1);
    piece->descriptor = (uint64_t)descriptor;
    piece->stack = *stack;
    arena.used = start + sizeof *piece;
    arena.last = piece;
  }
  size_t room = arena.capacity - arena.used;
  size_t kept = count < room ? count : room;
  // What follows a gap is counted too, so that the text is a beginning without holes.
  uint64_t omitted = atomic_load(&piece->omitted_lines);
  if (omitted > 0) kept = 0;
  size_t known = atomic_load(&piece->byte_count);
  memcpy(piece->bytes + known, bytes, kept);
  atomic_store(&piece->byte_count, known + kept);
  arena.used += kept;
  publish();
  size_t further = 0;
  for (size_t i = kept; i < count; i++) further += bytes[i] == '\n';
  if (further > 0) atomic_store(&piece->omitted_lines, omitted + further);
}

bool capture_next_piece(const void *room, size_t capacity, size_t *offset, struct captured_output *output) {
  const unsigned char *start = room;
  if (capacity < sizeof(struct room_head)) return false;
  uint64_t used = atomic_load(&((struct room_head *)room)->used);
  if (used > capacity) used = capacity;
  size_t next = aligned(*offset < sizeof(struct room_head) ? sizeof(struct room_head) : *offset);
  if (next >= used || used - next < sizeof(struct piece)) return false;
  struct piece *piece = (struct piece *)(start + next);
  size_t remaining = used - next - sizeof *piece;
  uint64_t byte_count = atomic_load(&piece->byte_count);
  // Whoever was killed may have written over it.
  if (byte_count > remaining || piece->stack.count > CAPTURE_STACK_CAPACITY) return false;
  output->number = piece->number;
  output->descriptor = (int)piece->descriptor;
  output->omitted_lines = atomic_load(&piece->omitted_lines);
  output->stack = piece->stack;
  output->byte_count = byte_count;
  output->bytes = piece->bytes;
  *offset = next + sizeof *piece + byte_count;
  return true;
}

const void *capture_room(size_t *capacity) {
  *capacity = arena.capacity;
  return arena.room;
}
