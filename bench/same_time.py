"""Whether an address with an account is answered as fast as one without, so that time tells nobody (trust S14)."""

import time
from collections.abc import Iterator
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from flask import Flask
from flask_migrate import upgrade

from app import create_app
from bench.load import REPEATS
from bench.table import Line, middles, ratio
from shell.database import init_migrations
from shell.settings import local_settings
from tests.families import ANA, PASSWORD, kept
from tests.journeys import Device
from tests.server import KEY, free_port

UP = {"password": PASSWORD, "called": "mum"}
FORMS = {"/sign-in": {"password": "not this one"}, "/new-password": {}, "/confirm": {}, "/sign-up": UP}
PAIRS = 6
MOST = 1.1
"""The slower of the two may take a tenth more."""


def measure(folder: Path, repeats: int = REPEATS) -> Iterator[Line]:
    """Each form for somebody known and for nobody in turn, with the real hash of passwords and a mail server."""
    port = free_port()
    post = Controller(Sink(), hostname="127.0.0.1", port=port)
    post.start()
    site = site_with_post(folder, port)
    kept(site)
    for path, fields in FORMS.items():
        turns = [
            (took(site, path, fields, ANA), took(site, path, fields, f"nobody{number}@example.com"))
            for number in range(PAIRS * repeats)
        ]
        known, nobody = zip(*turns, strict=True)
        apart = ratio(known, nobody)
        yield Line(f"known and unknown at {path}", *middles(known, nobody, "ms"), max(apart, 1 / apart), MOST)
    post.stop()


def site_with_post(folder: Path, port: int) -> Flask:
    """A site on a database of its own that hands its letters to this port."""
    settings = local_settings({"SECRET_KEY": KEY, "DATABASE_URL": f"sqlite:///{folder / 'time.sqlite3'}"})
    server = {"MAIL_BACKEND": "smtp", "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": port, "MAIL_USE_TLS": False}
    site = create_app(settings | server)
    init_migrations(site)
    with site.app_context():
        upgrade()
    return site


def took(site: Flask, path: str, fields: dict[str, str], email: str) -> float:
    """How long one form takes, in milliseconds; how often was tried before is forgotten first."""
    with site.app_context():
        site.extensions["limits"].storage.reset()
    device = Device(site.test_client())
    device.open(path)
    begun = time.perf_counter()
    device.client.post(path, data=fields | {"csrf_token": device.token, "email": email})
    return (time.perf_counter() - begun) * 1000
