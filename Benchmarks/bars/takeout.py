"""Taking out and bringing back: everything of a person with 500 songs (§9.1, D31).

The songs are not sung: their files are random bytes of the sizes that real ones have, brought in as a take-out. What is
measured then is the whole way of a person: asking on the page, the job that makes it, saving it in parts."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests" / "Browser"))

import load
import person
from making import PRODUCT
from service import Service
from settings import Settings
from table import Row

COMMAND = "Benchmarks/run takeout"
SONGS = 500
SECONDS_BAR = 60
MEGABYTES_BAR = 64
# Bytes of the files of a song of two minutes.
SIZES = {
  "mp3": ("song.mp3", 4_900_000), "webm": ("song.webm", 2_000_000), "opus": ("song.opus", 2_000_000),
  "flac": ("song.flac", 11_000_000), "midi": ("song.mid", 9_000), "words": ("words.lrc", 3_000),
  "captions": ("words.vtt", 4_000), "cover": ("cover.svg", 8_000), "picture": ("cover.png", 250_000),
}


def identifier(number: int) -> str:
  return f"01932b1c-{number >> 16 & 0xffff:04x}-7000-8000-{number:012x}"


def archive(path: Path, songs: int) -> None:
  """A take-out with so many songs, as this program reads it."""
  made = time.strftime("%Y-%m-%dT%H:%M:%S.000000Z", time.gmtime(time.time() - 3600))
  block = os.urandom(max(size for _, size in SIZES.values()) + songs)
  files, works, versions, artifacts = [], [], [], []
  with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED, allowZip64=True) as out:
    def add(name: str, content: bytes) -> None:
      out.writestr(name, content)
      files.append({"path": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()})
    for number in range(songs):
      work, version = identifier(2 * number + 1), identifier(2 * number + 2)
      works.append({"id": work, "kind": "song", "shown": 1, "created_at": made})
      versions.append({
        "id": version, "work": work, "number": 1, "state": "ready", "created_at": made, "finished_at": made,
        "milliseconds": 120_000, "brief": {"fields": {"recipient": "Anna"}, "seed": {"value": number}},
        "title": f"Song {number}", "words": "La la la\n" * 60,
        "result": {"facts": {"language": "en", "unusedDetails": []}, "lines": [], "peaks": [0.5] * 800}})
      for file, (name, size) in SIZES.items():
        where = f"files/{version}/{name}"
        add(where, block[number:number + size])
        artifacts.append({"version": version, "file": file, "object": where})
    tables = []
    rows = {
      "accounts": [{"username_sealed": "ada", "email_sealed": "ada@example.org", "language": "en"}],
      "acceptances": [
        {"kind": kind, "policy_version": "2026-04-30", "accepted_at": made} for kind in ("policy", "adult")],
      "works": works, "versions": versions, "artifacts": artifacts}
    for table, lines in rows.items():
      add(f"data/{table}.json", json.dumps({"table": table, "rows": lines}).encode())
      tables.append({
        "table": table, "path": f"data/{table}.json", "rows": len(lines), "about": "works", "clause": "§9.1"})
    out.writestr("manifest.json", json.dumps({
      "format": "songly-takeout", "version": 1, "madeAt": made, "instance": "https://songs.example",
      "policy": "2026-04-30", "language": "en", "tables": tables, "files": files, "leftOut": []}))


class Peak:
  """The most memory that a process used while something was done."""

  def __init__(self, process: int):
    self.process, self.most, self.over = process, 0, threading.Event()
    self.before = load.resident(process)
    self.watch = threading.Thread(target=self.look, daemon=True)

  def look(self) -> None:
    while not self.over.wait(0.05):
      self.most = max(self.most, load.resident(self.process))

  def __enter__(self):
    self.watch.start()
    return self

  def __exit__(self, *_):
    self.over.set()
    self.watch.join()

  @property
  def growth(self) -> float:
    return max(0, self.most - self.before) / 1e6


def reference(source: Path, folder: Path) -> float:
  """`zip -0` of the same files on the same disk: what reading, checking and writing them costs at all."""
  with zipfile.ZipFile(source) as there:
    there.extractall(folder / "files-of-zip")
  began = time.monotonic()
  subprocess.run(["zip", "-q", "-0", "-r", "reference.zip", "files-of-zip"], cwd=folder, check=True)
  subprocess.run(["sync", "reference.zip"], cwd=folder, check=True)
  took = time.monotonic() - began
  (folder / "reference.zip").unlink()
  shutil.rmtree(folder / "files-of-zip")
  return took


def save(ada: person.Person, service: Service, path: str, target: Path) -> tuple[float, str]:
  """Saves the file as a browser does; how long it took, and its hash."""
  import http.client
  connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=600)
  began, digest = time.monotonic(), hashlib.sha256()
  connection.request("GET", path, headers={"Cookie": ada.cookie})
  answer = connection.getresponse()
  with open(target, "wb") as out:
    while part := answer.read(1 << 20):
      digest.update(part)
      out.write(part)
  connection.close()
  return time.monotonic() - began, digest.hexdigest()


def rows(settings: Settings) -> list[Row]:
  songs = 50 if settings.quick else SONGS
  place = Path(".build/benchmarks")
  place.mkdir(parents=True, exist_ok=True)
  folder = Path(tempfile.mkdtemp(prefix="takeout-", dir=place.resolve()))
  service = Service(str(PRODUCT.absolute()), str(folder / "data"), **{"log.level": "warning"})
  service.folder.mkdir()
  try:
    source = folder / "source.zip"
    archive(source, songs)
    plain = reference(source, folder)
    began = time.monotonic()
    brought = service.command("import", str(source))
    importing = time.monotonic() - began
    if brought.returncode != 0:
      raise RuntimeError(f"the import failed: {brought.stderr[-500:]}")
    size = source.stat().st_size
    source.unlink()
    person.PASSWORD = brought.stdout.split("to be changed: ")[1].split()[0]
    service.start()
    ada = person.Person(service, "ada")
    if not ada.sign_in():
      raise RuntimeError("nobody can sign in")
    page = "/my-data/takeout"
    with Peak(service.process.pid) as peak:
      began = time.monotonic()
      ada.fill(page, page, {"act": "ask"})
      while "is being made" in ada.get(page).text:
        time.sleep(0.1)
      making = time.monotonic() - began
    link = ada.fill(page, page, {"act": "save"}).location
    saved = folder / "saved.zip"
    with Peak(service.process.pid) as serving:
      saving, _ = save(ada, service, link, saved)
    with zipfile.ZipFile(saved) as there:
      listed = json.loads(there.read("manifest.json"))
      wrong = [file["path"] for file in listed["files"]
               if hashlib.sha256(there.read(file["path"])).hexdigest() != file["sha256"]]
    media = sum(file["path"].startswith("files/") for file in listed["files"])
    gigabytes = size / 1e9
    return [
      Row(
        f"a take-out of {songs} songs ({gigabytes:.1f} GB), from asking to ready", f"≤ {SECONDS_BAR} s",
        f"{making:.1f} s; {making / plain:.2f} of `zip -0` of the same files in the same run ({plain:.1f} s)", COMMAND,
        making <= SECONDS_BAR if songs == SONGS else None),
      Row(
        "memory of the service while it was made, beyond what it had", f"≤ {MEGABYTES_BAR} MB",
        f"{peak.growth:.0f} MB; while it was saved {serving.growth:.0f} MB", COMMAND,
        max(peak.growth, serving.growth) <= MEGABYTES_BAR),
      Row(
        "files in it whose SHA-256 is as listed", f"{songs * len(SIZES)}", f"{media}, wrong: {len(wrong)}", COMMAND,
        media == songs * len(SIZES) and not wrong),
      Row(
        "saving it, and bringing as much in with `songly import`", "",
        f"{saving:.1f} s and {importing:.1f} s ({saving / plain:.2f} and {importing / plain:.2f} of `zip -0`)", COMMAND),
    ]
  finally:
    try:
      service.stop()
    finally:
      shutil.rmtree(folder, ignore_errors=True)
