#ifndef CPICTURE_H
#define CPICTURE_H

#include <stddef.h>
#include <stdint.h>

typedef enum { picture_drawn = 0, picture_unreadable = 1, picture_no_memory = 2 } picture_result;

/// Draws an SVG of `length` bytes `width` pixels wide, keeping its shape, and gives a PNG that the caller frees
/// with `free`. References to anything outside the text are not followed.
picture_result picture_png(const uint8_t *svg, size_t length, int width, uint8_t **png, size_t *png_length);

#endif
