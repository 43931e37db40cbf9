"""Every page, part, picture and stylesheet is valid by the checker that the people who write the standard use."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup
from flask import Flask, abort, request

from shell.doors import Door, declare
from shell.files import STATIC
from tests.checker import Complaint, complaints
from tests.site.trouble import broken
from tests.site.walk import Page, everything

AROUND = '<!doctype html><html lang="en"><head><title>Part</title></head><body>{}</body></html>'
PASSING = re.compile(r'(?<=name="csrf_token" value=")[^"]+|(?<=/games/)[\w-]{22}')
"""What differs from one visit to the next."""

NO_PAGES = {"static", "family.health", "worker"}
"""Addresses that show no page."""


@dataclass(frozen=True)
class Walk:
    """The pages that were seen on a walk through the whole site, and the addresses that nobody came to."""

    pages: list[Page]
    missed: set[str]


@pytest.fixture(scope="module")
def walk(make_site: Callable[..., Flask]) -> Walk:
    """A walk through a site on which trouble can be called for."""
    site, opened = make_site("sqlite"), set[str]()
    site.before_request(lambda: opened.add(str(request.endpoint)))
    site.add_url_rule("/forced/<int:code>", "forced", lambda code: abort(code))
    site.add_url_rule("/broken", "broken", broken, methods=["GET", "POST"])
    declare(site, dict.fromkeys(("forced", "broken"), Door.ANYONE))
    pages = list(everything(site))
    return Walk(pages, {rule.endpoint for rule in site.url_map.iter_rules() if "GET" in (rule.methods or ())} - opened)


@pytest.fixture(scope="module")
def faults(walk: Walk, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Complaint]]:
    """What the checker finds, by name: one run for everything, since starting it takes longest."""
    pages = {PASSING.sub("", page.text): page for page in walk.pages}
    named = {f"page-{number}.html": page for number, page in enumerate(pages.values())}
    pictures = {f"picture-{file.parent.name}-{file.stem}.html": file for file in STATIC.glob("pictures/**/*.svg")}
    texts = {name: AROUND.format(page.text) if page.part else page.text for name, page in named.items()}
    texts |= {name: AROUND.format(file.read_text()) for name, file in pictures.items()}
    texts |= {sheet.name: sheet.read_text() for sheet in STATIC.glob("*.css")}
    found = complaints(texts, tmp_path_factory.mktemp("checked"))
    return {f"page {named[name].path} {named[name].who}" if name in named else name: of for name, of in found.items()}


def kinds_of(faults: dict[str, list[Complaint]], begin: str, end: str = "") -> dict[str, tuple[str, str]]:
    """Each kind of fault once, with the first place where it stands, in what has such a name."""
    told = {name: of for name, of in faults.items() if name.startswith(begin) and name.endswith(end)}
    return {what: (name, place) for name, of in reversed(told.items()) for what, place in of}


@pytest.mark.parametrize("kind", ["page", "picture"])
def test_everything_drawn_is_valid_html(faults: dict[str, list[Complaint]], kind: str) -> None:
    assert kinds_of(faults, kind) == {}


def test_every_stylesheet_is_valid(faults: dict[str, list[Complaint]]) -> None:
    assert kinds_of(faults, "", ".css") == {}


def test_a_list_of_terms_says_each_term_once(walk: Walk) -> None:
    for page in (page for page in walk.pages if "<dl" in page.text):
        for terms in BeautifulSoup(page.text, "html.parser").find_all("dl"):
            names = [term.get_text(strip=True) for term in terms.find_all("dt")]
            assert len(names) == len(set(names)), (page.who, page.path, names)


def test_the_walk_came_to_every_address_that_shows_a_page(walk: Walk) -> None:
    assert walk.missed == NO_PAGES
