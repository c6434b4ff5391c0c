"""Kills the service again and again while people use it, and holds every restart against what was acknowledged.
Prints one JSON object; `passed` is true when nothing was lost, doubled or left behind.

usage: crash.py SONGLY [--postgres] [--rounds 100] [--seed 1] [--seconds 840] [--ready 1.0]
"""
import argparse
import json
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Browser"))

from books import Books, wait_until
from journal import Journal
from people import BROKEN, Crowd
from person import Person, patiently
from postgres import PostgresBooks, Server
from service import PATIENCE, SONGS_PATIENCE, Service


class Crash:
    def __init__(self, options):
        self.options = options
        self.chance = random.Random(options.seed)
        self.server = Server() if options.postgres else None
        backends = self.server.settings if self.server else {}
        self.service = Service(options.songly, **{"http.trusted-proxies": "127.0.0.1", **backends})
        folder = self.service.folder
        self.books = PostgresBooks(folder, self.server) if self.server else Books(folder)
        self.journal = Journal()
        self.crowd = Crowd(self.service, self.books, self.journal, options.seed, options.songs)
        self.worker = None
        self.missed, self.starts, self.kills, self.rounds = [], [], {"server": 0, "worker": 0}, 0

    def check(self, holds, sentence):
        if not holds:
            self.missed.append(f"round {self.rounds}: {sentence}")

    def run(self):
        began = time.monotonic()
        try:
            while self.goes_on(time.monotonic() - began):
                self.rounds += 1
                self.round()
                print(f"round {self.rounds}: {self.journal.counts} {self.missed[-1:]}", file=sys.stderr, flush=True)
                if len(self.missed) > 20:
                    break
            counts = self.journal.counts
            self.check(counts["sign-ups"] and counts["songs"], f"hardly anything was acknowledged: {counts}")
            self.settle()
        finally:
            self.kill("worker", count=False)
            self.service.stop(signal.SIGKILL)
            shutil.rmtree(self.service.folder, ignore_errors=True)
            if self.server:
                self.server.stop()
        starts = sorted(self.starts)
        return {
            "passed": not self.missed, "missed": self.missed[:20], "rounds": self.rounds, "kills": self.kills,
            "acknowledged": self.journal.counts, "seconds": round(time.monotonic() - began),
            "restartSeconds": {"median": round(starts[len(starts) // 2], 2), "most": round(starts[-1], 2)}}

    def goes_on(self, seconds):
        """However slow the machine is, something is acknowledged and killed."""
        if self.rounds < 2 or not (self.journal.counts["sign-ups"] and self.journal.counts["songs"]):
            return seconds < SONGS_PATIENCE
        return self.rounds < self.options.rounds and seconds < self.options.seconds

    def round(self):
        is_apart = self.chance.random() < 0.4
        self.start(is_apart)
        self.look_after_restart()
        stop = threading.Event()
        threads = self.crowd.run(stop)
        # Mostly while somebody is being answered, sometimes while a song is half sung or just being stored.
        time.sleep(self.chance.choice([0.1, 0.3, 0.7, 1.5, 3, 5]) * self.chance.uniform(0.5, 1.5))
        stop.set()
        if is_apart and self.chance.random() < 0.5:
            self.kill("worker")
            time.sleep(self.chance.uniform(0, 0.3))
        self.kill("server")
        self.kill("worker")
        for thread in threads:
            thread.join(PATIENCE)
        self.check(not self.crowd.faults, f"people were told nonsense: {self.crowd.faults[:2]}")
        self.crowd.faults.clear()
        # What was interrupted is taken up at once instead of after the lease.
        self.books.end_leases()

    def start(self, is_apart):
        self.service.settings["work.inside"] = "false" if is_apart else "true"
        self.started = time.time()
        seconds = self.service.start()
        self.starts.append(seconds)
        self.check(seconds <= self.options.ready, f"ready only after {seconds:.2f} s")
        if is_apart:
            self.worker = subprocess.Popen(
                [self.service.program, "work"], env=self.service.environment, stdout=self.service.log,
                stderr=self.service.log)

    def kill(self, which, count=True):
        process = self.worker if which == "worker" else self.service.process
        if process is None or process.poll() is not None:
            return
        process.kill()
        process.wait()
        if count:
            self.kills[which] += 1

    def look_after_restart(self):
        left = self.books.left_behind(before=self.started - 1)
        self.check(not left, f"left behind by the dead: {left[:3]}")
        # Not everybody each time: signing in is slow on purpose.
        for record in self.chance.sample(self.journal.alive(), min(3, len(self.journal.alive()))):
            self.look_at(record)
        for record in self.chance.sample(self.journal.gone(), min(1, len(self.journal.gone()))):
            self.check(not self.can_sign_in(record), f"{record.person.name} was erased and can sign in")

    def can_sign_in(self, record):
        return patiently(Person(self.service, record.person.name, record.person.address).sign_in)

    def look_at(self, record):
        """An acknowledged person, their session and their works are there, each once."""
        person = record.person
        self.check(self.can_sign_in(record), f"{person.name} cannot sign in")
        # Sent again, each is noted anew until it is answered.
        forms, record.unanswered = record.unanswered, []
        for form in forms:
            patiently(lambda: self.crowd.order(record, form))
        library, trash = person.get("/works").text, person.get("/trash").text
        for work, state in record.works.items():
            answer = person.get(work)
            self.check(answer.status == 200, f"{work} is answered {answer.status}")
            places = [f'href="{work}"' in library, f'"{work}/restore"' in trash]
            wanted = {"kept": [True, False], "deleted": [False, True], None: [not places[1], places[1]]}[state]
            self.check(places == wanted, f"{work} is {state} and stands {places}")
            if state is None:
                record.works[work] = "deleted" if places[1] else "kept"

    def settle(self):
        """Once nobody kills it any more, everything comes to its end."""
        self.start(is_apart=False)
        for record in self.journal.unsure():
            here = self.can_sign_in(record)
            self.check(here or record.state != "asking" or record.person.cookie is None, "half a sign-up")
            record.state = "here" if here else "gone"
        for record in self.journal.alive():
            try:
                self.look_at(record)
            except BROKEN as fault:
                self.check(False, f"{record.person.name} got no answer: {fault}")
        print("no more kills", file=sys.stderr, flush=True)
        done = wait_until(lambda: self.books.waiting_jobs() == 0, self.options.settle)
        self.check(done, f"{self.books.waiting_jobs()} jobs are still open")
        for record in self.journal.alive():
            self.hear(record)
        for record in self.journal.gone():
            self.check(not self.can_sign_in(record), f"{record.person.name} was erased and can sign in")
        open_accounts = self.books.ask("SELECT count(*) FROM accounts WHERE state <> 'closed'")[0][0]
        self.check(open_accounts == len(self.journal.alive()), f"{open_accounts} accounts, not {len(self.journal.alive())}")
        works = self.books.ask("SELECT count(*) FROM works")[0][0]
        known = sum(len(record.works) for record in self.journal.alive())
        self.check(works == known, f"{works} works for {known} that were acknowledged")
        self.check(self.service.stop() == 0, "the last stop was not clean")
        self.look_into_books()

    def hear(self, record):
        for work, state in record.works.items():
            page = record.person.get(work).text
            if state == "kept" and "<audio" in page:
                answer = record.person.get(f"{work}/files/mp3")
                whole = answer.status == 200 and len(answer.body) == int(answer.headers["Content-Length"])
                self.check(whole and len(answer.body) > 10_000, f"{work} cannot be heard: {answer.status}")

    def look_into_books(self):
        audit = self.service.command("admin", "audit")
        self.check(audit.returncode == 0 and "open holds: 0" in audit.stdout, f"audit: {audit.stdout} {audit.stderr}")
        for fault in self.books.faults():
            self.check(False, fault)
        self.before = [len(found) for found in self.books.orphans()]
        # The first sweep notes what nobody names, the second, days later, removes it.
        for _ in range(2):
            swept = self.service.command("sweep")
            self.check(swept.returncode == 0, f"the sweep failed: {swept.stdout} {swept.stderr}")
            self.books.age()
        swept = self.service.command("sweep")
        objects, keys = self.books.orphans()
        self.check(not objects and not keys, f"{len(objects)} objects and {len(keys)} keys of nobody: {swept.stdout}")
        self.check(not self.books.left_behind(before=time.time()), "files are left that no process writes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("songly")
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL server of its own, not on SQLite")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=840)
    parser.add_argument("--settle", type=float, default=300)
    parser.add_argument("--songs", type=int, default=200, help="asked for in all; each takes seconds of a core")
    parser.add_argument("--ready", type=float, default=1.0)
    result = Crash(parser.parse_args()).run()
    print(json.dumps(result, ensure_ascii=False))
    sys.exit(0 if result["passed"] else 1)
