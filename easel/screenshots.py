"""Every screen of a child and every page of a grown-up, in every palette and size.

To photograph one more page, add it to the list of places in `tests/browser/rounds.py`: the tests then open it too.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import Template
from playwright.sync_api import Browser

from easel.camera import CACHE, PALETTES, browser, develop
from tests.browser.hands import SIZES, Tablet
from tests.browser.rounds import play, tablet_of, walk
from tests.server import Server

FOLDER = CACHE / "screenshots"
KINDS = ("begun", "done", "grown-up", "way in", "home", "look")
INDEX = Template((Path(__file__).parent / "index.html").read_text(encoding="utf-8"))
SHOWN_WIDTH = {320: 230, 390: 230, 768: 310, 1024: 470}


def photograph(words: Iterable[str] = ()) -> Iterator[Path]:
    """Photographs in the palettes that are named, or in all, on a database that is thrown away; gives each path."""
    words = list(words)
    with TemporaryDirectory(prefix="tiny-rungs-easel-") as folder:
        database = f"sqlite:///{folder}/site.sqlite3"
        with Server(database) as server, browser() as chrome:
            for palette in [one for one in PALETTES if one in words] or PALETTES:
                for kind in KINDS:
                    yield from walked(chrome, server, palette, kind)
                yield from (index(chrome, FOLDER / palette / named(size), size) for size in SIZES)


def walked(chrome: Browser, server: Server, palette: str, kind: str) -> Iterator[Path]:
    """Plays one round of a kind and photographs, in every size, each page that it can reach."""
    player = tablet_of(chrome, server.url, SIZES[0])
    game = play(player.device, server, kind, palette)
    for size in SIZES:
        viewer = tablet_of(chrome, server.url, size, storage_state=player.context.storage_state())
        yield from taken(viewer, kind, game, FOLDER / palette / named(size))
        viewer.context.close()
    player.context.close()


def taken(viewer: Tablet, kind: str, game: str, folder: Path) -> Iterator[Path]:
    """The photographs of one walk."""
    for place in walk(viewer, kind, game):
        name = place.replace("…", "child").strip("/").replace("/", "-") or "front-door"
        yield develop(viewer.page, folder / f"{name}.png")


def index(chrome: Browser, folder: Path, size: tuple[int, int]) -> Path:
    """One page with all photographs of a folder beside each other."""
    names = sorted(path.stem for path in folder.glob("*.png") if path.stem != "index")
    page = INDEX.render(title=folder.name, names=names, width=SHOWN_WIDTH[size[0]])
    (folder / "index.html").write_text(page, encoding="utf-8")
    table = chrome.new_page(viewport={"width": 1500, "height": 900})
    table.goto((folder / "index.html").as_uri())
    shown = develop(table, folder / "index.png")
    table.close()
    return shown


def named(size: tuple[int, int]) -> str:
    """A size as the name of a folder."""
    return f"{size[0]}x{size[1]}"
