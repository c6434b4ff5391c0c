"""The expected output of `songly simulate`, worked out from the written policy alone.

    python3 Tests/Oracle/oracle.py SCENARIO.jsonl [MORE.jsonl ... --output-folder FOLDER]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

import spans
from duties import Duties, Line
from things import Account, Chat, Hold, Message, Record, Thing, Upload, Work


class Refusal(Exception):
  """An act the policy does not permit; the argument is the stable reason."""


class Oracle(Duties):
  """Takes the acts of a scenario in order of time and collects the lines they and the clock give."""

  def __init__(self) -> None:
    super().__init__()
    self.holds: dict[str, Hold] = {}
    self.ended = False

  def act(self, line: Line) -> None:
    at = spans.read(str(line["at"]))
    if self.ended:
      return
    self.advance(at)
    do = str(line["do"])
    if do in ("stopSweeper", "startSweeper", "end"):
      self.command(do)
      return
    act, noun, clause = ACTS[do]
    name = None if noun is None else str(line[noun])
    try:
      account = None if do in ("hold", "release") else self.admit(str(line["user"]), do)
      act(self, line, name, account)
    except Refusal as refusal:
      self.refuse(line, name, clause, str(refusal))

  def command(self, do: str) -> None:
    if do == "end":
      self.ended = True
    else:
      self.sweeping = do == "startSweeper"
      if self.sweeping:
        self.sweep()

  def admit(self, user: str, do: str) -> Account | None:
    """The account that acts. Every authenticated request is an access (D7), refused or not; Prime is a payment."""
    account = self.account(user)
    if do == "signup":
      return account
    if account is None:
      raise Refusal("account-unknown")
    if account.closed_at is not None:
      raise Refusal("account-closed")
    if do != "prime":
      account.last_access = self.now
    return account

  def account(self, user: str) -> Account | None:
    """The latest account of the name: after an erasure the name begins anew (D32)."""
    return next((account for account in reversed(self.accounts) if account.user == user), None)

  def accept(self, line: Line, name: str | None, clause: str, due: datetime | None = None) -> None:
    self.lines.append(self.answer("accepted", line, name, clause))
    if due is not None:
      self.lines[-1]["due"] = spans.write(due)

  def refuse(self, line: Line, name: str | None, clause: str, reason: str) -> None:
    self.lines.append(self.answer("refused", line, name, clause) | {"reason": reason})

  def answer(self, event: str, line: Line, name: str | None, clause: str) -> Line:
    found: Line = {"at": spans.write(self.now), "event": event}
    if name is not None:
      found["object"] = name
    if "user" in line:
      found["user"] = line["user"]
    return found | {"clause": clause}

  # Accounts.

  def signup(self, line: Line, name: None, account: Account | None) -> None:
    if account is not None and account.closed_at is None:
      raise Refusal("account-exists")
    self.accounts.append(Account(str(line["user"]), self.now))
    self.accept(line, None, "§2.1.1")

  def access(self, line: Line, name: None, account: Account) -> None:
    self.accept(line, None, "D7")

  def delete_account(self, line: Line, name: None, account: Account) -> None:
    """§10, D3, D11: no trash, at once, also while the sweeper stands; what is held waits for its hold (D20b).

    Of a chat that is held, messages that were overdue before the hold came wait for the sweeper, as they did (D3b).
    """
    account.closed_at, account.closed_by = self.now, "§10"
    self.accept(line, None, "§10")
    self.purge_all(account)
    self.erase(account)

  def purge_all(self, account: Account) -> None:
    held = {chat.assistant for chat in self.chats
            if chat.account is account and any(self.now < hold.end for hold in chat.holds)}
    self.purge(thing for thing in self.kept_things()
               if thing.account is account and not (isinstance(thing, Message) and thing.name in held))

  def restrict(self, line: Line, name: None, account: Account) -> None:
    if account.restricted:
      raise Refusal("restricted")
    account.restricted = True
    self.accept(line, None, "D30")

  def unrestrict(self, line: Line, name: None, account: Account) -> None:
    if not account.restricted:
      raise Refusal("not-restricted")
    account.restricted = False
    self.accept(line, None, "D30")

  # Content.

  def create(self, line: Line, name: str, account: Account) -> None:
    self.check_new(self.works, name, account)
    work = self.works[id(account), name] = Work(name, account, self.now, "§5.4")
    self.accept(line, name, "§5.4", work.expiry())

  def upload(self, line: Line, name: str, account: Account) -> None:
    self.check_new(self.uploads, name, account)
    upload = self.uploads[id(account), name] = Upload(name, account, self.now, "§5.3")
    self.accept(line, name, "§5.3", upload.expiry())

  def check_new(self, known: Mapping[tuple[int, str], Thing], name: str, account: Account) -> None:
    if account.restricted:
      raise Refusal("restricted")
    former = known.get((id(account), name))
    if former is not None and not former.purged:
      raise Refusal("name-taken")

  def message(self, line: Line, name: str, account: Account) -> None:
    if account.restricted:
      raise Refusal("restricted")
    chat = next((chat for chat in self.chats if chat.account is account and chat.assistant == name), None)
    if chat is None:
      chat = Chat(name, account)
      self.chats.append(chat)
    for _ in range(int(str(line["count"]))):
      chat.messages.append(Message(name, account, self.now, "§5.5", holds=list(chat.holds), number=chat.count))
      chat.count += 1
    self.accept(line, name, "§5.5", spans.content_end(self.now, account.prime_end))
    self.cut(chat)

  def cut(self, chat: Chat) -> None:
    """D8: at most 100 remain, the oldest whole turns go inside the inserting transaction, Prime or not."""
    shown = chat.shown()
    while len(shown) > spans.CHAT_CAP:
      turn = shown[0].number // 2
      while shown and shown[0].number // 2 == turn:
        message = shown.pop(0)
        message.gone_at, message.clause = self.now, "D8"
    self.purge(message for message in chat.stored() if message.gone_at is not None and message.clause == "D8")

  def delete(self, line: Line, name: str, account: Account) -> None:
    work = self.own_work(name, account)
    if work.purged or work.trashed_at is not None:
      raise Refusal("work-gone")
    work.trashed_at = self.now
    self.accept(line, name, "§9.1")
    self.emit("trashed", "D2", name, account, work.own_due())

  def restore(self, line: Line, name: str, account: Account) -> None:
    """D2, D45b: until 7 x 24 h after the act or the expiry; what has expired returns only under Prime."""
    work = self.own_work(name, account)
    if work.trashed_at is None:
      raise Refusal("not-in-trash")
    if work.own_due() <= self.now:
      raise Refusal("trash-over")
    if work.expired and not account.has_prime(self.now):
      raise Refusal("needs-prime")
    work.trashed_at, work.expired = None, False
    self.accept(line, name, "D2")
    self.emit("restored", "D2", name, account, work.expiry())

  def own_work(self, name: str, account: Account) -> Work:
    work = self.works.get((id(account), name))
    if work is None:
      raise Refusal("work-unknown")
    return work

  # Prime and payments.

  def prime(self, line: Line, name: None, account: Account) -> None:
    until = spans.read(str(line["until"]))
    if until <= self.now:
      raise Refusal("prime-invalid")
    if account.has_prime(self.now):
      until = max(until, account.prime_end or until)
    else:
      account.prime_begin, account.prime_end_before = self.now, account.prime_end
    account.prime_end = until
    self.accept(line, None, "§5.4")

  def end_prime(self, line: Line, name: None, account: Account) -> None:
    if not account.has_prime(self.now):
      raise Refusal("prime-not-running")
    self.accept(line, None, "D5")
    if account.prime_begin == self.now:
      # Spans are half-open (D45b): one that begins and ends at an instant holds no instant and protected nothing.
      account.prime_end = account.prime_end_before
      self.take_back(account)
      return
    account.prime_end = self.now
    if self.sweeping:
      for clause, work, owner, due, days in list(self.notices()):
        if owner is account and work is not None:
          self.emit("notice", clause, work, owner, due, days=days)

  def take_back(self, account: Account) -> None:
    """What was restored by a Prime that held no instant is in the trash as before."""
    for work in self.kept_works():
      if work.account is account and work.trashed_at is None and work.expiry() <= self.now:
        self.expire(work)

  def pay(self, line: Line, name: str, account: Account) -> None:
    former = self.records.get(("transaction", name))
    if former is not None and not former.purged:
      raise Refusal("name-taken")
    self.records["transaction", name] = Record(name, spans.transaction_end(self.now), "transactionPurged", "§5.7")
    self.accept(line, name, "§5.7")

  def address_seen(self, line: Line, name: None, account: Account) -> None:
    month = spans.month_name(self.now)
    self.records.setdefault(("key", month), Record(month, spans.key_end(month), "keyDestroyed", "§5.6"))
    self.accept(line, None, "§2.1.4")

  # Holds.

  def hold(self, line: Line, name: str, account: None) -> None:
    until = spans.read(str(line["until"]))
    objects = [str(item) for item in line["objects"]]  # type: ignore[attr-defined]
    if until <= self.now or not objects:
      raise Refusal("hold-invalid")
    if name in self.holds:
      raise Refusal("name-taken")
    named = {item: self.named(item) for item in objects}
    if not all(named.values()):
      raise Refusal("object-unknown")
    intime = {item: [thing for thing in found if self.now < thing.purge_due()] for item, found in named.items()}
    if not all(intime.values()):
      raise Refusal("hold-too-late")
    hold = self.holds[name] = Hold(name, until, objects)
    for things in intime.values():
      for thing in things:
        thing.holds.append(hold)
    for chat in self.chats:
      # What is said later to a chat that is held is held as well; one of which nothing is left is no chat (D20).
      if any(message in intime.get(chat.assistant, ()) for message in chat.stored()):
        chat.holds.append(hold)
    self.accept(line, name, "D20")

  def named(self, name: str) -> list[Thing]:
    """What is still stored under the name; a chat is named by its assistant."""
    return [thing for thing in self.kept_things() if thing.name == name]

  def release(self, line: Line, name: str, account: None) -> None:
    """D20: purges at once what was due, even with the sweeper stopped."""
    hold = self.holds.get(name)
    if hold is None or hold.end <= self.now:
      raise Refusal("hold-invalid")
    hold.end = self.now
    self.accept(line, name, "D20")
    chats = [chat for chat in self.chats if hold in chat.holds]
    held = [thing for thing in self.kept_things() if hold in thing.holds]
    self.purge([*held, *(message for chat in chats for message in chat.stored() if message not in held)])
    for account in self.accounts:
      if account.erased and any(thing.account is account for thing in held):
        self.purge_all(account)


# What each act is called, the field that names its object, its clause.
ACTS: dict[str, tuple[Callable[..., None], str | None, str]] = {
  "signup": (Oracle.signup, None, "§2.1.1"), "access": (Oracle.access, None, "D7"),
  "create": (Oracle.create, "work", "§5.4"), "upload": (Oracle.upload, "upload", "§5.3"),
  "message": (Oracle.message, "assistant", "§5.5"), "delete": (Oracle.delete, "work", "§9.1"),
  "restore": (Oracle.restore, "work", "D2"), "prime": (Oracle.prime, None, "§5.4"),
  "endPrime": (Oracle.end_prime, None, "D5"), "pay": (Oracle.pay, "transaction", "§5.7"),
  "hold": (Oracle.hold, "hold", "D20"), "release": (Oracle.release, "hold", "D20"),
  "restrict": (Oracle.restrict, None, "D30"), "unrestrict": (Oracle.unrestrict, None, "D30"),
  "deleteAccount": (Oracle.delete_account, None, "§10"), "addressSeen": (Oracle.address_seen, None, "§2.1.4"),
}


def expected(acts: Iterable[Line]) -> list[Line]:
  """The lines of a whole scenario."""
  oracle = Oracle()
  for act in acts:
    oracle.act(act)
  return oracle.lines


def read_lines(path: Path) -> list[Line]:
  return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def write_lines(lines: Iterable[Line]) -> str:
  return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def main() -> None:
  parser = argparse.ArgumentParser(description=__doc__)
  parser.add_argument("scenarios", nargs="+", type=Path)
  parser.add_argument("--output-folder", type=Path)
  options = parser.parse_args()
  for path in options.scenarios:
    text = write_lines(expected(read_lines(path)))
    if options.output_folder is None:
      print(text, end="")
    else:
      options.output_folder.mkdir(parents=True, exist_ok=True)
      (options.output_folder / path.name).write_text(text, "utf-8")


if __name__ == "__main__":
  main()
