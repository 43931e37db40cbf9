"""Every page has a title, one heading, ids that stand once, and works without scripts (trust S23, architecture.md)."""

from collections.abc import Callable

import html5lib
import pytest
from bs4 import BeautifulSoup
from flask import Flask

from tests.journeys import Device

CHILD_PAGES = ("hello", "how", "try-out", "rest", "stop", "treehouse", "picture", "rooms", "rooms/porch", "parts/1", "")
GROWN_UP_PAGES = (
    "/",
    "/educators",
    "/privacy",
    "/grown-ups",
    "/games/new",
    "/plan",
    "/plan/household",
    "/plan/social",
    "/plan/goals/zip-the-jacket",
    "/plan/goals/zip-the-jacket/not-today",
    *(f"/plan/goals/zip-the-jacket/not-today/{why}" for why in ("too-big", "too-much", "wrong-moment", "just-no")),
    "/nowhere",
)

Pages = Callable[[], list[BeautifulSoup]]


@pytest.fixture
def pages(maya: Device, ana: Device) -> list[tuple[str, BeautifulSoup, str]]:
    """Every page of the site: its address, its tree and its text."""
    game = maya.play(6).game
    walked = [(maya, f"{game}/{name}".rstrip("/")) for name in CHILD_PAGES] + [(ana, path) for path in GROWN_UP_PAGES]
    seen = [(path, device.open(path).text) for device, path in walked]
    seen.append(("profile", maya.take_back().open(f"{game}/profile").text))
    return [(path, shown(text), text) for path, text in seen]


def shown(text: str) -> BeautifulSoup:
    """The tree of a page without what is carried along for later."""
    page = BeautifulSoup(text, "html.parser")
    for later in page("template"):
        later.decompose()
    return page


def test_every_page_has_a_title_and_one_heading(pages: list[tuple[str, BeautifulSoup, str]]) -> None:
    for path, page, _ in pages:
        assert page.title is not None, path
        assert page.title.text.strip(" ·"), path
        assert len(page.find_all("h1")) == 1, path
        assert len(page.find_all("main")) == 1, path


def test_ids_stand_once(pages: list[tuple[str, BeautifulSoup, str]]) -> None:
    for path, page, _ in pages:
        ids = [element["id"] for element in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), path


def test_the_html_is_valid(pages: list[tuple[str, BeautifulSoup, str]]) -> None:
    for path, _, text in pages:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        assert not parser.errors, (path, parser.errors[:3])


def test_trust_s18_no_page_carries_a_style_or_script_of_its_own(pages: list[tuple[str, BeautifulSoup, str]]) -> None:
    for path, page, _ in pages:
        assert not page.find_all(style=True), path
        assert len(page.find_all("style")) <= 1, path
        assert not [script for script in page.find_all("script") if not script.get("src")], path
        assert not [tag.name for tag in page.find_all() for name in tag.attrs if name.startswith("on")], path


def test_trust_s20_nothing_comes_from_another_host(pages: list[tuple[str, BeautifulSoup, str]]) -> None:
    for path, page, _ in pages:
        for element in page.find_all(["a", "img", "link", "script", "form", "audio", "iframe"]):
            for attribute in ("src", "href", "action"):
                assert "//" not in str(element.get(attribute, "")), (path, element)


def test_every_htmx_element_works_without_htmx(pages: list[tuple[str, BeautifulSoup, str]]) -> None:
    for path, page, _ in pages:
        for element in page.find_all(lambda tag: tag.has_attr("data-hx-post") or tag.has_attr("data-hx-get")):
            plain = element.get("action") or element.get("href")
            assert plain == (element.get("data-hx-post") or element.get("data-hx-get")), path
            assert element.get("data-hx-target"), path
            assert element.get("data-hx-swap"), path


def test_every_form_carries_its_token(pages: list[tuple[str, BeautifulSoup, str]]) -> None:
    for path, page, _ in pages:
        for form in page.find_all("form", method="post"):
            assert form.select_one("input[name=csrf_token]"), path


def test_trust_p1_a_childs_screen_asks_for_nothing_typed(pages: list[tuple[str, BeautifulSoup, str]]) -> None:
    for path, page, _ in pages:
        if path.startswith("/games/") and not path.endswith("/new"):
            typed = page.select("textarea, select, [contenteditable], audio[capture], input:not([type=hidden])")
            assert not typed, path


def test_trust_s23_a_fragment_is_one_element_and_the_page_includes_it(site: Flask, maya: Device) -> None:
    maya.take_back()
    whole = maya.open("/plan")
    part = maya.client.get("/plan", headers={"HX-Request": "true"})
    assert "<html" in whole.text
    assert "<html" not in part.text
    assert part.text.strip().startswith('<div id="plan"')
    assert "HX-Request" in part.headers["Vary"]
    restored = maya.client.get("/plan", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in restored.text
