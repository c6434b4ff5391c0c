"""Time: what falls due between two acts, in the order in which it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import spans
from things import Account, Chat, Message, Record, Thing, Upload, Work

Line = dict[str, object]


class Duties:
  """The kept things, the clock and the sweeper. Lines are appended in order of time, each instant in a fixed order."""

  def __init__(self) -> None:
    self.now = datetime.min
    self.sweeping = True
    self.lines: list[Line] = []
    self.accounts: list[Account] = []
    # The last one of a name: names are a person's own, and free again when what had them is purged.
    self.works: dict[tuple[int, str], Work] = {}
    self.uploads: dict[tuple[int, str], Upload] = {}
    self.chats: list[Chat] = []
    self.records: dict[tuple[str, str], Record] = {}

  def emit(self, event: str, clause: str, name: str | None = None, account: Account | None = None,
           due: datetime | None = None, **more: object) -> None:
    line: Line = {"at": spans.write(self.now), "event": event}
    if name is not None:
      line["object"] = name
    if account is not None:
      line["user"] = account.user
    line["clause"] = clause
    if due is not None:
      line["due"] = spans.write(due)
    self.lines.append(line | more)

  def advance(self, until: datetime) -> None:
    """Lets everything due at or before `until` happen, as it does before an act at `until` (D45b)."""
    if until < self.now:
      raise ValueError(f"time runs back to {until}")
    while (instant := min(self.instants(), default=None)) is not None and instant <= until:
      self.now = instant
      self.hide()
      if self.sweeping:
        self.notify()
      self.close_inactive()
      if self.sweeping:
        self.sweep()
    self.now = until

  def instants(self) -> set[datetime]:
    """Every later instant at which something is due as things stand."""
    found: set[datetime] = set()
    for account in self.open_accounts():
      end = account.ends_at()
      found |= {end} | marks(end)
      if account.prime_end is not None:
        found.add(account.prime_end)
    for work in self.kept_works():
      found.add(work.purge_due())
      if not work.expired:
        found |= {work.expiry()} | marks(work.expiry())
    for thing in self.kept_uploads() + self.kept_messages():
      found |= {thing.expiry(), thing.purge_due()}
    found |= {record.due for record in self.records.values() if not record.purged}
    return {instant for instant in found if instant > self.now}

  def hide(self) -> None:
    """D45: expired things vanish at their instant, with or without the sweeper; a closed account shows nothing."""
    for work in self.kept_works():
      if not work.expired and work.account.closed_at is None and work.expiry() == self.now:
        self.expire(work)
    for upload in self.kept_uploads():
      if not upload.hidden and upload.account.closed_at is None and upload.expiry() == self.now:
        upload.hidden = True
        self.emit("hidden", "§5.3", upload.name, upload.account, self.now)
    for chat in self.chats:
      if chat.account.closed_at is None:
        self.hide_messages(chat)

  def expire(self, work: Work) -> None:
    """A work the person deleted is hidden already and keeps the end of its trash; only Prime restores it now."""
    was_in_trash = work.trashed_at is not None
    expiry = work.expiry()
    work.expired = True
    if not was_in_trash:
      work.trashed_at = expiry
      self.emit("hidden", "§5.4", work.name, work.account, expiry)

  def hide_messages(self, chat: Chat) -> None:
    aged = [message for message in chat.shown() if message.expiry() == self.now]
    for message in aged:
      message.gone_at = self.now
    if aged:
      self.emit("hidden", "§5.5", chat.assistant, chat.account, self.now)

  def notify(self) -> None:
    for clause, name, account, due, days in self.notices():
      self.emit("notice", clause, name, account, due, days=days)

  def notices(self) -> Iterator[tuple[str, str | None, Account, datetime, int]]:
    """The notices of this very instant (D5, D5b, D7): never a late one."""
    for work in self.kept_works():
      if work.trashed_at is None and work.account.closed_at is None and work.was_protected():
        yield from self.work_notices(work)
    for account in self.open_accounts():
      end = account.ends_at()
      for days in spans.NOTICE_DAYS:
        if end - days * spans.DAY == self.now and not account.has_prime(self.now):
          yield "D7", None, account, end, days

  def work_notices(self, work: Work) -> Iterator[tuple[str, str | None, Account, datetime, int]]:
    if work.account.has_prime(self.now):
      return
    removal = work.expiry()
    if work.account.prime_end == self.now:
      yield "D5", work.name, work.account, removal, (removal - self.now) // spans.DAY
    for days in spans.NOTICE_DAYS:
      if removal - days * spans.DAY == self.now:
        yield "D5", work.name, work.account, removal, days

  def close_inactive(self) -> None:
    """§5.2, D7b: closed at the due instant, also before the sweeper comes."""
    for account in self.open_accounts():
      if account.ends_at() == self.now:
        account.closed_at, account.closed_by = self.now, "§5.2"

  def sweep(self) -> None:
    """Takes all that is due by now: things, then the accounts that ended, then records."""
    self.purge(self.kept_things())
    for account in self.accounts:
      if account.closed_at is not None and not account.erased:
        self.erase(account)
    for record in sorted(self.records.values(), key=lambda record: (record.due, record.name)):
      if not record.purged and record.due <= self.now:
        record.purged = True
        self.emit(record.event, record.clause, record.name, due=record.due)

  def purge(self, things: Iterable[Thing]) -> None:
    """Purges those of the things that are due by now. Messages of a chat with one due instant give one line."""
    seen: set[tuple[str, int, datetime]] = set()
    for thing in sorted(things, key=lambda thing: (thing.purge_due(), thing.clause, thing.name)):
      due = thing.purge_due()
      if thing.purged or due > self.now:
        continue
      thing.purged = True
      key = (thing.name, id(thing.account), due)
      if not isinstance(thing, Message) or key not in seen:
        self.emit("purged", thing.purge_clause(), thing.name, thing.account, due)
      seen.add(key)

  def erase(self, account: Account) -> None:
    account.erased = True
    self.emit("accountErased", account.closed_by, account=account, due=account.closed_at)

  def open_accounts(self) -> list[Account]:
    return [account for account in self.accounts if account.closed_at is None]

  def kept_works(self) -> list[Work]:
    return [work for work in self.works.values() if not work.purged]

  def kept_uploads(self) -> list[Upload]:
    return [upload for upload in self.uploads.values() if not upload.purged]

  def kept_messages(self) -> list[Message]:
    return [message for chat in self.chats for message in chat.stored()]

  def kept_things(self) -> list[Thing]:
    return [*self.kept_works(), *self.kept_uploads(), *self.kept_messages()]


def marks(end: datetime) -> set[datetime]:
  return {end - days * spans.DAY for days in spans.NOTICE_DAYS}
