"""The site and the reference, served side by side in the same way."""

from pathlib import Path
from typing import Self

from bench.client import get, request
from tests.server import Server

REFERENCE = "bench.reference:create_reference()"
SETTINGS = str(Path(__file__).with_name("reference_settings.py"))


class Pair:
    """Both servers, each with a SQLite file of its own in the folder; the site's file may be filled before."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "site.sqlite3"
        self.site = Server(f"sqlite:///{self.file}")
        self.reference = Server(
            f"sqlite:///{folder / 'reference.sqlite3'}", app=REFERENCE, health="/", settings=SETTINGS
        )

    def __enter__(self) -> Self:
        self.site.__enter__()
        self.reference.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.reference.stop()
        self.site.stop()

    def plain_tap(self, size: int) -> bytes:
        """The reference's request of a tap that is answered with a page of this size."""
        return request(self.reference.port, f"/taps?size={size}", {"pick": "both"})

    def plain_page(self, size: int) -> bytes:
        """The reference's request of a page of this size, checked to be of about that size."""
        path = f"/?size={size}"
        got = len(get(self.reference.port, path).body)
        assert abs(got - size) < max(300, size // 20), f"the reference's page has {got} bytes, not {size}"
        return request(self.reference.port, path)
