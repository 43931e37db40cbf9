"""How a page gets its styles: by name, or written into a page that is opened from elsewhere, to save a second trip.

On a slow line the second trip is half of the wait. A page that follows one of ours finds the styles in the browser.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from urllib.parse import urlsplit

from flask import Flask, g, request
from markupsafe import Markup
from werkzeug.exceptions import SecurityError

from shell.files import STATIC, static, version_of

COMMENT = re.compile(r"/\*.*?\*/|\n\s*|(?<=[:;{,]) ", re.DOTALL)


def init_styles(app: Flask) -> None:
    """Gives templates `styles("site.css", ...)`."""
    app.jinja_env.globals.update(styles=styles)


def styles(*names: str) -> Markup:
    """The tags for these files of `static/`."""
    if comes_from_here():
        return Markup("").join(Markup('<link rel="stylesheet" href="{}">').format(static(name)) for name in names)
    text = written(names, tuple(map(version_of, names)), request.script_root)
    g.styles_hash = hash_of(text)
    tags = [Markup("<style>{}</style>").format(Markup(text))]  # noqa: S704 - our own files
    tags += [Markup('<link rel="prefetch" href="{}">').format(static(name)) for name in names]
    return Markup("").join(tags)


def comes_from_here() -> bool:
    """Whether the browser was on another page of ours just now; what cannot be read or trusted was not."""
    try:
        return urlsplit(request.referrer or "").netloc == request.host
    except (ValueError, SecurityError):
        return False


@cache
def written(names: tuple[str, ...], _versions: tuple[str, ...], root: str) -> str:
    """The files as one text without comments, their addresses made whole."""
    text = "".join((STATIC / name).read_text(encoding="utf-8") for name in names)
    return COMMENT.sub("", text).replace('url("', f'url("{root}/static/')


@cache
def hash_of(text: str) -> str:
    """What the policy calls this text by."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
