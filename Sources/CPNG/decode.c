#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "CPNG.h"
#include "results.h"

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
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &result, cpng_report_error, cpng_ignore_warning);
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
  result.pixels_per_meter = png_get_x_pixels_per_meter(png, info);
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
