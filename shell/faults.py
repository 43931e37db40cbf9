"""When something does not work: a calm page that says what to do, keeps what was sent, reveals nothing (trust S27)."""

import logging
from typing import Any

from flask import Flask, current_app, g, make_response, render_template, request
from flask.globals import request_ctx
from flask.wrappers import Response
from flask_babel import lazy_gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException, SecurityError

from shell.database import db
from shell.letters import NoPost
from shell.pages import htmx

log = logging.getLogger("tiny-rungs")
PATIENCE_SECONDS = 5
KEPT_FIELDS = 60

Words = tuple[Any, Any]

Sent = list[tuple[str, str]]
"""What a form held: each field's name and value, in order; a name may stand several times."""
SECRET_FIELDS = {"csrf_token", "password", "new_password", "key", "pin"}
"""What a page never shows again, not even to the one who typed it."""

WORDS: dict[int, Words] = {
    400: (_("That did not reach us whole"), _("Nothing is lost. Please do it once more.")),
    401: (_("Please sign in once more"), _("What you wrote waits here. Sign in, come back, and send it.")),
    403: (_("This page is not open from here"), _("Go back to the page you came from, and try from there.")),
    404: (_("There is nothing at this address"), _("It may have ended, or the address may be cut short.")),
    405: (_("This address works in another way"), _("Go back, and use the buttons on the page.")),
    415: (_("This address takes plain forms"), _("Go back, and use the buttons on the page.")),
    413: (_("That was too long for us"), _("Please make it shorter and send it again.")),
    422: (_("One choice was not clear to us"), _("Go back, and pick one of the choices on the page.")),
    429: (_("Please wait a little"), _("Many tries came at once. In a few minutes it works again.")),
    500: (_("Something of ours broke"), _("Your answers are safe. Please try again in a moment.")),
    503: (_("We are busy for a moment"), _("Your answers are safe. Please try again in a few seconds.")),
}
"""What each status says to a family: a heading and what to do."""


class NotYours(LookupError):
    """The thing does not exist, or belongs to someone else: the answer is the same (trust S1)."""


def init_faults(app: Flask) -> None:
    """Turns each kind of trouble into one page."""
    app.register_error_handler(NotYours, lambda error: fault(404))
    app.register_error_handler(CSRFError, lambda error: fault(400, form=sent()))
    app.register_error_handler(HTTPException, of_the_web)
    app.register_error_handler(DBAPIError, of_the_database)
    app.register_error_handler(NoPost, lambda error: fault(503, form=sent()))
    app.register_error_handler(Exception, of_ours)


def of_the_web(error: HTTPException) -> Response:
    """Errors of the request itself, such as an unknown page or too long a form."""
    if error.response is not None or error.code is None or error.code < 400:
        return make_response(error.get_response())
    if isinstance(error, SecurityError):
        # A name that is not ours leaves Flask without addresses; our pages need only paths.
        request_ctx.url_adapter = current_app.url_map.bind("localhost")
    answer = fault(error.code, form=sent() if error.code == 429 else None)
    if seconds := getattr(error, "retry_after", None):
        answer.headers["Retry-After"] = str(seconds)
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        answer.headers["Allow"] = ", ".join(sorted(allowed))
    return answer


def of_the_database(error: DBAPIError) -> Response:
    """A busy, full or read-only database: nothing was half-written, and trying again soon will do."""
    db.session.rollback()
    log.error("database: %s", type(error.orig).__name__)
    return fault(503, form=sent())


def of_ours(error: Exception) -> Response:
    """A fault of ours; only the place is logged, since a message may hold what a family wrote (trust P9)."""
    db.session.rollback()
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    log.error("fault: %s at %s in %s", type(error).__name__, where, request.endpoint)
    return fault(500, form=sent())


def fault(code: int, form: Sent | None = None, words: Words | None = None, way_in: str | None = None) -> Response:
    """The page for a status of 400 or more; `form` holds what was sent, to be sent again with one tap.

    `words` are a heading and what to do, where the status's own would not be clear. `way_in` is a door that opens
    beside this page, so that what was typed waits here.
    """
    known = code if code in WORDS else 400 if code < 500 else 500
    g.trouble = code >= 500
    title, advice = words or WORDS[known]
    answer = make_response(
        render_template("faults/fault.html", title=title, advice=advice, form=form, way_in=way_in), code
    )
    if code in {429, 503}:
        answer.headers["Retry-After"] = str(PATIENCE_SECONDS)
    if htmx:
        answer.headers["HX-Retarget"] = "body"
        answer.headers["HX-Reswap"] = "innerHTML"
    return answer


def sent() -> Sent | None:
    """What this request's form held, without its secrets, if it came from our own page and is short enough to show."""
    if request.method != "POST" or not request.headers.get("Origin"):
        return None
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in SECRET_FIELDS]
    return fields if len(fields) <= KEPT_FIELDS else None
