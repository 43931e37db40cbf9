"""Builds the site: settings, shell, one blueprint a room, and content that is checked before anyone is served."""

import os
from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_compress import Compress

import family.views
import planner.views
import quiz.views
from planner.areas import areas
from planner.ladders import ladders
from planner.tips import tips
from quiz.cards import bank
from quiz.parting import versions
from quiz.portrait import poles
from quiz.story import story
from shell import addresses, database, faults, files, guard, pages
from shell.settings import INSTANCE, local_settings, production_settings

PARTS = (
    addresses.init_addresses,
    database.init_database,
    pages.init_pages,
    guard.init_guard,
    files.init_files,
    faults.init_faults,
)
CONTENT = (bank, story, poles, areas, tips, ladders)


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The site, with the settings of one's own machine if none are given. A bad content file stops it here."""
    app = Flask(__name__, instance_path=str(INSTANCE))
    app.config.from_mapping(settings or local_settings())
    for part in PARTS:
        part(app)
    Compress(app)
    if os.environ.get("FLASK_RUN_FROM_CLI"):
        database.init_migrations(app)
    for room in (family.views.room, quiz.views.room, planner.views.room):
        app.register_blueprint(room)
    check_content(app.config["LANGUAGES"])
    return app


def production() -> Flask:
    """The site for families; refuses to start without a key and its names."""
    return create_app(production_settings())


def check_content(languages: list[str]) -> None:
    """Reads every content file once; ContentError names file, item and fault."""
    versions()
    for read in CONTENT:
        for language in languages:
            read(language)
