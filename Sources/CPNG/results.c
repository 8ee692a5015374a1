#include "results.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "CPNG.h"

void cpng_report_error(png_structp png, png_const_charp message) {
  CPNGResult *result = png_get_error_ptr(png);
  strncpy(result->message, message, sizeof result->message - 1);
  longjmp(png_jmpbuf(png), 1);
}

void cpng_ignore_warning(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

void cpng_free(uint8_t *bytes) { free(bytes); }

const char *cpng_libpng_version(void) { return png_get_libpng_ver(NULL); }

const char *cpng_zlib_version(void) { return zlibVersion(); }
