// TagLib speaks C++ only; this is the one place where it is called.
#include "CTagLib.h"

#include <cstdlib>
#include <cstring>
#include <new>

#include <taglib/attachedpictureframe.h>
#include <taglib/commentsframe.h>
#include <taglib/flacfile.h>
#include <taglib/flacpicture.h>
#include <taglib/id3v2tag.h>
#include <taglib/infotag.h>
#include <taglib/mpegfile.h>
#include <taglib/opusfile.h>
#include <taglib/privateframe.h>
#include <taglib/synchronizedlyricsframe.h>
#include <taglib/tbytevectorstream.h>
#include <taglib/textidentificationframe.h>
#include <taglib/unsynchronizedlyricsframe.h>
#include <taglib/wavfile.h>
#include <taglib/xiphcomment.h>

using namespace TagLib;

namespace {

String utf8(const char *text) { return String(text, String::UTF8); }

ByteVector bytes(const uint8_t *data, size_t length) {
  return ByteVector(reinterpret_cast<const char *>(data), static_cast<unsigned int>(length));
}

void addText(ID3v2::Tag *tag, const char *name, const char *value) {
  auto *frame = new ID3v2::TextIdentificationFrame(name, String::UTF8);
  frame->setText(utf8(value));
  tag->addFrame(frame);
}

void addLyrics(ID3v2::Tag *tag, const tag_set &tags) {
  if (tags.words[0] != 0) {
    auto *words = new ID3v2::UnsynchronizedLyricsFrame(String::UTF8);
    words->setLanguage(ByteVector(tags.language, 3));
    words->setText(utf8(tags.words));
    tag->addFrame(words);
  }
  if (tags.line_count > 0) {
    auto *timed = new ID3v2::SynchronizedLyricsFrame(String::UTF8);
    timed->setLanguage(ByteVector(tags.language, 3));
    timed->setTimestampFormat(ID3v2::SynchronizedLyricsFrame::AbsoluteMilliseconds);
    timed->setType(ID3v2::SynchronizedLyricsFrame::Lyrics);
    ID3v2::SynchronizedLyricsFrame::SynchedTextList list;
    for (size_t index = 0; index < tags.line_count; ++index)
      list.append(ID3v2::SynchronizedLyricsFrame::SynchedText(
          tags.lines[index].milliseconds, utf8(tags.lines[index].text)));
    timed->setSynchedText(list);
    tag->addFrame(timed);
  }
}

void fill(ID3v2::Tag *tag, const tag_set &tags) {
  addText(tag, "TIT2", tags.title);
  addText(tag, "TPE1", tags.artist);
  addText(tag, "TPE2", tags.artist);
  addText(tag, "TLAN", tags.language);
  addLyrics(tag, tags);
  for (size_t index = 0; index < tags.field_count; ++index) {
    auto *frame = new ID3v2::UserTextIdentificationFrame(String::UTF8);
    frame->setDescription(utf8(tags.fields[index].name));
    frame->setText(utf8(tags.fields[index].value));
    tag->addFrame(frame);
  }
  auto *comment = new ID3v2::CommentsFrame(String::UTF8);
  comment->setLanguage("eng");
  comment->setText(utf8(tags.comment));
  tag->addFrame(comment);
  auto *xmp = new ID3v2::PrivateFrame();
  xmp->setOwner("XMP");
  xmp->setData(ByteVector(tags.xmp, static_cast<unsigned int>(std::strlen(tags.xmp))));
  tag->addFrame(xmp);
  if (tags.cover_length > 0) {
    auto *picture = new ID3v2::AttachedPictureFrame();
    picture->setMimeType("image/png");
    picture->setType(ID3v2::AttachedPictureFrame::FrontCover);
    picture->setPicture(bytes(tags.cover, tags.cover_length));
    tag->addFrame(picture);
  }
}

FLAC::Picture *picture(const tag_set &tags) {
  auto *picture = new FLAC::Picture();
  picture->setMimeType("image/png");
  picture->setType(FLAC::Picture::FrontCover);
  picture->setData(bytes(tags.cover, tags.cover_length));
  // Width, height and colours stand at fixed places of every PNG; some players read them from the tag.
  if (tags.cover_length > 25) {
    ByteVector head = bytes(tags.cover, 24);
    picture->setWidth(static_cast<int>(head.toUInt(16, true)));
    picture->setHeight(static_cast<int>(head.toUInt(20, true)));
    picture->setColorDepth(tags.cover[25] == 6 ? 32 : 24);
  }
  return picture;
}

void fill(Ogg::XiphComment *comment, const tag_set &tags) {
  comment->addField("TITLE", utf8(tags.title));
  comment->addField("ARTIST", utf8(tags.artist));
  comment->addField("LANGUAGE", utf8(tags.language));
  comment->addField("COMMENT", utf8(tags.comment));
  if (tags.words[0] != 0) comment->addField("LYRICS", utf8(tags.words));
  for (size_t index = 0; index < tags.field_count; ++index)
    comment->addField(utf8(tags.fields[index].name).upper(), utf8(tags.fields[index].value));
}

bool write(tag_format format, ByteVectorStream &stream, const tag_set &tags) {
  switch (format) {
    case tag_mp3: {
      MPEG::File file(&stream, ID3v2::FrameFactory::instance(), false);
      fill(file.ID3v2Tag(true), tags);
      return file.save(MPEG::File::ID3v2, File::StripOthers, ID3v2::v4, File::DoNotDuplicate);
    }
    case tag_wav: {
      RIFF::WAV::File file(&stream, false);
      if (!file.isValid()) return false;
      fill(file.ID3v2Tag(), tags);
      file.InfoTag()->setTitle(utf8(tags.title));
      file.InfoTag()->setArtist(utf8(tags.artist));
      file.InfoTag()->setComment(utf8(tags.comment));
      return file.save(RIFF::WAV::File::AllTags, File::StripOthers, ID3v2::v4);
    }
    case tag_flac: {
      FLAC::File file(&stream, ID3v2::FrameFactory::instance(), false);
      if (!file.isValid()) return false;
      fill(file.xiphComment(true), tags);
      if (tags.cover_length > 0) file.addPicture(picture(tags));
      return file.save();
    }
    case tag_opus: {
      Ogg::Opus::File file(&stream, false);
      if (!file.isValid()) return false;
      fill(file.tag(), tags);
      if (tags.cover_length > 0) file.tag()->addPicture(picture(tags));
      return file.save();
    }
  }
  return false;
}

}  // namespace

int tag_write(tag_format format, const uint8_t *file, size_t length, const tag_set *tags, uint8_t **tagged,
              size_t *tagged_length) {
  // TagLib counts in 32 bits, and no exception may cross into C.
  if (length > 1u << 30) return 1;
  try {
    ByteVectorStream stream(bytes(file, length));
    if (!write(format, stream, *tags)) return 1;
    const ByteVector &result = *stream.data();
    auto *copy = static_cast<uint8_t *>(std::malloc(result.size()));
    if (!copy) return 1;
    std::memcpy(copy, result.data(), result.size());
    *tagged = copy;
    *tagged_length = result.size();
    return 0;
  } catch (const std::bad_alloc &) {
    return 1;
  }
}
