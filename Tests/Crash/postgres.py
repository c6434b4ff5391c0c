"""A PostgreSQL server of its own for a crashing service, and a look into what the service keeps there."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

from books import Books, wait_until
from service import PATIENCE

PROGRAM = pathlib.Path(__file__).resolve().parents[2] / "bin" / "postgres"


class Server:
    def __init__(self):
        # The path of its socket must be short.
        self.folder = tempfile.mkdtemp(prefix="songly-crash-", dir="/tmp")
        started = subprocess.run([PROGRAM, "start", self.folder], check=True, text=True, capture_output=True)
        self.address = started.stdout.strip()
        for name in ("data", "keys"):
            self.run("postgres", "-c", f"CREATE DATABASE {name}")

    def database(self, name):
        return self.address.replace("/postgres?", f"/{name}?")

    @property
    def settings(self):
        return {f"{name}.backend": self.database(name) for name in ("data", "keys")}

    def run(self, database, *words):
        command = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", *words]
        done = subprocess.run([*command, self.database(database)], text=True, capture_output=True)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def halt(self, number):
        """Ends it by a signal: SIGINT throws everybody out in order, SIGQUIT cuts them off."""
        process = int((pathlib.Path(self.folder) / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(process, number)
        if not wait_until(lambda: not pathlib.Path(f"/proc/{process}").exists(), PATIENCE):
            raise RuntimeError("PostgreSQL does not end")

    def begin(self):
        subprocess.run([PROGRAM, "start", self.folder], check=True, capture_output=True)

    def stop(self):
        subprocess.run([PROGRAM, "stop", self.folder], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


class PostgresBooks(Books):
    def __init__(self, folder, server):
        super().__init__(folder)
        self.server = server

    def ask(self, query, file="songly.sqlite"):
        rows = self.server.run(place(file), "-c", f"SELECT coalesce(json_agg(row_to_json(t)), '[]') FROM ({query}) t")
        return [tuple(row.values()) for row in json.loads(rows)]

    def change(self, statements, file="songly.sqlite"):
        self.server.run(place(file), "--single-transaction", *(f"--command={statement}" for statement in statements))


def place(file):
    return "keys" if file == "keys.sqlite" else "data"
