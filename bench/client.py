"""A small browser for measuring: one connection a request, as sync workers serve them, and as little work as can be."""

import socket
from dataclasses import dataclass
from urllib.parse import urlencode

BROWSER = {
    "Accept": "text/html",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Accept-Language": "en-GB,en;q=0.9",
    "Connection": "close",
}
LARGEST_READ = 1 << 16
PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, the raw head and the body as it came over the wire."""

    status: int
    head: bytes
    body: bytes

    def header(self, name: str) -> str:
        """One header of the answer, or an empty text."""
        for line in self.head.decode("latin-1").split("\r\n")[1:]:
            found, _, value = line.partition(": ")
            if found.lower() == name.lower():
                return value
        return ""


def request(port: int, path: str, fields: dict[str, str] | None = None, **headers: str) -> bytes:
    """The bytes of a GET, or of a POST if there are fields; `headers` are written with underscores."""
    host = f"127.0.0.1:{port}"
    body = urlencode(fields).encode() if fields is not None else b""
    named = {"Host": host, **BROWSER, **{name.replace("_", "-"): value for name, value in headers.items()}}
    if fields is not None:
        sort = "application/x-www-form-urlencoded"
        named |= {"Origin": f"http://{host}", "Content-Type": sort, "Content-Length": str(len(body))}
    lines = [f"{'GET' if fields is None else 'POST'} {path} HTTP/1.1", *(f"{n}: {v}" for n, v in named.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def ask(port: int, asked: bytes) -> Reply:
    """Sends a request and reads the whole answer. Raises OSError where there is none."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS) as connection:
        connection.sendall(asked)
        parts = []
        while part := connection.recv(LARGEST_READ):
            parts.append(part)
    head, _, body = b"".join(parts).partition(b"\r\n\r\n")
    return Reply(int(head[9:12] or 0), head, body)


def get(port: int, path: str, **headers: str) -> Reply:
    """Opens a page."""
    return ask(port, request(port, path, **headers))
