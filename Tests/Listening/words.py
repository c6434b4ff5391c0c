"""Can the words be understood? Word errors of Whisper tiny.en against the lyrics, with and without the name."""

import argparse
from pathlib import Path

import numpy as np

from hearing import RATE, cut, transcribe
from reading import Line, emit, read_audio, read_lines, run
from wording import align, normalise

WINDOW_SECONDS_MAX = 26
GAP_SECONDS_MAX = 4
MARGIN_SECONDS = 0.3
DRY_BAR = 0.15
MIX_BAR = 0.30


def windows(lines: list[Line], kind: str) -> list[list[Line]]:
  """Lines one by one, or packed into stretches that the recogniser takes at once and that hold no long break."""
  packed: list[list[Line]] = []
  for line in lines:
    fits = (
      kind == "window" and packed
      and line.end - packed[-1][0].start <= WINDOW_SECONDS_MAX
      and line.start - packed[-1][-1].end <= GAP_SECONDS_MAX
    )
    if fits:
      packed[-1].append(line)
    else:
      packed.append([line])
  return packed


def judge(lines: list[Line], samples: np.ndarray, kind: str, name: str = "", mix: bool = False) -> dict:
  """Transcribes every window of mono sound at 16 kHz and counts the errors of the whole file."""
  name_words = set(normalise(name))
  reference_count = errors = name_count = name_errors = 0
  wrong = []
  groups = windows(lines, kind)
  for index, group in enumerate(groups):
    # A cut lies in the middle of the break, so that no neighbour's word is heard.
    before = groups[index - 1][-1].end if index else 0.0
    after = groups[index + 1][0].start if index + 1 < len(groups) else len(samples) / RATE
    start = max(group[0].start - MARGIN_SECONDS, min(group[0].start, (before + group[0].start) / 2))
    end = min(group[-1].end + MARGIN_SECONDS, max(group[-1].end, (after + group[-1].end) / 2))
    heard = transcribe(cut(samples, start, end))
    written = " ".join(line.text for line in group)
    pairs = align(normalise(written), normalise(heard))
    reference_count += sum(pair[0] is not None for pair in pairs)
    errors += sum(pair[0] != pair[1] for pair in pairs)
    name_count += sum(pair[0] in name_words for pair in pairs)
    name_errors += sum(pair[0] in name_words and pair[0] != pair[1] for pair in pairs)
    if any(pair[0] != pair[1] for pair in pairs):
      wrong.append({"start": round(start, 2), "written": written, "heard": heard})
  rate = errors / reference_count if reference_count else 1.0
  rest = reference_count - name_count
  return {
    "label": "mix" if mix else "dry",
    "segments": kind,
    "windows": len(groups),
    "words": reference_count,
    "errors": errors,
    "word_errors": round(rate, 4),
    "word_errors_without_name": round((errors - name_errors) / rest, 4) if rest else None,
    "name_words": name_count,
    "name_words_missed": name_errors,
    "misheard": wrong,
    "passed": rate <= (MIX_BAR if mix else DRY_BAR),
  }


def measure(audio: Path, lyrics: Path, kind: str = "window", name: str = "", mix: bool = False) -> dict:
  """Judges a sound file by timed lyrics: words.lrc, words.vtt or a stems folder."""
  samples, _ = read_audio(audio, rate=RATE, mono=True)
  return judge(read_lines(lyrics), samples[:, 0], kind, name, mix)


def main() -> int:
  parser = argparse.ArgumentParser(description=__doc__)
  parser.add_argument("audio", type=Path)
  parser.add_argument("--lyrics", type=Path, required=True, help="words.lrc, words.vtt, score.json or the stems folder")
  parser.add_argument("--name", default="", help="the recipient's name, counted apart")
  parser.add_argument("--segments", choices=["window", "line"], default="window")
  parser.add_argument("--mix", action="store_true", help="the file is the mix: its own label and bar")
  given = parser.parse_args()
  return emit(measure(given.audio, given.lyrics, given.segments, given.name, given.mix))


if __name__ == "__main__":
  run(main)
