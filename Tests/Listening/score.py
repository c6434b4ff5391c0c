"""Is the melody sound music, and do words, subtitles and MIDI stand at the times of its notes?"""

import argparse
from pathlib import Path

from chords import pitch_classes
from reading import Line, Note, Score, emit, line_spans, read_lrc, read_midi, read_score, read_vtt, run

CHORD_TONES_BAR = 0.95
CLASHES_BAR = 0.01
STRONG_TOLERANCE_SECONDS = 0.04
LEAP_SEMITONES = 7
ALIGNMENT_SECONDS_MAX = 0.05
MIDI_SECONDS_MAX = 0.03
OVERLAP_SECONDS_MAX = 0.001
# A sung quarter ends a little early.
LONG_QUARTERS = 0.9


def strong_offsets(score: Score) -> tuple[float, list[float]]:
  """Seconds of a bar and of the strong beats inside it: 1 and 3 of four, 1 of three, 1 and 4 of six eighths."""
  beats, unit = score.beats_and_unit
  beat = score.quarter * 4 / unit
  strong = {(4, 4): [0, 2], (6, 8): [0, 3], (12, 8): [0, 3, 6, 9]}.get((beats, unit), [0])
  return beats * beat, [index * beat for index in strong]


def is_strong(score: Score, note: Note) -> bool:
  bar, offsets = strong_offsets(score)
  # Bars are counted from the first chord: the delivered sound may begin with a breath of silence.
  place = (note.start - score.chords[0].start) % bar
  return any(min(abs(place - o), abs(place - o - bar)) <= STRONG_TOLERANCE_SECONDS for o in offsets)


def harmony(score: Score) -> dict:
  """Chord tones on strong beats; long notes that rub a semitone against a chord tone and are none themselves."""
  unread = sorted({chord.symbol for chord in score.chords if not _readable(chord.symbol)})
  if unread or not score.chords:
    return {"unread_symbols": unread, "strong_beat_chord_tones": 0.0, "semitone_clashes": 1.0}
  strong = fitting = long = clashing = 0
  clashes = []
  for note in score.notes:
    under = [(min(note.end, c.end) - max(note.start, c.start), c) for c in score.chords]
    heard = [c for overlap, c in under if overlap >= score.quarter / 2 - 0.01]
    at_start = [c for c in score.chords if c.start - STRONG_TOLERANCE_SECONDS <= note.start < c.end - 0.02]
    classes = pitch_classes(at_start[-1].symbol) if at_start else frozenset()
    if classes and is_strong(score, note):
      strong += 1
      fitting += note.midi % 12 in classes
    if note.end - note.start >= score.quarter * LONG_QUARTERS:
      long += 1
      rubbing = [c.symbol for c in heard if _clashes(note.midi % 12, pitch_classes(c.symbol))]
      clashing += bool(rubbing)
      if rubbing:
        clashes.append({"start": round(note.start, 3), "midi": note.midi, "chord": rubbing[0]})
  return {
    "unread_symbols": [],
    "strong_notes": strong,
    "strong_beat_chord_tones": round(fitting / strong, 4) if strong else 0.0,
    "long_notes": long,
    "semitone_clashes": round(clashing / long, 4) if long else 0.0,
    "clashes": clashes[:10],
  }


def _readable(symbol: str) -> bool:
  try:
    pitch_classes(symbol)
    return True
  except ValueError:
    return False


def _clashes(pitch_class: int, classes: frozenset[int]) -> bool:
  return pitch_class not in classes and any((pitch_class - other) % 12 in (1, 11) for other in classes)


