"""Makes songs with the built product, as a person would, and measures what that costs."""

import json
import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

PRODUCT = Path(os.environ.get("SONGLY_PRODUCT", ".build/release/songly"))
SAMPLE_SECONDS = 0.02
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
PEOPLE = {"en": "Anna", "ru": "Анна", "kk": "Айгүл"}


class NotMade(Exception):
  """A command of the product failed; the text is its own last line."""


@dataclass
class Cost:
  seconds: float
  processor_seconds: float
  # The sum over the process and its children at its highest sample, shared pages counted in each of them.
  tree_bytes: int


@dataclass
class Song:
  file: Path
  stems: Path
  cost: Cost | None
  report: dict


def tree(root: int) -> list[int]:
  """A process and all that descend from it, itself first."""
  found, waiting = [], [root]
  while waiting:
    process = waiting.pop()
    found.append(process)
    try:
      for task in os.listdir(f"/proc/{process}/task"):
        waiting += [int(child) for child in Path(f"/proc/{process}/task/{task}/children").read_text().split()]
    except OSError:
      continue  # The process ended between two looks.
  return found


def _resident(process: int) -> int:
  try:
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE_BYTES
  except (OSError, IndexError):
    return 0


def cost_of(command: list[str]) -> tuple[Cost, str]:
  """Runs a command to its end; its cost with that of its children, and its standard output."""
  before = os.times()
  began = time.monotonic()
  process = subprocess.Popen(
    command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
  peak = [0]
  done = threading.Event()

  def watch() -> None:
    while not done.wait(SAMPLE_SECONDS):
      peak[0] = max(peak[0], sum(_resident(member) for member in tree(process.pid)))

  watcher = threading.Thread(target=watch)
  watcher.start()
  try:
    output, errors = process.communicate()
  finally:
    done.set()
    watcher.join()
  after = os.times()
  if process.returncode != 0:
    last = (errors.strip().splitlines() or ["no reason given"])[-1]
    raise NotMade(f"{' '.join(command)}: status {process.returncode}: {last}")
  processor = after.children_user + after.children_system - before.children_user - before.children_system
  return Cost(time.monotonic() - began, processor, peak[0]), output


def song_command(folder: Path, **options: object) -> list[str]:
  """The product's command line for a song; options are named as the product names them."""
  language = options.setdefault("language", "en")
  options.setdefault("for", PEOPLE[str(language)])
  options.setdefault("occasion", "birthday")
  words = [part for key, value in options.items() if value is not None for part in (f"--{key}", str(value))]
  return [str(PRODUCT), "make", "song", *words, "--out", str(folder / "song.mp3"), "--stems", str(folder), "--json"]


def make(folder: Path, reuse: bool = False, **options: object) -> Song:
  """Makes a song and its stems in `folder`, or takes the one that is there if `reuse` says so."""
  if reuse and (folder / "song.mp3").exists() and (folder / "score.json").exists():
    return Song(folder / "song.mp3", folder, None, {})
  folder.mkdir(parents=True, exist_ok=True)
  cost, output = cost_of(song_command(folder, **options))
  try:
    report = json.loads(output or "{}")
  except ValueError:
    report = {}
  return Song(folder / "song.mp3", folder, cost, report)


def choices(kind: str, language: str | None = None) -> list[str]:
  """The styles, voices … the product says it has, as it lists them; voices of one language where one is given."""
  listed = json.loads(subprocess.run(
    [str(PRODUCT), "make", "--list", "--json"], capture_output=True, text=True, check=True).stdout)
  entries = listed.get(kind, [])
  if isinstance(entries, dict):
    entries = entries.get(language, []) if language else [item for items in entries.values() for item in items]
  names = []
  for entry in entries:
    if isinstance(entry, str):
      names.append(entry)
      continue
    spoken = entry.get("languages") or [entry.get("language")]
    if language is None or language in spoken or spoken == [None]:
      names.append(entry.get("id") or entry.get("name"))
  return names
