"""Every sentence passes through gettext or lives in a content file: shown with a language made for this test."""

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po
from bs4 import BeautifulSoup
from flask import Flask

import consult
import home
import journal
import keeping
import outlook
import paper
import planner
import quiz
from home.days import zones
from planner.rungs import Kind
from shell.doors import Door
from tests.conftest import emptied
from tests.households import ADDRESS, LABEL, NICKNAME, WORDS, Household
from tests.journeys import Device, text_of
from tests.site.watching import wished

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGE = "la"
JOINED = "\N{NO-BREAK SPACE}"
"""Stands between the words of every content line of the made-up language, so that such a line can be told from code.

After a comma or a stop there is a plain space, as where a line is put together from two.
"""

INSIGHTS = "learning style|communication needs|emotional world"
CODE = r'(?:facet|trait|pole|purpose|until|sees) = (?!"(?:the|what|when) )'
STRING = re.compile(rf'({CODE}|insight = (?="(?:{INSIGHTS})"))?"([^"]*)"( =)?')
"""A string of a content file, with its key or with the sign after it where it names something in the code."""

OPEN, SHUT = "⟦", "⟧"
METHODS = [
    ("**/.*/**", "ignore"),
    ("tests/**", "ignore"),
    ("bench/**", "ignore"),
    ("**.py", "python"),
    ("templates/**.html", "jinja2"),
]
ROOMS = (consult, home, journal, keeping, outlook, paper, planner, quiz)
"""Rooms with content."""
EDGES = '.,:;·()"“”?!'
GOAL = "zip-the-jacket"
PAGES = (
    "/",
    "/educators",
    "/privacy",
    "/grown-ups",
    "/games/new",
    "/plan",
    "/plan/household",
    "/plan/social",
    "/plan/own",
    "/plan/own/talk/danger",
    f"/plan/goals/{GOAL}",
    f"/plan/goals/{GOAL}/not-today",
    *(f"/plan/goals/{GOAL}/not-today/{why}" for why in ("too-big", "too-much", "wrong-moment", "just-no")),
    "/paper/fridge",
    f"/paper/goals/{GOAL}/cards",
    "/nowhere",
)


@pytest.fixture(scope="module")
def messages() -> list[str | tuple[str, ...]]:
    """Every message in the code and the templates, as the translators will get them."""
    found = extract_from_dir(ROOT, METHODS, keywords={**KEYWORDS, "_": None})
    return sorted({message for _, _, message, _, _ in found}, key=str)


