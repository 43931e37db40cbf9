"""The least that Flask and Flask-SQLAlchemy do on the same SQLite: one page, and one insert with its commit."""

import os
from typing import Any

from flask import Flask, redirect, render_template_string, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from werkzeug.wrappers import Response

from shell.database import SQLITE_PRAGMAS

LINE = "One plain line of a plain page, as long as a line of text is, so that a page of any size is made of such."
PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Reference</title></head>
<body>
{% if asks %}
<h1>Which one?</h1>
<form method="post">
<button class="card" name="pick" value="one">This one</button>
<button class="card" name="pick" value="other">The other one</button>
</form>
{% endif %}
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
    app.add_url_rule("/question", view_func=question)
    app.add_url_rule("/question", view_func=answer, methods=["POST"])
    return app


def prepare(connection: Any, _record: Any) -> None:
    """The same durability as the site's."""
    for pragma in SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def page(*, asks: bool = False) -> str:
    """One page of about the size asked for, out of a template; it may ask a question."""
    lines = [LINE] * (request.args.get("size", 1000, int) // (len(LINE) + 8))
    return render_template_string(PAGE, lines=lines, asks=asks)


def tap() -> str:
    """One insert, its commit, and the page."""
    keep()
    return page()


def question() -> str:
    """The page with a heading and a form of two buttons that posts to it."""
    return page(asks=True)


def answer() -> Response:
    """One insert, its commit, and the way to the page that asks: so that a reload sends nothing twice."""
    keep()
    return redirect(request.full_path, 303)


def keep() -> None:
    """One insert and its commit."""
    db.session.add(Tap(pick=request.form["pick"]))
    db.session.commit()
