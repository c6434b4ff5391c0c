"""How much is measured: the whole of the bars, or a quick look that says so in the report."""

from dataclasses import dataclass
from pathlib import Path


@dataclass
class Settings:
  work: Path
  reuse: bool
  quick: bool
  soundfont: Path
  voices: list[str] | None
  languages: list[str]

  @property
  def seeds(self) -> range:
    return range(1, 2) if self.quick else range(1, 4)

  @property
  def styles_a_language(self) -> int:
    return 1 if self.quick else 4

  @property
  def different_seeds(self) -> range:
    return range(1, 6) if self.quick else range(1, 21)

  @property
  def names(self) -> int:
    return 5 if self.quick else 30

  @property
  def grid_seconds(self) -> int:
    return 40 if self.quick else 75
