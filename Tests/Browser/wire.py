"""Bytes that no browser sends, straight into the socket of a running service: each is refused or closed within a few
seconds, nothing is stored, and the next visitor is served as if nothing had been. Prints one JSON object.

usage: wire.py SONGLY
"""
import json
import os
import socket
import sqlite3
import sys
import urllib.request

from service import Service

SECONDS_MOST = 20
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


def ask(service, sent):
    """The statuses of everything that came back until the connection was closed or silent."""
    host = f"127.0.0.1:{service.port}".encode()
    sent = sent.replace(b"ORIGIN", service.origin.encode()).replace(b"HOST", host)
    came = b""
    with socket.create_connection(("127.0.0.1", service.port), timeout=SECONDS_MOST) as connection:
        try:
            connection.sendall(sent)
        except OSError:
            pass  # It was closed before everything was sent, as it should be.
        connection.settimeout(0.5)
        try:
            while piece := connection.recv(65_536):
                came += piece
        except OSError:
            pass
    return [int(line[9:12]) for line in came.split(b"\r\n") if line.startswith(b"HTTP/1.1 ")]


def rows(service):
    with sqlite3.connect(service.folder / "songly.sqlite") as database:
        return [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("accounts", "sessions", "works", "drafts", "jobs", "outbox")]


def run(program):
    missed = []
    with Service(program) as service:
        before = rows(service)
        for name, (sent, allowed) in CASES.items():
            statuses = ask(service, sent)
            if (statuses[0] if statuses else 0) not in allowed or len(statuses) > 1:
                missed.append(f"{name}: answered {statuses}, may be {sorted(allowed)}")
            if urllib.request.urlopen(service.origin + "/healthz", timeout=5).status != 200:
                missed.append(f"{name}: the next visitor is not served")
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
