"""The script that keeps pages readable without a connection, and what it keeps from the start."""

from flask import Flask, make_response, render_template, url_for
from flask.wrappers import Response

from shell.files import version_of

DRESS = ("site.css", "child.css", "grown-up.css")
"""What the calm pages are drawn with: they carry it, and a new version of it is a new version of them."""


def init_worker(app: Flask) -> None:
    """Serves the script from the root, so that it may answer for every page."""
    app.add_url_rule("/worker.js", view_func=worker)


def worker() -> Response:
    """The script, with the addresses of this version's parts."""
    away = {"child": url_for("quiz.away"), "grownUp": url_for("family.away")}
    version = "-".join(map(version_of, DRESS))
    answer = make_response(render_template("worker.js", away=away, version=version))
    answer.mimetype = "text/javascript"
    return answer
