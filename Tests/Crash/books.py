"""Looks into a service's own files, mostly while it stands still: what its pages cannot show."""
import pathlib
import sqlite3
import time

from service import PATIENCE

DAY = 24 * 3600 * 1_000_000


class Books:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def ask(self, query, *values, file="songly.sqlite"):
        connection = sqlite3.connect(f"file:{self.folder / file}?mode=ro", uri=True, timeout=PATIENCE)
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()

    def change(self, statements, file="songly.sqlite"):
        """Answers how many rows the last statement changed."""
        connection = sqlite3.connect(self.folder / file, timeout=PATIENCE)
        try:
            with connection:
                for statement in statements:
                    changed = connection.execute(statement).rowcount
            return changed
        finally:
            connection.close()

    def end_leases(self):
        """As if the time of the leases and pauses had passed, which outlasts any test."""
        self.change([
            "UPDATE jobs SET lease_ends = 1 WHERE phase = 'leased'",
            "UPDATE jobs SET runs_at = 1 WHERE phase IN ('queued', 'failed')"])

    def age(self, days=3):
        """As if what nobody names had lain there for days."""
        past = days * DAY
        self.change([
            f"UPDATE orphan_sightings SET seen_at = seen_at - {past}",
            f"UPDATE sweep_state SET at = at - {past} WHERE name = 'storage-walk'"])
        self.change([f"UPDATE object_keys SET made_at = made_at - {past}"], file="keys.sqlite")

    def waiting_jobs(self):
        return self.ask("SELECT count(*) FROM jobs WHERE phase IN ('queued', 'leased', 'failed')")[0][0]

    def left_behind(self, before):
        """Files that a killed process was writing: temporary ones older than a time, and folders of the dead."""
        found = [path for path in self.folder.glob("objects/*/*.part-*") if path.stat().st_mtime < before]
        found += [path for path in self.folder.glob("mail/tmp/*") if path.stat().st_mtime < before]
        found += [path for path in self.folder.glob("scratch/*") if path.stat().st_mtime < before]
        return [str(path.relative_to(self.folder)) for path in found]

    def faults(self):
        """Every contradiction between works, points and files, as a sentence; empty when all is well."""
        faults = []
        for sentence, query in CLAIMS:
            rows = self.ask(query)
            if rows:
                faults.append(f"{sentence}: {len(rows)} broken, e.g. {rows[0]}")
        named = {row[0] for row in self.ask("SELECT object FROM artifacts")}
        stored = {f"{path.parent.name}/{path.name}" for path in self.folder.glob("objects/*/*")}
        if named - stored:
            faults.append(f"{len(named - stored)} files that rows name are not stored")
        return faults

    def orphans(self):
        """Stored objects that no row names, and keys of things that are not there."""
        named = {row[0] for row in self.ask("SELECT object FROM artifacts")}
        stored = {f"{path.parent.name}/{path.name}" for path in self.folder.glob("objects/*/*")}
        sealed = {row[0] for row in self.ask("SELECT id FROM versions UNION ALL SELECT id FROM drafts")}
        keys = {row[0] for row in self.ask("SELECT object FROM object_keys", file="keys.sqlite")}
        return sorted(stored - named), sorted(keys - sealed)


CLAIMS = [
    ("a ready version was paid once, any other not at all", """
        SELECT id, state FROM versions WHERE (state = 'ready') <> (1 = (
          SELECT count(*) FROM energy_holds WHERE purpose = versions.id AND energy_holds.state = 'settled'))"""),
    ("no hold is open when nothing is being made", """
        SELECT id, purpose FROM energy_holds WHERE state = 'pending' AND purpose NOT IN (
          SELECT id FROM versions WHERE state IN ('queued', 'making'))"""),
    ("every hold that is over was moved twice, every open one once", """
        SELECT id, state FROM energy_holds WHERE (state = 'pending') <> (1 = (
          SELECT count(*) FROM energy_movements WHERE hold = energy_holds.id))
          OR 2 < (SELECT count(*) FROM energy_movements WHERE hold = energy_holds.id)"""),
    ("every version being made has one open job", """
        SELECT id, state FROM versions WHERE (state IN ('queued', 'making')) <> (1 = (
          SELECT count(*) FROM jobs WHERE subject = versions.id AND kind = 'make-work'
            AND phase IN ('queued', 'leased', 'failed')))"""),
    ("a ready version has its files", """
        SELECT id FROM versions WHERE (state = 'ready') <> EXISTS (
          SELECT 1 FROM artifacts WHERE artifacts.version = versions.id)"""),
]


def wait_until(condition, seconds, pause=0.2):
    """What the condition answers once it is anything; False when that takes too long."""
    deadline = time.monotonic() + seconds
    while not (answer := condition()):
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
    return answer
