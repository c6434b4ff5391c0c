"""A song whose files cannot be stored: nothing of it is shown or left, the points come back, the next one is made. One
whose files are not confirmed by the disk: the process ends, and makes it when it is back."""
import errno
import pathlib
import subprocess

from books import Books, wait_until
from person import patiently
from service import SONGS_PATIENCE, Service

# What fails, with which error, and what the version then says of itself.
FAULTS = [
    ("no room for a song", errno.ENOSPC, "disk-full"), ("a song's files cannot be written", errno.EIO, "disk-fault")]
# What a program ends with of which the disk has lost something (sysexits.h).
EX_IOERR = 74
# Of the five attempts of a job the first and the last are tried.
LAST_ATTEMPT = "UPDATE jobs SET attempt = 4, runs_at = 1 WHERE kind = 'make-work' AND phase = 'failed'"


class FaultyService(Service):
    """A service whose writing of objects fails while `fault` holds the number of an error."""

    def __init__(self, program, **settings):
        super().__init__(program, **settings)
        self.fault = self.folder.with_suffix(".fault")
        self.library = self.folder.with_suffix(".so")
        source = pathlib.Path(__file__).resolve().with_name("write_fault.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", self.library, source], check=True)

    @property
    def environment(self):
        return {**super().environment, "LD_PRELOAD": str(self.library), "WRITE_FAULT": str(self.fault)}

    def __exit__(self, *all):
        super().__exit__(*all)
        for path in (self.fault, self.library):
            path.unlink(missing_ok=True)


def try_songs(service, person, check):
    books = Books(service.folder)

    def points():
        return books.ask("SELECT sum(available), sum(held), sum(spent) FROM wallets")

    def jobs(phase):
        return books.ask("SELECT count(*) FROM jobs WHERE kind = 'make-work' AND phase = ?", phase)[0][0]

    def pause():
        """What the last attempt left, read while the next one waits; None while none does."""
        found = {"left": left(service)} if jobs("failed") == 1 else None
        return found if jobs("failed") == 1 else None

    def newest():
        return books.ask("SELECT state, failure FROM versions ORDER BY id DESC LIMIT 1")[0]

    for number, (name, code, failure) in enumerate(FAULTS):
        before = points()
        service.fault.write_text(str(code))
        patiently(lambda: person.order(person.song_form()))
        check(points() != before, f"{name}: no points are held for the song")
        failed = wait_until(pause, SONGS_PATIENCE, pause=0.05)
        check(failed, f"{name}: the song did not fail")
        check(failed and not failed["left"], f"{name}: an attempt left {failed}")
        # In vain while the next attempt has begun already.
        check(wait_until(lambda: books.change([LAST_ATTEMPT]) == 1, SONGS_PATIENCE), f"{name}: no attempt was the last")
        check(wait_until(lambda: jobs("dead") == number + 1, SONGS_PATIENCE), f"{name}: the song was not given up")
        check(newest() == ("failed", failure), f"{name}: the version is {newest()}")
        check(not left(service), f"{name}: there is {left(service)[:3]}")
        check(points() == before, f"{name}: {before} points became {points()}")
        check(service.process.poll() is None and person.get("/works").status == 200, f"{name}: reading does not go on")
        service.fault.unlink()
    service.fault.write_text(f"{errno.EIO} sync")
    work = patiently(lambda: person.order(person.song_form()))
    ended = wait_until(lambda: service.process.poll() is not None, SONGS_PATIENCE)
    check(ended and service.process.poll() == EX_IOERR, f"a sync that fails: the process is {service.process.poll()}")
    check(newest()[0] != "ready", "a sync that fails: the song is ready")
    service.fault.unlink()
    service.stop()
    books.end_leases()
    service.start()
    check(not [name for name in left(service) if ".part-" in name], f"half a file is left: {left(service)}")
    check(wait_until(lambda: newest()[0] == "ready", SONGS_PATIENCE), f"no song afterwards: {newest()}")
    check(person.get(f"{work}/files/mp3").status == 200, "the song cannot be heard")
    check(not books.faults(), f"afterwards: {books.faults()}")


def left(service):
    """Whatever lies in the store, by halves or whole."""
    return [path.name for path in service.folder.glob("objects/*/*")]
