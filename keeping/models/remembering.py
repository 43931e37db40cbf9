"""The list of what was erased, as a file beside the database: it outlives a database that is lost (trust R10)."""

import logging
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from flask import current_app
from sqlalchemy import inspect, select

from family.models import aware
from home.models import Erasure
from shell.database import db

log = logging.getLogger("tiny-rungs")
Erased = Mapping[str, datetime]


def keep_list() -> None:
    """Adds to the file what the database remembers and the file does not; what cannot be written is tried again later.

    The erasing itself is done by then, and a full disk must not make it look undone.
    """
    try:
        add_new()
    except OSError as error:
        log.error("erasures: %s", type(error).__name__)


def add_new() -> None:
    """The same, where OSError says that the file cannot be written."""
    new = {key: at for key, at in in_database().items() if key not in in_file()}
    if not new:
        return
    place().parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(place(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w") as file:
        file.writelines(f"{key} {at.isoformat()}\n" for key, at in new.items())
        file.flush()
        os.fsync(file.fileno())


def all_erased() -> Erased:
    """What this site erased, as the file and the database of this moment tell."""
    return {**in_file(), **in_database()}


def in_database() -> Erased:
    """What the database remembers; a database without tables remembers nothing."""
    if not inspect(db.engine).has_table(Erasure.__tablename__):
        return {}
    return {key: aware(at) for key, at in db.session.execute(select(Erasure.key_hash, Erasure.at))}


def in_file() -> Erased:
    """What the file remembers; a line that a power cut left half is none."""
    if not place().exists():
        return {}
    lines = (line.split() for line in place().read_text().splitlines())
    return {words[0]: datetime.fromisoformat(words[1]) for words in lines if len(words) == 2 and len(words[0]) == 64}


def place() -> Path:
    """Where the file lies."""
    return Path(current_app.config["ERASURES"])
