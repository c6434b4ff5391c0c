// The encoder's options are set through variable arguments, which Swift cannot pass.
#include "COpus.h"

#include <opusenc.h>

struct target {
  opus_sink sink;
  void *context;
};

static int write_bytes(void *data, const unsigned char *bytes, opus_int32 count) {
  struct target *target = data;
  return target->sink(target->context, bytes, (size_t)count);
}

static int close_target(void *data) {
  (void)data;
  return 0;
}

int ogg_opus_encode(const float *samples, size_t frames, int rate, int bitrate, opus_sink sink, void *context) {
  struct target target = {sink, context};
  OpusEncCallbacks callbacks = {write_bytes, close_target};
  OggOpusComments *comments = ope_comments_create();
  if (!comments) return OPE_ALLOC_FAIL;
  int error = OPE_OK;
  OggOpusEnc *encoder = ope_encoder_create_callbacks(&callbacks, &target, comments, rate, 2, 0, &error);
  if (!encoder) {
    ope_comments_destroy(comments);
    return error;
  }
  // A fixed stream number, or equal songs would differ in every page.
  error = ope_encoder_ctl(encoder, OPE_SET_SERIALNO(1));
  if (error == OPE_OK) error = ope_encoder_ctl(encoder, OPUS_SET_BITRATE(bitrate));
  size_t done = 0;
  while (error == OPE_OK && done < frames) {
    size_t part = frames - done < 4096 ? frames - done : 4096;
    error = ope_encoder_write_float(encoder, samples + 2 * done, (int)part);
    done += part;
  }
  if (error == OPE_OK) error = ope_encoder_drain(encoder);
  ope_encoder_destroy(encoder);
  ope_comments_destroy(comments);
  return error;
}
