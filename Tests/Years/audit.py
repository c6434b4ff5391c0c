"""What the policy promises of dates, with every number written out, looked for in a simulation's own lines.

Nothing here is shared with the service or with the oracle: a purge is early or late by the acts alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

Line = dict[str, object]
Key = tuple[str, str]
LAG = timedelta(hours=24)
WEEK = timedelta(days=7)


def read(text: object) -> datetime:
  return datetime.fromisoformat(str(text).removesuffix("Z"))


def months_later(instant: datetime, count: int) -> datetime:
  """The same day and time so many months later, or the last day of a month that is shorter."""
  total = instant.month - 1 + count
  year, month = instant.year + total // 12, total % 12 + 1
  for day in range(instant.day, 27, -1):
    try:
      return instant.replace(year=year, month=month, day=day)
    except ValueError:
      continue
  return instant.replace(year=year, month=month)


@dataclass
class Prime:
  spans: list[tuple[datetime, datetime]] = field(default_factory=list)

  def buy(self, at: datetime, until: datetime) -> None:
    if self.spans and at < self.spans[-1][1]:
      self.spans[-1] = (self.spans[-1][0], max(until, self.spans[-1][1]))
    else:
      self.spans.append((at, until))

  def stop(self, at: datetime) -> None:
    begin, _ = self.spans.pop()
    if begin < at:
      self.spans.append((begin, at))


@dataclass
class Account:
  user: str
  seen: datetime
  prime: Prime = field(default_factory=Prime)
  ended: datetime | None = None

  def lives_until(self) -> datetime:
    """A year from the midnight after the last access, or from the end of Prime; or the owner's farewell."""
    midnight = self.seen.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    ends = [months_later(midnight, 12)] + [months_later(end, 12) for _, end in self.prime.spans]
    return self.ended or max(ends)


@dataclass
class Thing:
  account: Account
  kind: str
  made: datetime
  deleted: datetime | None = None
  revived: datetime | None = None
  holds: list[str] = field(default_factory=list)

  def expiry(self) -> datetime:
    if self.kind == "upload":
      return self.made + WEEK
    end = months_later(self.made, 3)
    for begin, stop in self.account.prime.spans:
      if stop > self.made and (begin < end or self.revived is not None and begin <= self.revived < stop):
        end = max(end, months_later(stop, 3))
    return end

  def due(self, holds: dict[str, datetime]) -> datetime:
    own = self.expiry()
    if self.kind == "work":
      own = min(own, self.deleted or own) + WEEK
    return max([min(own, self.account.lives_until())] + [holds[name] for name in self.holds])


