#ifndef CTAGLIB_H
#define CTAGLIB_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { tag_mp3 = 0, tag_wav = 1, tag_flac = 2, tag_opus = 3 } tag_format;

/// One line of the words and when it begins.
typedef struct {
  uint32_t milliseconds;
  const char *text;
} tag_line;

/// A named value, in order: a text frame by its own name, or a Vorbis comment.
typedef struct {
  const char *name;
  const char *value;
} tag_field;

/// Everything a file says about itself, all text in UTF-8. `language` has three letters (ISO 639-2).
typedef struct {
  const char *title, *artist, *language, *words, *comment, *xmp;
  const tag_field *fields;
  size_t field_count;
  const tag_line *lines;
  size_t line_count;
  const uint8_t *cover;
  size_t cover_length;
} tag_set;

/// Writes the tags into a whole audio file held in memory and gives a new one that the caller frees with `free`.
/// Answers 0, or 1 where the bytes are no such file or memory ends.
int tag_write(tag_format format, const uint8_t *file, size_t length, const tag_set *tags, uint8_t **tagged,
              size_t *tagged_length);

#ifdef __cplusplus
}
#endif

#endif
