#pragma once

#include <stddef.h>
#include <stdint.h>

// Compression of drawings in zlib's format (RFC 1950 and 1951).
//
// Nearly all of a drawing is equal to the pixel to the left or to the row above. zlib finds that as well, but only by looking for
// every sequence among the last 32 kilobytes; asking these two places first takes a third of the time.

typedef struct {
  uint8_t *bytes;
  size_t count;
  size_t capacity;
  // Set when memory is short; the bytes are then incomplete.
  int failed;
} DeflateOutput;

/// Compresses `count` bytes in rows of `row` bytes, each starting at `pixel` bytes' distance from its left neighbour.
void deflate_drawing(const uint8_t *bytes, size_t count, size_t row, size_t pixel, DeflateOutput *output);
