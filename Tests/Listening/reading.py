"""Reads what the product delivers: score.json, words.lrc, words.vtt, song.mid and sound files.

Nothing here shares code with the product: the formats are read as any other program would read them.
"""

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import mido
import numpy as np


class Unreadable(Exception):
  """A file is missing or is not what its name says; the text tells a person which and why."""


@dataclass
class Note:
  start: float
  end: float
  midi: int
  syllable: str
  word: object
  line: int


@dataclass
class Chord:
  start: float
  end: float
  symbol: str


@dataclass
class Score:
  tempo: float
  meter: str
  key: str
  chords: list[Chord]
  notes: list[Note]

  @property
  def quarter(self) -> float:
    """Seconds of a quarter note: the tempo counts quarter notes a minute."""
    return 60 / self.tempo

  @property
  def beats_and_unit(self) -> tuple[int, int]:
    beats, unit = self.meter.split("/")
    return int(beats), int(unit)


@dataclass
class Line:
  """A sung line; `words` carries (seconds, text) where the file times every word, else it is empty."""

  start: float
  end: float | None
  text: str
  words: list[tuple[float, str]] = field(default_factory=list)


def read_score(path: Path) -> Score:
  """Reads score.json, or the one inside a stems folder."""
  path = path / "score.json" if path.is_dir() else path
  try:
    raw = json.loads(path.read_text(encoding="utf-8"))
    chords = [Chord(float(c["start"]), float(c["end"]), c["symbol"]) for c in raw["chords"]]
    notes = [
      Note(float(n["start"]), float(n["end"]), int(n["midi"]), str(n["syllable"]), n["word"], int(n["line"]))
      for n in raw["notes"]
    ]
    return Score(float(raw["tempo"]), raw["meter"], str(raw["key"]), chords, notes)
  except (OSError, ValueError, KeyError, TypeError) as problem:
    raise Unreadable(f"{path}: not a readable score ({type(problem).__name__}: {problem})") from problem


LINE_TIME = re.compile(r"\[(\d+):(\d+(?:[.:]\d+)?)\]")
WORD_TIME = re.compile(r"<(\d+):(\d+(?:\.\d+)?)>")
CUE_TIMES = re.compile(r"(?:(\d+):)?(\d+):(\d+\.\d+)\s+-->\s+(?:(\d+):)?(\d+):(\d+\.\d+)")
CUE_WORD = re.compile(r"<(?:(\d+):)?(\d+):(\d+\.\d+)>")


def _text(path: Path) -> str:
  try:
    return path.read_text(encoding="utf-8-sig")
  except (OSError, UnicodeDecodeError) as problem:
    raise Unreadable(f"{path}: {problem}") from problem


def read_lrc(path: Path) -> list[Line]:
  """Lines of an LRC file in order of time; a stamp without text ends the line before it."""
  stamped: list[Line] = []
  for row in _text(path).splitlines():
    rest, starts = row.strip(), []
    while match := LINE_TIME.match(rest):
      starts.append(int(match[1]) * 60 + float(match[2].replace(":", ".")))
      rest = rest[match.end() :]
    parts = WORD_TIME.split(rest)
    times = [int(m) * 60 + float(s) for m, s in zip(parts[1::3], parts[2::3])]
    timed = [(time, text.strip()) for time, text in zip(times, parts[3::3])]
    text = " ".join(" ".join([parts[0], *parts[3::3]]).split())
    end = timed[-1][0] if timed and not timed[-1][1] else None
    stamped += [Line(start, end, text, [word for word in timed if word[1]]) for start in starts]
  stamped.sort(key=lambda line: line.start)
  for line, following in zip(stamped, stamped[1:]):
    line.end = following.start if line.end is None else line.end
  return [line for line in stamped if line.text]


def read_vtt(path: Path) -> list[Line]:
  """Cues of a WebVTT file, with word times where the cue carries them."""
  text = _text(path)
  if not text.startswith("WEBVTT"):
    raise Unreadable(f"{path}: does not begin with WEBVTT")
  lines = []
  for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n"))[1:]:
    match = CUE_TIMES.search(block)
    if not match:
      continue
    start, end = (int(h or 0) * 3600 + int(m) * 60 + float(s) for h, m, s in (match.groups()[:3], match.groups()[3:]))
    parts = CUE_WORD.split(" ".join(block[match.end() :].split("\n")[1:]))
    times = [int(h or 0) * 3600 + int(m) * 60 + float(s) for h, m, s in zip(parts[1::4], parts[2::4], parts[3::4])]
    first = [(start, parts[0].strip())] if times and parts[0].strip() else []
    words = first + [(time, word.strip()) for time, word in zip(times, parts[4::4]) if word.strip()]
    plain = re.sub(r"<[^>]*>", " ", " ".join([parts[0], *parts[4::4]]))
    lines.append(Line(start, end, " ".join(plain.split()), words))
  return lines