def melody(score: Score) -> dict:
  """Range, leaps inside a line, and the order of the notes in time."""
  pairs = list(zip(score.notes, score.notes[1:]))
  inside = [(a, b) for a, b in pairs if a.line == b.line]
  steps = [abs(b.midi - a.midi) for a, b in inside]
  pitches = [note.midi for note in score.notes]
  return {
    "notes": len(score.notes),
    "lowest": min(pitches, default=None),
    "highest": max(pitches, default=None),
    "leaps_over_a_fifth": sum(step > LEAP_SEMITONES for step in steps),
    "leaps_over_an_octave": sum(step > 12 for step in steps),
    "steps_up_to_a_tone": round(sum(step <= 2 for step in steps) / len(steps), 4) if steps else None,
    "overlapping_notes": sum(b.start < a.end - OVERLAP_SECONDS_MAX for a, b in pairs),
    "times_in_order": all(b.start > a.start for a, b in pairs) and all(n.end > n.start >= 0 for n in score.notes),
    "lines_in_order": all(b.line >= a.line for a, b in pairs),
    "chords_in_order": all(b.start >= a.end - 0.002 for a, b in zip(score.chords, score.chords[1:])),
  }


def alignment(score: Score, lines: list[Line]) -> dict:
  """How far lines and words of a lyrics file stand from the first notes that sing them."""
  spans = line_spans(score)
  if len(spans) != len(lines):
    return {"lines": len(lines), "lines_of_score": len(spans), "aligned": False}
  off = [abs(line.start - start) for line, (start, _) in zip(lines, spans)]
  starts = [note.start for note in score.notes]
  word_off = [min(abs(time - start) for start in starts) for line in lines for time, _ in line.words]
  times = [line.start for line in lines]
  timed = [time for line in lines for time, _ in line.words]
  ordered = times == sorted(times) and timed == sorted(timed)
  worst = max([*off, *word_off], default=0.0)
  return {
    "lines": len(lines),
    "timed_words": len(word_off),
    "line_seconds_off_max": round(max(off, default=0.0), 3),
    "word_seconds_off_max": round(max(word_off, default=0.0), 3),
    "times_in_order": ordered,
    "aligned": ordered and worst <= ALIGNMENT_SECONDS_MAX,
  }


def midi_alignment(score: Score, tracks: list[list[tuple[float, int]]]) -> dict:
  """The share of sung notes that one track of the MIDI file holds at the same time and pitch."""
  best = 0.0
  for track in tracks:
    times: dict[int, list[float]] = {}
    for time, pitch in track:
      times.setdefault(pitch, []).append(time)
    found = sum(
      any(abs(time - note.start) <= MIDI_SECONDS_MAX for time in times.get(note.midi, [])) for note in score.notes)
    best = max(best, found / len(score.notes) if score.notes else 0.0)
  return {"tracks": len(tracks), "melody_found": round(best, 4), "aligned": best >= 0.99}


def judge(stems: Path) -> dict:
  """Judges score.json of a folder, and words.lrc, words.vtt and song.mid beside it."""
  score = read_score(stems)
  result = {
    "meter": score.meter, "tempo": score.tempo, "key": score.key, **harmony(score), **melody(score),
    "lrc": alignment(score, read_lrc(stems / "words.lrc")),
    "vtt": alignment(score, read_vtt(stems / "words.vtt")),
    "midi": midi_alignment(score, read_midi(stems / "song.mid")),
  }
  missed = [
    reason
    for reason, bad in (
      ("chord symbols", bool(result["unread_symbols"])),
      ("chord tones", result["strong_beat_chord_tones"] < CHORD_TONES_BAR),
      ("semitone clashes", result["semitone_clashes"] > CLASHES_BAR),
      ("order of times", not (result["times_in_order"] and result["lines_in_order"] and result["chords_in_order"])),
      ("overlaps", result["overlapping_notes"] > 0),
      ("words.lrc", not result["lrc"]["aligned"]),
      ("words.vtt", not result["vtt"]["aligned"]),
      ("song.mid", not result["midi"]["aligned"]),
    )
    if bad
  ]
  return {**result, "missed": missed, "passed": not missed}


def main() -> int:
  parser = argparse.ArgumentParser(description=__doc__)
  parser.add_argument("stems", type=Path, help="folder with score.json, words.lrc, words.vtt and song.mid")
  return emit(judge(parser.parse_args().stems))


if __name__ == "__main__":
  run(main)
