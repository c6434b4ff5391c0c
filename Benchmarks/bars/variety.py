"""Seeds of one brief: do they give different songs, and does one seed give one song?"""

import difference
from making import make
from settings import Settings
from table import Row, percent

SONG_SECONDS = 40


def rows(settings: Settings) -> list[Row]:
  table = []
  command = "Benchmarks/run variety"
  for language in settings.languages:
    folder = settings.work / "variety" / language
    songs = [
      make(folder / str(seed), reuse=settings.reuse, language=language, seed=seed, seconds=SONG_SECONDS)
      for seed in settings.different_seeds
    ]
    found = difference.measure([song.stems for song in songs])
    for kind in ("melodies", "lyrics"):
      part = found[kind]
      table.append(Row(
        f"{len(songs)} seeds of one brief, {language}: {kind}, edit distance of every pair", "≥ 20 %",
        f"lowest {percent(part['minimum'])}, mean {percent(part['mean'])}, {part['distinct']} distinct",
        command, part["minimum"] >= difference.DISTANCE_BAR))
    again = make(folder / "again", language=language, seed=settings.different_seeds[0], seconds=SONG_SECONDS)
    same = (again.stems / "score.json").read_bytes() == (songs[0].stems / "score.json").read_bytes()
    table.append(Row(
      f"the same brief and seed again, {language}", "equal score", "equal" if same else "different", command, same))
  return table
