"""Signs of a machine in the voice: no vibrato, no breath, frozen vowels, a hole in the upper spectrum."""

import argparse
from pathlib import Path

import numpy as np
import parselmouth

from pitch import STEP_SECONDS, cents, track
from reading import Score, emit, read_audio, read_score, run

LONG_NOTE_SECONDS = 0.6
VIBRATO_AFTER_SECONDS = 0.25
VIBRATO_HERTZ = (4.0, 7.5)
VIBRATO_CENTS_MIN = 8
BREATH_GAP_SECONDS = 0.25


def vibrato(score: Score, times: np.ndarray, hertz: np.ndarray) -> dict:
  """The share of long notes whose pitch swings at a singer's rate after its beginning."""
  long = swinging = 0
  depths = []
  for note in score.notes:
    if note.end - note.start < LONG_NOTE_SECONDS:
      continue
    held = (times >= note.start + VIBRATO_AFTER_SECONDS) & (times < note.end - 0.05) & (hertz > 0)
    curve = cents(hertz[held], note.midi)
    if len(curve) * STEP_SECONDS < 0.25:
      continue
    long += 1
    curve = (curve - np.polyval(np.polyfit(np.arange(len(curve)), curve, 1), np.arange(len(curve)))) * np.hanning(
      len(curve))
    rates = np.fft.rfftfreq(4096, STEP_SECONDS)
    power = np.abs(np.fft.rfft(curve, 4096))
    rate = rates[1 + int(np.argmax(power[1:]))]
    depth = float(power.max() * 4 / len(curve))
    depths.append(depth)
    swinging += VIBRATO_HERTZ[0] <= rate <= VIBRATO_HERTZ[1] and depth >= VIBRATO_CENTS_MIN
  return {
    "long_notes": long,
    "vibrato_share": round(swinging / long, 3) if long else None,
    "vibrato_cents": round(float(np.median(depths)), 1) if depths else None,
  }


def breath(score: Score, samples: np.ndarray, rate: int) -> dict:
  """The level in breaks between lines against the level of the notes; below -70 dB nobody breathes."""
  def level(start: float, end: float) -> float:
    part = samples[int(start * rate) : int(end * rate)]
    return float(np.sqrt(np.mean(part**2))) if len(part) else 0.0

  sung = np.median([level(n.start, n.end) for n in score.notes])
  gaps = [
    20 * np.log10(max(level(a.end + 0.05, b.start - 0.03), 1e-7) / max(sung, 1e-7))
    for a, b in zip(score.notes, score.notes[1:])
    if b.start - a.end >= BREATH_GAP_SECONDS
  ]
  audible = [gap for gap in gaps if gap > -70]
  return {
    "gaps": len(gaps),
    "gaps_with_breath": round(len(audible) / len(gaps), 3) if gaps else None,
    "breath_decibels": round(float(np.median(audible)), 1) if audible else None,
  }


def spectrum(samples: np.ndarray, rate: int) -> dict:
  """How far 6.5 to 8 kHz lies below the middle of its neighbours; a hole is more than 12 dB."""
  size = 4096
  count = len(samples) // size
  if rate < 22_050 or not count:
    return {"hole_decibels": None}
  power = np.mean(np.abs(np.fft.rfft(samples[: count * size].reshape(count, size) * np.hanning(size))) ** 2, axis=0)
  hertz = np.fft.rfftfreq(size, 1 / rate)

  def band(low: float, high: float) -> float:
    return 10 * np.log10(max(float(np.mean(power[(hertz >= low) & (hertz < high)])), 1e-12))

  around = (band(5000, 6500) + band(8000, 9500)) / 2
  return {"hole_decibels": round(around - band(6500, 8000), 1)}


def formants(score: Score, samples: np.ndarray, rate: int) -> dict:
  """How much the first two formants move inside long notes, as a share of their frequency."""
  sound = parselmouth.Sound(samples.astype(np.float64), sampling_frequency=rate)
  moves = []
  for note in [n for n in score.notes if n.end - n.start >= LONG_NOTE_SECONDS][:40]:
    part = sound.extract_part(note.start + 0.1, max(note.end - 0.1, note.start + 0.3))
    found = part.to_formant_burg(time_step=0.01, max_number_of_formants=5, maximum_formant=5500)
    for index in (1, 2):
      values = np.array([found.get_value_at_time(index, time) for time in found.xs()])
      values = values[np.isfinite(values)]
      if len(values) > 10:
        moves.append(float((np.percentile(values, 75) - np.percentile(values, 25)) / np.median(values)))
  return {"formant_movement": round(float(np.median(moves)), 3) if moves else None}


def measure(stems: Path) -> dict:
  """All signs for vocal.wav of a stems folder. They are figures to compare, no bar is put on them."""
  score = read_score(stems)
  samples, rate = read_audio(stems / "vocal.wav", mono=True)
  voice = samples[:, 0]
  return {
    **vibrato(score, *track(voice, rate)), **breath(score, voice, rate), **spectrum(voice, rate),
    **formants(score, voice, rate),
  }


def main() -> int:
  parser = argparse.ArgumentParser(description=__doc__)
  parser.add_argument("stems", type=Path, help="folder with score.json and vocal.wav")
  return emit(measure(parser.parse_args().stems))


if __name__ == "__main__":
  run(main)
