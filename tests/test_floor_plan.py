"""Two rules carry the house: imports look down, and only views, forms and models meet the framework."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
ROOMS = [
    "app",
    "keeping",
    "consult",
    "sharing",
    "paper",
    "journal",
    "planner",
    "outlook",
    "quiz",
    "home",
    "accounts",
    "family",
    "shell",
]
"""From the roof down: a room imports only rooms to its right."""
DOORS = {"views", "forms", "models", "screens", "library"}
"""Files, or folders of the same name where one file would hold more than one idea."""
FRAMEWORK = {
    "flask",
    "flask_babel",
    "flask_htmx",
    "flask_sqlalchemy",
    "flask_wtf",
    "flask_limiter",
    "flask_login",
    "flask_mailman",
    "flask_security",
    "sqlalchemy",
    "werkzeug",
    "wtforms",
    "shell",
}
LONGEST_FILE = 200

FILES = [HOUSE / "app.py", *(file for room in ROOMS[1:] for file in sorted((HOUSE / room).rglob("*.py")))]


def imports(file: Path) -> Iterator[str]:
    """The top-level names that a file imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def room_of(file: Path) -> str:
    """The room that a file belongs to."""
    return file.relative_to(HOUSE).parts[0].removesuffix(".py")


def name(file: Path) -> str:
    """A file as it is called in a test's name."""
    return str(file.relative_to(HOUSE))


@pytest.mark.parametrize("file", FILES, ids=name)
def test_imports_look_down(file: Path) -> None:
    above = ROOMS[: ROOMS.index(room_of(file))]
    assert not set(imports(file)) & set(above)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_only_views_forms_and_models_meet_the_framework(file: Path) -> None:
    if room_of(file) in {"app", "shell"} or file.relative_to(HOUSE).parts[1].removesuffix(".py") in DOORS:
        return
    assert not set(imports(file)) & FRAMEWORK


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_file_outgrows_one_idea(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("room", ROOMS[1:])
def test_a_room_says_what_it_is_in_one_sentence(room: str) -> None:
    said = ast.get_docstring(ast.parse((HOUSE / room / "__init__.py").read_text(encoding="utf-8")))
    assert said is not None
    assert said.count(".") == 1
    assert said.endswith(".")
