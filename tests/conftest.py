"""Maya plays, Ana is her grown-up, Tom is a stranger: three devices at one site, on both databases."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import text

from app import create_app
from shell.database import db, init_migrations
from shell.settings import local_settings
from tests.journeys import Device
from tests.postgres import postgres_url

DATABASES = ("sqlite", "postgres")


@pytest.fixture(scope="session")
def make_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Flask]]:
    """Builds a migrated site on a database of its own, with any settings changed."""
    made: list[Flask] = []

    def make(database: str, **changed: Any) -> Flask:
        url = (
            postgres_url() if database == "postgres" else f"sqlite:///{tmp_path_factory.mktemp('db') / 'site.sqlite3'}"
        )
        settings = local_settings({"SECRET_KEY": "only-for-tests-" * 3, "DATABASE_URL": url})
        site = create_app(settings | changed)
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
    site = sites(request.param)
    with site.app_context():
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(text(f"DELETE FROM {table.name}"))
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
