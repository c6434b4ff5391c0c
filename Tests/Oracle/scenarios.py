"""Random scenarios from a seed, drawn to the instants at which something is due.

    python3 Tests/Oracle/scenarios.py --count 10 --seed 1 --folder FOLDER
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import spans
from duties import Line
from oracle import Oracle, write_lines
from things import Message, Thing, Work

SECOND = timedelta(seconds=1)
USERS = ["ann", "ben", "cid"]
# Seldom acts get a place in every kind, so that rules meet.
COMMON = {"access": 2, "create": 6, "upload": 3, "message": 3, "delete": 3, "restore": 3, "prime": 3, "endPrime": 1,
          "pay": 1, "hold": 2, "release": 1, "restrict": 0.7, "unrestrict": 0.2, "deleteAccount": 0.3,
          "addressSeen": 1, "stopSweeper": 0.7, "startSweeper": 1, "signup": 0.7}
TIMES = {"gap": 8, "due": 4, "before": 2, "after": 2, "same": 2, "trash": 2, "month": 2, "midnight": 1}


@dataclass
class Kind:
  """A sort of scenario: which acts and instants are likelier, how long, how many."""
  name: str
  acts: dict[str, float] = field(default_factory=dict)
  times: dict[str, float] = field(default_factory=dict)
  days: tuple[int, int] = (20, 800)
  count: tuple[int, int] = (5, 40)
  users: int = 2


KINDS = [
  Kind("mixed", days=(20, 2550), users=3),
  Kind("edges", times={"due": 20, "before": 10, "after": 10, "same": 6}, days=(5, 500), count=(5, 12), users=1),
  Kind("prime", {"prime": 14, "endPrime": 4, "create": 10, "delete": 1, "hold": 0}, {"due": 10, "before": 6}),
  Kind("trash", {"create": 8, "delete": 10, "restore": 14, "prime": 5}, {"trash": 24, "due": 8}, days=(20, 400)),
  Kind("holds", {"hold": 14, "release": 6, "create": 8, "upload": 8, "delete": 8}, {"due": 10}, days=(10, 400)),
  Kind("sweeper", {"stopSweeper": 8, "startSweeper": 7}, {"due": 8}, days=(20, 1200)),
  Kind("inactive", {"access": 10, "prime": 3, "signup": 4, "create": 3}, {"midnight": 10, "due": 16, "before": 8},
       days=(500, 2550), count=(5, 14), users=1),
  Kind("chats", {"message": 60, "hold": 0, "stopSweeper": 0}, {"same": 5}, days=(10, 400), users=1),
  Kind("money", {"pay": 14, "addressSeen": 14, "access": 12}, {"month": 12}, days=(400, 2550)),
  Kind("again", {"deleteAccount": 6, "signup": 14, "hold": 4}, days=(10, 900)),
  Kind("restricted", {"restrict": 8, "unrestrict": 8}, days=(10, 400), users=1),
]


class Writer:
  """Writes one scenario; a running oracle tells it what is due next."""

  def __init__(self, seed: int, index: int) -> None:
    self.chance = random.Random(f"{seed}/{index}")
    self.kind = KINDS[index % len(KINDS)]
    self.oracle = Oracle()
    self.lines: list[Line] = []
    self.users = USERS[:self.chance.randint(1, self.kind.users)]
    self.names = 0
    self.start = self.at = self.first_instant()  # `at`: the instant of the act that is being drawn.
    self.span = timedelta(days=self.chance.randint(*self.kind.days))
    self.count = self.chance.randint(*self.kind.count)

  def write(self) -> list[Line]:
    at = self.start
    for user in self.users:
      self.add(at, {"do": "signup", "user": user})
    tries = self.count * 3
    while len(self.lines) < self.count and tries > 0:
      tries -= 1
      instant = self.next_instant(at)
      if instant < at or instant > self.start + self.span:
        instant = at + SECOND * self.chance.choice([0, 1])
      self.add(instant, self.draw_act(instant))
      at = instant  # Also where the act was left out: the running oracle stands there.
    self.finish()
    return self.lines

  def add(self, at: datetime, act: Line) -> None:
    line: Line = {"at": spans.write(at)} | act
    self.oracle.act(line)
    self.lines.append(line)

  def finish(self) -> None:
    """Ends at a due instant, a second before one, or long after."""
    draw = self.chance.random()
    dues = sorted(self.oracle.instants())
    end = self.oracle.now + timedelta(days=self.chance.randint(0, 500), seconds=self.chance.randint(0, 86399))
    if dues and draw < 0.3:
      end = self.chance.choice(dues) - SECOND * self.chance.randint(0, 1)
    elif draw < 0.4:
      end = max(end, spans.add_months(self.oracle.now, 90))
    self.add(max(end, self.oracle.now), {"do": "end"})

  # Instants.

  def first_instant(self) -> datetime:
    day = datetime(2027, 1, 1) + timedelta(days=self.chance.randint(0, 1200))
    if self.chance.random() < 0.5:
      day = self.near_month_end(day)
    return day + timedelta(seconds=self.chance.choice([0, 36000, 86399, self.chance.randint(0, 86399)]))

  def near_month_end(self, instant: datetime) -> datetime:
    """The last days of a month or the first of the next, at the same time of day; often the end of a February."""
    month = self.chance.choice([2, 11, 12, instant.month, instant.month])
    first = spans.add_months(instant.replace(month=month, day=1), 1)
    return first + timedelta(days=self.chance.randint(-4, 1))

  def next_instant(self, at: datetime) -> datetime:
    how = self.weighted(TIMES | self.kind.times)
    trashed = self.trashed()
    if trashed and self.chance.random() < 0.4:
      end = self.chance.choice(trashed).own_due()
      return end - self.chance.choice([0, 1, 3600, self.chance.randint(0, 604800)]) * SECOND
    dues = self.dues()
    if how in ("due", "before", "after") and dues:
      due = self.chance.choice(dues[:self.chance.choice([1, 2, 4, 20])])
      return due + {"due": 0, "before": -1, "after": 1}[how] * SECOND
    if how == "same":
      return at
    if how == "trash":
      return at + spans.TRASH_KEEP + SECOND * self.chance.choice([-3600, -1, 0, 1])
    if how == "month":
      return self.near_month_end(at)
    if how == "midnight":
      return spans.midnight_after(at) + SECOND * self.chance.choice([-1, 0, 1])
    return at + self.gap()

  def trashed(self) -> list[Work]:
    """Works of open accounts that can still be restored, or could with Prime."""
    works = [work for work in self.oracle.kept_works() if work.account.closed_at is None and not work.is_shown()]
    return [work for work in works if self.oracle.now < work.own_due()]

  def dues(self) -> list[datetime]:
    """Later due instants in order: mostly those of things and of Prime, since the ends of accounts lie far away."""
    if self.kind.name in ("inactive", "money") or self.chance.random() < 0.15:
      return sorted(self.oracle.instants())
    found = {instant for thing in self.oracle.kept_things() for instant in (thing.expiry(), thing.purge_due())}
    found |= {account.prime_end for account in self.oracle.open_accounts() if account.prime_end is not None}
    return sorted(instant for instant in found if instant > self.oracle.now)

  def gap(self) -> timedelta:
    longest = self.span.total_seconds() / max(1, self.count) * 4
    return timedelta(seconds=int(longest ** self.chance.uniform(0.3, 1)))

  # Acts.

  def draw_act(self, at: datetime) -> Line:
    self.at = at
    touched = [thing for thing in self.oracle.kept_things() if is_near(thing, at)]
    if not touched and self.chance.random() < 0.4:
      touched = self.trashed()
    if touched and self.chance.random() < 0.7:
      return self.act_upon(self.chance.choice(touched))
    user = self.draw_user()
    do = self.weighted(COMMON | self.kind.acts)
    if user not in self.open_users() and self.chance.random() < 0.6:
      do = "signup"
    if do in ("restore", "delete") and not self.oracle.works or do == "release" and not self.oracle.holds:
      do = "create"
    account = self.oracle.account(user)
    if account is not None and account.restricted and self.chance.random() < 0.25:
      do = "unrestrict"
    act: Line = {"do": do}
    if do not in ("hold", "release", "stopSweeper", "startSweeper"):
      act["user"] = user
    return act | self.details(do, user)

  def open_users(self) -> list[str]:
    return [account.user for account in self.oracle.open_accounts()]

  def draw_user(self) -> str:
    if self.chance.random() < 0.01:
      return "nobody"
    users = self.open_users()
    return self.chance.choice(users if users and self.chance.random() < 0.9 else self.users)

  def act_upon(self, thing: Thing) -> Line:
    """An act about a thing whose hour has come."""
    user = thing.account.user
    acts = {"hold": 2.0, "prime": 2.0, "deleteAccount": 0.1}
    if isinstance(thing, Work):
      acts |= {"delete": 3, "restore": 1} if thing.is_shown() else {"delete": 0.3, "restore": 6}
    do = self.weighted(acts)
    if do == "hold":
      objects = [thing.name] if self.is_clear(thing.name) else ["work-0"]
      return {"do": do, "hold": self.fresh(do), "objects": objects, "until": spans.write(self.later())}
    if do in ("delete", "restore"):
      return {"do": do, "user": user, "work": thing.name}
    return {"do": do, "user": user} | self.details(do, user)

  def details(self, do: str, user: str) -> Line:
    if do in ("create", "upload", "pay"):
      field_name = {"create": "work", "upload": "upload", "pay": "transaction"}[do]
      return {field_name: self.fresh(field_name)}
    if do in ("delete", "restore"):
      return {"work": self.some_work(user, do == "restore")}
    if do == "message":
      many = self.kind.name == "chats"
      count = self.chance.choice([1, 2, 2, 20, 49, 50, 99, 100, 101, 102, 150] if many else [1, 1, 2, 2, 3, 8])
      return {"assistant": self.chance.choice([f"muse-{user}", f"muse-{user}", "bard"]), "count": count}
    if do == "prime":
      return {"until": spans.write(self.later())}
    if do == "hold":
      return {"hold": self.fresh("hold"), "objects": self.some_objects(), "until": spans.write(self.later())}
    if do == "release":
      return {"hold": self.chance.choice(list(self.oracle.holds) or ["hold-0"])}
    return {}

  def fresh(self, kind: str) -> str:
    """A new name, or, seldom, one that is or was in use: by the same person or another, for this kind or another."""
    if self.chance.random() < 0.04:
      known = [*self.oracle.holds] if kind == "hold" else [thing.name for thing in self.all_things()]
      if known:
        return self.chance.choice(known)
    self.names += 1
    return f"{kind}-{self.names}"

  def all_things(self) -> list[Thing]:
    return [*self.oracle.works.values(), *self.oracle.uploads.values()]

  def some_work(self, user: str, in_trash: bool) -> str:
    works = list(self.oracle.works.values())
    fitting = [work for work in works if work.account.user == user and is_in_trash(work) == in_trash]
    pool = fitting if fitting and self.chance.random() < 0.95 else works
    return self.chance.choice(pool).name if pool else "work-0"

  def some_objects(self) -> list[str]:
    stored = {thing.name for thing in self.oracle.kept_things()}
    kept = sorted(filter(self.is_clear, stored))
    gone = [name for name in [*(thing.name for thing in self.all_things()), "work-0"] if name not in stored]
    if self.chance.random() < 0.02:
      return [name for _, name in self.oracle.records][:1]
    if not kept or self.chance.random() < 0.05:
      return kept[:1] + [self.chance.choice(gone)] if gone else ["work-0"]
    return self.chance.sample(kept, min(len(kept), self.chance.choice([1, 1, 2, 3])))

  def is_clear(self, name: str) -> bool:
    """Whether a hold by this name could mean one thing only; a chat is one."""
    return sum(thing.name == name and not isinstance(thing, Message) for thing in self.oracle.kept_things()) <= 1

  def later(self) -> datetime:
    """An end for Prime or a hold: near a due instant, whole months, a few days; seldom not later at all."""
    now = self.at
    dues = [due for due in sorted(self.oracle.instants()) if due >= now]
    how = self.chance.random()
    if how < 0.02:
      return now - SECOND * self.chance.choice([0, 0, 1, 86400])
    if how < 0.35 and dues:
      return max(now + SECOND, self.chance.choice(dues) + SECOND * self.chance.choice([-1, 0, 0, 1]))
    if how < 0.7:
      return spans.add_months(now, self.chance.choice([1, 1, 1, 2, 3, 6, 12, 14]))
    return now + timedelta(seconds=int(86400 * 10 ** self.chance.uniform(-1, 2.3)))

  def weighted(self, weights: dict[str, float]) -> str:
    return self.chance.choices(list(weights), list(weights.values()))[0]


def is_near(thing: Thing, at: datetime) -> bool:
  return any(abs(due - at) <= SECOND for due in (thing.expiry(), thing.own_due(), thing.purge_due()))


def is_in_trash(work: Work) -> bool:
  return work.trashed_at is not None


def scenario(seed: int, index: int) -> list[Line]:
  """The scenario number `index` of a seed: the same in every run."""
  return Writer(seed, index).write()


def main() -> None:
  parser = argparse.ArgumentParser(description=__doc__)
  parser.add_argument("--count", type=int, default=10)
  parser.add_argument("--seed", type=int, default=1)
  parser.add_argument("--folder", type=Path, required=True)
  options = parser.parse_args()
  options.folder.mkdir(parents=True, exist_ok=True)
  for index in range(options.count):
    lines = scenario(options.seed, index)
    (options.folder / f"{options.seed}-{index}.jsonl").write_text(write_lines(lines), "utf-8")


if __name__ == "__main__":
  main()
