"""The sweeper on large tables: its cost follows what is due, not what is kept, and stands beside plain deletes."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from making import PRODUCT, NotMade
from settings import Settings
from table import Row

COMMAND = "Benchmarks/run sweep"
ROWS = 1_000_000
EXPIRED = 100_000
# The same expired rows in a table a fifth as large, for comparison. Deleting itself costs more in a larger table, whose
# indexes have more pages to change: that growth is the engine's, and the plain deletes of the same run show it.
SMALL = 200_000
GROWTH_BAR = 1.5
# A sweep that finds nothing reads an index or two.
IDLE_SECONDS_BAR = 0.5
TABLES = {"rows": "lines of what left", "works": "works with a key each"}


def trial(store: str, table: str, rows: int, expired: int) -> dict:
  program = PRODUCT.absolute().parent / "songly-trial"
  command = [str(program), "sweep", store, table, str(rows), str(expired)]
  done = subprocess.run(command, capture_output=True, text=True)
  if done.returncode != 0:
    raise NotMade(f"{' '.join(command)}: {done.stdout.strip() or done.stderr.strip()}")
  return json.loads(done.stdout)


def on_files(place: Path, table: str, rows: int, expired: int) -> dict:
  folder = tempfile.mkdtemp(prefix="sweep-", dir=place)
  try:
    return trial(folder, table, rows, expired)
  finally:
    shutil.rmtree(folder, ignore_errors=True)


def on_server(place: Path, table: str, rows: int, expired: int) -> dict:
  folder = tempfile.mkdtemp(prefix="sweep-", dir=place)
  # The path of the server's socket must be short, hence /tmp.
  server = tempfile.mkdtemp(prefix="songly-sweep-", dir="/tmp")
  try:
    address = subprocess.run(
      ["bin/postgres", "start", server], capture_output=True, text=True, check=True).stdout.strip()
    databases = []
    for name in ("data", "keys"):
      host = address.split("host=")[1].split("&")[0]
      subprocess.run(
        ["psql", "-h", host, "-U", "songly", "-d", "postgres", "-q", "-c",
         f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"], check=True)
      databases.append(address.replace("/postgres?", f"/{name}?"))
    return trial(",".join([*databases, folder]), table, rows, expired)
  finally:
    subprocess.run(["bin/postgres", "stop", server], capture_output=True)
    shutil.rmtree(server, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def rows(settings: Settings) -> list[Row]:
  place = (settings.work / "sweep").resolve()
  place.mkdir(parents=True, exist_ok=True)
  share = 20 if settings.quick else 1
  large, small, expired = ROWS // share, SMALL // share, EXPIRED // share
  table = []
  for engine, run in (("SQLite", on_files), ("PostgreSQL", on_server)):
    for name, what in TABLES.items():
      few = run(place, name, small, expired)
      many = run(place, name, large, expired)
      sweep, plain, idle = (many[kind] for kind in ("sweep", "plain", "idle"))
      growth, own = sweep / few["sweep"], plain / few["plain"]
      title = f"{engine}: {expired:,} expired {what}"
      table += [
        Row(
          f"{title}, time among {large:,} ÷ time among {small:,}, over the same of plain deletes", f"≤ {GROWTH_BAR}",
          f"{growth / max(own, 1):.2f} ({growth:.2f}: {sweep:.1f} s and {few['sweep']:.1f} s; plain {own:.2f})", COMMAND,
          growth / max(own, 1) <= GROWTH_BAR),
        Row(f"{title}, sweep ÷ plain deletes", "", f"{sweep / plain:.1f} ({plain:.1f} s)", COMMAND),
        Row(
          f"{engine}: a sweep of {what} that finds nothing due", f"≤ {IDLE_SECONDS_BAR} s", f"{1000 * idle:.0f} ms",
          COMMAND, idle <= IDLE_SECONDS_BAR),
      ]
  return table
