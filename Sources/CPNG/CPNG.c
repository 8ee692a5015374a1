#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

typedef struct {
  uint8_t *bytes;
  size_t count;
  size_t capacity;
} Buffer;

static void report_error(png_structp png, png_const_charp message) {
  CPNGResult *result = png_get_error_ptr(png);
  strncpy(result->message, message, sizeof result->message - 1);
  longjmp(png_jmpbuf(png), 1);
}

static void ignore_warning(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void append(png_structp png, png_bytep bytes, size_t count) {
  Buffer *buffer = png_get_io_ptr(png);
  if (count > buffer->capacity - buffer->count) {
    size_t capacity = buffer->capacity * 2 + count;
    uint8_t *larger = realloc(buffer->bytes, capacity);
    if (larger == NULL) png_error(png, "out of memory");
    buffer->bytes = larger;
    buffer->capacity = capacity;
  }
  memcpy(buffer->bytes + buffer->count, bytes, count);
  buffer->count += count;
}

static void flush(png_structp png) { (void)png; }

CPNGResult cpng_encode(const uint8_t *pixels, uint32_t width, uint32_t height, size_t stride,
                       uint32_t pixels_per_metre, int level, const CPNGText *texts, size_t text_count) {
  CPNGResult result = {.width = width, .height = height, .pixels_per_metre = pixels_per_metre};
  // Both live across longjmp, so they must be in memory, not in registers.
  Buffer buffer = {NULL, 0, 0};
  uint8_t *volatile row = NULL;
  png_infop info = NULL;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &result, report_error, ignore_warning);
  if (png == NULL || (info = png_create_info_struct(png)) == NULL) {
    png_destroy_write_struct(&png, NULL);
    strcpy(result.message, "libpng could not start");
    return result;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    free(row);
    free(buffer.bytes);
    return result;
  }
  buffer.capacity = 64 * 1024;
  buffer.bytes = malloc(buffer.capacity);
  row = malloc((size_t)width * 3);
  if (buffer.bytes == NULL || row == NULL) png_error(png, "out of memory");
  png_set_write_fn(png, &buffer, append, flush);
  png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (pixels_per_metre > 0) png_set_pHYs(png, info, pixels_per_metre, pixels_per_metre, PNG_RESOLUTION_METER);
  for (size_t index = 0; index < text_count; index++) {
    png_text text;
    memset(&text, 0, sizeof text);
    text.compression = PNG_ITXT_COMPRESSION_NONE;
    text.key = (png_charp)texts[index].keyword;
    text.text = (png_charp)texts[index].text;
    text.itxt_length = strlen(texts[index].text);
    text.lang = "en";
    text.lang_key = "";
    png_set_text(png, info, &text, 1);
  }
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level(png, level);
  png_set_compression_buffer_size(png, 64 * 1024);
  png_write_info(png, info);
  for (uint32_t y = 0; y < height; y++) {
    const uint32_t *source = (const uint32_t *)(const void *)(pixels + (size_t)y * stride);
    uint8_t *target = row;
    for (uint32_t x = 0; x < width; x++) {
      uint32_t pixel = source[x];
      target[0] = (uint8_t)(pixel >> 16);
      target[1] = (uint8_t)(pixel >> 8);
      target[2] = (uint8_t)pixel;
      target += 3;
    }
    png_write_row(png, row);
  }
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  free(row);
  result.bytes = buffer.bytes;
  result.count = buffer.count;
  return result;
}

typedef struct {
  const uint8_t *bytes;
  size_t left;
} Source;

static void take(png_structp png, png_bytep bytes, size_t count) {
  Source *source = png_get_io_ptr(png);
  if (count > source->left) png_error(png, "the file ends too early");
  memcpy(bytes, source->bytes, count);
  source->bytes += count;
  source->left -= count;
}

CPNGResult cpng_decode(const uint8_t *file, size_t count) {
  CPNGResult result = {0};
  Source source = {file, count};
  uint8_t *volatile pixels = NULL;
  png_infop info = NULL;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &result, report_error, ignore_warning);
  if (png == NULL || (info = png_create_info_struct(png)) == NULL) {
    png_destroy_read_struct(&png, NULL, NULL);
    strcpy(result.message, "libpng could not start");
    return result;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    free(pixels);
    return result;
  }
  png_set_read_fn(png, &source, take);
  png_read_info(png, info);
  png_set_expand(png);
  png_set_strip_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  result.width = png_get_image_width(png, info);
  result.height = png_get_image_height(png, info);
  result.pixels_per_metre = png_get_x_pixels_per_meter(png, info);
  size_t stride = (size_t)result.width * 4;
  if (png_get_rowbytes(png, info) != stride) png_error(png, "an unexpected kind of pixels");
  pixels = malloc(stride * result.height);
  if (pixels == NULL) png_error(png, "out of memory");
  for (int pass = 0; pass < passes; pass++) {
    for (uint32_t y = 0; y < result.height; y++) png_read_row(png, pixels + stride * y, NULL);
  }
  png_read_end(png, NULL);
  png_destroy_read_struct(&png, &info, NULL);
  result.bytes = pixels;
  result.count = stride * result.height;
  return result;
}

void cpng_free(uint8_t *bytes) { free(bytes); }
