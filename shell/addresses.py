"""The kinds of name that an address may hold; anything else is not found before a view runs (trust S3, S25)."""

from datetime import date

from flask import Flask
from werkzeug.exceptions import NotFound
from werkzeug.routing import BaseConverter


class TokenConverter(BaseConverter):
    """A public identifier that cannot be guessed: 16 random bytes in 22 characters."""

    regex = "[A-Za-z0-9_-]{22}"


class SlugConverter(BaseConverter):
    """The id of something in the content files."""

    regex = "[a-z0-9-]{1,64}"


class LinkConverter(BaseConverter):
    """What a one-time link carries: signed, with two dots in it; the library checks it (trust S15)."""

    regex = "[A-Za-z0-9_.-]{16,1024}"


class DayConverter(BaseConverter):
    """A calendar day, 2026-03-28; one that no calendar has is not found."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise NotFound from error

    def to_url(self, value: date) -> str:
        return value.isoformat()


def init_addresses(app: Flask) -> None:
    """Makes `<token:...>`, `<slug:...>`, `<link:...>` and `<day:...>` known to every room's routes."""
    app.url_map.converters.update(token=TokenConverter, slug=SlugConverter, link=LinkConverter, day=DayConverter)