KEYWORDS = {"gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content in which the made-up language has the English lines with joined words."""
    folder = tmp_path_factory.mktemp("content")
    for room in ROOMS:
        shutil.copytree(room.CONTENT, folder / room.__name__)
        shutil.copytree(room.CONTENT / "en", folder / room.__name__ / LANGUAGE)
        for path in (folder / room.__name__ / LANGUAGE).rglob("*.toml"):
            path.write_text("".join(map(joined, path.read_text().splitlines(keepends=True))))
    return folder


def joined(line: str) -> str:
    """A line of a content file with no-break spaces between the words of each string."""
    return STRING.sub(
        lambda found: found[0] if found[1] or found[3] else re.sub(r"(?<![,.;:?!]) ", JOINED, found[0]), line
    )


@pytest.fixture(scope="module")
def wrapped(
    messages: list, content: Path, tmp_path_factory: pytest.TempPathFactory, make_site: Callable[..., Flask]
) -> Iterator[Flask]:
    """The site in a language whose every message stands between two marks."""
    catalogue = Catalog(locale=LANGUAGE)
    for message in messages:
        catalogue.add(message, tuple(map(mark, message)) if isinstance(message, tuple) else mark(message))
    folder = tmp_path_factory.mktemp("translations")
    place = folder / LANGUAGE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    with (place / "messages.po").open("wb") as file:
        write_po(file, catalogue)
    with pytest.MonkeyPatch.context() as patch:
        for module in modules_with_content():
            patch.setattr(module, "CONTENT", content / module.__name__.split(".")[0])
        yield make_site("sqlite", LANGUAGES=[LANGUAGE, "en"], BABEL_TRANSLATION_DIRECTORIES=str(folder))


def mark(message: str) -> str:
    """The message between two marks."""
    return f"{OPEN}{message}{SHUT}"


def modules_with_content() -> list:
    """The modules that know where their room's content lies."""
    rooms = {room.__name__ for room in ROOMS}
    return [
        module
        for name, module in sorted(sys.modules.items())
        if name.split(".")[0] in rooms and isinstance(getattr(module, "CONTENT", None), Path)
    ]


def test_many_messages_are_found(messages: list) -> None:
    assert len(messages) > 100
    assert "We did it" in messages


def test_every_sentence_to_a_grown_up_can_be_translated(wrapped: Flask, content: Path) -> None:
    device = Device(wrapped.test_client()).begin().play(15)
    game = device.game
    device.take_back()
    own = f"/plan/own/{wished(device)}"
    pages = (*PAGES, own, f"{own}/sorts", *(f"{own}/sorts/{kind}" for kind in Kind), f"{game}/profile")
    assert left_plain(device, pages, content) == {}


def test_every_sentence_to_a_family_can_be_translated(wrapped: Flask, content: Path) -> None:
    home = Household(emptied(wrapped))
    doors = (Door.CARER, Door.FRESH, Door.KEEPER)
    pages = [home.path(name) for name, method in home.endpoints(*doors) if method == "GET" and name not in FILES]
    own = {NICKNAME, ADDRESS, LABEL, *WORDS.values(), *["Tom", "Reed", "By", "video", "English"]}
    own |= {word for zone in zones() for word in zone.split("_")}
    found = left_plain(home.ana, tuple(pages), content)
    left = {path: [word for word in words if not typed(word, own)] for path, words in found.items()}
    assert {path: words for path, words in left.items() if words} == {}


FILES = {"consult.calendar"}
"""Text for a machine: a calendar's entry, whose words have a test of their own (tests/consult/test_booking.py)."""


def typed(word: str, own: set[str]) -> bool:
    """Whether somebody typed this word, so that it stays as it is in any language."""
    bare = word.strip(".,“”")
    return bare in own | NAMES or bare.startswith("Canary-")


CALENDAR = (Locale(LANGUAGE).days["format"]["wide"], Locale(LANGUAGE).months["format"]["wide"])
NAMES = {word for names in CALENDAR for name in names.values() for word in name.split()}
NAMES |= {Locale(LANGUAGE).languages["en"]}
"""Days, months and a language, as Babel knows them in the made-up one."""


def test_a_childs_screen_speaks_only_from_content_files_and_gettext(wrapped: Flask, content: Path) -> None:
    device = Device(wrapped.test_client()).begin().play(15)
    names = ("hello", "how", "try-out", "rest", "stop", "treehouse", "picture", "rooms", "rooms/porch", "parts/1")
    assert left_plain(device, tuple(f"{device.game}/{name}" for name in names), content) == {}


def left_plain(device: Device, paths: tuple[str, ...], content: Path) -> dict[str, list[str]]:
    """The words that are still in English, by page; pages that speak the made-up language alone are left out."""
    found = {}
    for path in paths:
        shown = device.open(path)
        assert shown.status_code == (404 if path == "/nowhere" else 200), path
        found[path] = bare(text_of(shown), content)
    return {path: words for path, words in found.items() if words}


def test_the_page_says_which_language_it_is_in(wrapped: Flask) -> None:
    page = BeautifulSoup(wrapped.test_client().get("/").text, "html.parser")
    assert page.html
    assert page.html["lang"] == LANGUAGE
    assert OPEN in page.get_text()


def bare(html: str, content: Path) -> list[str]:
    """The words that a reader meets outside the marks and outside the content files."""
    page = BeautifulSoup(html, "html.parser")
    for unseen in page(["script", "style", "time"]):
        unseen.decompose()
    spoken = [
        str(tag[name]) for name in ("aria-label", "alt", "title", "placeholder") for tag in page.select(f"[{name}]")
    ]
    outside = re.sub(f"{OPEN}[^{OPEN}{SHUT}]*{SHUT}", " ", "\n".join([*map(str, page.strings), *spoken]))
    alone = {word for path in content.rglob(f"{LANGUAGE}/**/*.toml") for word in single(path.read_text())}
    return [word for word in re.split(r"[ \n\t]+", outside) if plain(word, alone)]


def single(text: str) -> set[str]:
    """The words that stand alone in the strings of a content file."""
    strings = [found[2] for line in text.splitlines() for found in STRING.finditer(line) if not (found[1] or found[3])]
    return {piece.strip(EDGES) for string in strings for piece in string.lower().split(" ") if JOINED not in piece}


def plain(word: str, alone: set[str]) -> bool:
    """Whether this is a word that is neither part of a joined line nor alone in a content file."""
    return re.search(r"[^\W\d]", word) is not None and JOINED not in word and word.lower().strip(EDGES) not in alone
