"""Is the voice in tune with the score? Measured by Praat's autocorrelation, which knows nothing of the singer."""

import argparse
from pathlib import Path

import numpy as np
import parselmouth

from reading import Score, emit, read_audio, read_score, run

STEP_SECONDS = 0.005
FLOOR_HERTZ = 60
CEILING_HERTZ = 700
CENTS_MAX = 50
FRAMES_MIN = 3
SHARE_BAR = 0.95


def track(samples: np.ndarray, rate: int) -> tuple[np.ndarray, np.ndarray]:
  """Times in seconds and pitch in hertz of every frame, 0 where it is unvoiced."""
  sound = parselmouth.Sound(samples.astype(np.float64), sampling_frequency=rate)
  pitch = sound.to_pitch_ac(time_step=STEP_SECONDS, pitch_floor=FLOOR_HERTZ, pitch_ceiling=CEILING_HERTZ)
  return pitch.xs(), pitch.selected_array["frequency"]


def cents(hertz, midi: int):
  """How far a pitch lies from an equally tempered note with A4 = 440 Hz."""
  return 1200 * np.log2(np.asarray(hertz) / (440 * 2 ** ((midi - 69) / 12)))


def judge(score: Score, times: np.ndarray, hertz: np.ndarray) -> dict:
  """Compares the tracked pitch with every note; a note without one voiced frame has failed."""
  rows, frames = [], []
  for index, note in enumerate(score.notes):
    inside = (times >= note.start) & (times < note.end)
    voiced = hertz[inside & (hertz > 0)]
    off = cents(voiced, note.midi)
    frames.append(off)
    middle = float(np.median(off)) if len(off) else None
    octaves = round(middle / 1200) if middle is not None else 0
    rows.append({
      "note": index, "start": round(note.start, 3), "seconds": round(note.end - note.start, 3), "midi": note.midi,
      "syllable": note.syllable, "voiced": len(voiced), "cents": None if middle is None else round(middle, 1),
      "octave": octaves if middle is not None and octaves and abs(middle - 1200 * octaves) < CENTS_MAX else 0,
    })
  within = [row for row in rows if row["cents"] is not None and abs(row["cents"]) <= CENTS_MAX]
  enough = [row for row in rows if row["voiced"] >= FRAMES_MIN]
  all_frames = np.concatenate(frames) if frames else np.array([])
  distances = [abs(row["cents"]) for row in rows if row["cents"] is not None]
  failed = [row for row in rows if row["cents"] is None or abs(row["cents"]) > CENTS_MAX]
  share = len(within) / len(rows) if rows else 0.0
  return {
    "notes": len(rows),
    "within_50_cents": round(share, 4),
    "within_50_cents_of_voiced": round(sum(row in within for row in enough) / len(enough), 4) if enough else 0.0,
    "voiced_notes": len(enough),
    "unvoiced_notes": sum(row["voiced"] == 0 for row in rows),
    "octave_errors": sum(row["octave"] != 0 for row in rows),
    "median_cents": round(float(np.median(distances)), 2) if distances else None,
    "frames_within_50_cents": round(float(np.mean(np.abs(all_frames) <= CENTS_MAX)), 4) if len(all_frames) else 0.0,
    "worst": sorted(failed, key=lambda row: -abs(row["cents"] if row["cents"] is not None else 1e9))[:12],
    "passed": share >= SHARE_BAR,
  }


def measure(stems: Path) -> dict:
  """Judges vocal.wav of a stems folder by its score.json."""
  samples, rate = read_audio(stems / "vocal.wav", mono=True)
  return judge(read_score(stems), *track(samples[:, 0], rate))


def main() -> int:
  parser = argparse.ArgumentParser(description=__doc__)
  parser.add_argument("stems", type=Path, help="folder with score.json and vocal.wav")
  return emit(measure(parser.parse_args().stems))


if __name__ == "__main__":
  run(main)
