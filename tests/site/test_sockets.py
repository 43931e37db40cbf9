"""Bytes that are no request at all, sent to the server as it is served (trust S24)."""

import socket
import time
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from tests.server import Server

LONGEST_SECONDS = 5
FORM = b"POST /games HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
BROKEN = {
    "a broken request line": b"SPILL the/beans\r\n\r\n",
    "a huge header": b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
    "chunks that are none": FORM + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nnonsense\r\n-5\r\n\r\n",
    "a body that stops early": FORM + b"Content-Length: 500\r\n\r\nband=7-9",
    "a length that is no number": FORM + b"Content-Length: many\r\n\r\nband=7-9",
    "two lengths that differ": FORM + b"Content-Length: 3\r\nContent-Length: 8\r\n\r\nband=7-9",
    "random bytes": bytes(range(256)) * 40,
    "a TLS greeting": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(200)),
    "a very long address": b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "a strange host": b"GET / HTTP/1.1\r\nHost: \xff[::\r\n\r\n",
    "a body too long in chunks": FORM
    + b"Transfer-Encoding: chunked\r\n\r\n"
    + (b"2000\r\n" + b"x" * 8192 + b"\r\n") * 12
    + b"0\r\n\r\n",
}


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest, make_site: Callable[..., Flask]) -> Iterator[Server]:
    """The site as it is served."""
    site = make_site(request.param)
    with Server(str(site.config["SQLALCHEMY_DATABASE_URI"])) as server:
        yield server


@pytest.mark.parametrize("what", BROKEN)
def test_trust_s24_the_server_takes_broken_bytes_calmly(server: Server, what: str) -> None:
    began = time.monotonic()
    assert 0 <= status_after(server, BROKEN[what]) < 500
    assert time.monotonic() - began < LONGEST_SECONDS
    assert status_after(server, b"GET /plan HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n") == 200


def test_trust_s24_one_half_of_a_request_keeps_nobody_waiting(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST_SECONDS) as half:
        half.sendall(b"GET /plan HTTP/1.1\r\nHost: loc")
        began = time.monotonic()
        for _ in range(10):
            assert status_after(server, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n") == 200
        assert time.monotonic() - began < LONGEST_SECONDS
        half.sendall(b"alhost\r\nConnection: close\r\n\r\n")
        assert status_in(half) == 200


def test_trust_s24_the_server_says_nothing_of_what_it_was_sent(server: Server) -> None:
    status_after(server, b"GET /plan?canary HTTP/1.1\r\nHost: evil.example\r\n\r\n")
    status_after(server, b"GET /canary HTTP/9.9\r\nHost: localhost\r\n\r\n")
    server.stop()
    assert "canary" not in server.output
    assert "Traceback" not in server.output
    server.start()


def status_after(server: Server, sent: bytes) -> int:
    """The status of the answer to these bytes, 0 if the server hangs up without one."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST_SECONDS) as line:
        try:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
        except OSError:
            return 0
        return status_in(line)


def status_in(line: socket.socket) -> int:
    """The status that comes down this line."""
    try:
        first = line.makefile("rb").readline()
    except ConnectionError:
        return 0
    return int(first.split()[1]) if first.startswith(b"HTTP/") else 0
