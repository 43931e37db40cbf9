"""What goes wrong at the site with the trouble, and how to keep its database busy."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import insert, text

from family.models import Guest
from shell.database import db
from shell.settings import HERE

CANARY = "canary-of-a-family"


PATIENCE_MILLISECONDS = 300


def broken() -> None:
    """Something of ours that breaks with words in its message that nobody may read."""
    raise RuntimeError(f'{CANARY}: SELECT name FROM family; File "{HERE}/app.py"')


def the_same_guest_twice() -> None:
    """A row that the database refuses."""
    with db.session.begin_nested():
        for _ in range(2):
            db.session.execute(insert(Guest).values(token_hash=CANARY, touched=db.func.now()))


def be_impatient(connection: Any, _record: Any) -> None:
    """Makes SQLite give up waiting for a lock soon."""
    connection.execute(f"PRAGMA busy_timeout={PATIENCE_MILLISECONDS}")


@contextmanager
def writing_elsewhere(site: Flask) -> Iterator[None]:
    """Somebody else writes and does not finish; what stands there already may still be read."""
    with site.app_context():
        engine = db.engine
    with engine.connect() as other:
        postgres = other.dialect.name == "postgresql"
        other.execute(text("LOCK TABLE game IN EXCLUSIVE MODE" if postgres else "SELECT 1"))
        yield
        other.rollback()
