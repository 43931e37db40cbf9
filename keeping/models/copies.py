"""Safety copies: whole, checked before they count; one that comes back forgets what was erased (trust R9, R10)."""

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, delete, false, func, insert, inspect, select

from accounts.models import Account, Family, Sitting
from consult.models import EducatorInvitation, Talk
from home.models import Child, Claim, Consent, Erasure, Invitation
from journal.models import Win
from keeping.models import postgresql_copies, sqlite_copies
from keeping.models.erasing import own_words_of
from keeping.models.remembering import Erased, all_erased
from keeping.schedule import copy_name, too_old
from sharing.models import Share
from shell.database import Model, db
from shell.limits import Tries

MARKS: dict[type[Model], tuple[Any, Any]] = {
    Account: (Account.id, select(Account.id, Account.token)),
    Child: (Child.id, select(Child.id, Family.token + "/" + Child.token).join(Family, Family.id == Child.family_id)),
    Family: (Family.id, select(Family.id, Family.token)),
    Win: (Win.id, select(Win.id, Win.token)),
    Share: (Share.id, select(Share.id, Share.token)),
}
"""What each row that can be erased is remembered by, beside its number."""

OPENING: tuple[type[Model], ...] = (Sitting, Invitation, EducatorInvitation, Claim, Tries)
"""What opened something when the copy was made: everybody signs in anew."""


def back_up(folder: Path, now: datetime) -> Path:
    """Writes a safety copy, for nobody else to read, and gives its place; CopyError, and no file, where that fails.

    It has its name only once it is whole and checked. Copies whose time is over go.
    """
    kind = kind_of_copies()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    whole = folder / copy_name(now, kind.ENDING)
    half = whole.with_suffix(".half")
    os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        kind.write(db.engine.url, half)
        kind.check(half)
        safe_on_disk(half)
        half.rename(whole)
        safe_on_disk(folder)
    finally:
        half.unlink(missing_ok=True)
    remove_old(folder, now)
    return whole


def bring_back(file: Path) -> None:
    """Puts a safety copy in place of the database; what was erased since is erased in it first (CopyError)."""
    kind, known = kind_of_copies(), all_erased()
    kind.check(file)
    db.session.remove()
    kind.put_back(db.engine, file, lambda connection: forget(connection, known))


def forget(connection: Connection, known: Erased) -> None:
    """Erases in a restored database what this site erased since, ends every sitting, and takes the list over.

    The copy may be of an older version: what it has no table for, it holds nothing of.
    """
    tables = set(inspect(connection).get_table_names())
    if Erasure.__tablename__ not in tables:
        return
    known = {**{key: at for key, at in connection.execute(select(Erasure.key_hash, Erasure.at))}, **known}  # noqa: C416
    for table in known_to(tables, MARKS):
        number, marks = MARKS[table]
        gone = [id for id, mark in connection.execute(marks) if Erasure.hash_of(mark) in known]
        connection.execute(delete(table).where(number.in_(gone)))
        if table is Account:
            connection.execute(own_words_of(gone))
    close_again(connection, tables, known)
    for opening in known_to(tables, OPENING):
        connection.execute(delete(opening))
    connection.execute(delete(Erasure))
    if known:
        connection.execute(insert(Erasure), [{"key_hash": key, "at": known[key]} for key in known])


def known_to(tables: set[str], asked: Iterable[type[Model]]) -> list[type[Model]]:
    """Which of these tables a copy has."""
    return [table for table in asked if table.__tablename__ in tables]


def close_again(connection: Connection, tables: set[str], known: Erased) -> None:
    """Says no once more for each talk that was closed since, so that no educator looks again. The talk itself stays."""
    if Talk.__tablename__ not in tables:
        return
    closed = [token for token in connection.scalars(select(Talk.token)) if Erasure.hash_of(token) in known]
    last = select(func.max(Consent.id)).where(Consent.about.in_(closed)).group_by(Consent.about)
    said = {column.name: column for column in Consent.__table__.columns if column.name != "id"} | {"given": false()}
    no = select(*said.values()).where(Consent.id.in_(last), Consent.given)
    connection.execute(insert(Consent).from_select(list(said), no))


def remove_old(folder: Path, now: datetime) -> int:
    """Removes the copies in a folder whose time is over; gives how many."""
    old = [file for file in folder.glob("tiny-rungs-*") if too_old(file.name, now)] if folder.is_dir() else []
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)


def kind_of_copies() -> ModuleType:
    """How this database is copied."""
    return sqlite_copies if db.engine.dialect.name == "sqlite" else postgresql_copies


def safe_on_disk(path: Path) -> None:
    """Waits until a file, or the names in a folder, would survive a power cut."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
