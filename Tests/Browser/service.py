"""Starts a private instance of the service for a test and reads its mails."""
import email
import email.policy
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

# Where nothing else runs (Tests/Browser/run, Tests/Crash/run), what must be fast is held to be.
HOLDS_BARS = os.environ.get("SONGLY_BROWSER_BARS") == "1"
# How long anything may take before it counts as lost. Beside other tests only what hangs does: they tell what is wrong,
# not what is slow.
PATIENCE = 30 if HOLDS_BARS else 180
# And for songs, each of which takes a while, and of which several may be waiting.
SONGS_PATIENCE = 240 if HOLDS_BARS else 1200


class Service:
    """`songly serve` on a folder of its own; gone with everything at the end."""

    def __init__(self, program, folder=None, **settings):
        self.program = program
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="songly-service-"))
        # Held as long as this is: between two starts, nobody else is given its number. Who listens may share it.
        self.place = socket.socket()
        self.place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.place.bind(("127.0.0.1", 0))
        self.port = self.place.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        self.settings = {"http.port": str(self.port), "site.samples": "false", "operator.name": "Test Ltd",
                         "operator.mail": "desk@example.org", **settings}
        self.process = None

    @property
    def environment(self):
        names = {"SONGLY_" + key.upper().replace(".", "_").replace("-", "_"): value for key, value in self.settings.items()}
        return {**os.environ, "SONGLY_DATA_FOLDER": str(self.folder), **names}

    def start(self, within=PATIENCE):
        self.log = open(self.folder / "log.jsonl", "ab")
        began = time.monotonic()
        self.process = subprocess.Popen([self.program, "serve"], env=self.environment, stdout=self.log, stderr=self.log)
        while time.monotonic() - began < within:
            if self.process.poll() is not None:
                raise RuntimeError("the service ended: " + (self.folder / "log.jsonl").read_text()[-2000:])
            try:
                if urllib.request.urlopen(self.origin + "/readyz", timeout=PATIENCE).status == 200:
                    return time.monotonic() - began
            except (urllib.error.URLError, OSError):
                time.sleep(0.02)
        raise RuntimeError("the service did not get ready")

    def stop(self, number=signal.SIGTERM, within=PATIENCE):
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(within)
        return self.process.returncode if self.process else None

    def command(self, *words, stdin=None):
        return subprocess.run([self.program, *words], env=self.environment, input=stdin, text=True, capture_output=True)

    def mails(self):
        """The mails so far, oldest first: (to, subject, text)."""
        box = self.folder / "mail" / "new"
        found = []
        for path in sorted(box.glob("*"), key=lambda p: p.stat().st_mtime_ns) if box.exists() else []:
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            found.append((message["To"], message["Subject"], message.get_content()))
        return found

    def mailed_link(self, to, kind, within=PATIENCE):
        """The path of the newest link of a kind (verify, recover, delete) that was mailed to an address."""
        began = time.monotonic()
        while time.monotonic() - began < within:
            for address, _, text in reversed(self.mails()):
                match = re.search(rf"{re.escape(self.origin)}(/{kind}/[A-Za-z0-9_-]+)", text)
                if match and to in address:
                    return match.group(1)
            if self.process.poll() is not None:
                break  # It was killed before the mail was written.
            time.sleep(0.1)
        raise RuntimeError(f"no {kind} link came to {to}")

    def records(self):
        text = (self.folder / "log.jsonl").read_text()
        return [json.loads(line) for line in text.splitlines() if line.startswith("{")]

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        try:
            self.stop()
        finally:
            self.place.close()
            shutil.rmtree(self.folder, ignore_errors=True)
