"""The room's addresses and commands."""

from flask import Blueprint

room = Blueprint("keeping", __name__, cli_group=None)
