"""Builds the site: settings, shell, one blueprint a room, and content that is checked before anyone is served."""

import os
from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_compress import Compress

import accounts.library
import accounts.screens
import accounts.views
import consult.views
import family.views
import home.views
import journal.views
import keeping.views
import outlook.parting
import outlook.views
import paper.views
import planner.views
import quiz.views
import sharing.views
from consult.details.words import detail_words
from consult.languages import languages
from consult.words import page_words
from home.agreements import agreements
from journal.celebrations import celebrations
from journal.chips import chips
from journal.grammar import grammar
from journal.hollow import hollows
from journal.likes import likes_words
from journal.looking_back import sentences
from journal.praises import praises
from keeping.acts import acts
from keeping.map import data_map
from outlook.own import own_words
from outlook.statements import forms
from paper.noting import paragraphs
from paper.words import words
from planner.areas import areas
from planner.care import care
from planner.evening import told
from planner.ladders import ladders
from planner.own_goals.routines import routines
from planner.own_goals.sorts import sorts
from planner.own_goals.wishes import wishes
from planner.reasons import reasons
from planner.splits import splits
from planner.tips import tips
from planner.together import together
from quiz.cards import bank
from quiz.clips import clips
from quiz.parting import versions
from quiz.portrait import poles
from quiz.story import story
from shell import addresses, cookies, database, doors, faults, files, guard, letters, limits, pages, styles, worker
from shell.settings import INSTANCE, local_settings, production_settings

PARTS = (
    addresses.init_addresses,
    cookies.init_cookies,
    database.init_database,
    pages.init_pages,
    guard.init_guard,
    files.init_files,
    faults.init_faults,
    styles.init_styles,
    worker.init_worker,
    letters.init_letters,
    limits.init_limits,
    doors.init_doors,
    accounts.views.init_accounts,
    accounts.library.init_library,
    accounts.screens.init_screens,
    home.views.init_home,
    consult.views.init_consult,
    doors.watch_doors,
)
ROOMS = (family, accounts, home, quiz, outlook, planner, journal, paper, sharing, consult, keeping)
CONTENT = (
    *(agreements, bank, story, clips, poles, forms, own_words),
    *(chips, sentences, grammar, praises, hollows, celebrations, likes_words),
    *(routines, sorts, wishes),
    *(areas, tips, together, ladders, reasons, care, splits, told, acts, data_map),
    *(words, paragraphs, languages, detail_words, page_words),
)


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The site, with the settings of one's own machine if none are given. A bad content file stops it here."""
    app = Flask(__name__, instance_path=str(INSTANCE))
    app.config.from_mapping(settings or local_settings())
    for part in PARTS:
        part(app)
    Compress(app)
    if os.environ.get("FLASK_RUN_FROM_CLI"):
        database.init_migrations(app)
    for room in ROOMS:
        app.register_blueprint(room.views.room)
    check_content(app.config["LANGUAGES"])
    return app


def production() -> Flask:
    """The site for families; refuses to start without a key and its names."""
    return create_app(production_settings())


def check_content(languages: list[str]) -> None:
    """Reads every content file once; ContentError names file, item and fault."""
    versions()
    outlook.parting.versions()
    for read in CONTENT:
        for language in languages:
            read(language)
