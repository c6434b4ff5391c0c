"""Situations which the policy and the contract leave open: each with its number in README.md.

The generator keeps out of them unless asked, so that a difference of an ordinary run is a fault and not a reading.
"""

from __future__ import annotations

from collections.abc import Callable

import spans
from duties import Line
from oracle import Oracle
from things import Account

Check = Callable[[Oracle, Line], bool]


def reading(oracle: Oracle, line: Line) -> int | None:
  """The number of the open reading the act would touch, the clock standing at the act; none for a clear act."""
  for number, do, check in CHECKS:
    if line["do"] == do and check(oracle, line):
      return number
  return None


def open_account(oracle: Oracle, line: Line) -> Account | None:
  account = oracle.account(str(line["user"]))
  return account if account is not None and account.closed_at is None else None


def signs_up_before_the_sweeper(oracle: Oracle, line: Line) -> bool:
  account = oracle.account(str(line["user"]))
  return account is not None and account.closed_at is not None and not account.erased


def signs_up_again_on_a_later_day(oracle: Oracle, line: Line) -> bool:
  account = open_account(oracle, line)
  return account is not None and account.last_access.date() != oracle.now.date()


def talks_under_hold(oracle: Oracle, line: Line) -> bool:
  return any(oracle.now < hold.end and line["assistant"] in hold.objects for hold in oracle.holds.values())


def crosses_the_cap_unclearly(oracle: Oracle, line: Line) -> bool:
  """Hidden messages that are still stored, or a half turn at the head, may or may not count."""
  account = open_account(oracle, line)
  for chat in oracle.chats:
    if chat.account is account and chat.assistant == line["assistant"]:
      shown = chat.shown()
      if len(shown) + int(str(line["count"])) > spans.CHAT_CAP:
        half = shown[0].number % 2 if shown else chat.count % 2
        return half == 1 or len(chat.stored()) > len(shown)
      return not shown and chat.count % 2 == 1
  return False


def holds_part_of_a_chat(oracle: Oracle, line: Line) -> bool:
  for name in line["objects"]:  # type: ignore[attr-defined]
    found = oracle.named(str(name))
    if len({id(thing.account) for thing in found}) > 1:
      return True
    if len({thing.purge_due() <= oracle.now for thing in found}) > 1:
      return True
  return False


def holds_what_is_no_object(oracle: Oracle, line: Line) -> bool:
  objects = line["objects"]
  return not objects or any(name in oracle.records for name in objects)  # type: ignore[attr-defined]


def releases_an_ended_hold(oracle: Oracle, line: Line) -> bool:
  hold = oracle.holds.get(str(line["hold"]))
  return hold is not None and hold.end <= oracle.now


def ends_what_began_now(oracle: Oracle, line: Line) -> bool:
  """A Prime of no length, or things made at the very instant at which Prime ends."""
  account = open_account(oracle, line)
  if account is None or not account.has_prime(oracle.now):
    return False
  made = any(thing.account is account and thing.created == oracle.now for thing in oracle.kept_things())
  return made or account.prime_begin == oracle.now


def deletes_what_is_overdue_or_shown_under_hold(oracle: Oracle, line: Line) -> bool:
  account = open_account(oracle, line)
  things = [thing for thing in oracle.kept_things() if thing.account is account]
  overdue = any(thing.purge_due() <= oracle.now for thing in things)
  return overdue or any(thing.is_held(oracle.now) and thing.is_shown() for thing in things)


def starts_on_a_notice(oracle: Oracle, line: Line) -> bool:
  return not oracle.sweeping and any(True for _ in oracle.notices())


CHECKS: list[tuple[int, str, Check]] = [
  (1, "signup", signs_up_before_the_sweeper),
  (2, "signup", signs_up_again_on_a_later_day),
  (3, "message", talks_under_hold),
  (4, "message", crosses_the_cap_unclearly),
  (5, "hold", holds_part_of_a_chat),
  (6, "hold", holds_what_is_no_object),
  (7, "release", releases_an_ended_hold),
  (8, "endPrime", ends_what_began_now),
  (9, "deleteAccount", deletes_what_is_overdue_or_shown_under_hold),
  (10, "startSweeper", starts_on_a_notice),
]
