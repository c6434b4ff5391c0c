"""The table of bars: what was asked, what was measured, and the command that measured it."""

from dataclasses import dataclass


@dataclass
class Row:
  what: str
  bar: str
  measured: str
  command: str
  # None where no bar is set: the figure stands beside the others for comparison.
  met: bool | None = None


def percent(share: float | None, digits: int = 1) -> str:
  return "none" if share is None else f"{100 * share:.{digits}f} %"


def markdown(title: str, rows: list[Row]) -> str:
  """One section of the report; a vertical bar inside a cell would end it and is escaped."""
  lines = [f"## {title}", "", "| what | bar | measured | met | command |", "|---|---|---|---|---|"]
  for row in rows:
    met = {True: "yes", False: "**no**", None: ""}[row.met]
    cells = [cell.replace("|", "\\|").replace("\n", " ") for cell in (row.what, row.bar, row.measured)]
    lines.append(f"| {' | '.join(cells)} | {met} | `{row.command}` |")
  return "\n".join(lines) + "\n"
