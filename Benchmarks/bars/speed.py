"""Time and memory of a song of two minutes, and their ratio to the bare C work in the same run."""

import shutil
import sys
from pathlib import Path

from loudness import read_audio
from making import Cost, cost_of, make
from reading import read_lines
from settings import Settings
from table import Row

SONG_SECONDS = 120
SHARE_BAR = 0.5
MEGABYTES_BAR = 500


def bare_work(stems: Path, work: Path, soundfont: Path) -> dict[str, Cost]:
  """Speaks the song's lines, renders its MIDI and encodes the result, one after another, by the C programs alone."""
  text, spoken, band, out = (work / name for name in ("lines.txt", "spoken.wav", "band.wav", "bare.mp3"))
  text.write_text("\n".join(line.text + "." for line in read_lines(stems)), encoding="utf-8")
  renderer = str(Path(__file__).with_name("render_midi.py"))
  return {
    "espeak-ng": cost_of(["espeak-ng", "-v", "en-us", "-f", str(text), "-w", str(spoken)])[0],
    "FluidSynth": cost_of([sys.executable, renderer, str(soundfont), str(stems / "song.mid"), str(band)])[0],
    "LAME": cost_of(["ffmpeg", "-v", "error", "-y", "-i", str(band), "-c:a", "libmp3lame", str(out)])[0],
  }


def rows(settings: Settings) -> list[Row]:
  folder = settings.work / "speed"
  shutil.rmtree(folder, ignore_errors=True)
  folder.mkdir(parents=True)
  # The first call warms the file cache; only the later ones count, and the middle one is reported.
  make(folder / "warm", seed=1, seconds=30)
  runs = [make(folder / f"run-{n}", seed=7, seconds=SONG_SECONDS) for n in range(1 if settings.quick else 3)]
  runs.sort(key=lambda song: song.cost.seconds)
  song = runs[len(runs) // 2]
  samples, rate = read_audio(song.file)
  length = len(samples) / rate
  bare = bare_work(song.stems, folder, settings.soundfont)
  bare_seconds = sum(cost.seconds for cost in bare.values())
  bare_processor = sum(cost.processor_seconds for cost in bare.values())
  peak = max(run.cost.tree_bytes for run in runs) / 1e6
  parts = ", ".join(f"{name} {cost.seconds:.2f} s" for name, cost in bare.items())
  share = song.cost.seconds / length
  command = "Benchmarks/run speed"
  return [
    Row(
      f"a song of {SONG_SECONDS} s with all its stems, time ÷ playing length", f"≤ {SHARE_BAR}",
      f"{share:.2f} ({song.cost.seconds:.1f} s for {length:.1f} s; fastest {runs[0].cost.seconds:.1f}, "
      f"slowest {runs[-1].cost.seconds:.1f})",
      command, share <= SHARE_BAR),
    Row(
      "processor seconds ÷ playing length", "", f"{song.cost.processor_seconds / length:.2f}", command),
    Row(
      "peak memory, all processes of the run together", f"≤ {MEGABYTES_BAR} MB", f"{peak:.0f} MB", command,
      peak <= MEGABYTES_BAR),
    Row("bare C work: speaking, rendering, encoding", "", f"{bare_seconds:.2f} s ({parts})", command),
    Row(
      "song ÷ bare C work, time and processor time", "",
      f"{song.cost.seconds / bare_seconds:.1f} and {song.cost.processor_seconds / bare_processor:.1f}", command),
  ]
