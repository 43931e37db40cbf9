"""Showing a page, or the one part of it that a swap needs."""

from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, current_app, g, make_response, render_template, request
from flask.wrappers import Response
from flask_babel import Babel, get_domain, get_locale
from flask_htmx import HTMX
from markupsafe import Markup

from shell.settings import HERE

htmx = HTMX()
babel = Babel()
PICTURES = HERE / "static" / "pictures"


def init_pages(app: Flask) -> None:
    """Gives templates their language and pictures, and every answer the header that keeps fragments apart."""
    htmx.init_app(app)
    babel.init_app(app, locale_selector=best_language)
    # Flask-Babel's own would look for context, language and catalogue anew at each of fifty sentences.
    app.jinja_env.globals.update(_=told, gettext=told, ngettext=told_many)
    app.jinja_env.globals.update(picture=picture, strokes=strokes, language=language)
    app.jinja_env.globals.update(has_page=app.view_functions.__contains__)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def page(whole: str, part: str, /, **shown: object) -> Response:
    """The template `whole`, or for a swap only its `part`, which `whole` includes; both from the same values."""
    return make_response(render_template(part if wants_fragment() else whole, **shown))


def wants_fragment() -> bool:
    """Whether htmx asks for a part; going back in history must get a whole page (trust S23)."""
    return bool(htmx) and not htmx.history_restore_request


def language() -> str:
    """The language of this request's pages and content, a folder name under each room's `content/`."""
    if "language" not in g:
        g.language = str(get_locale() or "en")
    return str(g.language)


def told(message: str) -> str:
    """A template's sentence in this request's language; the catalogue is looked up once a request, not a sentence."""
    return str(catalogue().ugettext(message))


def told_many(one: str, many: str, count: int) -> str:
    """The same for a sentence that counts something."""
    return str(catalogue().ungettext(one, many, count))


def catalogue() -> Any:
    """This request's translations."""
    if "catalogue" not in g:
        g.catalogue = get_domain().get_translations()
    return g.catalogue


def best_language() -> str:
    """The first of our languages that the reader's browser asks for."""
    languages: list[str] = current_app.config["LANGUAGES"]
    return request.accept_languages.best_match(languages) or languages[0]


@cache
def picture(name: str) -> Markup:
    """One of our own drawings, ready to stand in the page: `picture("friends/pim-greet")`."""
    return Markup(drawing(PICTURES / f"{name}.svg"))  # noqa: S704 - our own files, checked by test


@cache
def strokes(name: str) -> Markup:
    """What a drawing is made of, without its own frame, to be laid over others in one frame."""
    inner = picture(name).partition(">")[2].rpartition("</svg>")[0]
    return Markup(inner)  # noqa: S704 - our own files, checked by test


def drawing(path: Path) -> str:
    """The text of an SVG file on one line."""
    return " ".join(path.read_text(encoding="utf-8").split()).replace("> <", "><")
