"""Is the name heard? Makes a song for each of the held-out names and listens to every line that sings the name."""

import argparse
import shlex
import subprocess
import sys
from pathlib import Path

from hearing import RATE, cut, transcribe
from reading import Unreadable, emit, read_audio, read_lines, run
from sounds import find
from wording import normalise

HELD_OUT = Path(__file__).with_name("names-held-out.txt")
# The names in the file are for judging only: a singer tuned on them could not be judged by them.
MARGIN_SECONDS = 0.3
SHARE_BAR = 0.5
COMMAND = (
  ".build/release/songly make song --for {name} --occasion birthday --language en --seed {seed} --seconds 60 "
  "--out {folder}/song.mp3 --stems {folder}"
)


def listen(name: str, stems: Path, audio: str = "vocal.wav") -> dict:
  """What is heard in each line that holds the name; the first and the best of them are told apart by the caller."""
  wanted = normalise(name)
  samples, _ = read_audio(stems / audio, rate=RATE, mono=True)
  rows = []
  for line in read_lines(stems):
    if find_exact(wanted, normalise(line.text)):
      heard = transcribe(cut(samples[:, 0], line.start - MARGIN_SECONDS, line.end + MARGIN_SECONDS))
      rows.append({"line": line.text, "heard": heard, "name_heard": find(wanted, normalise(heard))})
  return summary(name, rows)


def find_exact(wanted: list[str], words: list[str]) -> bool:
  return any(words[i : i + len(wanted)] == wanted for i in range(len(words) - len(wanted) + 1))


def summary(name: str, rows: list[dict]) -> dict:
  """One name's figures: heard at all, heard in at least half of its lines, and in how many lines."""
  hits = sum(row["name_heard"] is not None for row in rows)
  return {
    "name": name, "lines": len(rows), "lines_heard": hits, "heard": hits > 0,
    "heard_in_half": bool(rows) and 2 * hits >= len(rows), "listened": rows,
  }


def make(command: str, name: str, folder: Path, seed: int) -> str | None:
  """Runs the command that makes the song; the reason if it fails."""
  folder.mkdir(parents=True, exist_ok=True)
  parts = [part.format(name=name, folder=folder, seed=seed) for part in shlex.split(command)]
  try:
    done = subprocess.run(parts, capture_output=True, text=True, errors="replace")
  except OSError as problem:
    return str(problem)
  return None if done.returncode == 0 else (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]


def measure(names: list[str], command: str, work: Path, seed: int, audio: str, reuse: bool) -> dict:
  """Makes and hears a song for every name; a song that cannot be made counts as a name not heard."""
  rows = []
  for name in names:
    folder = work / name
    made = reuse and (folder / "score.json").exists() and (folder / audio).exists()
    problem = None if made else make(command, name, folder, seed)
    rows.append(summary(name, []) | {"problem": problem} if problem else listen(name, folder, audio))
    print(f"{name}: {rows[-1]['lines_heard']} of {rows[-1]['lines']} lines", file=sys.stderr)
  lines = sum(row["lines"] for row in rows)
  share = sum(row["heard"] for row in rows) / len(rows)
  return {
    "audio": audio,
    "names": len(rows),
    "heard": sum(row["heard"] for row in rows),
    "heard_share": round(share, 4),
    "heard_in_half_share": round(sum(row["heard_in_half"] for row in rows) / len(rows), 4),
    "lines": lines,
    "lines_heard_share": round(sum(row["lines_heard"] for row in rows) / lines, 4) if lines else 0.0,
    "per_name": rows,
    "passed": share >= SHARE_BAR,
  }


def main() -> int:
  parser = argparse.ArgumentParser(description=__doc__)
  parser.add_argument("--command", default=COMMAND, help="makes one song; {name}, {folder} and {seed} are filled in")
  parser.add_argument("--names", type=Path, default=HELD_OUT, help="one name a line")
  parser.add_argument("--count", type=int, default=None, help="only the first names of the list")
  parser.add_argument("--work", type=Path, required=True, help="folder that receives one folder a name")
  parser.add_argument("--audio", default="vocal.wav", help="the file heard in each folder, such as song.mp3")
  parser.add_argument("--seed", type=int, default=1)
  parser.add_argument("--reuse", action="store_true", help="hear songs again that are there already")
  given = parser.parse_args()
  if not given.names.exists():
    raise Unreadable(f"{given.names}: no such list of names")
  names = given.names.read_text(encoding="utf-8").split()[: given.count]
  return emit(measure(names, given.command, given.work, given.seed, given.audio, given.reuse))


if __name__ == "__main__":
  run(main)
