"""Chord symbols as musicians write them, read into pitch classes."""

import re
from functools import lru_cache

LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
QUALITIES = {
  "": (0, 4, 7), "maj": (0, 4, 7), "M": (0, 4, 7), "m": (0, 3, 7), "min": (0, 3, 7), "-": (0, 3, 7), "5": (0, 7),
  "6": (0, 4, 7, 9), "m6": (0, 3, 7, 9), "6/9": (0, 4, 7, 9, 2), "69": (0, 4, 7, 9, 2), "7": (0, 4, 7, 10),
  "maj7": (0, 4, 7, 11), "M7": (0, 4, 7, 11), "Δ": (0, 4, 7, 11), "Δ7": (0, 4, 7, 11), "m7": (0, 3, 7, 10),
  "min7": (0, 3, 7, 10), "-7": (0, 3, 7, 10), "mMaj7": (0, 3, 7, 11), "mM7": (0, 3, 7, 11), "m(maj7)": (0, 3, 7, 11),
  "9": (0, 4, 7, 10, 2), "maj9": (0, 4, 7, 11, 2), "M9": (0, 4, 7, 11, 2), "m9": (0, 3, 7, 10, 2),
  "11": (0, 4, 7, 10, 2, 5), "m11": (0, 3, 7, 10, 2, 5), "13": (0, 4, 7, 10, 2, 9), "add9": (0, 4, 7, 2),
  "add2": (0, 4, 7, 2), "madd9": (0, 3, 7, 2), "m(add9)": (0, 3, 7, 2), "sus2": (0, 2, 7), "sus4": (0, 5, 7),
  "sus": (0, 5, 7), "7sus4": (0, 5, 7, 10), "7sus": (0, 5, 7, 10), "9sus4": (0, 5, 7, 10, 2), "dim": (0, 3, 6),
  "°": (0, 3, 6), "o": (0, 3, 6), "dim7": (0, 3, 6, 9), "°7": (0, 3, 6, 9), "m7b5": (0, 3, 6, 10),
  "m7(b5)": (0, 3, 6, 10), "ø": (0, 3, 6, 10), "ø7": (0, 3, 6, 10), "aug": (0, 4, 8), "+": (0, 4, 8),
  "aug7": (0, 4, 8, 10), "+7": (0, 4, 8, 10), "7b9": (0, 4, 7, 10, 1), "7(b9)": (0, 4, 7, 10, 1),
  "7#9": (0, 4, 7, 10, 3), "7b5": (0, 4, 6, 10), "7#5": (0, 4, 8, 10),
}
SYMBOL = re.compile(r"^([A-G])([#b]?)(.*?)(?:/([A-G])([#b]?))?$")
SILENT = {"", "N.C.", "NC", "N"}


@lru_cache(maxsize=None)
def pitch_classes(symbol: str) -> frozenset[int]:
  """Pitch classes of a symbol with its bass; empty for "no chord". Raises ValueError for one it cannot read."""
  plain = symbol.strip().replace("♯", "#").replace("♭", "b")
  if plain in SILENT:
    return frozenset()
  found = SYMBOL.match(plain)
  if not found or found[3] not in QUALITIES:
    raise ValueError(f"unknown chord symbol {symbol!r}")
  shift = {"#": 1, "b": -1, "": 0}
  root = LETTERS[found[1]] + shift[found[2]]
  classes = {(root + step) % 12 for step in QUALITIES[found[3]]}
  if found[4]:
    classes.add((LETTERS[found[4]] + shift[found[5]]) % 12)
  return frozenset(classes)
