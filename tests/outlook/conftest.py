"""The real content of this room with one thing changed."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from outlook import CONTENT

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
