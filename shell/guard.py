"""What every answer carries and every request must bring (trust S10, S11, S18-S20, S22, S23)."""

from flask import Flask, abort, g, request
from flask.wrappers import Response
from flask_wtf import CSRFProtect

from shell.database import SAFE_METHODS

csrf = CSRFProtect()

STYLES = "style-src 'self'"
"""A page that carries its styles adds their hash (`shell/styles.py`)."""

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        STYLES,
        "img-src 'self'",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
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
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FORM_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data"}
MOST_FIELDS = 100
A_YEAR = 365 * 24 * 3600


def init_guard(app: Flask) -> None:
    """Sets the headers, the origin check and the form tokens."""
    app.before_request(refuse_other_origins)
    app.before_request(refuse_what_no_page_sends)
    csrf.init_app(app)
    app.after_request(add_headers)


def refuse_other_origins() -> None:
    """A browser names the origin of each form it sends; a form from another site is not for us."""
    origin = request.headers.get("Origin")
    if request.method not in SAFE_METHODS and origin and origin.partition("://")[2] != request.host:
        abort(403)


def refuse_what_no_page_sends() -> None:
    """Our pages send short plain forms of known length; anything else is not read at all (trust S24, S26)."""
    if request.method in SAFE_METHODS:
        return
    if "Transfer-Encoding" in request.headers:
        abort(411)
    if request.content_length and request.mimetype not in FORM_TYPES:
        abort(415)
    if request.files or len(request.form) > MOST_FIELDS:
        abort(413)


def add_headers(response: Response) -> Response:
    """Puts the security headers on every answer; only static files may be kept by a browser (`shell/files.py`)."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if "styles_hash" in g:
        response.headers["Content-Security-Policy"] = POLICY.replace(STYLES, f"{STYLES} {g.styles_hash}")
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}; includeSubDomains"
    if request.endpoint != "static" or response.status_code not in {200, 304}:
        response.headers["Cache-Control"] = "no-store"
        response.vary.add("HX-Request")
    return response
