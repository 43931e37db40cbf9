"""The site as families meet it: gunicorn with the checked-in settings, on a free port and a database of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryFile
from typing import Self

ROOT = Path(__file__).resolve().parent.parent
SITE = "app:create_app()"
KEY = "only-for-tests-" * 3
PATIENCE_SECONDS = 30


class Server:
    """A running server: `with Server("sqlite:////elsewhere/site.sqlite3") as server: open(server.url)`.

    database_url: brought to the newest migration before the first start. workers: gunicorn's processes. app: what
    gunicorn serves. health: a path that answers 200 once the server is ready. settings: gunicorn's `--config`.
    `output` is what it printed, once it has ended.
    """

    def __init__(
        self, database_url: str, workers: int = 2, *, app: str = SITE, health: str = "/healthz", settings: str = ""
    ) -> None:
        self.database_url, self.app, self.health = database_url, app, health
        self.settings = settings or str(ROOT / "gunicorn.conf.py")
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environ = os.environ | {
            "DATABASE_URL": database_url,
            "SECRET_KEY": KEY,
            "WEB_CONCURRENCY": str(workers),
            "PORT": str(self.port),
        }
        self.output = ""
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        if self.app == SITE:
            self.migrate()
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def migrate(self) -> None:
        """Brings the database to the newest migration in a process of its own."""
        subprocess.run(self.flask("db", "upgrade"), cwd=ROOT, env=self.environ, check=True, capture_output=True)

    def flask(self, *words: str) -> list[str]:
        """The command line of one of the site's own commands."""
        return [sys.executable, "-m", "flask", "--app", "app", *words]

    def start(self, pause: float = 0.05) -> Self:
        """Starts a process group of its own and waits until it answers, asking again after each pause (seconds).

        Raises AssertionError if it does not answer.
        """
        self.printed = TemporaryFile("w+")  # noqa: SIM115 - open for as long as the server may print
        command = [sys.executable, "-m", "gunicorn", "--config", self.settings, "--log-level", "error", self.app]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environ,
            start_new_session=True,
            text=True,
            stdout=self.printed,
            stderr=subprocess.STDOUT,
        )
        if not within(PATIENCE_SECONDS, self.answers, pause):
            self.kill()
            raise AssertionError(f"the server did not start: {self.output}")
        return self

    def answers(self) -> bool:
        """Whether the server says that it is ready."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        with suppress(OSError, HTTPException):
            connection.request("GET", self.health)
            return connection.getresponse().status == 200
        return False

    def kill(self) -> None:
        """Ends every process of the group at once and without warning, as a power cut would."""
        self.end(signal.SIGKILL)

    def stop(self) -> None:
        """Ends the server as an operator would."""
        self.end(signal.SIGTERM)

    def end(self, how: signal.Signals) -> None:
        """Sends a signal to the whole group and waits until it is gone."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, how)
        self.process.wait(PATIENCE_SECONDS)
        self.process = None
        with self.printed as printed:
            printed.seek(0)
            self.output += printed.read()

    @property
    def pids(self) -> list[int]:
        """The server's processes: the first one and its workers."""
        assert self.process
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def within(seconds: float, happens: Callable[[], bool], pause: float = 0.05) -> bool:
    """Whether something happens before the seconds are over; asked for again after each pause."""
    end = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True
