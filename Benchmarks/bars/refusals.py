"""Bad input and a bad machine: one clear line, a status that is not 0, and no file left behind."""

import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from making import PRODUCT, tree
from reading import Unreadable, read_audio
from settings import Settings
from table import Row

SONG_SECONDS = 30
RUN_SECONDS_MAX = 120
LINE_LENGTH_MAX = 400


@dataclass
class Case:
  what: str
  options: dict[str, str]
  # A name in another script may be sung or refused; an unknown style can only be refused.
  may_sing: bool = False
  # A shell line run first in a private mount namespace; needs the rights to mount.
  first: str = ""
  kill: bool = False


def cases(folder: Path) -> list[Case]:
  """Everything the bar names; own words are written into `folder`."""
  texts = {
    "no-rhyme": "[Verse]\nThe silver morning opens slowly\nA month of oranges\n[Chorus]\nWe walk\nNobody answered",
    "unknown-letters": "[Verse]\nქართული ენა\n漢字と仮名\n[Chorus]\n𐍈𐍉𐍊 𐍋𐍌\n",
    "empty": "", "long": "la la la la\n" * 20_000,
  }
  for name, text in texts.items():
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
  (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
  sing = {"may_sing": True}
  return [
    Case("an empty name", {"for": ""}),
    Case("a name of spaces", {"for": "   "}),
    Case("a name of 10 kB", {"for": "Anna" * 2500}),
    Case("a name of emoji", {"for": "🎉🎂"}),
    Case("a name with emoji", {"for": "Anna 🎂"}, **sing),
    Case("a name written from right to left", {"for": "שרה"}, **sing),
    Case("control characters in the name", {"for": "An\x07na\x1b[31m"}, **sing),
    Case("a direction override in the name", {"for": "An\u202ena"}, **sing),
    Case("a name of digits", {"for": "12345"}, **sing),
    Case("a Russian name in English", {"for": "Анна"}, **sing),
    Case("a Latin name in Kazakh", {"for": "Anna", "language": "kk"}, **sing),
    Case("a story of 100 kB", {"story": "She loves the sea. " * 5400}),
    Case("own words without rhyme", {"words": str(folder / "no-rhyme.txt")}, **sing),
    Case("own words in unknown letters", {"words": str(folder / "unknown-letters.txt")}, **sing),
    Case("own words, an empty file", {"words": str(folder / "empty.txt")}),
    Case("own words, 240 kB", {"words": str(folder / "long.txt")}),
    Case("own words, no text at all", {"words": str(folder / "binary.txt")}),
    Case("own words, a missing file", {"words": str(folder / "missing.txt")}),
    Case("an unknown style", {"style": "polka-metal"}),
    Case("an unknown voice", {"voice": "nobody"}),
    Case("an unknown occasion", {"occasion": "tuesday"}),
    Case("an unknown language", {"language": "xx"}),
    Case("a length below zero", {"seconds": "-5"}),
    Case("a length without end", {"seconds": "999999999999999999999"}),
    Case("a tempo of no number", {"tempo": "nan"}),
    Case("an unknown file ending", {"out": "song.xyz"}),
    Case("an unwritable path", {"out": "/proc/song.mp3"}),
    Case("a folder that is not there", {"out": "missing/deep/song.mp3"}, **sing),
    Case("a full disk", {}, first="mount -t tmpfs -o size=64k none out"),
    Case("a missing soundfont", {}, first="for d in /usr/share/sounds /usr/share/soundfonts; do "
         "[ -d $d ] && mount -t tmpfs none $d; done; true"),
    Case("missing voices", {}, first="mount -t tmpfs none \"$(espeak-ng --version | sed 's/.*: //')\""),
    Case("a killed child", {}, kill=True),
  ]


def command(case: Case) -> list[str]:
  options = {"for": "Anna", "occasion": "birthday", "language": "en", "seed": "1", "seconds": str(SONG_SECONDS)}
  options |= {"out": "song.mp3"} | case.options
  words = [part for key, value in options.items() for part in (f"--{key}", value)]
  return [str(PRODUCT.resolve()), "make", "song", *words, "--stems", "stems"]


def attempt(case: Case, folder: Path) -> str | None:
  """Runs one case in a folder of its own; what is wrong with the outcome, or None."""
  out = folder / "out"
  shutil.rmtree(out, ignore_errors=True)
  out.mkdir(parents=True)
  listing = folder / "left.txt"
  parts = command(case)
  if case.first:
    # Whatever is mounted is seen by this one run only and is gone with it.
    script = f'{case.first}; cd out && "$@"; status=$?; find . -type f > ../left.txt; exit $status'
    parts = ["unshare", "-m", "sh", "-c", script, "sh", *parts]
  process = subprocess.Popen(
    parts, cwd=folder if case.first else out, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
    stderr=subprocess.PIPE, text=True, errors="replace")
  if case.kill and not kill_child(process):
    process.communicate()
    return "no child process was seen to be killed"
  try:
    _, errors = process.communicate(timeout=RUN_SECONDS_MAX)
  except subprocess.TimeoutExpired:
    process.kill()
    process.communicate()
    return f"does not end within {RUN_SECONDS_MAX} s"
  found = [str(path) for path in out.rglob("*") if path.is_file()]
  left = listing.read_text().split() if case.first else found
  return verdict(case, process.returncode, errors, left, out)


def verdict(case: Case, status: int, errors: str, left: list[str], out: Path) -> str | None:
  if status == 0:
    if not case.may_sing:
      return "is accepted"
    try:
      made = next(iter(out.rglob("*.mp3")))
      return None if len(read_audio(made)[0]) else "an empty song"
    except (StopIteration, Unreadable) as problem:
      return f"accepted without a song {problem}"
  lines = [line for line in errors.splitlines() if line.strip()]
  if status < 0:
    return f"ends by signal {-status}"
  if len(lines) != 1 or len(lines[0]) > LINE_LENGTH_MAX:
    return f"{len(lines)} lines of reason: {' / '.join(lines)[:160]}"
  return f"leaves {', '.join(left[:3])}" if left else None


def kill_child(process: subprocess.Popen) -> bool:
  """Kills the first child that is the product itself: the one that renders."""
  own = os.path.basename(PRODUCT)
  deadline = time.monotonic() + RUN_SECONDS_MAX
  while time.monotonic() < deadline and process.poll() is None:
    for child in tree(process.pid)[1:]:
      try:
        if Path(f"/proc/{child}/comm").read_text().strip() == own[:15]:
          time.sleep(0.3)
          os.kill(child, signal.SIGKILL)
          return True
      except OSError:
        continue
    time.sleep(0.01)
  return False


def rows(settings: Settings) -> list[Row]:
  folder = settings.work / "refusals"
  shutil.rmtree(folder, ignore_errors=True)
  folder.mkdir(parents=True)
  wanted = cases(folder)
  mountable = subprocess.run(
    ["unshare", "-m", "sh", "-c", "mount -t tmpfs none /mnt"], capture_output=True).returncode == 0
  left_out = [] if mountable else [case.what for case in wanted if case.first]
  wanted = [case for case in wanted if mountable or not case.first]
  wrong = [f"{case.what}: {problem}" for case in wanted if (problem := attempt(case, folder))]
  note = f"; not measured here, for want of rights to mount: {', '.join(left_out)}" if left_out else ""
  return [Row(
    f"{len(wanted)} cases of bad input: sung where possible, else one line, a status that is not 0, no file left",
    "every case", f"{len(wanted) - len(wrong)} of {len(wanted)}{note}" + "".join(f"; {fault}" for fault in wrong),
    "Benchmarks/run refusals", not wrong)]
