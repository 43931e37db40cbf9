"""How a migration meets the database: the site's own engine and tables; an empty change makes no migration."""

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import text

from shell.database import db


def without_empty(_context: Any, _revision: Any, directives: list[Any]) -> None:
    """Drops a new migration that would change nothing."""
    if getattr(context.config.cmd_opts, "autogenerate", False) and directives[0].upgrade_ops.is_empty():
        directives[:] = []


def run() -> None:
    """Runs the migrations in one transaction."""
    options = current_app.extensions["migrate"].configure_args | {"process_revision_directives": without_empty}
    with db.engine.connect() as connection:
        context.configure(connection=connection, target_metadata=db.metadata, **options)
        with context.begin_transaction():
            if connection.dialect.name == "postgresql":
                # Of two that start at once the second waits here and finds everything done.
                connection.execute(text("SELECT pg_advisory_xact_lock(7446)"))
            context.run_migrations()


run()
