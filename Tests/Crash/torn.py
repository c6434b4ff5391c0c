"""SQLite's log whose last transaction did not reach the disk whole, as a power cut leaves it: cut off within, or with
wrong bytes in it. What came before it is there, and the service starts."""
import signal
import struct

from person import Person, patiently

HEAD_BYTES, FRAME_HEAD_BYTES = 32, 24
BACKFILLED_AT = 96
TRIES_MOST = 5


class Log:
    """The frames of a log that belong to it: after a checkpoint it is written anew from its beginning, over the old."""

    def __init__(self, path):
        self.path = path
        self.bytes = bytearray(path.read_bytes())
        page, _, *self.salt = struct.unpack_from(">4I", self.bytes, 8)
        self.frame = FRAME_HEAD_BYTES + page
        # How many frames there are at the end of each transaction.
        self.ends, number = [0], 0
        while HEAD_BYTES + (number + 1) * self.frame <= len(self.bytes):
            _, size, *salt = struct.unpack_from(">4I", self.bytes, self.place(number))
            if salt != self.salt:
                break
            number += 1
            if size:
                self.ends.append(number)

    def place(self, frame):
        return HEAD_BYTES + frame * self.frame

    @property
    def is_open(self):
        """Whether the last transaction is in the log alone; what is in the database was synced before it got there."""
        index = self.path.with_name(self.path.name.replace("-wal", "-shm")).read_bytes()
        return len(self.ends) > 1 and struct.unpack_from("=I", index, BACKFILLED_AT)[0] <= self.ends[-2]

    def tear(self, way):
        first, after = self.place(self.ends[-2]), self.place(self.ends[-1])
        middle = (first + after) // 2
        if way == "cut":
            del self.bytes[middle:]
        else:
            self.bytes[middle] ^= 0xFF
        self.path.write_bytes(self.bytes)


def try_torn_logs(service, check, sound):
    for way in ("cut", "flipped"):
        early = Person(service, f"early-{way}")
        check(patiently(early.sign_up), f"{way}: nobody could sign up")
        for number in range(TRIES_MOST):
            # Each leaves several transactions after those of whoever was there before.
            check(patiently(Person(service, f"late-{way}-{number}").sign_up), f"{way}: nobody else could sign up")
            service.stop(signal.SIGKILL)
            log = Log(service.folder / "songly.sqlite-wal")
            if log.is_open:
                log.tear(way)
                break
            service.start()
        else:
            check(False, f"{way}: the log was never open")
        service.start()
        check(sound(service)[0] == "ok", f"{way}: the database is damaged")
        check(early.get("/works").status == 200, f"{way}: the session of whoever was there before is gone")
        check(patiently(Person(service, early.name).sign_in), f"{way}: whoever was there before is gone")
        check(patiently(Person(service, f"after-{way}").sign_up), f"{way}: nobody can sign up afterwards")
