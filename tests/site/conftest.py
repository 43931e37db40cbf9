"""A site on which things go wrong, a child who plays there, and a clock that can be moved."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask, abort
from freezegun import freeze_time
from sqlalchemy import event

from shell.database import db
from shell.doors import Door, declare
from tests.journeys import Device
from tests.site.trouble import PATIENCE_MILLISECONDS, be_impatient, broken, the_same_guest_twice
from tests.site.watching import NOON, NOT_FROZEN


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def troubled(request: pytest.FixtureRequest, make_site: Callable[..., Flask]) -> Flask:
    """The site on a database that gives up waiting soon, with addresses at which things go wrong."""
    options: dict[str, Any] = {"hide_parameters": True}
    if request.param == "postgres":
        options["connect_args"] = {"options": f"-c lock_timeout={PATIENCE_MILLISECONDS}"}
    site = make_site(request.param, SQLALCHEMY_ENGINE_OPTIONS=options)
    site.add_url_rule("/forced/<int:code>", "forced", lambda code: abort(code), methods=["GET", "POST"])
    site.add_url_rule("/broken", "broken", broken, methods=["GET", "POST"])
    site.add_url_rule("/twice", "twice", the_same_guest_twice, methods=["GET", "POST"])
    declare(site, dict.fromkeys(("forced", "broken", "twice"), Door.ANYONE))
    if request.param == "sqlite":
        with site.app_context():
            event.listen(db.engine, "connect", be_impatient)
            db.engine.dispose()
    return site


@pytest.fixture
def kim(troubled: Flask) -> Device:
    """A child's device at the troubled site."""
    return Device(troubled.test_client()).begin()


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands still until it is moved."""
    with freeze_time(NOON, ignore=NOT_FROZEN) as clock:
        yield clock
