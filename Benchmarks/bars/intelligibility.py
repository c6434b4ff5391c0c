"""English words and names by voice: what a recogniser that knows nothing of the song makes of them."""

import subprocess
from pathlib import Path

import names
import soundfile
import words
from making import PEOPLE, choices, make, song_command
from reading import read_lines
from settings import Settings
from table import Row, percent

SONG_SECONDS = 75
NAME_SONG_SECONDS = 40
PAUSE_SECONDS = 0.4


def voices(settings: Settings) -> list[str]:
  return settings.voices or choices("voices", "en")


def together(results: list[dict]) -> tuple[float, float]:
  """Word errors over all songs as one text, with and without the name."""
  total = sum(result["words"] for result in results)
  errors = sum(result["errors"] for result in results)
  named = sum(result["name_words"] for result in results)
  missed = sum(result["name_words_missed"] for result in results)
  return errors / max(total, 1), (errors - missed) / max(total - named, 1)


def word_rows(settings: Settings) -> list[Row]:
  command = "Benchmarks/run words"
  styles = choices("styles")
  table, spoken = [], []
  for voice in voices(settings):
    dry, mix = [], []
    for seed in settings.seeds:
      song = make(
        settings.work / "words" / f"{voice}-{seed}", reuse=settings.reuse, voice=voice, seed=seed,
        style=styles[(seed - 1) % len(styles)], seconds=SONG_SECONDS)
      dry.append(words.measure(song.stems / "vocal.wav", song.stems, name=PEOPLE["en"]))
      mix.append(words.measure(song.file, song.stems, name=PEOPLE["en"], mix=True))
      spoken.append(spoken_floor(song.stems))
    for label, results, bar in (("dry", dry, words.DRY_BAR), ("in the mix", mix, words.MIX_BAR)):
      rate, rest = together(results)
      table.append(Row(
        f"word errors {label}, voice {voice}, {len(results)} songs", f"≤ {bar:.2f}",
        f"{rate:.3f}; {rest:.3f} without the name", command, rate <= bar))
  rate, rest = together(spoken)
  table.append(Row(
    "the recogniser's own floor: the same lines spoken by plain espeak-ng", "",
    f"{rate:.3f}; {rest:.3f} without the name", command))
  return table


def spoken_floor(stems: Path) -> dict:
  """Word errors of the same lines spoken, not sung: what the recogniser misses even then."""
  folder = stems / "spoken"
  folder.mkdir(exist_ok=True)
  lines, sound, now = read_lines(stems), [], 0.0
  for line in lines:
    speak(line.text, folder / "line.wav")
    part, rate = soundfile.read(folder / "line.wav", dtype="float32")
    line.start, line.end = now, now + len(part) / rate
    now = line.end + PAUSE_SECONDS
    sound += [*part, *([0.0] * int(PAUSE_SECONDS * rate))]
  soundfile.write(folder / "all.wav", sound, rate)
  samples, _ = words.read_audio(folder / "all.wav", rate=words.RATE, mono=True)
  return words.judge(lines, samples[:, 0], "window", PEOPLE["en"])


def speak(text: str, path: Path) -> None:
  subprocess.run(["espeak-ng", "-v", "en-us", "-s", "140", "-w", str(path), text], check=True)


def name_rows(settings: Settings) -> list[Row]:
  command = "Benchmarks/run names"
  held_out = names.HELD_OUT.read_text(encoding="utf-8").split()[: settings.names]
  table = []
  for voice in voices(settings):
    work = settings.work / "names" / voice
    template = " ".join(song_command(
      Path("{folder}"), **{"for": "{name}", "seed": "{seed}", "voice": voice, "seconds": NAME_SONG_SECONDS}))
    for audio, label, bar in (("vocal.wav", "dry", names.SHARE_BAR), ("song.mp3", "in the mix", None)):
      # The mix is that of the songs just made for the dry voice.
      found = names.measure(held_out, template, work, 1, audio, reuse=settings.reuse or audio != "vocal.wav")
      missed = [row["name"] for row in found["per_name"] if not row["heard"]]
      table.append(Row(
        f"names heard {label}, voice {voice}, {len(held_out)} names never used for tuning",
        f"≥ {percent(bar, 0)}" if bar else "",
        f"{percent(found['heard_share'], 0)} in at least one line, "
        f"{percent(found['heard_in_half_share'], 0)} in half of their lines, "
        f"{percent(found['lines_heard_share'], 0)} of all lines; missed: {', '.join(missed) or 'none'}",
        command, found["heard_share"] >= bar if bar else None))
  table.append(spoken_names(held_out, settings.work / "names" / "spoken", command))
  return table


def spoken_names(held_out: list[str], folder: Path, command: str) -> Row:
  """How many of the names the recogniser knows when plain espeak-ng speaks a line with them."""
  folder.mkdir(parents=True, exist_ok=True)
  heard = 0
  for name in held_out:
    speak(f"{name}, this song is all for you", folder / "line.wav")
    samples, _ = words.read_audio(folder / "line.wav", rate=words.RATE, mono=True)
    heard += names.find(names.normalise(name), names.normalise(words.transcribe(samples[:, 0]))) is not None
  return Row(
    "the recogniser's own ceiling: a line with the name spoken once by plain espeak-ng", "",
    f"{percent(heard / len(held_out), 0)} of the names", command)
