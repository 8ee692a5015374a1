#include "Deflate.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum {
  SHORTEST = 4,       // Shorter matches cost as much as their bytes.
  LONGEST = 258,      // The longest match that deflate can name.
  WINDOW = 32768,     // The greatest distance that deflate can name.
  HASH_BITS = 13,
  BLOCK = 1 << 16,    // Tokens that share their codes.
  LITERALS = 286,
  DISTANCES = 30,
  LENGTH_CODES = 19,
};

// A literal byte, or the length of a match in the upper and its distance in the lower half.
typedef uint32_t Token;

static const uint16_t length_base[29] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                         31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
static const uint8_t length_extra[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};

static int length_code(unsigned length) {
  int code = 28;
  while (length < length_base[code]) code--;
  return code;
}

// Codes come in pairs of one number of extra bits: two bits below the leading one tell them apart.
static int distance_code(unsigned distance) {
  if (distance <= 2) return (int)distance - 1;
  unsigned value = distance - 1;
  int top = 31 - __builtin_clz(value);
  return 2 * top + (int)(value >> (top - 1) & 1);
}

static int distance_extra(int code) { return code < 4 ? 0 : code / 2 - 1; }

static unsigned distance_base(int code) {
  return code < 4 ? (unsigned)code + 1 : (2u + (unsigned)(code & 1)) * (1u << (code / 2 - 1)) + 1;
}

typedef struct {
  DeflateOutput *output;
  uint64_t bits;
  int count;
} BitWriter;

static int reserve(DeflateOutput *output, size_t more) {
  if (output->count + more <= output->capacity) return 1;
  size_t capacity = output->capacity * 2 + more;
  uint8_t *larger = realloc(output->bytes, capacity);
  if (larger == NULL) {
    output->failed = 1;
    return 0;
  }
  output->bytes = larger;
  output->capacity = capacity;
  return 1;
}

static void flush_bits(BitWriter *writer) {
  while (writer->count >= 8) {
    writer->output->bytes[writer->output->count++] = (uint8_t)writer->bits;
    writer->bits >>= 8;
    writer->count -= 8;
  }
}

// At most 48 bits between two flushes; the caller has reserved room.
static void put(BitWriter *writer, uint32_t value, int count) {
  writer->bits |= (uint64_t)value << writer->count;
  writer->count += count;
}

typedef struct {
  uint8_t lengths[LITERALS];
  uint16_t codes[LITERALS];
} Code;

static int by_frequency(const void *left, const void *right) {
  uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
  return a < b ? -1 : a > b;
}

// Huffman's lengths (1952), by merging two sorted queues; lengths beyond the limit are shortened and others lengthened until the
// code is again complete.
static void assign_lengths(const uint32_t *frequencies, int count, int limit, uint8_t *lengths) {
  uint64_t leaves[LITERALS];
  int used = 0;
  memset(lengths, 0, (size_t)count);
  for (int symbol = 0; symbol < count; symbol++) {
    if (frequencies[symbol] > 0) leaves[used++] = (uint64_t)frequencies[symbol] << 16 | (uint64_t)symbol;
  }
  if (used == 0) {
    lengths[0] = 1;
    return;
  }
  if (used == 1) {
    lengths[leaves[0] & 0xFFFF] = 1;
    return;
  }
  qsort(leaves, (size_t)used, sizeof leaves[0], by_frequency);
  uint64_t weights[2 * LITERALS];
  int parents[2 * LITERALS];
  for (int leaf = 0; leaf < used; leaf++) weights[leaf] = leaves[leaf] >> 16;
  int leaf = 0, inner = used, next = used;
  for (; next < 2 * used - 1; next++) {
    uint64_t sum = 0;
    for (int child = 0; child < 2; child++) {
      int lightest = leaf < used && (inner >= next || weights[leaf] <= weights[inner]) ? leaf++ : inner++;
      sum += weights[lightest];
      parents[lightest] = next;
    }
    weights[next] = sum;
  }
  int depths[2 * LITERALS];
  int counts[64] = {0};
  depths[next - 1] = 0;
  for (int node = next - 2; node >= 0; node--) {
    depths[node] = depths[parents[node]] + 1;
    if (node < used) counts[depths[node] < limit ? depths[node] : limit]++;
  }
  uint32_t total = 0;
  for (int length = 1; length <= limit; length++) total += (uint32_t)counts[length] << (limit - length);
  while (total > 1u << limit) {
    // Two codes of the limit give way to one that moves down a step beside another.
    int length = limit - 1;
    while (counts[length] == 0) length--;
    counts[limit]--;
    counts[length]--;
    counts[length + 1] += 2;
    total--;
  }
  int symbol = 0;
  for (int length = limit; length > 0; length--) {
    for (int each = 0; each < counts[length]; each++) lengths[leaves[symbol++] & 0xFFFF] = (uint8_t)length;
  }
}

