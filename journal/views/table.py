"""The room's addresses."""

from flask import Blueprint

room = Blueprint("journal", __name__)
