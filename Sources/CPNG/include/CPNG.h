#pragma once

#include <stddef.h>
#include <stdint.h>

// libpng reports errors by longjmp, which Swift code cannot be left by: so the calls that may jump are made here.

/// A text chunk: a keyword of 1 to 79 Latin-1 characters and UTF-8 text.
typedef struct {
  const char *keyword;
  const char *text;
} CPNGText;

/// What came of encoding or decoding. Free `bytes` with cpng_free.
typedef struct {
  /// The PNG file, or the pixels; NULL when it failed.
  uint8_t *bytes;
  size_t count;
  uint32_t width;
  uint32_t height;
  uint32_t pixels_per_meter;
  /// Why it failed; empty when it did not.
  char message[160];
} CPNGResult;

/// Encodes rows of 32-bit pixels, 0xXXRRGGBB in the machine's byte order, as an opaque PNG.
///
/// `stride` is the distance of rows in bytes. No row filters are used.
CPNGResult cpng_encode(const uint8_t *pixels, uint32_t width, uint32_t height, size_t stride,
                       uint32_t pixels_per_meter, const CPNGText *texts, size_t text_count);

/// Decodes a PNG file to 4 bytes a pixel: red, green, blue, opacity.
CPNGResult cpng_decode(const uint8_t *file, size_t count);

/// The versions of the libraries that are loaded, such as "1.6.48".
const char *cpng_libpng_version(void);
const char *cpng_zlib_version(void);

/// Frees what a result holds; NULL is allowed.
void cpng_free(uint8_t *bytes);
