"""The kinds of name that an address may hold; anything else is not found before a view runs (trust S3, S25)."""

from flask import Flask
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


def init_addresses(app: Flask) -> None:
    """Makes `<token:...>`, `<slug:...>` and `<link:...>` known to every room's routes."""
    app.url_map.converters.update(token=TokenConverter, slug=SlugConverter, link=LinkConverter)
