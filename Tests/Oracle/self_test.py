"""The controls of the oracle: cases worked out by hand, and a comparison that must see a wrong program.

    python3 Tests/Oracle/self_test.py

A judge that has never been seen to fail proves nothing: a program with one wrong date has to be found out.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import spans
from cases import CASES
from duties import Line
from oracle import expected
from scenarios import scenario

HERE = Path(__file__).resolve().parent
FAR = "2036-01-01T00:00:00Z"
# The fields of each act after the instant and `do`.
FIELDS = {"create": ["user", "work"], "upload": ["user", "upload"], "message": ["user", "assistant", "count"],
          "delete": ["user", "work"], "restore": ["user", "work"], "prime": ["user", "until"],
          "pay": ["user", "transaction"], "hold": ["hold", "until", "objects"], "release": ["hold"],
          "stopSweeper": [], "startSweeper": [], "end": []}
# A program that is the oracle, with a fault put in before it runs.
PROGRAM = """#!{python}
import sys
sys.path.insert(0, {folder!r})
sys.argv.remove("simulate")
import duties, oracle, spans, things
{fault}
oracle.main()
"""
FAULTS = {
  "the trash lasts a second longer": "spans.TRASH_KEEP += duties.spans.timedelta(seconds=1)",
  "the trash lasts a day longer": "spans.TRASH_KEEP += spans.DAY",
  "months do not clamp": "spans.add_months = lambda at, months: (at.day - 1) * spans.DAY + at.replace("
                         "year=at.year + (at.month - 1 + months) // 12, month=(at.month - 1 + months) % 12 + 1, day=1)",
  "Prime restarts nothing": "spans.content_end = lambda created, end: spans.add_months(created, spans.CONTENT_MONTHS)",
  "months end a day late": "good = spans.add_months\nspans.add_months = lambda *all: good(*all) + spans.DAY",
  "the cap is 101": "spans.CHAT_CAP = 101",
  "the sweeper cannot be stopped": "duties.Duties.sweeping = property(lambda self: True, lambda self, value: None)",
  "holds are ignored": "things.Thing.purge_due = lambda self: self.own_due()",
  "no notices": "duties.Duties.notices = lambda self: iter([])",
  "Prime has no end": "things.Work.was_protected = lambda self: False",
  "Prime is bought at the expiry": "things.Account.has_prime = lambda self, at: "
                                   "self.prime_end is not None and at <= self.prime_end",
}
failures: list[str] = []
checks = 0


def check(what: str, good: bool, seen: object = "") -> None:
  global checks
  checks += 1
  if not good:
    failures.append(what)
    print(f"WRONG {what}: {seen}", file=sys.stderr)


def parse_act(text: str) -> Line:
  at, do, *words = text.split()
  line: Line = {"at": at, "do": do}
  fields = FIELDS.get(do, ["user"])
  for number, name in enumerate(fields):
    line[name] = words[number:] if name == "objects" else int(words[number]) if name == "count" else words[number]
  return line


def matches(line: Line, wanted: dict[str, str]) -> bool:
  return all(str(line.get(name)) == value for name, value in wanted.items())


def check_case(title: str, acts: str, wanted: str) -> None:
  scenario_lines = [parse_act(text) for text in acts.splitlines() if text.strip()]
  if scenario_lines[-1]["do"] != "end":
    scenario_lines.append({"at": FAR, "do": "end"})
  lines = expected(scenario_lines)
  check(f"{title}: in order of time", [line["at"] for line in lines] == sorted(str(line["at"]) for line in lines))
  for text in wanted.splitlines():
    if text.strip():
      at, event, *pairs = text.split()
      keys = dict(pair.split("=") for pair in pairs) | {"event": event} | ({} if at == "no" else {"at": at})
      found = [line for line in lines if matches(line, keys)]
      check(f"{title}: {text}", len(found) == (0 if at == "no" else 1), found)


def check_spans() -> None:
  """The arithmetic itself, over every day of nine years: D1's range of 2 to 4 months holds with the trash."""
  day = spans.read("2027-01-01T12:00:00Z")
  while day.year < 2036:
    soft = spans.content_end(day, None)
    check(f"§5.4, D1: the range from {day}", spans.add_months(day, 2) <= soft
          and soft + spans.TRASH_KEEP <= spans.add_months(day, 4), soft)
    day += spans.DAY


def check_generator() -> None:
  first = [scenario(7, index) for index in range(33)]
  check("scenarios: the same in every run", first == [scenario(7, index) for index in range(33)])
  check("scenarios: another seed differs", first != [scenario(8, index) for index in range(33)])
  for acts in first:
    check("scenarios: in order of time", [line["at"] for line in acts] == sorted(str(line["at"]) for line in acts))


def check_comparison() -> None:
  """The comparison passes the oracle itself and sees every fault."""
  with tempfile.TemporaryDirectory() as folder:
    status, text = compare(Path(folder), "")
    check("comparison: a right program passes", status == 0, text)
    for what, fault in FAULTS.items():
      status, text = compare(Path(folder), fault)
      check(f"comparison sees: {what}", status == 1 and "DIFFERENT" in text, text)
    status, text = compare(Path(folder), "sys.exit(3)")
    check("comparison: a failing program is told apart", status == 2, text)


def compare(folder: Path, fault: str) -> tuple[int, str]:
  program = folder / "program"
  program.write_text(PROGRAM.format(python=sys.executable, folder=str(HERE), fault=fault), "utf-8")
  program.chmod(0o755)
  done = subprocess.run(
    [sys.executable, str(HERE / "compare.py"), "--program", str(program), "--count", "66", "--seed", "3",
     "--batch", "33", "--keep", str(folder / "kept"), "--clause", "--reason"],
    capture_output=True, text=True, timeout=300, check=False)
  return done.returncode, done.stdout + done.stderr


def main() -> int:
  for case in CASES:
    check_case(*case)
  by_hand = checks - len(CASES)  # Each case also has its order of time checked.
  check_spans()
  check_generator()
  check_comparison()
  print(f"{len(CASES)} cases, {by_hand} expectations by hand, {checks} checks, {len(failures)} wrong")
  return 1 if failures else 0


if __name__ == "__main__":
  sys.exit(main())
