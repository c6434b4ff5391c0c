"""Is the delivered file as loud as streaming services expect, unclipped, and free of holes?"""

import argparse
import re
import subprocess
from pathlib import Path

import numpy as np
import pyloudnorm

from reading import Unreadable, emit, read_audio, run

LOUDNESS_TARGET = -14.0
LOUDNESS_TOLERANCE = 0.5
TRUE_PEAK_MAX = -1.0
SILENCE_DECIBELS = -50.0
SILENCE_SECONDS_MAX = 3.0
STEP_SECONDS = 0.02
FULL_SCALE = 32767 / 32768


def meter(path: Path) -> dict:
  """Integrated loudness, range and true peak by ffmpeg's EBU R128 meter."""
  command = ["ffmpeg", "-nostdin", "-hide_banner", "-i", str(path), "-map", "0:a:0"]
  done = subprocess.run([*command, "-af", "ebur128=peak=true", "-f", "null", "-"], capture_output=True)
  summary = done.stderr.decode(errors="replace").rpartition("Summary:")[2]
  values = {}
  for key, label in (("lufs", "I"), ("range", "LRA"), ("true_peak", "Peak")):
    found = re.search(rf"\b{label}:\s+(-?[\d.]+|-inf|nan)", summary)
    if not found:
      raise Unreadable(f"{path}: the loudness meter gives no {label}")
    values[key] = float(found[1])
  return values


def longest_silence(samples: np.ndarray, rate: int) -> tuple[float, float]:
  """Seconds and start of the longest stretch in which every channel's level stays below the limit."""
  size = max(1, int(rate * STEP_SECONDS))
  count = len(samples) // size
  blocks = np.nan_to_num(samples[: count * size]).reshape(count, size, -1)
  level = np.sqrt(np.mean(blocks**2, axis=1)).max(axis=1)
  longest = start = run_length = 0
  for index, quiet in enumerate(level < 10 ** (SILENCE_DECIBELS / 20)):
    run_length = run_length + 1 if quiet else 0
    if run_length > longest:
      longest, start = run_length, index - run_length + 1
  return longest * STEP_SECONDS, start * STEP_SECONDS


def judge(samples: np.ndarray, rate: int, metered: dict) -> dict:
  """Puts the meter's figures and those of the samples together."""
  broken = int(np.count_nonzero(~np.isfinite(samples)))
  clean = np.nan_to_num(samples.astype(np.float64))
  second = pyloudnorm.Meter(rate).integrated_loudness(clean) if len(clean) > rate else float("-inf")
  clipped = int(np.count_nonzero(np.abs(clean) >= FULL_SCALE))
  silence, silence_start = longest_silence(clean, rate)
  result = {
    "seconds": round(len(samples) / rate, 3),
    "rate": rate,
    "channels": samples.shape[1],
    "lufs": metered["lufs"],
    "lufs_pyloudnorm": round(float(second), 2) if np.isfinite(second) else None,
    "true_peak": metered["true_peak"],
    "loudness_range": metered["range"],
    "clipped_samples": clipped,
    "not_a_number": broken,
    "longest_silence": round(silence, 2),
    "longest_silence_start": round(silence_start, 2),
  }
  missed = [
    reason
    for reason, bad in (
      ("loudness", not abs(metered["lufs"] - LOUDNESS_TARGET) <= LOUDNESS_TOLERANCE),
      ("true peak", not metered["true_peak"] <= TRUE_PEAK_MAX),
      ("clipping", clipped > 0),
      ("silence", silence > SILENCE_SECONDS_MAX),
      ("not a number", broken > 0),
    )
    if bad
  ]
  return {**result, "missed": missed, "passed": not missed}


def measure(path: Path) -> dict:
  """Judges any sound file that ffmpeg decodes."""
  samples, rate = read_audio(path)
  return judge(samples, rate, meter(path))


def main() -> int:
  parser = argparse.ArgumentParser(description=__doc__)
  parser.add_argument("file", type=Path)
  result = measure(parser.parse_args().file)
  # JSON knows no infinity; an empty file measures as one.
  return emit({key: None if value in (float("inf"), float("-inf")) else value for key, value in result.items()})


if __name__ == "__main__":
  run(main)
