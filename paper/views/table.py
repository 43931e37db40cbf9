"""The room's addresses."""

from flask import Blueprint, make_response
from flask.wrappers import Response

room = Blueprint("paper", __name__)


def as_file(content: bytes, kind: str, name: str) -> Response:
    """An answer out of memory that a browser saves; nothing is written here (trust P8)."""
    answer = make_response(content)
    answer.mimetype = kind
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
