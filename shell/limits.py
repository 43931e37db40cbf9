"""How often something may be tried: counted in the database, for all workers and restarts (trust S13)."""

import hmac
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from flask import Flask, current_app, request
from limits import parse
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import DateTime, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.exceptions import TooManyRequests
from werkzeug.middleware.proxy_fix import ProxyFix

from shell.database import Model, db

LIMITS = {
    "sign-in": ("10 per 15 minutes", "60 per 15 minutes"),
    "letter": ("5 per hour", "30 per hour"),
    "key": ("10 per 15 minutes", "60 per 15 minutes"),
    "line": ("10 per hour", "60 per hour"),
}
"""How often, by what is tried: for one account, and from one network address (trust S13).

A home, a clinic or a school may share one network address, so its share is wider."""


class TooMany(TooManyRequests):
    """It was tried too often; `retry_after` says how many seconds to wait."""


class Tries(Model):
    """How often something was tried of late, under a keyed hash: no address and no name."""

    __tablename__ = "tries"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    count: Mapped[int] = mapped_column(default=0)
    until: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)

    @classmethod
    def of(cls, key: str) -> "Tries | None":
        """The count under this key, if it still runs."""
        return db.session.scalar(select(cls).where(cls.key_hash == keyed(key), cls.until > datetime.now(UTC)))

    @classmethod
    def sweep(cls, now: datetime) -> int:
        """Removes the counts that are over; gives how many."""
        return len(db.session.scalars(delete(cls).where(cls.until <= now).returning(cls.id)).all())


class InDatabase(Storage):
    """Counts in the request's own database session, and commits at once.

    A second connection would wait for the lock that this very request holds; and a try counts even if the rest fails.
    """

    STORAGE_SCHEME = ["tries"]

    @property
    def base_exceptions(self) -> type[Exception]:
        """What may go wrong here; a busy database has its own page (`shell/faults.py`)."""
        return OSError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Counts one more try under this key for `expiry` seconds; gives how many there are."""
        hashed, now = keyed(key), datetime.now(UTC)
        db.session.execute(delete(Tries).where(Tries.key_hash == hashed, Tries.until <= now))
        count = db.session.scalar(upsert(hashed, amount, now + timedelta(seconds=expiry)))
        db.session.commit()
        return int(count or 0)

    def get(self, key: str) -> int:
        """How often it was tried."""
        found = Tries.of(key)
        return found.count if found else 0

    def get_expiry(self, key: str) -> float:
        """When the count is over, in seconds since 1970."""
        found = Tries.of(key)
        return found.until.replace(tzinfo=found.until.tzinfo or UTC).timestamp() if found else time.time()

    def check(self) -> bool:
        """The database is asked about its health elsewhere."""
        return True

    def reset(self) -> int:
        """Forgets every count."""
        gone = len(db.session.scalars(delete(Tries).returning(Tries.id)).all())
        db.session.commit()
        return gone

    def clear(self, key: str) -> None:
        """Forgets one count."""
        db.session.execute(delete(Tries).where(Tries.key_hash == keyed(key)))
        db.session.commit()


def upsert(hashed: str, amount: int, until: datetime) -> Any:
    """One statement that counts whether or not somebody counted before, so that two workers never lose a try."""
    from sqlalchemy.dialects import postgresql, sqlite

    kind = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    counted = kind.insert(Tries).values(key_hash=hashed, count=amount, until=until)
    more = {"count": Tries.count + amount}
    return counted.on_conflict_do_update(index_elements=["key_hash"], set_=more).returning(Tries.count)


def keyed(key: str) -> str:
    """What is kept of a key: nobody who reads the table learns an address from it."""
    return hmac.new(str(current_app.secret_key).encode(), key.encode(), sha256).hexdigest()


def count_try(of: str, whose: str) -> None:
    """Counts one more try of `of` (a word of LIMITS) for this account, before anything else; may raise TooMany."""
    counts: FixedWindowRateLimiter = current_app.extensions["limits"]
    keys = (whose.strip().casefold(), request.remote_addr or "")
    for kind, limit, key in zip(("account", "network"), LIMITS[of], keys, strict=True):
        item = parse(limit)
        if not counts.hit(item, of, kind, key):
            until = counts.get_window_stats(item, of, kind, key).reset_time
            raise TooMany(retry_after=max(1, round(until - time.time())))


def init_limits(app: Flask) -> None:
    """Counts in the database, or in Redis where REDIS_URL names one; believes only as many proxies as are set."""
    storage = storage_from_string(app.config.get("LIMITS_STORAGE") or "tries://")
    app.extensions["limits"] = FixedWindowRateLimiter(storage)
    if proxies := int(app.config.get("PROXIES", 0)):
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0)  # type: ignore[method-assign]
