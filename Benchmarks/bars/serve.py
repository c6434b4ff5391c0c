"""The running service under load: times, memory, limits. Everything is measured on a private instance on loopback."""

import gzip
import re
import resource
import shutil
import signal
import subprocess
import sys
import socket
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests" / "Browser"))

import load
from making import PRODUCT
from person import Person
from service import Service
from settings import Settings
from table import Row

COMMAND = "Benchmarks/run serve"
PAGE_MILLISECONDS_BAR = 30
REQUESTS_A_SECOND = 50
THROUGHPUT_BAR = 0.25
IDLE_MEGABYTES_BAR = 80
STREAMS = 1000
STREAMS_EACH = 6
STREAM_KILOBYTES_BAR = 64
SLOW_SECONDS_BAR = 20
DOWNLOAD_MEGABYTES = 500
DOWNLOAD_GROWTH_BAR = 32
RESTART_SECONDS_BAR = 1.0
FIRST_EVENT_MILLISECONDS_BAR = 300
HTML_KILOBYTES_BAR = 30
VIEW_KILOBYTES_BAR = 200


def milliseconds(seconds: float) -> str:
  return f"{1000 * seconds:.1f} ms"


class Instance:
  """A service on a folder of its own, with somebody in it who has a song."""

  def __init__(self):
    # A folder on the disk that holds the build, not in memory: what is measured shall be stored.
    place = Path(".build/benchmarks")
    place.mkdir(parents=True, exist_ok=True)
    self.service = Service(
      str(PRODUCT.absolute()), tempfile.mkdtemp(prefix="serve-", dir=place.resolve()),
      **{"http.trusted-proxies": "127.0.0.1", "log.level": "warning"})
    self.ada = Person(self.service, "ada", "10.0.0.1")
    self.work = ""

  @property
  def port(self) -> int:
    return self.service.port

  @property
  def process(self) -> int:
    return self.service.process.pid

  @property
  def signed_in(self) -> dict[str, str]:
    return {"Cookie": self.ada.cookie}

  def song(self) -> tuple[str, float]:
    """Orders a song; its path, and how long after its acceptance the first event came."""
    path = self.ada.order(self.ada.song_form())
    if path is None:
      raise RuntimeError("the song was refused")
    seconds = load.first_event(self.port, f"{path}/events", self.signed_in)
    deadline = time.monotonic() + 120
    while "data-events" in self.ada.get(path).text and time.monotonic() < deadline:
      time.sleep(0.3)
    return path, seconds

  def end(self) -> None:
    try:
      self.service.stop(signal.SIGKILL)
    finally:
      shutil.rmtree(self.service.folder, ignore_errors=True)


def starting(instance: Instance) -> list[Row]:
  # The first start makes the databases; the others are restarts after a kill.
  first, again = instance.service.start(), []
  for _ in range(5):
    instance.service.stop(signal.SIGKILL)
    again.append(instance.service.start())
  worst = max(again)
  return [Row(
    "ready after a restart, the slowest of five kills", f"≤ {RESTART_SECONDS_BAR:.0f} s",
    f"{worst:.2f} s (fastest {min(again):.2f}; the very first start {first:.2f})", COMMAND,
    worst <= RESTART_SECONDS_BAR)]


def idle(instance: Instance) -> list[Row]:
  time.sleep(2)
  fresh = load.resident(instance.process) / 1e6
  for path in ("/", "/create", "/policy", "/sign-up") * 5:
    instance.ada.get(path)
  time.sleep(3)
  used = load.resident(instance.process) / 1e6
  return [Row(
    "memory of the idle service, workers inside, after its pages were shown", f"≤ {IDLE_MEGABYTES_BAR} MB",
    f"{used:.0f} MB ({fresh:.0f} MB before)", COMMAND, used <= IDLE_MEGABYTES_BAR)]


def first_events(instance: Instance) -> list[Row]:
  if not instance.ada.sign_up():
    raise RuntimeError("nobody can sign up")
  times = []
  for _ in range(3):
    instance.work, seconds = instance.song()
    times.append(seconds)
  return [Row(
    "first event of a song's progress after the request was accepted, the slowest of three",
    f"≤ {FIRST_EVENT_MILLISECONDS_BAR} ms", milliseconds(max(times)), COMMAND,
    max(times) * 1000 <= FIRST_EVENT_MILLISECONDS_BAR)]


