"""What the service keeps, and when each of it goes by itself. Nothing here moves time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import spans


@dataclass(eq=False)
class Account:
  user: str
  last_access: datetime
  prime_begin: datetime | None = None
  prime_end: datetime | None = None
  prime_end_before: datetime | None = None  # That of the Prime before this one.
  restricted: bool = False
  closed_at: datetime | None = None
  closed_by: str = ""
  erased: bool = False

  def has_prime(self, instant: datetime) -> bool:
    """Spans are half-open (D45b): at the instant of its end Prime no longer runs."""
    return self.prime_end is not None and instant < self.prime_end

  def ends_at(self) -> datetime:
    return spans.inactive_at(self.last_access, self.prime_end)


@dataclass(eq=False)
class Hold:
  name: str
  end: datetime
  objects: list[str]


@dataclass(eq=False)
class Thing:
  """Whatever is purged: a work, an upload or one message of a chat."""
  name: str
  account: Account
  created: datetime
  clause: str
  purged: bool = False
  holds: list[Hold] = field(default_factory=list)

  def expiry(self) -> datetime:
    """When it vanishes by itself as things stand."""
    raise NotImplementedError

  def own_due(self) -> datetime:
    """When it goes if neither a hold nor the account's end interferes."""
    raise NotImplementedError

  def is_shown(self) -> bool:
    """Still served to the person."""
    raise NotImplementedError

  def purge_due(self) -> datetime:
    """Its own date or the account's end, whichever comes first; a later end of a hold postpones it (D20b).

    A hold is attached only while the purge has not fallen due, so the holds of a thing always overlap its due date
    or end before it: the latest of all ends is the right one.
    """
    due, closed = self.own_due(), self.account.closed_at
    if closed is not None:
      due = min(due, closed)
    return max([due] + [hold.end for hold in self.holds])

  def is_held(self, instant: datetime) -> bool:
    return any(instant < hold.end for hold in self.holds)

  def purge_clause(self) -> str:
    closed = self.account.closed_at
    return self.account.closed_by if closed is not None and closed <= self.own_due() else self.clause


@dataclass(eq=False)
class Work(Thing):
  trashed_at: datetime | None = None
  # Set when the three months have ended, in the open or in the trash: from then on only Prime restores (D2, D45b).
  expired: bool = False

  def expiry(self) -> datetime:
    """Holds while the work has not expired. A restored work keeps the time of its creation (D45b)."""
    return spans.content_end(self.created, self.account.prime_end)

  def was_protected(self) -> bool:
    """A Prime time overlapped its life. Any Prime that ended after the creation of a living work did (D45b)."""
    end = self.account.prime_end
    return end is not None and self.created < end

  def own_due(self) -> datetime:
    return (self.expiry() if self.trashed_at is None else self.trashed_at) + spans.TRASH_KEEP

  def is_shown(self) -> bool:
    return self.trashed_at is None


@dataclass(eq=False)
class Upload(Thing):
  hidden: bool = False

  def expiry(self) -> datetime:
    return self.created + spans.UPLOAD_KEEP

  def own_due(self) -> datetime:
    return self.expiry()

  def is_shown(self) -> bool:
    return not self.hidden


@dataclass(eq=False)
class Message(Thing):
  """`number` counts the messages of a chat from 0: even ones are the person's, odd ones answers (D8b)."""
  number: int = 0
  gone_at: datetime | None = None  # Its expiry once hidden, or the act whose cap cut it.

  def expiry(self) -> datetime:
    return spans.content_end(self.created, self.account.prime_end)

  def own_due(self) -> datetime:
    return self.expiry() if self.gone_at is None else self.gone_at

  def is_shown(self) -> bool:
    return self.gone_at is None


@dataclass(eq=False)
class Chat:
  assistant: str
  account: Account
  count: int = 0
  messages: list[Message] = field(default_factory=list)
  holds: list[Hold] = field(default_factory=list)

  def shown(self) -> list[Message]:
    return [message for message in self.messages if not message.purged and message.is_shown()]

  def stored(self) -> list[Message]:
    return [message for message in self.messages if not message.purged]


@dataclass(eq=False)
class Record:
  """A transaction or the key of a month: no user, no hold, one date."""
  name: str
  due: datetime
  event: str
  clause: str
  purged: bool = False
