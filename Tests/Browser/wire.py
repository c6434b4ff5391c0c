"""Bytes that no browser sends, straight into the socket of a running service: each is refused or closed, alone on
the machine within twenty seconds, nothing is stored, and the next visitor is served as if nothing had been. Prints one JSON object.

usage: wire.py SONGLY
"""
import contextlib
import json
import os
import pathlib
import re
import resource
import socket
import sqlite3
import sys
import threading
import time
import urllib.request

from service import HOLDS_BARS, PATIENCE, Service

# How soon the service closes a connection on which somebody is slow; beside other tests, that it does so at all.
SECONDS_MOST = 20 if HOLDS_BARS else PATIENCE
# When whoever has said nothing says nothing more for now.
QUIET_SECONDS = 0.5
LIMITS = pathlib.Path(__file__).resolve().parents[2] / "Sources" / "Policy" / "Limits.swift"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"


def post(headers, body=b"", path=b"/recover"):
    return b"POST " + path + b" HTTP/1.1\r\nHost: HOST\r\nOrigin: ORIGIN\r\n" + headers + b"\r\n" + body


def get(headers=b"", path=b"/", version=b"HTTP/1.1"):
    return b"GET " + path + b" " + version + b"\r\nHost: HOST\r\n" + headers + b"\r\n"


