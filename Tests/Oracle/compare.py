"""Runs `songly simulate` over random scenarios and compares every line with the oracle's.

    python3 Tests/Oracle/compare.py --program PATH --count 10000 --seed 1 [--jobs 2] [--batch 100]

Status 1: lines differ (each scenario is saved and can be run again with --scenario FILE). Status 2: the program failed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import oracle
import spans
from duties import Line
from scenarios import KINDS, scenario

FIELDS = ["event", "object", "user", "due", "at", "days"]
SHOWN_MAX = 5  # Differing scenarios printed in full; the others are only counted and saved.
LINES_SHOWN_MAX = 12
BATCH_SECONDS_MAX = 1800

Row = tuple[object, ...]


class ProgramFailed(Exception):
  """The program ended with a fault, or wrote what is no output."""


@dataclass
class Difference:
  name: str
  missing: list[Row]  # Expected, not in the output.
  surplus: list[Row]  # In the output, not expected.
  disorder: bool


def row(line: Line, fields: list[str]) -> Row:
  """The compared part of a line. Absent and null are one, and so are ways to write an instant."""
  def value(name: str) -> object:
    found = line.get(name)
    return spans.write(spans.read(str(found))) if name in ("at", "due") and found is not None else found
  return tuple(value(name) for name in fields)


def difference(name: str, expected: list[Line], found: list[Line], fields: list[str]) -> Difference | None:
  """Compares as multisets: lines of one instant may stand in any order, but time never runs back."""
  wanted = Counter(row(line, fields) for line in expected)
  given = Counter(row(line, fields) for line in found)
  times = [spans.read(str(line["at"])) for line in found]
  result = Difference(name, in_time(wanted - given, fields), in_time(given - wanted, fields), times != sorted(times))
  return result if result.missing or result.surplus or result.disorder else None


def in_time(rows: Counter[Row], fields: list[str]) -> list[Row]:
  return sorted(rows.elements(), key=lambda item: (str(item[fields.index("at")]), str(item)))


def run(program: Path, files: list[Path], output: Path) -> dict[str, list[Line]]:
  """The program's lines by the scenario's file name. One file alone prints to stdout, several go to a folder."""
  command = [str(program), "simulate", *map(str, files)]
  if len(files) > 1:
    command += ["--output-folder", str(output)]
  done = subprocess.run(command, capture_output=True, text=True, timeout=BATCH_SECONDS_MAX, check=False)
  if done.returncode != 0:
    raise ProgramFailed(f"status {done.returncode}, {files[0].name} and more: {done.stderr[-2000:]}")
  try:
    if len(files) == 1:
      return {files[0].name: [json.loads(line) for line in done.stdout.splitlines() if line.strip()]}
    return {file.name: oracle.read_lines(output / file.name) for file in files}
  except (OSError, ValueError) as error:
    raise ProgramFailed(f"{files[0].name} and more: {error}") from error


def compare_batch(work: tuple[argparse.Namespace, list[int | Path]]) -> tuple[int, int, list[Difference]]:
  """How many acts and lines were compared, and what differs. Scenarios are drawn where they are run."""
  options, items = work
  scenarios = draw(options, items)
  with tempfile.TemporaryDirectory() as folder:
    files = []
    for name, acts in scenarios.items():
      files.append(Path(folder) / name)
      files[-1].write_text(oracle.write_lines(acts), "utf-8")
    found = run(options.program, files, Path(folder) / "output")
  fields = FIELDS + ["clause"] * options.clause + ["reason"] * options.reason
  wanted = {name: oracle.expected(acts) for name, acts in scenarios.items()}
  compared = (difference(name, wanted[name], found[name], fields) for name in scenarios)
  different = [item for item in compared if item is not None]
  for item in different:
    options.keep.mkdir(parents=True, exist_ok=True)
    (options.keep / item.name).write_text(oracle.write_lines(scenarios[item.name]), "utf-8")
  return sum(map(len, scenarios.values())), sum(map(len, wanted.values())), different


def report(item: Difference, options: argparse.Namespace) -> None:
  print(f"DIFFERENT {options.keep / item.name}" + (": time runs back" if item.disorder else ""))
  rows = [("expected", one) for one in item.missing] + [("found   ", one) for one in item.surplus]
  rows.sort(key=lambda pair: (str(pair[1][FIELDS.index("at")]), pair[0]))
  for side, one in rows[:LINES_SHOWN_MAX]:
    print(f"  {side} " + " ".join("-" if value is None else str(value) for value in one))
  if len(rows) > LINES_SHOWN_MAX:
    print(f"  and {len(rows) - LINES_SHOWN_MAX} more lines")


def batches(options: argparse.Namespace) -> list[list[int | Path]]:
  """Numbers of scenarios, or their files, for one call of the program each."""
  items: list[int | Path] = options.scenario or list(range(options.first, options.first + options.count))
  return [items[start:start + options.batch] for start in range(0, len(items), options.batch)]


def draw(options: argparse.Namespace, items: list[int | Path]) -> dict[str, list[Line]]:
  return dict((item.name, oracle.read_lines(item)) if isinstance(item, Path)
              else (f"{options.seed}-{item}-{KINDS[item % len(KINDS)].name}.jsonl", scenario(options.seed, item))
              for item in items)


def parse() -> argparse.Namespace:
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("--program", type=Path, required=True, help="the built program `songly`")
  parser.add_argument("--count", type=int, default=200, help="how many scenarios")
  parser.add_argument("--seed", type=int, default=1)
  parser.add_argument("--first", type=int, default=0, help="the number of the first scenario of the seed")
  parser.add_argument("--jobs", type=int, default=2, help="calls of the program at a time")
  parser.add_argument("--batch", type=int, default=100, help="scenarios a call")
  parser.add_argument("--clause", action="store_true", help="compare the wording of clauses too")
  parser.add_argument("--reason", action="store_true", help="compare the reasons of refusals too")
  parser.add_argument("--scenario", type=Path, action="append", help="compare this file instead; may be repeated")
  parser.add_argument("--keep", type=Path, default=Path("out/oracle-differences"), help="where differing scenarios go")
  return parser.parse_args()


def main() -> int:
  options = parse()
  work = [(options, items) for items in batches(options)]
  try:
    with ProcessPoolExecutor(options.jobs) as pool:
      done = list(pool.map(compare_batch, work))
  except (ProgramFailed, subprocess.TimeoutExpired) as error:
    print(f"the program failed: {error}", file=sys.stderr)
    return 2
  found = [item for _, _, different in done for item in different]
  for item in found[:SHOWN_MAX]:
    report(item, options)
  acts, lines = sum(acts for acts, _, _ in done), sum(lines for _, lines, _ in done)
  count = sum(len(items) for _, items in work)
  print(f"{count} scenarios, {acts} acts, {lines} lines expected, {len(found)} different")
  return 1 if found else 0


if __name__ == "__main__":
  sys.exit(main())
