"""A fresh PostgreSQL database for a test run: a given server, one that is running here, or one of our own."""

import atexit
import os
import shutil
import subprocess
import tempfile
import time
import uuid
from functools import cache
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

GIVEN = "POSTGRES_URL"
HERE = ("postgresql://postgres@127.0.0.1:5432/postgres", "postgresql://root@127.0.0.1:5432/postgres")


def postgres_url() -> str:
    """The address of a new, empty database; without any server a loud skip, in CI a failure."""
    server = find_server()
    if server is None:
        complaint = f"PostgreSQL was not found: set {GIVEN}, start a server, or install its programs"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(complaint)
    name = f"tiny_rungs_{uuid.uuid4().hex[:12]}"
    run(server, f"CREATE DATABASE {name}")
    atexit.register(run, server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    return make_url(server).set(database=name, drivername="postgresql+psycopg").render_as_string(hide_password=False)


@cache
def find_server() -> str | None:
    """The address of a server that lets us in, or None."""
    for server in filter(None, (os.environ.get(GIVEN), *HERE)):
        if answers(server):
            return server
    return own_server()


def answers(server: str) -> bool:
    """Whether a server lets us in and lets us make databases."""
    try:
        run(server, "SELECT 1")
    except psycopg.Error:
        return False
    return True


def run(server: str, statement: str) -> None:
    """Runs one statement outside a transaction."""
    with psycopg.connect(server, autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement.encode())


def own_server() -> str | None:
    """A server in a folder that is thrown away, if its programs are installed."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "/nowhere")]
    if not programs[-1].exists():
        return None
    folder, programs_in = Path(tempfile.mkdtemp(prefix="tiny-rungs-")), programs[-1].parent
    as_user = []
    if os.getuid() == 0:
        # PostgreSQL does not run as root; Debian makes this user.
        shutil.chown(folder, "postgres")
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    data = folder / "data"
    subprocess.run([*as_user, programs_in / "initdb", "-D", data, "-U", "postgres", "-A", "trust"], **quiet)
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    subprocess.run([*as_user, programs_in / "pg_ctl", "-D", data, "-o", options, "-w", "start"], **quiet)
    atexit.register(subprocess.run, [*as_user, programs_in / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **quiet)
    server = f"postgresql://postgres@/postgres?host={folder}"
    return server if wait_for(server) else None


def wait_for(server: str) -> bool:
    """Whether a server that was started answers within some seconds."""
    return any(answers(server) or time.sleep(0.2) for _ in range(50))
