#define _GNU_SOURCE
#include "Capture.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>

/// A piece in the arena: this header, then the bytes.
struct piece {
  struct piece *next;
  uint64_t number;
  int descriptor;
  uint64_t omitted_lines;
  struct capture_stack stack;
  size_t byte_count;
  unsigned char bytes[];
};

static struct {
  unsigned char *room;
  size_t capacity;
  size_t used;
  struct piece *first, *last;
  size_t count;
} arena;
static atomic_uint_fast64_t next_number;

int capture_make_room(size_t capacity) {
  void *room = mmap(NULL, capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON | MAP_NORESERVE, -1, 0);
  if (room == MAP_FAILED) return errno;
  arena.room = room;
  arena.capacity = capacity;
  return 0;
}

uint64_t capture_next_number(void) { return atomic_fetch_add(&next_number, 1); }

static bool is_same(const struct capture_stack *first, const struct capture_stack *second) {
  return first->count == second->count
      && memcmp(first->addresses, second->addresses, first->count * sizeof first->addresses[0]) == 0;
}

void capture_keep(int descriptor, const struct capture_stack *stack, const unsigned char *bytes, size_t count) {
  struct piece *piece = arena.last;
  bool continues = piece && piece->descriptor == descriptor && atomic_load(&next_number) == piece->number + 1
      && is_same(&piece->stack, stack);
  if (!continues) {
    size_t start = (arena.used + 15) & ~(size_t)15;
    if (start + sizeof *piece > arena.capacity) {
      // No room for another piece; that there was more is noted at the last.
      if (piece)
        for (size_t i = 0; i < count; i++) piece->omitted_lines += bytes[i] == '\n';
      return;
    }
    piece = (struct piece *)(arena.room + start);
    memset(piece, 0, sizeof *piece);
    piece->number = atomic_fetch_add(&next_number, 1);
    piece->descriptor = descriptor;
    piece->stack = *stack;
    arena.used = start + sizeof *piece;
    if (arena.last) arena.last->next = piece;
    else arena.first = piece;
    arena.last = piece;
    arena.count++;
  }
  size_t room = arena.capacity - arena.used;
  size_t kept = count < room ? count : room;
  // What follows a gap is counted too, so that the text is a beginning without holes.
  if (piece->omitted_lines > 0) kept = 0;
  memcpy(piece->bytes + piece->byte_count, bytes, kept);
  piece->byte_count += kept;
  arena.used += kept;
  for (size_t i = kept; i < count; i++) piece->omitted_lines += bytes[i] == '\n';
}

size_t capture_count(void) { return arena.count; }

struct captured_output capture_piece(size_t index) {
  // Pieces are asked for in their order.
  static struct piece *current;
  static size_t current_index;
  if (index == 0 || index < current_index || !current) {
    current = arena.first;
    current_index = 0;
  }
  while (current_index < index) {
    current = current->next;
    current_index++;
  }
  struct captured_output output = {
      current->number, current->descriptor, current->omitted_lines, current->stack, current->byte_count, current->bytes};
  return output;
}
