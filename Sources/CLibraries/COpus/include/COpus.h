#ifndef COPUS_H
#define COPUS_H

#include <stddef.h>
#include <stdint.h>

/// Receives the next bytes of the file; answers 0, or 1 to stop.
typedef int (*opus_sink)(void *context, const uint8_t *bytes, size_t count);

/// Encodes interleaved stereo samples as Ogg Opus: `frames` of them at `rate` hertz, at `bitrate` bits a second.
/// Answers 0, or the library's error. The result depends on nothing but the arguments.
int ogg_opus_encode(const float *samples, size_t frames, int rate, int bitrate, opus_sink sink, void *context);

#endif
