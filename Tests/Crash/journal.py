"""What the service has acknowledged so far: the truth that every restart is held against."""
import threading


class Journal:
    def __init__(self):
        self.lock = threading.Lock()
        self.people = {}
        self.counts = {"sign-ups": 0, "songs": 0, "deletions": 0, "restorations": 0, "departures": 0, "lost answers": 0,
                       "asked to wait": 0}

    def count(self, what):
        with self.lock:
            self.counts[what] += 1

    def add(self, record):
        with self.lock:
            self.people[record.person.name] = record

    def alive(self):
        """Those whose sign-up was acknowledged and who have not asked to go."""
        with self.lock:
            return [record for record in self.people.values() if record.state == "here"]

    def gone(self):
        with self.lock:
            return [record for record in self.people.values() if record.state == "gone"]

    def unsure(self):
        """Those whose last answer did not arrive: either outcome is right, but no third."""
        with self.lock:
            return [record for record in self.people.values() if record.state in ("asking", "leaving")]


class Record:
    """One person as the service has acknowledged them. One thread at a time acts for a person."""

    def __init__(self, person):
        self.person = person
        self.state = "asking"
        # Path of a work: "kept" or "deleted", or None while an answer about it is outstanding.
        self.works = {}
        # Requests for a song that have no answer yet; sent again with the same key they must make one song, not two.
        self.unanswered = []
        self.lock = threading.Lock()
