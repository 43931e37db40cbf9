"""Every picture of `static/pictures` on one page a kind, in every look."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from flask import render_template
from jinja2 import ChoiceLoader, FileSystemLoader

from app import create_app
from easel.camera import CACHE, LOOKS, browser, develop, see
from quiz.cards import bank
from quiz.story import FITTINGS, story
from shell.settings import HERE

KINDS = ("friends", "cards", "rooms", "scenes", "areas", "icons")
PICTURES = HERE / "static" / "pictures"
SHEET = CACHE / "contact-sheet"
WIDTH, HEIGHT = 1320, 900


def photograph(words: Iterable[str] = ()) -> Iterator[Path]:
    """Photographs the kinds and looks that are named, or all; gives the path of each picture."""
    words = list(words)
    kinds = [kind for kind in KINDS if kind in words] or list(KINDS)
    looks = [look for look in LOOKS if look.name in words] or list(LOOKS)
    pages = {kind: laid_out(kind) for kind in kinds}
    with browser() as chrome:
        table = chrome.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for kind, look in ((kind, look) for kind in kinds for look in looks):
            table.goto(pages[kind].as_uri())
            see(table, look)
            yield develop(table, SHEET / f"{kind}-{look.name}.png")


def laid_out(kind: str) -> Path:
    """Writes the page of one kind, with the site's own templates and style sheets, and gives its path."""
    site = create_app()
    loaders = [site.jinja_loader, FileSystemLoader(Path(__file__).parent)]
    site.jinja_env.loader = ChoiceLoader([loader for loader in loaders if loader])
    with site.test_request_context():
        page = render_template("contact_sheet.html", kind=kind, static=(HERE / "static").as_uri(), **shown())
    path = SHEET / f"{kind}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
    return path


def shown() -> dict[str, object]:
    """What the page lays out: the cards and rooms of the game, and the names of all pictures a folder."""
    cards = bank()
    return {
        "story": story(),
        "fittings": FITTINGS,
        "tries": (cards.practice, cards.practice_again),
        "cards": cards.cards,
        "names": {folder.name: named(folder) for folder in PICTURES.iterdir() if folder.is_dir()},
        "pixels": sorted(path.name for path in PICTURES.glob("*.png")),
    }


def named(folder: Path) -> list[str]:
    """The names of a folder's drawings, in order."""
    return sorted(path.stem for path in folder.glob("*.svg"))
