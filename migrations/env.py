"""How a migration meets the database: the site's own engine and tables; an empty change makes no migration."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection, text

from shell.database import db


def without_empty(_context: Any, _revision: Any, directives: list[Any]) -> None:
    """Drops a new migration that would change nothing."""
    if getattr(context.config.cmd_opts, "autogenerate", False) and directives[0].upgrade_ops.is_empty():
        directives[:] = []


@contextmanager
def without_cascades(connection: Connection) -> Iterator[None]:
    """SQLite writes a table anew to change its rules; dropping the old one would take along whatever belongs to it.

    The switch does nothing inside a transaction, so it is turned past SQLAlchemy, before one begins. What belongs to
    nothing afterwards stops the change.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    raw = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    yield
    if raw.execute("PRAGMA foreign_key_check").fetchall():
        raise RuntimeError("A row belongs to nothing; please restore the backup that was made before")
    raw.execute("PRAGMA foreign_keys=ON")


def run() -> None:
    """Runs the migrations in one transaction."""
    options = current_app.extensions["migrate"].configure_args | {"process_revision_directives": without_empty}
    with db.engine.connect() as connection, without_cascades(connection):
        # SQLite's changes of tables belong to their transaction as well: of two starts the second waits for the first.
        context.configure(connection=connection, target_metadata=db.metadata, transactional_ddl=True, **options)
        with context.begin_transaction():
            if connection.dialect.name == "postgresql":
                # Of two that start at once the second waits here and finds everything done.
                connection.execute(text("SELECT pg_advisory_xact_lock(7446)"))
            context.run_migrations()


run()
