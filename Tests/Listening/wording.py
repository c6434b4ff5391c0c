"""Words as sounds are compared: case, punctuation and the way numbers are written do not count."""

import re
import unicodedata

import numpy as np

ONES = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
  "eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {
  "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
  "twelve": "twelfth",
}


def spell(number: int) -> str:
  """A number below a million in English words."""
  if number < 20:
    return ONES[number]
  if number < 100:
    return TENS[number // 10] + (" " + ONES[number % 10] if number % 10 else "")
  size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
  rest = number % size
  return f"{spell(number // size)} {name}" + (f" {spell(rest)}" if rest else "")


def spell_ordinal(number: int) -> str:
  """An ordinal in English words, "21" as "twenty first"."""
  *before, last = spell(number).split()
  ordinal = ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
  return " ".join([*before, ordinal])


def normalise(text: str) -> list[str]:
  """Splits a text into lower-case words without punctuation and accents, with numbers spelled out."""
  text = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("&", " and ")
  text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
  text = re.sub(r"\b(\d{1,6})(?:st|nd|rd|th)\b", lambda found: spell_ordinal(int(found[1])), text)
  text = re.sub(r"\b\d{1,6}\b", lambda found: spell(int(found[0])), text)
  text = text.replace("'", "")
  if not re.search(r"[\u0400-\u04ff]", text):
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
  return re.findall(r"\w+", text)


def distance(left, right) -> int:
  """Levenshtein distance of two sequences of comparable things."""
  codes = {item: code for code, item in enumerate(dict.fromkeys([*left, *right]))}
  columns = np.array([codes[item] for item in right])
  steps = np.arange(len(columns) + 1)
  row = steps
  for item in left:
    best = np.empty_like(row)
    best[0] = row[0] + 1
    if len(columns):
      best[1:] = np.minimum(row[1:] + 1, row[:-1] + (columns != codes[item]))
    row = np.minimum.accumulate(best - steps) + steps
  return int(row[-1])


def align(reference: list[str], heard: list[str]) -> list[tuple[str | None, str | None]]:
  """The cheapest pairing of two lists of words; None stands opposite a word left out or put in."""
  rows, columns = len(reference), len(heard)
  cost = [[0] * (columns + 1) for _ in range(rows + 1)]
  for i in range(rows + 1):
    for j in range(columns + 1):
      if i == 0 or j == 0:
        cost[i][j] = i + j
      else:
        same = cost[i - 1][j - 1] + (reference[i - 1] != heard[j - 1])
        cost[i][j] = min(same, cost[i - 1][j] + 1, cost[i][j - 1] + 1)
  pairs, i, j = [], rows, columns
  while i or j:
    if i and j and cost[i][j] == cost[i - 1][j - 1] + (reference[i - 1] != heard[j - 1]):
      i, j = i - 1, j - 1
      pairs.append((reference[i], heard[j]))
    elif i and cost[i][j] == cost[i - 1][j] + 1:
      i -= 1
      pairs.append((reference[i], None))
    else:
      j -= 1
      pairs.append((None, heard[j]))
  return pairs[::-1]
