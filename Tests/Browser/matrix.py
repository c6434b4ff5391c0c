"""Runs the browser programs in all combinations and prints a line for each, with what was missed below it.

usage: Tests/Browser/run [pages] [journeys] [accounts] [wire] [pace] [--shots FOLDER] [--program SONGLY]
"""
import argparse
import itertools
import json
import pathlib
import os
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = HERE.parents[1] / ".build" / "release" / "songly"
LANGUAGES, WIDTHS, MODES = ("en", "ru", "kk"), ("390", "1280"), ("script", "plain")


def runs(parts, shots):
    every = list(itertools.product(LANGUAGES, WIDTHS, MODES))
    folder = [str(shots)] if shots else []
    for width in WIDTHS:
        yield "pages", ["pages.py", "--thorough", "--width", width, *(["--shots", *folder] if shots else [])]
    yield from (("journeys", ["journey.py", *one, *folder]) for one in every)
    yield "journeys", ["begin.py"]
    yield from (("accounts", ["account.py", *one, *folder]) for one in every)
    yield "wire", ["wire.py"]
    yield from (("pace", ["pace.py", language]) for language in LANGUAGES)


def worst(figures):
    """The largest of each figure over all pages."""
    found = {}
    for page in figures.values():
        for name, value in page.items() if isinstance(page, dict) else ():
            found[name] = max(found.get(name, 0), value)
    return ", ".join(f"{name} {value}" for name, value in found.items())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", choices=["pages", "journeys", "accounts", "wire", "pace", []])
    parser.add_argument("--shots", type=pathlib.Path)
    parser.add_argument("--program", default=str(PROGRAM))
    asked = parser.parse_args()
    if asked.shots:
        asked.shots.mkdir(parents=True, exist_ok=True)
    is_good = True
    for part, (name, *words) in runs(asked.parts, asked.shots):
        if asked.parts and part not in asked.parts:
            continue
        began = time.monotonic()
        answer = subprocess.run([sys.executable, HERE / name, asked.program, *words], capture_output=True, text=True,
                                env=os.environ | {"SONGLY_BROWSER_BARS": "1"})
        try:
            result = json.loads(answer.stdout)
        except ValueError:
            result = {"passed": False, "missed": [answer.stderr.strip()[-500:]]}
        is_good = is_good and result["passed"]
        print(f"{'ok  ' if result['passed'] else 'FAIL'} {name} {' '.join(words)}: {time.monotonic() - began:.0f} s")
        for sentence in result["missed"]:
            print(f"     {sentence}")
        if result.get("figures"):
            print(f"     most: {worst(result['figures'])}", flush=True)
    sys.exit(0 if is_good else 1)


if __name__ == "__main__":
    main()
