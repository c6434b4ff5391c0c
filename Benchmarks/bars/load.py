"""Puts load on a running service: paced requests, as many as it can take, open streams, slow senders, one download."""

import asyncio
import hashlib
import http.client
import os
import re
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def resident(process: int) -> int:
  """Bytes of a process in memory."""
  return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE_BYTES


@contextmanager
def highest(process: int):
  """The highest memory of a process while the body runs, looked at fifty times a second."""
  peak, done = [resident(process)], threading.Event()

  def watch() -> None:
    while not done.wait(0.02):
      peak[0] = max(peak[0], resident(process))

  watcher = threading.Thread(target=watch)
  watcher.start()
  try:
    yield peak
  finally:
    done.set()
    watcher.join()


def head(path: str, port: int, headers: dict[str, str] | None = None) -> bytes:
  lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}"] + [f"{k}: {v}" for k, v in (headers or {}).items()]
  return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, int]:
  """Reads one answer to its end: its status and the bytes of its body."""
  top = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
  status = int(top.split(" ", 2)[1])
  length = re.search(r"content-length: (\d+)", top, re.I)
  if length:
    return status, len(await reader.readexactly(int(length[1])))
  total = 0
  while size := int(await reader.readline(), 16):
    total += size
    await reader.readexactly(size + 2)
  await reader.readexactly(2)
  return status, total


@dataclass
class Paced:
  times: list[float]
  failed: int

  def quantile(self, share: float) -> float:
    ordered = sorted(self.times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def paced(port: int, path: str, headers: dict[str, str], each_second: int, seconds: float) -> Paced:
  """Requests at fixed instants, whether or not earlier ones are done; a time counts from the instant it was due."""
  result = Paced([], 0)
  request = head(path, port, headers)

  async def one(due: float, idle: list) -> None:
    try:
      reader, writer = idle.pop() if idle else await asyncio.open_connection("127.0.0.1", port)
      writer.write(request)
      status, _ = await _answer(reader)
      result.times.append(time.monotonic() - due)
      result.failed += status != 200
      idle.append((reader, writer))
    except (OSError, asyncio.IncompleteReadError):
      result.failed += 1

  async def run() -> None:
    idle: list = []
    began, waiting = time.monotonic() + 0.05, []
    for number in range(int(each_second * seconds)):
      due = began + number / each_second
      await asyncio.sleep(max(0, due - time.monotonic()))
      waiting.append(asyncio.create_task(one(due, idle)))
    await asyncio.gather(*waiting)
    for _, writer in idle:
      writer.close()

  asyncio.run(run())
  return result


def throughput(port: int, path: str, headers: dict[str, str], seconds: int) -> float:
  """Requests a second that wrk gets answered over sixteen connections from one thread."""
  words = ["wrk", "-t1", "-c16", f"-d{seconds}s"]
  for name, value in headers.items():
    words += ["-H", f"{name}: {value}"]
  output = subprocess.run([*words, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True).stdout
  if "Non-2xx" in output or "Socket errors" in output:
    raise RuntimeError(f"wrk met errors at {path}: {output}")
  return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])


def first_event(port: int, path: str, headers: dict[str, str], within: float = 10) -> float:
  """Seconds until a stream brings its first event; opening it counts."""
  began = time.monotonic()
  with socket.create_connection(("127.0.0.1", port), timeout=within) as stream:
    stream.sendall(head(path, port, headers))
    heard = b""
    while b"\nevent: " not in heard:
      piece = stream.recv(4096)
      if not piece:
        raise RuntimeError("the stream ended before its first event")
      heard += piece
  return time.monotonic() - began


class Streams:
  """Streams of events held open until they are closed together."""

  def __init__(self):
    self.sockets = []

  def open(self, port: int, path: str, headers: dict[str, str]) -> None:
    stream = socket.create_connection(("127.0.0.1", port), timeout=30)
    self.sockets.append(stream)
    stream.sendall(head(path, port, headers))

  def await_first_bytes(self) -> int:
    """How many have begun as a stream does."""
    begun = 0
    for stream in self.sockets:
      heard = b""
      while b"retry:" not in heard and (piece := stream.recv(4096)):
        heard += piece
      begun += heard.startswith(b"HTTP/1.1 200") and b"retry:" in heard
    return begun

  def alive(self) -> int:
    """How many the service still holds open."""
    count = 0
    for stream in self.sockets:
      stream.setblocking(False)
      try:
        while piece := stream.recv(4096):
          pass
        count += bool(piece)
      except BlockingIOError:
        count += 1
      except OSError:
        pass
    return count

  def close(self) -> None:
    for stream in self.sockets:
      stream.close()


def slow_sender(port: int, beginning: bytes, most: float = 40) -> float:
  """Sends a byte a second after this beginning; answers after how long the service closed the connection."""
  began = time.monotonic()
  with socket.create_connection(("127.0.0.1", port), timeout=1) as sender:
    sender.sendall(beginning)
    while time.monotonic() - began < most:
      try:
        if not sender.recv(4096):
          break
      except TimeoutError:
        try:
          sender.sendall(b"x")
        except OSError:
          break
      except OSError:
        break
  return time.monotonic() - began


@dataclass
class Download:
  bytes: int
  seconds: float
  digest: str
  tag: str


def download(port: int, path: str, headers: dict[str, str], pause: float = 0, most: int | None = None) -> Download:
  """Reads a file; with a pause after every 64 KB it is a slow reader."""
  connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
  try:
    began = time.monotonic()
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    digest, total = hashlib.sha256(), 0
    while piece := answer.read(1 << 16):
      digest.update(piece)
      total += len(piece)
      if pause:
        time.sleep(pause)
      if most and total >= most:
        break
    return Download(total, time.monotonic() - began, digest.hexdigest(), answer.headers.get("ETag", ""))
  finally:
    connection.close()
