"""A small song of sines, written the way the product writes its stems, for testing the listening programs."""

import json
from pathlib import Path

import mido
import numpy as np
import soundfile

RATE = 44_100
TEMPO = 120.0
QUARTER = 60 / TEMPO
PITCHES = [60, 64, 67, 64, 65, 69, 72, 69, 67, 71, 74, 67, 60, 64, 67, 60]
CHORDS = ["C", "F", "G", "C"]
WORDS = "one two three four five six seven eight nine ten red blue green gold pink grey".split()


def score(shift: int = 0, offset: float = 1.0) -> dict:
  """Sixteen quarter notes over four bars, four a line; `shift` moves every pitch by semitones."""
  notes = [
    {
      "start": offset + index * QUARTER, "end": offset + (index + 0.95) * QUARTER, "midi": pitch + shift,
      "syllable": WORDS[index], "word": WORDS[index], "line": index // 4,
    }
    for index, pitch in enumerate(PITCHES)
  ]
  chords = [
    {"start": offset + bar * 4 * QUARTER, "end": offset + (bar + 1) * 4 * QUARTER, "symbol": symbol}
    for bar, symbol in enumerate(CHORDS)
  ]
  return {"tempo": TEMPO, "meter": "4/4", "key": "C major", "chords": chords, "notes": notes}


def sung(song: dict, cents: float = 0.0, silent_notes: int = 0) -> np.ndarray:
  """The notes as tones of three harmonics, all of them `cents` too high; the first of them may be left out."""
  sound = np.zeros(int((song["notes"][-1]["end"] + 1) * RATE))
  for note in song["notes"][silent_notes:]:
    first, last = int(note["start"] * RATE), int(note["end"] * RATE)
    time = np.arange(last - first) / RATE
    hertz = 440 * 2 ** ((note["midi"] - 69 + cents / 100) / 12)
    tone = sum(np.sin(2 * np.pi * hertz * k * time) / k for k in (1, 2, 3))
    sound[first:last] = 0.2 * tone * np.minimum(1, np.minimum(time, time[::-1]) / 0.02)
  return sound


def clock(seconds: float) -> str:
  return f"{int(seconds // 60):02d}:{seconds % 60:06.3f}"


def write(folder: Path, song: dict, vocal: np.ndarray, late: float = 0.0) -> Path:
  """Writes vocal.wav, score.json, words.lrc, words.vtt and song.mid; `late` delays the subtitles."""
  folder.mkdir(parents=True, exist_ok=True)
  soundfile.write(folder / "vocal.wav", vocal, RATE)
  (folder / "score.json").write_text(json.dumps(song))
  lyrics, cues = ["[ti:Numbers]"], ["WEBVTT"]
  for line in range(4):
    notes = [note for note in song["notes"] if note["line"] == line]
    start, end = notes[0]["start"] + late, notes[-1]["end"] + late
    lyrics.append(f"[{clock(start)}]" + " ".join(f"<{clock(n['start'] + late)}>{n['word']}" for n in notes))
    cues.append(f"{clock(start)} --> {clock(end)}\n" + " ".join(n["word"] for n in notes))
  (folder / "words.lrc").write_text("\n".join(lyrics))
  (folder / "words.vtt").write_text("\n\n".join(cues))
  file, track, now = mido.MidiFile(ticks_per_beat=480), mido.MidiTrack(), 0
  file.tracks.append(track)
  track.append(mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(song["tempo"])))
  for note in sorted(song["notes"], key=lambda note: note["start"]):
    for kind, at in (("note_on", note["start"]), ("note_off", note["end"])):
      tick = round(at / QUARTER * 480)
      track.append(mido.Message(kind, note=note["midi"], velocity=90, time=tick - now))
      now = tick
  file.save(folder / "song.mid")
  return folder
