"""The quiz's real content with one thing changed, and where its pictures are."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from quiz import CONTENT

Spoil = Callable[[str, str, str], Path]


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """Copies the content, changes the first `old` of one file into `new`, and hands back that file."""

    def change(name: str, old: str, new: str) -> Path:
        path = copytree(CONTENT, tmp_path / "content") / name
        whole = path.read_text(encoding="utf-8")
        assert old in whole, f"{name} has no {old!r}"
        path.write_text(whole.replace(old, new, 1), encoding="utf-8")
        return path

    return change


@pytest.fixture(scope="session")
def pictures() -> Path:
    """The folder of all drawings."""
    return Path(__file__).resolve().parents[2] / "static" / "pictures"