// Canonical codes, with their bits reversed as deflate sends them.
static void assign_codes(Code *code, int count) {
  uint16_t next[16] = {0};
  int counts[16] = {0};
  for (int symbol = 0; symbol < count; symbol++) counts[code->lengths[symbol]]++;
  counts[0] = 0;
  for (int length = 1, first = 0; length < 16; length++) {
    first = (first + counts[length - 1]) << 1;
    next[length] = (uint16_t)first;
  }
  for (int symbol = 0; symbol < count; symbol++) {
    unsigned value = next[code->lengths[symbol]]++;
    uint16_t reversed = 0;
    for (int bit = 0; bit < code->lengths[symbol]; bit++, value >>= 1) reversed = (uint16_t)(reversed << 1 | (value & 1));
    code->codes[symbol] = reversed;
  }
}

static void put_block(BitWriter *writer, const Token *tokens, size_t count, int is_last) {
  uint32_t literal_frequencies[LITERALS] = {0}, distance_frequencies[DISTANCES] = {0};
  for (size_t index = 0; index < count; index++) {
    Token token = tokens[index];
    if (token < 256) {
      literal_frequencies[token]++;
    } else {
      literal_frequencies[257 + length_code(token >> 16)]++;
      distance_frequencies[distance_code(token & 0xFFFF)]++;
    }
  }
  literal_frequencies[256] = 1;
  static const uint8_t order[LENGTH_CODES] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  Code literals, distances, lengths;
  assign_lengths(literal_frequencies, LITERALS, 15, literals.lengths);
  assign_lengths(distance_frequencies, DISTANCES, 15, distances.lengths);
  assign_codes(&literals, LITERALS);
  assign_codes(&distances, DISTANCES);
  uint32_t length_frequencies[LENGTH_CODES] = {0};
  for (int symbol = 0; symbol < LITERALS; symbol++) length_frequencies[literals.lengths[symbol]]++;
  for (int symbol = 0; symbol < DISTANCES; symbol++) length_frequencies[distances.lengths[symbol]]++;
  assign_lengths(length_frequencies, LENGTH_CODES, 7, lengths.lengths);
  assign_codes(&lengths, LENGTH_CODES);

  // 15 + 5 bits for a length, 15 + 13 for a distance; codes of at most 7 bits for the two tables.
  if (!reserve(writer->output, count * 6 + 512)) return;
  put(writer, (uint32_t)is_last | 2u << 1, 3);
  put(writer, LITERALS - 257, 5);
  put(writer, DISTANCES - 1, 5);
  put(writer, LENGTH_CODES - 4, 4);
  flush_bits(writer);
  for (int index = 0; index < LENGTH_CODES; index++) {
    put(writer, lengths.lengths[order[index]], 3);
    flush_bits(writer);
  }
  for (int symbol = 0; symbol < LITERALS + DISTANCES; symbol++) {
    int length = symbol < LITERALS ? literals.lengths[symbol] : distances.lengths[symbol - LITERALS];
    put(writer, lengths.codes[length], lengths.lengths[length]);
    flush_bits(writer);
  }
  for (size_t index = 0; index < count; index++) {
    Token token = tokens[index];
    if (token < 256) {
      put(writer, literals.codes[token], literals.lengths[token]);
    } else {
      unsigned length = token >> 16, distance = token & 0xFFFF;
      int code = length_code(length);
      put(writer, literals.codes[257 + code], literals.lengths[257 + code]);
      put(writer, length - length_base[code], length_extra[code]);
      code = distance_code(distance);
      put(writer, distances.codes[code], distances.lengths[code]);
      put(writer, distance - distance_base(code), distance_extra(code));
    }
    flush_bits(writer);
  }
  put(writer, literals.codes[256], literals.lengths[256]);
  flush_bits(writer);
}

