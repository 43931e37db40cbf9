"""A clock that can be moved, and a letterbox that is empty at first."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from freezegun import freeze_time

from tests.letterbox import empty
from tests.site.watching import NOON, NOT_FROZEN


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands still until it is moved."""
    with freeze_time(NOON, ignore=NOT_FROZEN) as clock:
        yield clock


@pytest.fixture(autouse=True)
def _no_letters(request: pytest.FixtureRequest) -> None:
    """Every test begins with an empty letterbox."""
    if "site" in request.fixturenames:
        site: Flask = request.getfixturevalue("site")
        empty(site)
