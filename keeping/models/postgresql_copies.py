"""PostgreSQL's copies, through its own programs (trust R9)."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

from sqlalchemy import URL, Connection, Engine

from keeping.models.faults import CopyError

ENDING = "dump"


def write(database: URL, into: Path) -> None:
    """Dumps the database as it stands at one moment."""
    run("pg_dump", "--format=custom", f"--file={into}", database=database)


def check(file: Path) -> None:
    """CopyError where the file is not a dump of ours."""
    if not file.is_file():
        raise CopyError(f"There is no file {file}")
    if "alembic_version" not in run("pg_restore", "--list", str(file)):
        raise CopyError(f"{file.name} is not a whole safety copy of Tiny Rungs")


def put_back(engine: Engine, file: Path, forget: Callable[[Connection], None]) -> None:
    """Writes the dump over the database in one transaction, and erases right after it what was erased since."""
    engine.dispose()
    run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(file), database=engine.url)
    with engine.begin() as connection:
        forget(connection)


def run(program: str, *words: str, database: URL | None = None) -> str:
    """What a program of PostgreSQL prints; the password is handed over unseen (CopyError where it fails)."""
    if which(program) is None:
        raise CopyError(f"{program} is not installed: add PostgreSQL's client programs of the server's version")
    command, environ = [program, *words], dict(os.environ)
    if database is not None:
        address = database.set(drivername="postgresql", password=None)
        command.append(f"--dbname={address.render_as_string()}")
        environ |= {"PGPASSWORD": str(database.password)} if database.password else {}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode:
        raise CopyError(f"{program} did not work: {first_line(done.stderr)}")
    return done.stdout


def first_line(said: str) -> str:
    """What went wrong, without what follows of any row."""
    return (said.strip().splitlines() or ["it gave no reason"])[0]
