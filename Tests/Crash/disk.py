"""A disk that fails under the running service: no room left, errors of writing, a sync that fails. Nothing is
acknowledged that is not stored, reading goes on, and afterwards everything is as it was; after a failed sync the process
ends, since nobody knows what the disk holds (threats: crash, disk, time). Faults are injected into its system calls by
strace; those of stored songs and of a torn log are in storing.py and torn.py. Prints one JSON object.

usage: disk.py SONGLY
"""
import json
import pathlib
import signal
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))

from person import Busy, Person, patiently
from service import PATIENCE
from storing import FaultyService, try_songs
from torn import try_torn_logs

# What fails, how, and whether the process must end of it.
FAULTS = [
    ("no room left", "pwrite64:error=ENOSPC", False), ("errors of writing", "pwrite64:error=EIO", False),
    ("a sync that fails", "fsync,fdatasync:error=EIO", True)]


class Fault:
    """A fault in every such system call of a process, for as long as it lasts."""

    def __init__(self, process, calls):
        names = calls.split(":")[0]
        self.strace = subprocess.Popen(
            ["strace", "-f", "-p", str(process), "-e", f"trace={names}", "-e", f"inject={calls}", "-o", "/dev/null"],
            stderr=subprocess.PIPE, text=True,
            # Whoever started this may have signals blocked.
            preexec_fn=lambda: signal.pthread_sigmask(signal.SIG_SETMASK, []))

    def __enter__(self):
        for line in self.strace.stderr:
            if "attached" in line:
                break
        time.sleep(0.3)
        return self

    def __exit__(self, *_):
        # Not an interruption, which whoever runs in the background may have been told to ignore.
        self.strace.terminate()
        try:
            self.strace.wait(10)
        except subprocess.TimeoutExpired:
            # Whom it watched goes on without it.
            self.strace.kill()
            self.strace.wait()


def sound(service):
    """What the database itself says of its soundness, and how many accounts are in it."""
    with sqlite3.connect(service.folder / "songly.sqlite", timeout=PATIENCE) as database:
        return (database.execute("PRAGMA integrity_check").fetchone()[0],
                database.execute("SELECT count(*) FROM accounts").fetchone()[0])


def attempt(person):
    """Whether the sign-up was acknowledged; a connection that breaks acknowledges nothing."""
    try:
        return person.sign_up()
    except (OSError, Busy):
        return False


def run(program):
    missed, accounts = [], 1

    def check(holds, sentence):
        if not holds:
            missed.append(sentence)

    with FaultyService(program, **{"site.samples": "false", "log.level": "error"}) as service:
        ada = Person(service, "ada")
        check(patiently(ada.sign_up), "nobody could sign up")
        for number, (name, calls, ends) in enumerate(FAULTS):
            ben = Person(service, f"ben{number}")
            with Fault(service.process.pid, calls):
                check(not attempt(ben), f"{name}: a sign-up was acknowledged")
                if not ends:
                    check(ada.get("/works").status == 200, f"{name}: reading does not go on")
                else:
                    until = time.monotonic() + PATIENCE
                    while service.process.poll() is None and time.monotonic() < until:
                        time.sleep(0.1)
            if ends:
                check(service.process.poll() not in (None, 0), f"{name}: the process goes on")
                service.stop(signal.SIGKILL)
                service.start()
            check(service.process.poll() is None, f"{name}: the process has ended")
            check(sound(service)[0] == "ok", f"{name}: the database is damaged")
            # The same person again: what was not acknowledged may have been stored by then, but never by half.
            again = Person(service, f"ben{number}-again")
            check(patiently(again.sign_up), f"{name}: nobody can sign up afterwards")
            found = sound(service)[1]
            check(found in (accounts + 1, accounts + 2), f"{name}: {found} accounts after {accounts}")
            accounts = found
        try_songs(service, ada, check)
        try_torn_logs(service, check, sound)
        check(ada.get("/works").status == 200, "who was there before is gone")
    return {"passed": not missed, "missed": missed}


if __name__ == "__main__":
    result = run(sys.argv[1])
    print(json.dumps(result, ensure_ascii=False))
    sys.exit(0 if result["passed"] else 1)
