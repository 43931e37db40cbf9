"""Static files are named by what is in them, so that a browser may keep each for a year and never shows an old one."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, request
from flask.wrappers import Response

from shell.settings import HERE

STATIC = HERE / "static"
NAMED_BY_VERSION = re.compile(r"@\d[\d.]*/")
"""Parts of others lie in a folder named by their version: `vendor/htmx@2.0.11/`."""
KEEP = "public, max-age=31536000, immutable"


def init_files(app: Flask) -> None:
    """Adds the digest to each static file's address, and says how long an answer may be kept."""
    app.url_defaults(name_the_version)
    app.jinja_env.globals.update(static=static)
    app.after_request(keep_what_never_changes)


def name_the_version(endpoint: str, values: dict[str, Any]) -> None:
    """Puts the digest of our own files into their addresses."""
    if endpoint == "static" and not NAMED_BY_VERSION.search(values["filename"]):
        values["v"] = version_of(values["filename"])


def static(name: str) -> str:
    """The address of a static file, for templates."""
    return f"{request.script_root}/static/{name}" + ("" if NAMED_BY_VERSION.search(name) else f"?v={version_of(name)}")


def keep_what_never_changes(response: Response) -> Response:
    """A file under its own digest or version is kept; under another, as during an update, it is asked for again."""
    if request.endpoint == "static" and response.status_code in {200, 304}:
        name = (request.view_args or {})["filename"]
        fixed = NAMED_BY_VERSION.search(name) or request.args.get("v") == version_of(name)
        response.headers["Cache-Control"] = KEEP if fixed else "no-cache"
    return response


def version_of(name: str) -> str:
    """The first twelve hex digits of a static file's digest, or "0" where there is none."""
    path = STATIC / name
    try:
        return digest(path, path.stat().st_mtime_ns)
    except OSError:
        return "0"


@cache
def digest(path: Path, _changed: int) -> str:
    """The digest of a file, read again only when it has changed."""
    return sha256(path.read_bytes()).hexdigest()[:12]
