#pragma once

#include <png.h>

/// Copies a message of libpng to the CPNGResult that was given as error pointer, and jumps to where setjmp was called.
void cpng_report_error(png_structp png, png_const_charp message);

/// Warnings are about files that can be read all the same.
void cpng_ignore_warning(png_structp png, png_const_charp message);