# What is sent, and what may come back: a status, or 0 where the connection is closed without a word.
CASES = {
    "an endless first line": (b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n\r\n", {0, 400, 414, 431}),
    "a header of 40 KB": (get(b"X-Long: " + b"a" * 40_000 + b"\r\n"), {0, 400, 431}),
    "headers of 40 KB": (get(b"".join(b"X-%d: %s\r\n" % (n, b"a" * 1000) for n in range(40))), {0, 400, 431}),
    "a hundred headers": (get(b"".join(b"X-%d: a\r\n" % n for n in range(100))), {0, 400, 431}),
    "a cookie of 10 KB": (get(b"Cookie: session=" + b"a" * 10_000 + b"\r\n"), {200}),
    "a thousand cookies": (get(b"Cookie: " + b"; ".join(b"session=%d" % n for n in range(1000)) + b"\r\n"), {200}),
    "a header with a zero byte": (get(b"X-Zero: a\0b\r\n"), {0, 400}),
    "a header with a lone return": (get(b"X-Return: a\rX-Else: b\r\n"), {0, 400}),
    "a header without a name": (get(b": a\r\n"), {0, 400}),
    "a header name with a space": (get(b"X Space : a\r\n"), {0, 400}),
    "a language of rubbish": (get(b"Accept-Language: \xff\xfe;q=9,,,;q=-1,zz-\xc3\x28\r\n"), {200, 400}),
    "a range without end": (get(b"Range: bytes=" + b"0-," * 2000 + b"\r\n"), {200, 400}),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", {0, 200, 400}),
    "two hosts": (b"GET / HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\n\r\n", {0, 200, 400}),
    "an old protocol": (b"GET /\r\n\r\n", {0, 400}),
    "another protocol": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {0, 400, 404, 405}),
    "a greeting of TLS": (bytes.fromhex("16030100c8010000c40303") + bytes(64), {0, 400}),
    "noise": (os.urandom(4096), {0, 400}),
    "a method nobody knows": (b"BREW / HTTP/1.1\r\nHost: HOST\r\n\r\n", {0, 400, 405}),
    "a method of symbols": (b"G<T / HTTP/1.1\r\nHost: HOST\r\n\r\n", {0, 400, 405}),
    "a tunnel": (b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n", {0, 400, 404, 405}),
    "another site's address": (get(path=b"http://evil.example/works"), {303, 400, 404}),
    "a path that is no text": (get(path=b"/\xff\xfe\xc3("), {0, 400, 404}),
    "a path of zeros": (get(path=b"/%00%00"), {404}),
    "a broken escape": (get(path=b"/works%zz"), {404}),
    "a query that is no text": (get(path=b"/sign-in?to=%ff%fe&draft=%c3%28"), {200}),
    "a change of protocol": (get(b"Connection: Upgrade\r\nUpgrade: websocket\r\n"), {200, 400, 426}),
    "two lengths": (post(FORM + b"Content-Length: 5\r\nContent-Length: 6\r\n", b"a=bcd" + get()), {0, 400}),
    "a length and chunks": (
        post(FORM + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n" + get()), {0, 400}),
    "chunks, as spelled by somebody else": (
        post(FORM + b"Transfer-Encoding: xchunked\r\nContent-Length: 3\r\n", b"a=b" + get()), {0, 400, 403}),
    "a negative length": (post(FORM + b"Content-Length: -1\r\n", b"a=b"), {0, 400}),
    "a length of letters": (post(FORM + b"Content-Length: five\r\n", b"a=b"), {0, 400}),
    "a length that lies": (post(FORM + b"Content-Length: 9999999999\r\n", b"a=b"), {0, 400, 413}),
    "a chunk size of rubbish": (post(FORM + b"Transfer-Encoding: chunked\r\n", b"zz\r\na=b\r\n0\r\n\r\n"), {0, 400}),
    "a chunk of all bytes there are": (
        post(FORM + b"Transfer-Encoding: chunked\r\n", b"ffffffffffffffff\r\na=b"), {0, 400, 413}),
    "chunks without end": (
        post(FORM + b"Transfer-Encoding: chunked\r\n", b"1000\r\n" + (b"a" * 4096 + b"\r\n1000\r\n") * 2000), {0, 413}),
    "a body of another kind": (
        post(b"Content-Type: application/json\r\nContent-Length: 200000\r\n", b"[" * 200_000), {0, 400, 413}),
    "a hundred thousand parts": (
        post(b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 600000\r\n", b"--x\r\n\r\n" * 75_000),
        {0, 400, 413}),
    "a form from nowhere": (post(FORM + b"Content-Length: 3\r\n", b"a=b").replace(b"Origin: ORIGIN\r\n", b""), {403}),
}


class Wire:
    """One connection: what came back on it, and whether the other side has closed it. Silence is no end."""

    def __init__(self, port):
        self.began = time.monotonic()
        self.connection = socket.create_connection(("127.0.0.1", port), timeout=SECONDS_MOST)
        self.came, self.is_closed = b"", False

    def send(self, piece):
        self.connection.settimeout(SECONDS_MOST)
        with contextlib.suppress(OSError):  # It was closed before everything was sent, as it may be.
            self.connection.sendall(piece)

    def listen(self, seconds):
        """Reads until the other side closes the connection, or has been silent for so long."""
        self.connection.settimeout(max(seconds, 0.01))
        try:
            while piece := self.connection.recv(65_536):
                self.came += piece
            self.is_closed = True
        except TimeoutError:
            pass
        except OSError:
            self.is_closed = True
        return self

    @property
    def statuses(self):
        return [int(line[9:12]) for line in self.came.split(b"\r\n") if line.startswith(b"HTTP/1.1 ")]

    @property
    def age(self):
        return time.monotonic() - self.began

    def close(self):
        self.connection.close()


def filled(service, sent):
    host = f"127.0.0.1:{service.port}".encode()
    return sent.replace(b"ORIGIN", service.origin.encode()).replace(b"HOST", host)


def ask(service, sent):
    """What came back until the connection was closed or silent; one on which nothing came may still be open."""
    wire = Wire(service.port)
    wire.send(filled(service, sent))
    return wire.listen(QUIET_SECONDS)


# Ways of holding a connection by being slow: what is sent at first, and what each second after it.
SLOW = {
    "half a head": (b"GET / HTTP/1.1\r\nHost: HOST\r\nX-Half: ", b""),
    "a head that drips": (b"GET / HTTP/1.1\r\nHost: HOST\r\nX-Drip: ", b"a"),
    "a body that drips": (post(FORM + b"Content-Length: 1000\r\n", b"email="), b"a"),
    "silence": (b"", b""),
}


def is_closed_in_time(wire, each_second=b"", most=SECONDS_MOST):
    """Whether the other side ends it, however steadily something drips."""
    while not wire.is_closed and wire.age < most:
        if each_second:
            wire.send(each_second)
        wire.listen(min(1, most - wire.age))
    # It may have come while this side stood still.
    return wire.listen(0).is_closed


class Slow(threading.Thread):
    """Somebody who is slow, beside all others."""

    def __init__(self, name, port, first, each_second, most=SECONDS_MOST):
        super().__init__(name=name, daemon=True)
        self.port, self.first, self.each_second, self.most = port, first, each_second, most
        self.is_closed = None

    def run(self):
        wire = Wire(self.port)
        if self.first:
            wire.send(self.first)
        self.is_closed = is_closed_in_time(wire, self.each_second, self.most)
        wire.close()


def slow(service):
    return [Slow(name, service.port, filled(service, first), more) for name, (first, more) in SLOW.items()]


def notices_what_stays_open():
    """The control: a door behind which nobody is, so nothing is ever closed."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        careless = Slow("control", door.getsockname()[1], b"GET / HTTP/1.1\r\n", b"a", most=2)
        careless.start()
        careless.join()
    return careless.is_closed is False


def limit(name):
    return int(re.search(rf"{name} = ([\d_]+)", LIMITS.read_text()).group(1))


def crowd(service):
    """So many connections are served at once; whoever comes then waits outside until others have gone. Answers what was
    missed."""
    most = limit("connectionsMax")
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    if 0 <= files < most + 500:
        return [f"this machine lets a program open {files} files, too few to come with {most} connections"]
    began = time.monotonic()
    while True:
        missed, seconds = come_with(most, service)
        # Whoever says nothing is shown out after a while, and leaves room: who came slowly has seen no crowd.
        saw_crowd = seconds < limit("requestSecondsMax") - 1
        if not missed or saw_crowd or time.monotonic() - began > PATIENCE:
            return missed if saw_crowd else missed and [f"it took {seconds:.0f} s to come", *missed]


def come_with(most, service):
    """Answers what was missed, and how long it took to come and to look."""
    asked = filled(service, get(b"Connection: close\r\n", path=b"/healthz"))
    held, missed = [], []

    def come(count):
        held.extend(Wire(service.port) for _ in range(count))

    def last():
        wire = Wire(service.port)
        wire.send(asked)
        return wire

    began = time.monotonic()
    try:
        come(most - 100)
        inside = last().listen(PATIENCE)
        # A few are let in beyond it, since they are taken in by handfuls.
        come(200)
        outside = last().listen(2)
        is_outside = not outside.statuses and not outside.is_closed
        seconds = time.monotonic() - began
    finally:
        for wire in held:
            wire.close()
    if inside.statuses != [200]:
        missed.append(f"with {most - 100} connections one more was answered {inside.statuses}")
    if not is_outside:
        missed.append(f"with {most + 100} connections one more was answered {outside.statuses}")
    if outside.listen(PATIENCE).statuses != [200]:
        missed.append(f"after the others had gone, who waited was answered {outside.statuses}")
    inside.close()
    outside.close()
    return missed, seconds


def rows(service):
    with sqlite3.connect(service.folder / "songly.sqlite") as database:
        return [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("accounts", "sessions", "works", "drafts", "jobs", "outbox")]


def may_be(wire, allowed):
    """Whether that is an allowed end: one answer that is, or a connection closed without a word."""
    statuses = wire.statuses
    return len(statuses) == 1 and statuses[0] in allowed if statuses else 0 in allowed and wire.is_closed


def cases(service):
    """Answers what was missed. Who is silent after 0.5 s is looked at again once all others have been."""
    missed, waiting = [], []
    for name, (sent, allowed) in CASES.items():
        wire = ask(service, sent)
        if not wire.statuses and not wire.is_closed:
            waiting.append((name, wire, allowed))
        else:
            if not may_be(wire, allowed):
                missed.append(f"{name}: answered {wire.statuses}, may be {sorted(allowed)}")
            wire.close()
        if urllib.request.urlopen(service.origin + "/healthz", timeout=PATIENCE).status != 200:
            missed.append(f"{name}: the next visitor is not served")
    for name, wire, allowed in waiting:
        wire.listen(SECONDS_MOST - wire.age)
        if not may_be(wire, allowed):
            end = "closed" if wire.is_closed else "left open"
            missed.append(f"{name}: answered {wire.statuses} and {end}, may be {sorted(allowed)}")
        wire.close()
    return missed


def run(program):
    missed = []
    # Both sides of a crowd need files; the service inherits what is allowed here.
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with Service(program) as service:
        before = rows(service)
        people = slow(service)
        for one in people:
            one.start()
        if not notices_what_stays_open():
            missed.append("the control: a connection that stays open counts as closed")
        missed += cases(service)
        for one in people:
            one.join(SECONDS_MOST + 5)
            if not one.is_closed:
                missed.append(f"{one.name}: still open after {SECONDS_MOST} s")
        missed += crowd(service)
        if urllib.request.urlopen(service.origin + "/healthz", timeout=PATIENCE).status != 200:
            missed.append("after the crowd the next visitor is not served")
        if rows(service) != before:
            missed.append(f"something was stored: {before} became {rows(service)}")
        if service.process.poll() is not None:
            missed.append("the service has ended")
        faults = [record for record in service.records() if record.get("level") in ("error", "critical")]
        if faults:
            missed.append(f"faults in the log: {faults[:2]}")
    return {"passed": not missed, "missed": missed}


if __name__ == "__main__":
    result = run(sys.argv[1])
    print(json.dumps(result, ensure_ascii=False))
    sys.exit(0 if result["passed"] else 1)
