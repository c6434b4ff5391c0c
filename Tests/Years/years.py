"""Six years of five hundred people in the time machine, on the engine of one's choice, against two expectations.

    python3 Tests/Years/years.py --program .build/release/songly --users 500 --years 6 [--database postgres://…]

Every line of every person is compared with the oracle's (Tests/Oracle), and the audit beside this file counts from the
acts alone what went early, late or never. Status 1: something is wrong. Status 2: the program failed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Oracle"))

from audit import Audit, read
from compare import FIELDS, difference
from lives import Line, lives
from oracle import expected

SHOWN_MAX = 20
SECONDS_MAX = 3600
# What belongs to nobody is printed without a user.
NOBODYS = ("transactionPurged", "keyDestroyed")


def together(people: dict[str, list[Line]]) -> list[Line]:
  """All lives as one scenario, in order of time, each person's own order kept."""
  acts = [line for lines in people.values() for line in lines if line["do"] != "end"]
  end = next(iter(people.values()))[-1]
  return sorted(acts, key=lambda line: str(line["at"])) + [end]


def run(program: Path, scenario: list[Line], database: str | None) -> list[Line]:
  with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "years.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in scenario), "utf-8")
    command = [str(program), "simulate", str(file)] + (["--database", database] if database else [])
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS_MAX, check=False)
  if done.returncode != 0:
    print(f"the program failed, status {done.returncode}: {done.stderr[-2000:]}", file=sys.stderr)
    sys.exit(2)
  return [json.loads(line) for line in done.stdout.splitlines()]


def expectation(people: dict[str, list[Line]]) -> list[Line]:
  """People have nothing to do with each other, so each one's lines are worked out alone; a month's key is shared."""
  with ProcessPoolExecutor(2) as pool:
    lines = [line for found in pool.map(expected, people.values(), chunksize=10) for line in found]
  keys = {str(line["object"]): line for line in lines if line["event"] == "keyDestroyed"}
  return [line for line in lines if line["event"] != "keyDestroyed"] + list(keys.values())


def parse() -> argparse.Namespace:
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("--program", type=Path, required=True, help="the built program `songly`")
  parser.add_argument("--users", type=int, default=500)
  parser.add_argument("--years", type=int, default=6)
  parser.add_argument("--seed", type=int, default=1)
  parser.add_argument("--database", help="a PostgreSQL database; SQLite otherwise")
  return parser.parse_args()


def main() -> int:
  options = parse()
  people = lives(options.users, options.years, options.seed)
  scenario = together(people)
  start = time.monotonic()
  found = run(options.program, scenario, options.database)
  seconds = time.monotonic() - start
  different = difference("years", expectation(people), found, FIELDS)
  audit = Audit()
  audit.judge(scenario, found, read(scenario[-1]["at"]))

  kinds = Counter(str(line["event"]) for line in found)
  print(f"{'PostgreSQL' if options.database else 'SQLite'}: {options.users} people, {options.years} years, "
        f"{len(scenario)} acts, {len(found)} lines in {seconds:.0f} s")
  print("  " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
  for kind, count in sorted(audit.counts.items()):
    print(f"  {kind}: {count['objects']} objects, {count['early']} early, {count['late']} late, "
          f"{count['never']} never, {count['twice']} twice, {count['bounds']} out of bounds")
  for fault in audit.faults[:SHOWN_MAX]:
    print(f"  WRONG {fault}")
  if different is not None:
    print(f"  DIFFERENT from the oracle: {len(different.missing)} lines missing, {len(different.surplus)} surplus"
          + (", time runs back" if different.disorder else ""))
    for side, rows in (("expected", different.missing), ("found", different.surplus)):
      for one in rows[:SHOWN_MAX]:
        print(f"  {side} " + " ".join("-" if value is None else str(value) for value in one))
    return 1
  print("  every line is the oracle's")
  return 1 if audit.faults else 0


if __name__ == "__main__":
  sys.exit(main())
