"""Do songs of one brief differ? Pairwise edit distance of their melodies and of their words."""

import argparse
from itertools import combinations
from pathlib import Path

from reading import Score, emit, read_lines, read_score, run
from wording import distance, normalise

DISTANCE_BAR = 0.20
SIXTEENTHS_A_QUARTER = 4


def melody_tokens(score: Score) -> list[tuple[int, int]]:
  """Every note as (interval from the note before, length in sixteenths): transposing makes no new melody."""
  tokens = []
  for index, note in enumerate(score.notes):
    interval = note.midi - score.notes[index - 1].midi if index else 0
    tokens.append((interval, round((note.end - note.start) / score.quarter * SIXTEENTHS_A_QUARTER)))
  return tokens


def compare(songs: dict[str, list]) -> dict:
  """Distances as shares of the longer sequence, over all pairs."""
  pairs = []
  for (left, one), (right, other) in combinations(songs.items(), 2):
    pairs.append((distance(one, other) / max(len(one), len(other), 1), left, right))
  pairs.sort()
  shares = [share for share, _, _ in pairs]
  return {
    "minimum": round(shares[0], 4) if shares else None,
    "mean": round(sum(shares) / len(shares), 4) if shares else None,
    "closest": [pairs[0][1], pairs[0][2]] if pairs else [],
    "pairs_below_bar": sum(share < DISTANCE_BAR for share in shares),
    "distinct": len({tuple(song) for song in songs.values()}),
  }


def measure(folders: list[Path]) -> dict:
  """Compares the stems folders given, each one song."""
  melodies = compare({str(folder): melody_tokens(read_score(folder)) for folder in folders})
  lyrics = compare({str(f): normalise(" ".join(line.text for line in read_lines(f))) for f in folders})
  low = [part["minimum"] for part in (melodies, lyrics)]
  passed = None not in low and min(low) >= DISTANCE_BAR
  return {"songs": len(folders), "melodies": melodies, "lyrics": lyrics, "passed": passed}


def main() -> int:
  parser = argparse.ArgumentParser(description=__doc__)
  parser.add_argument("stems", type=Path, nargs="+", help="two or more stems folders of one brief")
  return emit(measure(parser.parse_args().stems))


if __name__ == "__main__":
  run(main)
