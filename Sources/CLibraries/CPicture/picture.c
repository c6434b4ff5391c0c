// GLib's object macros do not reach Swift, so the few calls to librsvg and cairo stand here.
#include "CPicture.h"

#include <cairo.h>
#include <librsvg/rsvg.h>
#include <stdlib.h>
#include <string.h>

/// Bytes that grow as cairo writes.
struct bytes {
  uint8_t *start;
  size_t count, room;
};

static cairo_status_t append(void *closure, const unsigned char *data, unsigned int length) {
  struct bytes *bytes = closure;
  if (bytes->count + length > bytes->room) {
    size_t room = (bytes->count + length) * 2;
    uint8_t *start = realloc(bytes->start, room);
    if (!start) return CAIRO_STATUS_NO_MEMORY;
    bytes->start = start;
    bytes->room = room;
  }
  memcpy(bytes->start + bytes->count, data, length);
  bytes->count += length;
  return CAIRO_STATUS_SUCCESS;
}

static picture_result draw(RsvgHandle *handle, int width, struct bytes *bytes) {
  double shape_width = 0, shape_height = 0;
  if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, &shape_width, &shape_height)) {
    gboolean has_width, has_height, has_box;
    RsvgLength w, h;
    RsvgRectangle box;
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &w, &has_height, &h, &has_box, &box);
    if (!has_box) return picture_unreadable;
    shape_width = box.width;
    shape_height = box.height;
  }
  if (!(shape_width > 0) || !(shape_height > 0)) return picture_unreadable;
  double wanted = width * shape_height / shape_width;
  if (wanted < 1 || wanted > 16384) return picture_unreadable;
  int height = (int)(wanted + 0.5);

  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *context = cairo_create(surface);
  RsvgRectangle page = {0, 0, width, height};
  picture_result result = picture_no_memory;
  if (cairo_status(context) == CAIRO_STATUS_SUCCESS) {
    if (!rsvg_handle_render_document(handle, context, &page, NULL)) {
      result = picture_unreadable;
    } else if (cairo_surface_write_to_png_stream(surface, append, bytes) == CAIRO_STATUS_SUCCESS) {
      result = picture_drawn;
    }
  }
  cairo_destroy(context);
  cairo_surface_destroy(surface);
  return result;
}

picture_result picture_png(const uint8_t *svg, size_t length, int width, uint8_t **png, size_t *png_length) {
  *png = NULL;
  *png_length = 0;
  RsvgHandle *handle = rsvg_handle_new_from_data(svg, length, NULL);
  if (!handle) return picture_unreadable;
  struct bytes bytes = {NULL, 0, 0};
  picture_result result = draw(handle, width, &bytes);
  g_object_unref(handle);
  if (result != picture_drawn) {
    free(bytes.start);
    return result;
  }
  *png = bytes.start;
  *png_length = bytes.count;
  return picture_drawn;
}
