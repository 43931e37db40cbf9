"""The plan page when a million rounds are stored, beside the same page when a thousand are."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from app import create_app
from bench.client import request
from bench.load import REPEATS, Run, interleaved, middle, run
from bench.table import Line, within
from family.models import hashed
from quiz.cards import bank
from shell.settings import local_settings
from tests.server import KEY, Server

FEW, MANY = 1_000, 1_000_000
GUESTS = 50
"""So many of the stored rounds are opened, the same number in both files."""
SECONDS = 2.0
TAPS = 15
PICKS = {"O": "Open"}


def measure(folder: Path, repeats: int = REPEATS) -> Iterator[Line]:
    """Time of the plan page with the stored rounds, and how many queries it takes."""
