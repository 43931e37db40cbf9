"""SQLite's copies, through its own copying while the site writes; copying the file would lose the log (trust R9)."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, Connection, Engine, create_engine

from keeping.models.faults import CopyError
from shell.database import empty_log, keep_sqlite_safe

ENDING = "sqlite3"
PATIENCE_SECONDS = 10


def write(database: URL, into: Path) -> None:
    """Copies the database as it stands at one moment into a file of its own."""
    with closing(opened(place(database))) as live, closing(opened(into)) as copy:
        live.backup(copy)
        # One file, with no log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")


def check(file: Path) -> None:
    """CopyError where the file is not a whole database of ours."""
    with closing(opened(file)) as copy:
        try:
            found = copy.execute("PRAGMA integrity_check").fetchall()
            broken = found != [("ok",)] or copy.execute("PRAGMA foreign_key_check").fetchall()
            ours = copy.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise CopyError(f"{file.name} cannot be read as a safety copy") from error
    if broken or not ours:
        raise CopyError(f"{file.name} is not a whole safety copy of Tiny Rungs")


def put_back(engine: Engine, file: Path, forget: Callable[[Connection], None]) -> None:
    """Readies the copy beside the database, then writes it over the database in one step; the site may run on."""
    engine.dispose()
    live_at = place(engine.url)
    with TemporaryDirectory(dir=live_at.parent, prefix="restoring-") as folder:
        ready = Path(folder) / "ready.sqlite3"
        ready.touch(mode=0o600)
        with closing(opened(file)) as copy, closing(opened(ready)) as into:
            copy.backup(into)
        own = create_engine(f"sqlite:///{ready}", hide_parameters=True)
        keep_sqlite_safe(own)
        with own.begin() as connection:
            forget(connection)
        own.dispose()
        with closing(opened(ready)) as into, closing(opened(live_at)) as live:
            into.execute("VACUUM")
            live.execute("PRAGMA journal_mode=WAL")
            into.backup(live)
            empty_log(live)


def opened(file: Path) -> sqlite3.Connection:
    """A patient connection to a file that is there; CopyError where it is not."""
    if not file.is_file():
        raise CopyError(f"There is no file {file}")
    return sqlite3.connect(file, timeout=PATIENCE_SECONDS, isolation_level=None)


def place(database: URL) -> Path:
    """Where the database lies."""
    return Path(database.database or "")
