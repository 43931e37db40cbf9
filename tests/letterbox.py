"""What the site has posted: letters, and the links in them."""

import re
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

LINK = re.compile(r"https?://\S+")


def letters(site: Flask) -> list[Any]:
    """Every letter since the box was last emptied."""
    box: list[Any] = site.extensions["mailman"].__dict__.setdefault("outbox", [])
    return box


def empty(site: Flask) -> None:
    """Takes all letters out of the box."""
    letters(site).clear()


def link_to(site: Flask, part: str) -> str:
    """The path of the newest link whose address holds this part."""
    links = [link for letter in letters(site) for link in LINK.findall(letter.body) if part in link]
    return urlsplit(links[-1]).path