def work_page(instance: Instance, seconds: float) -> list[Row]:
  load.paced(instance.port, instance.work, instance.signed_in, REQUESTS_A_SECOND, 2)
  run = load.paced(instance.port, instance.work, instance.signed_in, REQUESTS_A_SECOND, seconds)
  late = run.quantile(0.95)
  return [Row(
    f"signed-in work page at {REQUESTS_A_SECOND} requests a second, 95th percentile", f"≤ {PAGE_MILLISECONDS_BAR} ms",
    f"{milliseconds(late)} (median {milliseconds(run.quantile(0.5))}, slowest {milliseconds(max(run.times))}, "
    f"{run.failed} of {len(run.times)} failed)",
    COMMAND, late * 1000 <= PAGE_MILLISECONDS_BAR and run.failed == 0)]


def free_port() -> int:
  with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    return probe.getsockname()[1]


def throughputs(instance: Instance, seconds: int) -> list[Row]:
  """In turns, so that a machine which gets slower does so for all of them."""
  port = free_port()
  trial = PRODUCT.absolute().parent / "songly-trial"
  bare = subprocess.Popen([trial, "plaintext", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
  pages = {
    "bare": (port, "/", {}), "work": (instance.port, instance.work, instance.signed_in),
    "landing": (instance.port, "/", {}), "health": (instance.port, "/healthz", {})}
  found: dict[str, list[float]] = {name: [] for name in pages}
  try:
    time.sleep(0.5)
    for _ in range(3):
      for name, (place, path, headers) in pages.items():
        found[name].append(load.throughput(place, path, headers, seconds))
  finally:
    bare.kill()
    bare.wait()
  middle = {name: sorted(values)[1] for name, values in found.items()}
  ratio = {name: value / middle["bare"] for name, value in middle.items()}
  return [Row(
    "throughput of the service ÷ that of a bare Hummingbird route with a line of text, same run",
    f"≥ {THROUGHPUT_BAR}",
    f"work page {ratio['work']:.3f}, landing {ratio['landing']:.3f}, healthz {ratio['health']:.3f} "
    f"(bare {middle['bare']:.0f}, work page {middle['work']:.0f}, landing {middle['landing']:.0f}, "
    f"healthz {middle['health']:.0f} requests a second)",
    COMMAND, ratio["work"] >= THROUGHPUT_BAR)]


def view_bytes(instance: Instance, path: str) -> tuple[int, int, int, int]:
  """The page, the page compressed, what a first view loads but for sounds (as it travels), and in how many requests."""
  page = instance.ada.get(path)
  linked = {found for found in re.findall(r'(?:href|src)="(/assets/[^"]+)"', page.text) if "icons/icon-" not in found}
  sheets = "".join(instance.ada.get(sheet).text for sheet in linked if sheet.endswith(".css"))
  linked |= {found for found in re.findall(r'url\("?(/assets/[^")]+)"?\)', sheets) if found in page.text}
  packed = {"Accept-Encoding": "gzip"}
  total = len(instance.ada.get(path, headers=packed).body)
  for asset in linked:
    answer = instance.ada.get(asset, headers=packed)
    total += int(answer.headers.get("Content-Length", len(answer.body)))
  return len(page.body), len(gzip.compress(page.body)), total, 1 + len(linked)


def page_bytes(instance: Instance) -> list[Row]:
  rows = []
  for name, path in (("landing", "/"), ("work page", instance.work)):
    plain, packed, total, requests = view_bytes(instance, path)
    rows.append(Row(
      f"{name}: document gzip, first view without sounds",
      f"≤ {HTML_KILOBYTES_BAR} KB, ≤ {VIEW_KILOBYTES_BAR} KB",
      f"{packed / 1000:.1f} KB ({plain / 1000:.1f} KB plain), {total / 1000:.0f} KB in {requests} requests",
      COMMAND, packed <= HTML_KILOBYTES_BAR * 1000 and total <= VIEW_KILOBYTES_BAR * 1000))
  return rows


def slow_senders(instance: Instance) -> list[Row]:
  port = instance.port
  beginnings = {
    "head": f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Slow: ".encode(),
    "body": (
      f"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {instance.service.origin}\r\n"
      "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nlogin=").encode(),
    "line": b"GET /",
  }
  times: dict[str, float] = {}

  def send(name: str) -> None:
    times[name] = load.slow_sender(port, beginnings[name])

  threads = [threading.Thread(target=send, args=(name,)) for name in beginnings]
  for thread in threads:
    thread.start()
  for thread in threads:
    thread.join()
  return [Row(
    "a head, a body, a first line that drip in at a byte a second are cut off", f"≤ {SLOW_SECONDS_BAR} s",
    ", ".join(f"{name} {seconds:.1f} s" for name, seconds in times.items()), COMMAND,
    max(times.values()) <= SLOW_SECONDS_BAR)]


def large_download(instance: Instance, megabytes: int) -> list[Row]:
  instance.service.stop()
  trial = PRODUCT.absolute().parent / "songly-trial"
  words = [trial, "enlarge", instance.service.folder, instance.work.split("/")[2], str(megabytes)]
  digest = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
  instance.service.start()
  path = f"{instance.work}/files/flac"
  part = {**instance.signed_in, "Range": f"bytes={megabytes * 500_000}-{megabytes * 500_000 + 999_999}"}
  load.download(instance.port, path, part)
  before = load.resident(instance.process)
  with load.highest(instance.process) as peak:
    whole = load.download(instance.port, path, instance.signed_in)
    # Somebody on a telephone: nothing may pile up on this side while they read.
    load.download(instance.port, path, instance.signed_in, pause=0.05, most=3_000_000)
  growth = (peak[0] - before) / 1e6
  piece = load.download(instance.port, path, part)
  is_whole = whole.bytes == megabytes * 1_000_000 and whole.digest == digest and whole.tag.strip('"') in digest
  return [Row(
    f"memory added by a download of {megabytes} MB and a slow reader", f"≤ {DOWNLOAD_GROWTH_BAR} MB, every byte right",
    f"{growth:.0f} MB at {whole.bytes / whole.seconds / 1e6:.0f} MB a second; bytes "
    f"{'right' if is_whole else 'WRONG'}; a range of {piece.bytes} bytes",
    COMMAND, growth <= DOWNLOAD_GROWTH_BAR and is_whole and piece.bytes == 1_000_000)]


def streams(instance: Instance, count: int) -> list[Row]:
  """Songs that wait in the queue keep their streams open: the service runs without workers here."""
  instance.service.stop()
  instance.service.settings["work.inside"] = "false"
  instance.service.start()
  people = [Person(instance.service, f"watcher{n}", f"10.1.{n // 200}.{n % 200 + 1}")
            for n in range(-(-count // STREAMS_EACH))]
  for person in people:
    if not person.sign_up():
      raise RuntimeError("a watcher could not sign up")
  places = [(f"{person.order(person.song_form())}/events", {"Cookie": person.cookie}) for person in people]
  time.sleep(2)
  before = load.resident(instance.process)
  held = load.Streams()
  try:
    for number in range(count):
      held.open(instance.port, *places[number % len(places)])
    begun = held.await_first_bytes()
    time.sleep(20)
    each = (load.resident(instance.process) - before) / count / 1024
    alive = held.alive()
  finally:
    held.close()
  return [Row(
    f"memory of each of {count} open streams of events, {len(people)} people", f"≤ {STREAM_KILOBYTES_BAR} KB",
    f"{each:.1f} KB; {begun} began, {alive} open after 20 s", COMMAND,
    each <= STREAM_KILOBYTES_BAR and begun == alive == count)]


def rows(settings: Settings) -> list[Row]:
  if shutil.which("wrk") is None:
    raise RuntimeError("wrk is missing: run bin/setup bench")
  most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
  resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
  instance = Instance()
  is_quick = settings.quick
  parts = [
    lambda: starting(instance), lambda: idle(instance), lambda: first_events(instance), lambda: page_bytes(instance),
    lambda: work_page(instance, 5 if is_quick else 30), lambda: throughputs(instance, 2 if is_quick else 5),
    lambda: slow_senders(instance), lambda: large_download(instance, 50 if is_quick else DOWNLOAD_MEGABYTES),
    lambda: streams(instance, 120 if is_quick else STREAMS),
  ]
  found: list[Row] = []
  try:
    for part in parts:
      found += part()
      print(f"  {found[-1].what}: {found[-1].measured}", file=sys.stderr, flush=True)
  except (OSError, RuntimeError, subprocess.CalledProcessError) as fault:
    found.append(Row("the rest could not be measured", "measured", str(fault)[:300], COMMAND, False))
  finally:
    instance.end()
  return found
