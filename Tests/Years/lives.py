"""Years of many people's lives, drawn from a seed: Prime on and off, trash, restores, holds, absences, farewells.

Everybody acts at noon, so that years pass in daily steps; what is due falls to a noon or, for accounts, to a midnight.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

Line = dict[str, object]

START = datetime(2027, 1, 1, 12)
DAY = timedelta(days=1)
ACTS = {"create": 6.0, "upload": 3.0, "message": 3.0, "delete": 2.5, "restore": 2.0, "prime": 1.2, "endPrime": 0.3,
        "pay": 1.2, "access": 2.0, "addressSeen": 1.0, "hold": 0.4, "release": 0.2, "restrict": 0.2, "unrestrict": 0.4,
        "deleteAccount": 0.12}
# Days between two visits: most people come by often for a while, some stay away for longer than their account lives.
VISIT_DAYS_MAX = 90
ABSENCE_CHANCE = 0.02
ABSENCE_DAYS = (200, 500)


def write(instant: datetime) -> str:
  return instant.isoformat(timespec="seconds") + "Z"


@dataclass
class Life:
  """What one person does. A hold on something of theirs stands among their acts."""
  user: str
  chance: random.Random
  works: list[str] = field(default_factory=list)
  uploads: list[str] = field(default_factory=list)
  trash: list[str] = field(default_factory=list)
  holds: list[str] = field(default_factory=list)
  deleted: bool = False  # Whether the last act was a deletion.
  names: int = 0

  def acts(self, years: int) -> Iterator[tuple[datetime, Line]]:
    end = START.replace(year=START.year + years)
    at = START + DAY * self.chance.randint(0, 365 * min(years, 2) // 2)
    while at < end:
      yield at, {"do": "signup", "user": self.user}
      at = yield from self.account(at, end)

  def account(self, at: datetime, end: datetime) -> Iterator[tuple[datetime, Line]]:
    """One account from its beginning; answers when its owner comes back for another."""
    while True:
      for _ in range(self.chance.choice([1, 1, 2, 3])):
        act = self.act(at)
        yield at, act
        if act["do"] == "deleteAccount":
          return at + DAY * self.chance.randint(0, 300)
      away = self.chance.random() < ABSENCE_CHANCE
      # Who threw something away may want it back within its week.
      most = 8 if act["do"] == "delete" and self.chance.random() < 0.6 else VISIT_DAYS_MAX
      at += DAY * (self.chance.randint(*ABSENCE_DAYS) if away else self.chance.randint(1, most))
      if at >= end:
        return at
      # Who was away for too long signs up anew; who still has an account is told so.
      if away:
        yield at, {"do": "signup", "user": self.user}

  def act(self, at: datetime) -> Line:
    do = self.chance.choices(list(ACTS), list(ACTS.values()))[0]
    if self.deleted and self.chance.random() < 0.7:
      do = "restore"
    self.deleted = do == "delete"
    if do in ("hold", "release"):
      return self.hold_act(do, at)
    line: Line = {"do": do, "user": self.user}
    if do == "create":
      self.works.append(self.fresh("work"))
      line["work"] = self.works[-1]
    elif do == "upload":
      self.uploads.append(self.fresh("upload"))
      line["upload"] = self.uploads[-1]
    elif do == "message":
      line |= {"assistant": self.muse(), "count": self.chance.choice([1, 2, 2, 3, 4, 8, 30, 120])}
    elif do == "delete":
      line["work"] = self.chance.choice(self.works[-8:] or ["nothing"])
      self.trash.append(str(line["work"]))
    elif do == "restore":
      line["work"] = self.chance.choice(self.trash[-1:] * 4 + self.works[-4:] or ["nothing"])
    elif do == "prime":
      line["until"] = write(at + DAY * self.chance.choice([1, 7, 31, 31, 31, 90, 365]))
    elif do == "pay":
      line["transaction"] = self.fresh("transaction")
    return line

  def hold_act(self, do: str, at: datetime) -> Line:
    if do == "release":
      return {"do": do, "hold": self.chance.choice(self.holds[-3:] or [f"{self.user}-none"])}
    self.holds.append(self.fresh("hold"))
    things = self.works[-4:] + self.uploads[-1:] + [self.muse()]
    objects = self.chance.sample(things, min(len(things), self.chance.choice([1, 1, 2])))
    return {"do": do, "hold": self.holds[-1], "objects": objects,
            "until": write(at + DAY * self.chance.choice([1, 10, 30, 100, 200]))}

  def muse(self) -> str:
    return f"{self.user}-muse-{self.chance.choice('aab')}"

  def fresh(self, kind: str) -> str:
    self.names += 1
    return f"{self.user}-{kind}-{self.names}"


def lives(users: int, years: int, seed: int) -> dict[str, list[Line]]:
  """Each person's lines with their times, the `end` among them: ten years after the last act, when all must be gone."""
  end: Line = {"at": write(START.replace(year=START.year + years + 10)), "do": "end"}
  found: dict[str, list[Line]] = {}
  for number in range(users):
    user = f"u{number}"
    acts = Life(user, random.Random(f"{seed}/{number}")).acts(years)
    found[user] = [{"at": write(at)} | act for at, act in acts] + [end]
  return found
