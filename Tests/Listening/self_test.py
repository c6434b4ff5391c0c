"""Positive and negative controls: every listening program must pass what is good and see what is bad.

A judge that has never been seen to fail proves nothing. Runs within a minute; status 1 names what went wrong.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile

import chords
import difference
import loudness
import names
import pitch
import robotic
import score
import sounds
import synthetic
import wording
import words
from reading import Unreadable, read_lines, read_lrc

SPOKEN = [
  "Happy birthday to you my friend", "The candles are burning and the night is young",
  "We sing together until the morning comes", "This song is only for you Oliver",
]
failures: list[str] = []


def check(what: str, good: bool, seen: object = "") -> None:
  print(("ok    " if good else "WRONG ") + what + ("" if good else f": {seen}"), file=sys.stderr)
  if not good:
    failures.append(what)


def test_pitch(folder: Path) -> None:
  song = synthetic.score()
  good = pitch.measure(synthetic.write(folder / "good", song, synthetic.sung(song)))
  check("a melody on the score passes", good["passed"] and good["median_cents"] < 5, good)
  high = pitch.measure(synthetic.write(folder / "high", song, synthetic.sung(song, cents=80)))
  check("80 cents too high fails", not high["passed"] and 75 < high["median_cents"] < 85, high)
  edge = pitch.measure(synthetic.write(folder / "edge", song, synthetic.sung(song, cents=40)))
  check("40 cents too high is within 50", edge["within_50_cents"] == 1 and 35 < edge["median_cents"] < 45, edge)
  octave = pitch.measure(synthetic.write(folder / "octave", song, synthetic.sung(synthetic.score(shift=-12))))
  check("an octave too low is told apart", not octave["passed"] and octave["octave_errors"] == 16, octave)
  gone = pitch.measure(synthetic.write(folder / "gone", song, synthetic.sung(song, silent_notes=2)))
  check("unsung notes count as failed", gone["unvoiced_notes"] == 2 and not gone["passed"], gone)
  late = pitch.measure(synthetic.write(folder / "late", song, np.roll(synthetic.sung(song), synthetic.RATE // 2)))
  check("a voice one note late fails", not late["passed"], late)


def test_loudness(folder: Path) -> None:
  noise = np.random.default_rng(3).standard_normal((synthetic.RATE * 12, 2))
  path = folder / "sound.wav"

  def measured(sound: np.ndarray, subtype: str = "PCM_16") -> dict:
    soundfile.write(path, sound, synthetic.RATE, subtype=subtype)
    return loudness.measure(path)

  shaped = np.cumsum(noise, axis=0)
  shaped = shaped - np.apply_along_axis(lambda c: np.convolve(c, np.ones(2001) / 2001, "same"), 0, shaped)
  shaped /= np.abs(shaped).max() / 0.5
  first = measured(shaped)
  level = shaped * 10 ** ((-14 - first["lufs"]) / 20)
  good = measured(np.clip(level, -0.85, 0.85))
  check("noise at -14 LUFS passes", good["passed"], good)
  check("both meters agree", abs(good["lufs"] - good["lufs_pyloudnorm"]) < 0.3, good)
  clipped = measured(np.clip(level * 4, -1, 1))
  check("clipping is seen", {"clipping", "loudness", "true peak"} <= set(clipped["missed"]), clipped)
  hole = level.copy()
  hole[4 * synthetic.RATE : 8 * synthetic.RATE] = 0
  holed = measured(hole)
  found = abs(holed["longest_silence"] - 4) < 0.05 and abs(holed["longest_silence_start"] - 4) < 0.05
  check("a hole of 4 s is found where it is", "silence" in holed["missed"] and found, holed)
  broken = np.clip(level, -0.85, 0.85)
  broken[5000, 0] = np.nan
  samples, rate = loudness.read_audio(path)
  judged = loudness.judge(broken, rate, {"lufs": -14.0, "true_peak": -2.0, "range": 3.0})
  check("a value that is no number is seen", judged["not_a_number"] == 1 and not judged["passed"], judged)


def test_score(folder: Path) -> None:
  song = synthetic.score()
  sound = synthetic.sung(song)
  good = score.judge(synthetic.write(folder / "sound", song, sound))
  check("a sound score passes", good["passed"], good)
  check("every word is timed", good["lrc"]["timed_words"] == 16, good["lrc"])
  late = score.judge(synthetic.write(folder / "subtitles", song, sound, late=0.2))
  check("late subtitles are seen", {"words.lrc", "words.vtt"} <= set(late["missed"]), late)
  rub = synthetic.score()
  for note, pitch_wrong in ((0, 61), (5, 66)):
    rub["notes"][note]["midi"] = pitch_wrong
  rubbing = score.judge(synthetic.write(folder / "rub", rub, sound))
  check("semitone clashes are counted", rubbing["semitone_clashes"] == 2 / 16, rubbing)
  check("foreign notes on strong beats are counted", rubbing["strong_beat_chord_tones"] == 7 / 8, rubbing)
  mixed = synthetic.score()
  mixed["notes"][3], mixed["notes"][4] = mixed["notes"][4], mixed["notes"][3]
  disorder = score.judge(synthetic.write(folder / "disorder", mixed, sound))
  check("notes out of order are seen", {"order of times", "overlaps"} <= set(disorder["missed"]), disorder["missed"])
  stems = synthetic.write(folder / "midi", song, sound)
  synthetic.write(folder / "other", synthetic.score(shift=1), sound)
  (stems / "song.mid").write_bytes((folder / "other" / "song.mid").read_bytes())
  check("a MIDI file of another melody is seen", "song.mid" in score.judge(stems)["missed"])
  check("chord symbols are read", chords.pitch_classes("Am7/G") == {9, 0, 4, 7} and
        chords.pitch_classes("F#m7b5") == {6, 9, 0, 4} and chords.pitch_classes("Bbmaj7") == {10, 2, 5, 9})
  (stems / "score.json").write_text("{}")
  try:
    score.judge(stems)
    check("an empty score is refused", False)
  except Unreadable:
    check("an empty score is refused", True)


def test_difference(folder: Path) -> None:
  song = synthetic.score()
  one = synthetic.write(folder / "one", song, synthetic.sung(song))
  moved = synthetic.score(shift=5)
  two = synthetic.write(folder / "two", moved, synthetic.sung(moved))
  same = difference.measure([one, two])
  check("a transposed melody is no new one", not same["passed"] and same["melodies"]["minimum"] == 0, same)
  other = synthetic.score()
  for note, midi, word in zip(other["notes"], reversed(synthetic.PITCHES), reversed(synthetic.WORDS)):
    note["midi"], note["word"] = midi * 2 - 60, word
  three = synthetic.write(folder / "three", other, synthetic.sung(song))
  check("another song differs", difference.measure([one, three])["passed"])
  check("edit distance", wording.distance("kitten", "sitting") == 3 and wording.distance("", "ab") == 2)


def test_words(folder: Path) -> None:
  check("numbers and punctuation are alike", wording.normalise("On the 21st, we're 3!") ==
        wording.normalise("on the twenty-first were three"), wording.normalise("On the 21st, we're 3!"))
  check("errors are aligned", wording.align(["a", "b", "c"], ["a", "x", "c", "d"]) ==
        [("a", "a"), ("b", "x"), ("c", "c"), (None, "d")])
  parts, rows, now = [], [], 0.0
  for text in SPOKEN:
    command = ["espeak-ng", "-v", "en-us", "-s", "140", "-w", str(folder / "line.wav"), text]
    subprocess.run(command, check=True)
    sound, rate = soundfile.read(folder / "line.wav")
    rows.append(f"[{synthetic.clock(now)}]{text}")
    parts += [sound, np.zeros(int(0.4 * rate))]
    now += len(sound) / rate + 0.4
  soundfile.write(folder / "speech.wav", np.concatenate(parts), rate)
  soundfile.write(folder / "vocal.wav", np.concatenate(parts), rate)
  (folder / "words.lrc").write_text("\n".join(rows))
  heard = words.measure(folder / "speech.wav", folder / "words.lrc", name="Oliver")
  check("plain speech is understood", heard["word_errors"] <= 0.2 and heard["name_words"] == 1, heard)
  foreign = "quick brown foxes jump over lazy dogs"
  (folder / "wrong.lrc").write_text("\n".join(f"[{synthetic.clock(i * 3)}]{foreign}" for i in range(4)))
  wrong = words.measure(folder / "speech.wav", folder / "wrong.lrc")
  check("other words are errors", wrong["word_errors"] > 0.8 and not wrong["passed"], wrong)
  called = names.listen("Oliver", folder)
  check("a spoken name is heard", called["heard"] and called["lines"] == 1, called)
  check("homophones are the same name", sounds.alike("Sean", "Shawn") and sounds.alike("Katherine", "Catherine"))
  check("other names are others", sounds.find(["oliver"], ["for", "you", "arthur"]) is None)
  check("a split name is found", sounds.find(["aigerim"], ["dear", "aige", "rim"]) == "aige rim")


def test_reading(folder: Path) -> None:
  rows = ["[ti:x]", "[00:01.50]first line", "[00:04.00]", "[00:05.00]<00:05.00>so <00:05.50>on <00:06.25>"]
  (folder / "a.lrc").write_text("\n".join(rows))
  lines = read_lrc(folder / "a.lrc")
  check("an empty stamp ends a line", [(li.start, li.end, li.text) for li in lines] ==
        [(1.5, 4.0, "first line"), (5.0, 6.25, "so on")], lines)
  check("a last line has an end", read_lines(folder / "a.lrc")[1].end == 6.25)


def test_robotic(folder: Path) -> None:
  song = synthetic.score()
  for note in song["notes"]:
    note["start"], note["end"] = note["start"] * 2, note["end"] * 2 - 0.1
  plain = robotic.measure(synthetic.write(folder / "still", song, synthetic.sung(song)))
  check("sines without vibrato and breath are told", plain["vibrato_share"] == 0, plain)


def main() -> int:
  began = time.monotonic()
  with tempfile.TemporaryDirectory() as folder:
    for name, test in list(globals().items()):
      if name.startswith("test_"):
        place = Path(folder) / name
        place.mkdir()
        test(place)
  print(json.dumps({"failures": failures, "seconds": round(time.monotonic() - began, 1), "passed": not failures}))
  return 1 if failures else 0


if __name__ == "__main__":
  sys.exit(main())
