"""Languages × styles × seeds: every song is judged for pitch, loudness and score."""

import loudness
import pitch
import score
from making import NotMade, choices, make
from reading import Unreadable
from settings import Settings
from table import Row, percent


def briefs(settings: Settings) -> list[dict]:
  """Each language takes other styles, so that together they cover as many as there are."""
  styles = choices("styles")
  found = []
  for place, language in enumerate(settings.languages):
    for number in range(settings.styles_a_language):
      style = styles[(place * settings.styles_a_language + number) % len(styles)]
      found += [{"language": language, "style": style, "seed": seed} for seed in settings.seeds]
  return found


def label(brief: dict) -> str:
  return f"{brief['language']}-{brief['style']}-{brief['seed']}"


def rows(settings: Settings) -> list[Row]:
  judged, failed = [], []
  wanted = briefs(settings)
  for brief in wanted:
    name = label(brief)
    try:
      song = make(settings.work / "grid" / name, reuse=settings.reuse, seconds=settings.grid_seconds, **brief)
      judged.append((name, pitch.measure(song.stems), loudness.measure(song.file), score.judge(song.stems)))
    except (NotMade, Unreadable) as problem:
      failed.append(f"{name}: {problem}")
  command = "Benchmarks/run grid"
  made = "; ".join([f"{len(judged)}", *failed[:3]])
  table = [Row("songs made and readable", f"{len(wanted)}", made, command, not failed)]
  if judged:
    table += pitch_rows(judged, command) + loudness_rows(judged, command) + score_rows(judged, command)
  return table


def worst(values: list[tuple[str, float]], high: bool) -> str:
  name, value = (max if high else min)(values, key=lambda pair: pair[1])
  return f"{value:g} in {name}"


def pitch_rows(judged: list, command: str) -> list[Row]:
  shares = [(name, tuned["within_50_cents"]) for name, tuned, _, _ in judged]
  notes = sum(tuned["notes"] for _, tuned, _, _ in judged)
  within = sum(tuned["within_50_cents"] * tuned["notes"] for _, tuned, _, _ in judged)
  low_name, low = min(shares, key=lambda pair: pair[1])
  medians = sorted(tuned["median_cents"] or 0 for _, tuned, _, _ in judged)
  octaves = sum(tuned["octave_errors"] for _, tuned, _, _ in judged)
  unvoiced = sum(tuned["unvoiced_notes"] for _, tuned, _, _ in judged)
  return [
    Row(
      "notes within 50 cents, every song", "≥ 95 %",
      f"{percent(within / max(notes, 1))}; lowest {percent(low)} in {low_name}",
      command, all(tuned["passed"] for _, tuned, _, _ in judged)),
    Row(
      "median distance, octave errors, notes without a voiced frame", "",
      f"{medians[len(medians) // 2]:.1f} cents, {octaves}, {unvoiced} of {notes} notes", command),
  ]


def loudness_rows(judged: list, command: str) -> list[Row]:
  heard = [(name, loud) for name, _, loud, _ in judged]
  ranges = [(name, loud["loudness_range"]) for name, loud in heard]
  levels = [(name, loud["lufs"]) for name, loud in heard]
  return [
    Row(
      "loudness of the decoded MP3", "−14 ± 0.5 LUFS", f"{worst(levels, False)} … {worst(levels, True)}", command,
      not any("loudness" in loud["missed"] for _, loud in heard)),
    Row(
      "true peak of the decoded MP3", "≤ −1 dBTP", worst([(name, loud["true_peak"]) for name, loud in heard], True),
      command, not any("true peak" in loud["missed"] for _, loud in heard)),
    Row(
      "clipped samples and values that are no numbers", "0",
      str(sum(loud["clipped_samples"] + loud["not_a_number"] for _, loud in heard)), command,
      not any({"clipping", "not a number"} & set(loud["missed"]) for _, loud in heard)),
    Row(
      "longest silence", "≤ 3 s", worst([(name, loud["longest_silence"]) for name, loud in heard], True), command,
      not any("silence" in loud["missed"] for _, loud in heard)),
    Row("loudness range", "", f"{worst(ranges, False)} … {worst(ranges, True)}", command),
  ]


def score_rows(judged: list, command: str) -> list[Row]:
  scores = [(name, read) for name, _, _, read in judged]
  strong = sum(read.get("strong_notes", 0) for _, read in scores)
  fitting = sum(read.get("strong_notes", 0) * read["strong_beat_chord_tones"] for _, read in scores)
  long = sum(read.get("long_notes", 0) for _, read in scores)
  rubbing = sum(read.get("long_notes", 0) * read["semitone_clashes"] for _, read in scores)
  others = {"chord symbols", "order of times", "overlaps", "words.lrc", "words.vtt", "song.mid"}
  faults = [f"{name}: {', '.join(sorted(others & set(read['missed'])))}" for name, read in scores]
  faults = [fault for fault in faults if not fault.endswith(": ")]
  leaps = [sum(read[key] for _, read in scores) for key in ("leaps_over_a_fifth", "leaps_over_an_octave")]
  meters = sorted({read["meter"] for _, read in scores})
  return [
    Row(
      "strong-beat chord tones", "≥ 95 %",
      f"{percent(fitting / max(strong, 1))}; lowest " + worst(
        [(name, read["strong_beat_chord_tones"]) for name, read in scores], False),
      command, not any("chord tones" in read["missed"] for _, read in scores)),
    Row(
      "semitone clashes on notes of a quarter or longer", "≤ 1 %",
      f"{percent(rubbing / max(long, 1), 2)}; highest " + worst(
        [(name, read["semitone_clashes"]) for name, read in scores], True),
      command, not any("semitone clashes" in read["missed"] for _, read in scores)),
    Row(
      "times in order; words.lrc, words.vtt and song.mid stand at the notes", "every song",
      "; ".join(faults[:4]) or "every song", command, not faults),
    Row("metres; leaps over a fifth, over an octave", "", f"{', '.join(meters)}; {leaps[0]}, {leaps[1]}", command),
  ]
