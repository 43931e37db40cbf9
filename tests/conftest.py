"""Maya plays, Ana is her grown-up, Tom is a stranger: three devices at one site, on both databases."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from hypothesis import settings
from sqlalchemy import text

from app import create_app
from shell.database import db, init_migrations
from shell.settings import local_settings
from tests.journeys import Device
from tests.postgres import postgres_url

DATABASES = ("sqlite", "postgres")
settings.register_profile("same each time", derandomize=True, deadline=None)
settings.load_profile("same each time")
LONGEST = ("browser", "site", "voices")
"""Folders of tests whose files take long, the longest first."""


WALK = re.compile(r"past [\w -]+(?=]$)")
"""How the name of a test ends that asks about a walk past pages of one kind (tests/browser/conftest.py)."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts long files first: the short ones then fill the gaps, and no worker is left alone with a long one."""
    order = {folder: place for place, folder in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.parent.name, len(order)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Hands each worker a whole file, or what in any file asks about the same walk, so that it is walked once."""
    from xdist.scheduler import LoadFileScheduling

    class Together(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            walk = WALK.search(nodeid)
            return walk[0] if walk else super()._split_scope(nodeid)

    return Together(config, log)


QUICK = {
    "SECURITY_PASSWORD_HASH": "hex_sha256",
    "SECURITY_PASSWORD_SCHEMES": ["hex_sha256"],
    "SECURITY_PASSWORD_SINGLE_HASH": ["hex_sha256"],
    "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
    "MAIL_BACKEND": "locmem",
}
"""Passwords with a hash that takes no time, not a third of a second each, and letters that stay in memory."""


@pytest.fixture(scope="session")
def make_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Flask]]:
    """Builds a migrated site on a database of its own, with any settings changed."""
    made: list[Flask] = []

    def make(database: str, **changed: Any) -> Flask:
        url = (
            postgres_url() if database == "postgres" else f"sqlite:///{tmp_path_factory.mktemp('db') / 'site.sqlite3'}"
        )
        settings = local_settings({"SECRET_KEY": "only-for-tests-" * 3, "DATABASE_URL": url})
        aside = tmp_path_factory.mktemp("aside")
        kept = {"ERASURES": str(aside / "erasures.txt"), "BACKUPS": str(aside / "backups"), "MAIL_FOLDER": str(aside)}
        site = create_app(settings | QUICK | kept | changed)
        init_migrations(site)
        with site.app_context():
            upgrade()
        made.append(site)
        return site

    yield make
    for site in made:
        with site.app_context():
            db.engine.dispose()


@pytest.fixture(scope="session")
def sites(make_site: Callable[..., Flask]) -> Callable[[str], Flask]:
    """One site a database, kept for the whole run."""
    made: dict[str, Flask] = {}

    def of(database: str) -> Flask:
        if database not in made:
            made[database] = make_site(database)
        return made[database]

    return of


@pytest.fixture(params=DATABASES)
def site(request: pytest.FixtureRequest, sites: Callable[[str], Flask]) -> Flask:
    """The site on each database in turn, empty at the start of every test."""
    return emptied(sites(request.param))


def emptied(site: Flask) -> Flask:
    """A site without a row."""
    with site.app_context():
        # What was agreed can go with its family only.
        for table in ["family", *(table.name for table in reversed(db.metadata.sorted_tables))]:
            db.session.execute(text(f"DELETE FROM {table}"))
        db.session.commit()
        db.session.remove()
    return site


@pytest.fixture
def maya(site: Flask) -> Device:
    """A child's device with a game begun: age band 7-9."""
    return Device(site.test_client()).begin()


@pytest.fixture
def ana(site: Flask) -> Device:
    """A grown-up's device, nothing done yet."""
    return Device(site.test_client())


@pytest.fixture
def tom(site: Flask) -> Device:
    """A stranger with a round of his own."""
    return Device(site.test_client()).begin("10-12")


@pytest.fixture
def client(site: Flask) -> FlaskClient:
    """A browser that was never here before."""
    return site.test_client()