// How many bytes from `place` on are the same `distance` bytes before.
static size_t run_length(const uint8_t *bytes, size_t place, size_t count, size_t distance) {
  if (distance > place) return 0;
  const uint8_t *here = bytes + place, *there = here - distance;
  size_t left = count - place, length = 0;
  while (length + 8 <= left) {
    uint64_t a, b;
    memcpy(&a, here + length, 8);
    memcpy(&b, there + length, 8);
    if (a != b) return length + (size_t)(__builtin_ctzll(a ^ b) / 8);
    length += 8;
  }
  while (length < left && here[length] == there[length]) length++;
  return length;
}

static uint32_t hash(const uint8_t *bytes) {
  uint32_t value;
  memcpy(&value, bytes, 4);
  return value * 2654435761u >> (32 - HASH_BITS);
}

void deflate_drawing(const uint8_t *bytes, size_t count, size_t row, size_t pixel, DeflateOutput *output) {
  BitWriter writer = {output, 0, 0};
  Token *tokens = malloc(BLOCK * sizeof *tokens);
  // Places plus one, so that zero means none.
  size_t *latest = calloc((size_t)1 << HASH_BITS, sizeof *latest);
  if (tokens == NULL || latest == NULL || !reserve(output, 16)) {
    output->failed = 1;
    free(tokens);
    free(latest);
    return;
  }
  output->bytes[output->count++] = 0x78;
  output->bytes[output->count++] = 0x01;
  size_t place = 0, used = 0;
  int uses_row = row <= WINDOW - 1;
  while (place < count) {
    if (used + 1 >= BLOCK) {
      put_block(&writer, tokens, used, 0);
      used = 0;
      if (output->failed) break;
    }
    size_t distance = pixel, length = run_length(bytes, place, count, pixel);
    if (uses_row && length < LONGEST) {
      size_t above = run_length(bytes, place, count, row);
      if (above > length) {
        length = above;
        distance = row;
      }
    }
    if (length < 16 && place + 4 <= count) {
      uint32_t slot = hash(bytes + place);
      size_t before = latest[slot];
      latest[slot] = place + 1;
      if (before > 0 && place + 1 - before < WINDOW) {
        size_t found = run_length(bytes, place, count, place + 1 - before);
        if (found > length + 1) {
          length = found;
          distance = place + 1 - before;
        }
      }
    }
    if (length < SHORTEST) {
      tokens[used++] = bytes[place++];
      continue;
    }
    // A long run is named in pieces, none of which may be too short.
    while (length > 0) {
      if (used + 1 >= BLOCK) break;
      size_t piece = length <= LONGEST ? length : length - LONGEST < 3 ? LONGEST - 3 : LONGEST;
      tokens[used++] = (Token)(piece << 16 | distance);
      place += piece;
      length -= piece;
    }
  }
  put_block(&writer, tokens, used, 1);
  free(tokens);
  free(latest);
  if (output->failed || !reserve(output, 16)) return;
  put(&writer, 0, (8 - writer.count % 8) % 8);
  flush_bits(&writer);
  uLong sum = adler32(0, NULL, 0);
  for (size_t start = 0; start < count;) {
    size_t part = count - start < 1u << 30 ? count - start : 1u << 30;
    sum = adler32(sum, bytes + start, (uInt)part);
    start += part;
  }
  for (int shift = 24; shift >= 0; shift -= 8) output->bytes[output->count++] = (uint8_t)(sum >> shift);
}
