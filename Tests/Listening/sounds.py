"""Whether two spellings sound alike: "Sean" and "Shawn" are the same name to an ear."""

import subprocess
import unicodedata
from functools import lru_cache

from reading import Unreadable
from wording import distance

UNHEARD = "ˈˌːˑ‿͡"
NEAR_LENGTH_MIN = 4


@lru_cache(maxsize=None)
def phones(word: str) -> str:
  """The sounds of a word in American English by espeak-ng, without stress and length."""
  try:
    done = subprocess.run(
      ["espeak-ng", "-q", "--ipa", "-v", "en-us", "--stdin"], input=word.encode(), capture_output=True, check=True)
  except (OSError, subprocess.CalledProcessError) as problem:
    raise Unreadable(f"espeak-ng does not run: {problem}") from problem
  spoken = unicodedata.normalize("NFD", done.stdout.decode(errors="replace"))
  return "".join(c for c in spoken if c not in UNHEARD and not unicodedata.combining(c) and not c.isspace())


def alike(name: str, heard: str) -> bool:
  """True if two words have the same sounds, or all but one where there are at least four."""
  wanted, got = phones(name), phones(heard)
  if not wanted or not got:
    return False
  return wanted == got or (min(len(wanted), len(got)) >= NEAR_LENGTH_MIN and distance(wanted, got) <= 1)


def find(name: list[str], heard: list[str]) -> str | None:
  """The word, or two neighbours that the recogniser split, in which the name is heard; None if it is nowhere."""
  whole = "".join(name)
  single = [(word, word) for word in heard]
  double = [(a + b, f"{a} {b}") for a, b in zip(heard, heard[1:])]
  for joined, shown in single + double:
    possessive = joined[:-1] if joined.endswith("s") else joined
    if whole in (joined, possessive):
      return shown
  spoken = " ".join(name)
  for _, shown in single + double:
    if alike(spoken, shown):
      return shown
  return None
