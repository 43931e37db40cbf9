"""One database for every room: SQLite that loses nothing, or PostgreSQL (trust, finding 1)."""

from contextlib import AbstractContextManager, closing
from typing import TYPE_CHECKING, Any

from flask import Flask, has_request_context, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, MetaData, event
from sqlalchemy.orm import DeclarativeBase

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
SQLITE_PRAGMAS = ("foreign_keys=ON", "busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")


class Base(DeclarativeBase):
    """Every table's base; names follow one convention so that migrations can find them again."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


# What was just written is what is shown: reading it again after the commit would cost a second transaction a tap.
db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})

if TYPE_CHECKING:

    class Model(Base):
        """What the type checker sees in place of the class that Flask-SQLAlchemy makes at run time."""

        __abstract__ = True
else:
    Model = db.Model


def init_database(app: Flask) -> None:
    """Binds the database to the site and, on SQLite, sets durability and the two kinds of transaction."""
    db.init_app(app)
    with app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        keep_sqlite_safe(engine)


def init_migrations(app: Flask) -> None:
    """Lets a site be migrated. Only commands and tests ask for it: its parts weigh a tenth of an idle server."""
    from flask_migrate import Migrate

    Migrate(app, db, render_as_batch=True)


def keep_sqlite_safe(engine: Engine) -> None:
    """Durable, patient SQLite: the driver's own implicit BEGIN loses updates silently, so we begin ourselves."""

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in SQLITE_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reads = only_reads() and not connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def writing_apart() -> AbstractContextManager[Connection]:
    """A short writing transaction of its own, kept at its end, beside that of a page which reads (trust, finding 1)."""
    return db.engine.execution_options(writes=True).begin()


def drop_remains() -> None:
    """Rids SQLite's files of what was deleted: `secure_delete` wiped the pages, and this empties the log (trust P8).

    Readers are waited for a second; what a long one still holds goes with the next sweep.
    """
    if db.engine.dialect.name == "sqlite":
        with closing(db.engine.raw_connection()) as connection:
            empty_log(connection.cursor())


def empty_log(line: Any) -> None:
    """Empties the log behind this connection or cursor of SQLite, as far as no reader needs it."""
    patience = line.execute("PRAGMA busy_timeout").fetchone()[0]
    for pragma in ("busy_timeout=1000", "wal_checkpoint(TRUNCATE)", f"busy_timeout={patience}"):
        line.execute(f"PRAGMA {pragma}").fetchall()


def only_reads() -> bool:
    """Whether this transaction belongs to a request that may not change anything, so need not wait for a writer."""
    return has_request_context() and request.method in SAFE_METHODS
