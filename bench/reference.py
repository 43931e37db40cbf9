"""The least that Flask and Flask-SQLAlchemy do on the same SQLite: one page, and one insert with its commit."""

import os
from typing import Any

from flask import Flask, render_template_string, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from shell.database import SQLITE_PRAGMAS

LINE = "One plain line of a plain page, as long as a line of text is, so that a page of any size is made of such."
PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Reference</title></head>
<body>
{% for line in lines %}<p>{{ line }}</p>
{% endfor %}
</body>
</html>
"""


class Base(DeclarativeBase):
    """The tables' base."""


db = SQLAlchemy(model_class=Base)


class Tap(db.Model):
    """One row an answer."""

    id: Mapped[int] = mapped_column(primary_key=True)
    pick: Mapped[str]


def create_reference() -> Flask:
    """The reference, ready to serve; `?size=` gives the page's size in bytes, roughly."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
    db.init_app(app)
    with app.app_context():
        event.listen(db.engine, "connect", prepare)
        db.create_all()
        db.engine.dispose()
    app.add_url_rule("/", view_func=page)
    app.add_url_rule("/taps", view_func=tap, methods=["POST"])
    return app


def prepare(connection: Any, _record: Any) -> None:
    """The same durability as the site's."""
    for pragma in SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def page() -> str:
    """One page of about the size asked for, out of a template."""
    return render_template_string(PAGE, lines=[LINE] * (request.args.get("size", 1000, int) // (len(LINE) + 8)))


def tap() -> str:
    """One insert, its commit, and the page."""
    db.session.add(Tap(pick=request.form["pick"]))
    db.session.commit()
    return page()