def read_lines(path: Path) -> list[Line]:
  """The sung lines by words.lrc, words.vtt or a stems folder; the score beside them tells when a line ends."""
  path = path / "words.lrc" if path.is_dir() else path
  if path.name == "score.json":
    path = path.with_name("words.lrc")
  lines = read_vtt(path) if path.suffix == ".vtt" else read_lrc(path)
  if not lines:
    raise Unreadable(f"{path}: holds no timed line")
  score_path = path.with_name("score.json")
  if score_path.exists():
    spans = line_spans(read_score(score_path))
    if len(spans) == len(lines):
      for line, (start, end) in zip(lines, spans):
        line.start, line.end = start, end
  for line in lines:
    line.end = line.start + 6 if line.end is None else line.end
  return lines


def line_spans(score: Score) -> list[tuple[float, float]]:
  """First start and last end of the notes of each line, in order."""
  spans: dict[int, tuple[float, float]] = {}
  for note in score.notes:
    start, end = spans.get(note.line, (note.start, note.end))
    spans[note.line] = (min(start, note.start), max(end, note.end))
  return [spans[line] for line in sorted(spans)]


def read_audio(path: Path, rate: int | None = None, mono: bool = False) -> tuple[np.ndarray, int]:
  """Decodes any sound file by ffmpeg to floats, frames × channels; integer formats span -1 to 1."""
  probe = subprocess.run(
    ["ffprobe", "-v", "error", "-select_streams", "a:0", "-show_entries", "stream=sample_rate,channels", "-of", "json"]
    + [str(path)],
    capture_output=True,
  )
  streams = json.loads(probe.stdout or b"{}").get("streams") or []
  if probe.returncode != 0 or not streams:
    raise Unreadable(f"{path}: no sound in it ({probe.stderr.decode(errors='replace').strip()})")
  rate = rate or int(streams[0]["sample_rate"])
  channels = 1 if mono else int(streams[0]["channels"])
  command = ["ffmpeg", "-v", "error", "-i", str(path), "-map", "0:a:0", "-ac", str(channels), "-ar", str(rate)]
  decoded = subprocess.run([*command, "-f", "f32le", "-"], capture_output=True)
  if decoded.returncode != 0:
    raise Unreadable(f"{path}: does not decode ({decoded.stderr.decode(errors='replace').strip()})")
  return np.frombuffer(decoded.stdout, dtype="<f4").reshape(-1, channels), rate


def read_midi(path: Path) -> list[list[tuple[float, int]]]:
  """Note starts of every track as (seconds, pitch), by the tempo map of the whole file."""
  try:
    file = mido.MidiFile(path)
  except (OSError, ValueError, EOFError) as problem:
    raise Unreadable(f"{path}: not a MIDI file ({problem})") from problem
  changes = [(0, 500_000)]
  for track in file.tracks:
    tick = 0
    for message in track:
      tick += message.time
      if message.type == "set_tempo":
        changes.append((tick, message.tempo))
  changes.sort(key=lambda change: change[0])

  def seconds(tick: int) -> float:
    total = 0.0
    for (begin, tempo), (end, _) in zip(changes, changes[1:] + [(tick, 0)]):
      total += max(0, min(tick, end) - begin) * tempo / 1e6 / file.ticks_per_beat
    return total

  tracks = []
  for track in file.tracks:
    tick, starts = 0, []
    for message in track:
      tick += message.time
      if message.type == "note_on" and message.velocity > 0:
        starts.append((seconds(tick), message.note))
    tracks.append(starts)
  return tracks


def emit(result: dict) -> int:
  """Prints the result as JSON; the exit status is 0 if its bar is met and 1 if it is missed."""
  print(json.dumps(result, ensure_ascii=False, indent=2))
  return 0 if result.get("passed", True) else 1


def run(main) -> None:
  """Runs a program's main; an unreadable file is one line on the error output and status 2."""
  try:
    sys.exit(main())
  except Unreadable as problem:
    print(problem, file=sys.stderr)
    sys.exit(2)
