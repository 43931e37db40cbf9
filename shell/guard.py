"""What every answer carries and every request must bring (trust S10, S11, S18-S20, S22, S23)."""

import re
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, abort, request
from flask.wrappers import Response
from flask_wtf import CSRFProtect

from shell.database import SAFE_METHODS

csrf = CSRFProtect()

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
A_YEAR = 365 * 24 * 3600
NAMED_BY_VERSION = re.compile(r"@\d[\d.]*/")


def init_guard(app: Flask) -> None:
    """Sets the headers, the origin check, the form tokens, and the names of static files that change with content."""
    csrf.init_app(app)
    app.before_request(refuse_other_origins)
    app.after_request(add_headers)
    digests: dict[tuple[Path, int], str] = {}

    @app.url_defaults
    def name_the_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and not NAMED_BY_VERSION.search(values.get("filename", "")):
            values["v"] = version_of(Path(str(app.static_folder)) / values["filename"], digests)


def refuse_other_origins() -> None:
    """A browser names the origin of each form it sends; a form from another site is not for us."""
    origin = request.headers.get("Origin")
    if request.method not in SAFE_METHODS and origin and urlsplit(origin).netloc != request.host:
        abort(403)


def add_headers(response: Response) -> Response:
    """Puts the security headers on every answer; only versioned static files may be kept by a browser."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}; includeSubDomains"
    if request.endpoint == "static" and response.status_code in {200, 304}:
        keep_if_versioned(response)
    else:
        response.headers["Cache-Control"] = "no-store"
        response.vary.add("HX-Request")
    return response


def keep_if_versioned(response: Response) -> None:
    """A static file asked for by its digest, or kept under its version, never changes; others are asked for again."""
    if request.args.get("v") or NAMED_BY_VERSION.search(request.path):
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    else:
        response.headers["Cache-Control"] = "no-cache"


def version_of(path: Path, digests: dict[tuple[Path, int], str]) -> str:
    """The first twelve hex digits of the file's digest, read again only when the file has changed."""
    try:
        key = (path, path.stat().st_mtime_ns)
    except OSError:
        return "0"
    if key not in digests:
        digests[key] = sha256(path.read_bytes()).hexdigest()[:12]
    return digests[key]
