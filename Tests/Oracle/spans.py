"""Dates of the policy as calendar arithmetic, in UTC. The numbers are those of policy.md, part 3."""

from calendar import monthrange
from datetime import datetime, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
UPLOAD_KEEP = 7 * DAY  # §5.3, D45b: 7 x 24 h from receipt.
TRASH_KEEP = 7 * DAY  # D2: 7 x 24 h from the act, or from the expiry.
CONTENT_MONTHS = 3  # D1: inside the range of 2 to 4 months of §5.4 and §5.5.
INACTIVE_MONTHS = 12  # §5.2: one year.
KEY_MONTHS = 12  # §5.6, D13b.
TRANSACTION_YEARS = 5  # §5.7, D10.
NOTICE_DAYS = (30, 7, 1)  # D5, D7.
CHAT_CAP = 100  # §5.5, D8: messages of both sides.


@lru_cache(maxsize=None)
def add_months(instant: datetime, months: int) -> datetime:
  """Whole calendar months later; a day the month lacks becomes its last day (D1: month ends clamp)."""
  count = instant.year * 12 + instant.month - 1 + months
  year, month = count // 12, count % 12 + 1
  return instant.replace(year=year, month=month, day=min(instant.day, monthrange(year, month)[1]))


def midnight_after(instant: datetime) -> datetime:
  """The midnight that ends the day (D7b). An instant at midnight belongs to the day it begins."""
  return instant.replace(hour=0, minute=0, second=0, microsecond=0) + DAY


def inactive_at(last_access: datetime, prime_end: datetime | None) -> datetime:
  """§5.2, D7b: a year from the midnight after the last access, or anew from the end of paid Prime (D6)."""
  end = add_months(midnight_after(last_access), INACTIVE_MONTHS)
  return end if prime_end is None else max(end, add_months(prime_end, INACTIVE_MONTHS))


def content_end(created: datetime, prime_end: datetime | None) -> datetime:
  """§5.4, §5.5, D1, D5: max(created, Prime end) + 3 months."""
  return add_months(created if prime_end is None else max(created, prime_end), CONTENT_MONTHS)


def transaction_end(paid: datetime) -> datetime:
  """D10, D10b: the close of the calendar year in UTC, and five years."""
  return datetime(paid.year + 1 + TRANSACTION_YEARS, 1, 1)


def month_name(instant: datetime) -> str:
  return f"{instant.year:04d}-{instant.month:02d}"


def key_end(month: str) -> datetime:
  """D13b: twelve months after the end of the key's month."""
  year, number = month.split("-")
  return add_months(datetime(int(year), int(number), 1), 1 + KEY_MONTHS)


def read(text: str) -> datetime:
  """An instant of a scenario or of an output: UTC, with or without a fraction of the second."""
  return datetime.fromisoformat(text.removesuffix("Z"))


def write(instant: datetime) -> str:
  return instant.isoformat(timespec="seconds") + "Z"
