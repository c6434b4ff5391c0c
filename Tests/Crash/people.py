"""People who sign up, ask for songs, delete, restore and leave, until the service is killed under them."""
import http.client
import random
import threading

from journal import Record
from person import Busy, Person, Unexpected

# What a killed service looks like from outside. A refusal is an answer and is none of these.
BROKEN = (OSError, http.client.HTTPException)
SONGS_EACH = 6
# Enough that there is always one to be interrupted, few enough that all are sung in the end.
JOBS_WAITING = 5


class Crowd:
    def __init__(self, service, books, journal, seed, songs, size=4):
        self.service, self.books, self.journal = service, books, journal
        self.seed, self.songs, self.size = seed, songs, size
        self.number = 0
        self.faults = []

    def run(self, stop):
        """Starts one thread for each of them; they end when the service does or `stop` is set."""
        threads = []
        for index in range(self.size):
            self.number += 1
            chance = random.Random(f"{self.seed}/{self.number}")
            threads.append(threading.Thread(target=self.live, args=(stop, chance, index), daemon=True))
        for thread in threads:
            thread.start()
        return threads

    def live(self, stop, chance, index):
        try:
            while not stop.is_set():
                try:
                    self.step(chance, index)
                except Busy:
                    # A refusal on a busy machine acknowledges nothing.
                    self.journal.count("asked to wait")
        except BROKEN:
            self.journal.count("lost answers")
        except Unexpected as fault:
            if not stop.is_set():
                self.faults.append(str(fault))
        except RuntimeError:
            # A mail that never came, since the service died before it was written.
            self.journal.count("lost answers")

    def step(self, chance, index):
        known = [record for record in self.journal.alive() if record.lock.acquire(blocking=False)]
        # Everybody but one is left to the other threads.
        busy = [record for record in known if record.works]
        chosen = chance.choice(busy if busy and chance.random() < 0.7 else known) if known else None
        for record in known:
            if record is not chosen:
                record.lock.release()
        if chosen is None or chance.random() < (0.3 if len(known) < 10 else 0.1):
            if chosen:
                chosen.lock.release()
            return self.arrive(chance)
        try:
            self.act(chosen, chance)
        finally:
            chosen.lock.release()

    def arrive(self, chance):
        name = f"person{chance.randrange(1 << 40):x}"
        address = f"10.{chance.randrange(256)}.{chance.randrange(256)}.{chance.randrange(1, 255)}"
        record = Record(Person(self.service, name, address))
        self.journal.add(record)
        with record.lock:
            if not record.person.sign_up():
                raise Unexpected(f"{name} could not sign up")
            record.state = "here"
        self.journal.count("sign-ups")

    def act(self, record, chance):
        kept = [work for work, state in record.works.items() if state == "kept"]
        deleted = [work for work, state in record.works.items() if state == "deleted"]
        dice = chance.random()
        if dice < 0.06 and not record.unanswered:
            self.leave(record)
        elif dice < 0.12 and kept:
            record.person.act(chance.choice(kept), "cancel")
        elif dice < 0.3 and kept:
            self.change(record, chance.choice(kept), "delete", "deleted", "deletions")
        elif dice < 0.4 and deleted:
            self.change(record, chance.choice(deleted), "restore", "kept", "restorations")
        elif self.has_room(record):
            self.order(record, record.person.song_form())
        else:
            record.person.get("/works")

    def has_room(self, record):
        # Counted before it is asked for: several threads ask at once.
        if len(record.works) + len(record.unanswered) >= SONGS_EACH or self.books.waiting_jobs() >= JOBS_WAITING:
            return False
        with self.journal.lock:
            self.songs -= 1
            return self.songs >= 0

    def order(self, record, form):
        if form not in record.unanswered:
            record.unanswered.append(form)
        work = record.person.order(form)
        record.unanswered.remove(form)
        if work is None:
            return
        if record.works.get(work) is not None:
            raise Unexpected(f"two requests were answered with the same work {work}")
        record.works[work] = "kept"
        self.journal.count("songs")

    def change(self, record, work, act, state, what):
        before, record.works[work] = record.works[work], None
        status = record.person.act(work, act)
        # What is being made cannot be deleted: it has no such button.
        record.works[work] = state if status == 303 else before
        if status == 303:
            self.journal.count(what)

    def leave(self, record):
        record.state = "leaving"
        try:
            is_gone = record.person.leave(self.service.mailed_link)
        except Busy:
            # Only the mail is refused so, and without it nobody leaves.
            record.state = "here"
            raise
        record.state = "gone" if is_gone else "here"
        if is_gone:
            self.journal.count("departures")
