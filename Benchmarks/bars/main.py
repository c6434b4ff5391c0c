"""Measures the product by its bars: sections of a Markdown table, each row with the command that makes it."""

import argparse
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests" / "Listening"))

import grid
import intelligibility
import refusals
import serve
import speed
import sweep
import takeout
import variety
from making import PEOPLE, PRODUCT, NotMade
from reading import Unreadable
from settings import Settings
from table import Row, markdown

SECTIONS = {
  "speed": ("Time and memory", speed.rows),
  "grid": ("Pitch, loudness and score: languages × styles × seeds", grid.rows),
  "variety": ("Different seeds", variety.rows),
  "words": ("English words", intelligibility.word_rows),
  "names": ("Names", intelligibility.name_rows),
  "refusals": ("Bad input", refusals.rows),
  "serve": ("The running service", serve.rows),
  "takeout": ("Taking out", takeout.rows),
  "sweep": ("The sweeper on large tables", sweep.rows),
}
ALIASES = {"pitch": "grid", "loudness": "grid", "score": "grid", "difference": "variety"}
RESULTS = Path("Benchmarks/results.md")
SOUNDFONT = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")


def heading(settings: Settings) -> str:
  version = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
  kind = "A quick look: fewer songs than the bars ask for. " if settings.quick else ""
  return (
    f"# Bars\n\n{kind}Measured by `Benchmarks/run` at {version or 'an unknown commit'} on {os.cpu_count()} cores, "
    f"{platform.machine()}. Times are ratios within one run.\n")


def section(name: str, settings: Settings) -> tuple[str, bool]:
  """One section as Markdown, and whether every bar in it is met; a failure is a row of its own."""
  title, rows = SECTIONS[name]
  began = time.monotonic()
  try:
    table = rows(settings)
  except (NotMade, Unreadable, RuntimeError, subprocess.CalledProcessError) as problem:
    table = [Row("the section could not be measured", "measured", str(problem), f"Benchmarks/run {name}", False)]
  text = markdown(title, table) + f"\nMeasured in {time.monotonic() - began:.0f} s.\n"
  return text, all(row.met is not False for row in table)


def main() -> int:
  parser = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__)
  choices = [*SECTIONS, *ALIASES]
  parser.add_argument("sections", nargs="*", metavar="section", help=f"one or more of {', '.join(choices)}; else all")
  parser.add_argument("--write", action="store_true", help=f"also write the table to {RESULTS}")
  parser.add_argument("--quick", action="store_true", help="fewer seeds, styles and names")
  parser.add_argument("--reuse", action="store_true", help="judge songs again that an earlier run has made")
  parser.add_argument("--voice", action="append", help="only this English voice (may be given again)")
  parser.add_argument("--language", action="append", choices=list(PEOPLE), help="only this language")
  parser.add_argument("--work", type=Path, default=Path(".build/benchmarks"), help="where the songs are kept")
  parser.add_argument("--soundfont", type=Path, default=SOUNDFONT)
  given = parser.parse_args()
  unknown = [name for name in given.sections if name not in choices]
  if unknown:
    parser.error(f"unknown section {unknown[0]}; there are {', '.join(choices)}")
  if not PRODUCT.exists():
    print(f"{PRODUCT} is missing: run bin/build first", file=sys.stderr)
    return 2
  settings = Settings(
    given.work.resolve(), given.reuse, given.quick, given.soundfont, given.voice, given.language or list(PEOPLE))
  parts, met = [heading(settings)], True
  print(parts[0], flush=True)
  for name in dict.fromkeys(ALIASES.get(name, name) for name in given.sections or SECTIONS):
    text, good = section(name, settings)
    print(text, flush=True)
    parts.append(text)
    met = met and good
  if given.write:
    RESULTS.write_text("\n".join(parts), encoding="utf-8")
  return 0 if met else 1


if __name__ == "__main__":
  sys.exit(main())