class Audit:
  """Reads the acts that were accepted, then the purges, and counts what came early, late or never."""

  def __init__(self) -> None:
    self.accounts: dict[str, Account] = {}
    self.things: dict[Key, Thing] = {}
    self.payments: dict[str, datetime] = {}
    self.months: set[str] = set()
    self.holds: dict[str, datetime] = {}
    self.talks: Counter[Key] = Counter()
    self.held_talks: dict[Key, list[str]] = defaultdict(list)
    self.spoken: dict[Key, list[tuple[datetime, Account]]] = defaultdict(list)
    self.old: list[Account] = []
    self.counts: dict[str, Counter[str]] = defaultdict(Counter)
    self.faults: list[str] = []

  def judge(self, acts: Iterable[Line], found: Iterable[Line], end: datetime) -> None:
    lines = list(found)
    verdicts = iter([line for line in lines if line["event"] in ("accepted", "refused")])
    for act in acts:
      if act["do"] != "end":
        self.take(act, next(verdicts)["event"] == "accepted")
    self.check(lines, end)

  def take(self, act: Line, accepted: bool) -> None:
    at, do = read(act["at"]), str(act["do"])
    user = str(act.get("user"))
    account = self.accounts.get(user)
    if account is not None and at >= account.lives_until():
      account = None
    if do == "signup" and accepted:
      account = self.accounts[user] = Account(user, at)
      self.old.append(account)
    if account is not None and do not in ("signup", "prime"):
      account.seen = at  # Also when refused: who asks is there.
    if accepted:
      self.carry_out(do, act, at, account)

  def carry_out(self, do: str, act: Line, at: datetime, account: Account | None) -> None:
    if do == "hold":
      self.holds[str(act["hold"])] = read(act["until"])
      for name in act["objects"]:  # type: ignore[attr-defined]
        for (_, known), thing in self.things.items():
          if known == name and at < thing.due(self.holds):
            thing.holds.append(str(act["hold"]))
        for key in self.spoken:
          if key[1] == name:
            self.held_talks[key].append(str(act["hold"]))
    elif do == "release":
      self.holds[str(act["hold"])] = at
    if account is None:
      return
    if do in ("create", "upload"):
      kind = "work" if do == "create" else "upload"
      self.things[account.user, str(act[kind])] = Thing(account, kind, at)
    elif do == "message":
      self.spoken[account.user, str(act["assistant"])].append((at, account))
    elif do == "delete":
      self.things[account.user, str(act["work"])].deleted = at
    elif do == "restore":
      thing = self.things[account.user, str(act["work"])]
      thing.deleted = None
      if at >= thing.expiry():
        thing.revived = at
    elif do == "prime":
      account.prime.buy(at, read(act["until"]))
    elif do == "endPrime":
      account.prime.stop(at)
    elif do == "pay":
      self.payments[str(act["transaction"])] = at
    elif do == "addressSeen":
      self.months.add(at.strftime("%Y-%m"))
    elif do == "deleteAccount":
      account.ended = at

  def check(self, lines: list[Line], end: datetime) -> None:
    purged: dict[Key, list[datetime]] = defaultdict(list)
    gone: dict[str, datetime] = {}
    erased: Counter[tuple[str, datetime]] = Counter()
    for line in lines:
      at, event, name, user = read(line["at"]), line["event"], str(line.get("object")), str(line.get("user"))
      if event == "purged":
        purged[user, name].append(at)
      elif event in ("transactionPurged", "keyDestroyed"):
        gone[name] = at
      elif event == "accountErased":
        erased[user, at] += 1
    for key, thing in self.things.items():
      times = purged.get(key, [])
      self.compare(thing.kind, f"{key}", thing.due(self.holds), times[0] if times else None, end)
      if len(times) > 1:
        self.fault(thing.kind, "twice", f"{key} was purged {len(times)} times")
    for name, paid in self.payments.items():
      due = datetime(paid.year + 6, 1, 1)
      self.compare("transaction", name, due, gone.get(name), end)
      if name in gone and not months_later(paid, 60) <= gone[name] <= months_later(paid, 72) + LAG:
        self.fault("transaction", "bounds", f"{name}, paid {paid}, went {gone[name]}")
    for month in self.months:
      first = datetime.strptime(month, "%Y-%m")
      self.compare("address key", month, months_later(first, 13), gone.get(month), end)
    for account in self.old:
      due = account.lives_until()
      times = [at for user, at in erased if user == account.user and due <= at <= due + LAG]
      self.compare("account", account.user, due, times[0] if times else None, end)
    if sum(erased.values()) > len(self.old):
      self.fault("account", "early", "more accounts were erased than there were")
    self.check_talks(purged)

  def check_talks(self, purged: dict[Key, list[datetime]]) -> None:
    """Of each chat: the last words go three months after they were said, or after Prime, or with the account."""
    for key, said in self.spoken.items():
      for account in {id(account): account for _, account in said}.values():
        last = max(at for at, owner in said if owner is account)
        own = Thing(account, "message", last).expiry()
        due = min(own, account.lives_until())
        until = max([due] + [self.holds[name] for name in self.held_talks[key]])
        if not any(due <= at <= until + LAG for at in purged.get(key, [])):
          self.fault("chat", "late", f"{key}: nothing went between {due} and {until + LAG}")
        self.counts["chat"]["objects"] += 1

  def compare(self, kind: str, name: str, due: datetime, at: datetime | None, end: datetime) -> None:
    self.counts[kind]["objects"] += 1
    if at is None:
      if due + LAG <= end:
        self.fault(kind, "never", f"{name} was due {due}")
    elif at < due:
      self.fault(kind, "early", f"{name} was due {due} and went {at}")
    elif at > due + LAG:
      self.fault(kind, "late", f"{name} was due {due} and went {at}")

  def fault(self, kind: str, how: str, what: str) -> None:
    self.counts[kind][how] += 1
    self.faults.append(f"{kind} {how}: {what}")
