"""Read a content file by its rules, and say plainly which file, item and field does not fit."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class ContentError(ValueError):
    """A content file does not fit; the message names the file, the item and the fault."""


Check = Callable[[Any], Any]
"""Takes a raw value and hands back the checked one, or raises ContentError with the fault in words (checks.py)."""


@dataclass(frozen=True)
class Default:
    """A field that may be left out: its check, and what it is when it is absent."""

    check: Check
    value: Any = None


Rules = Mapping[str, Check | Default]
"""The fields of one TOML table, each with its check."""


def read_file(path: Path, rules: Rules) -> dict[str, Any]:
    """The checked fields of one TOML file. Raises ContentError for a file that is absent, broken or does not fit."""
    with in_file(path):
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise ContentError("there is no such file") from None
        except ValueError as fault:
            raise ContentError(f"not TOML: {fault}") from None
        return fields(values, rules)


def fields(values: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """The fields of one table, checked by its rules. Raises ContentError for an unknown, absent or unfit field."""
    for name in values:
        if name not in rules:
            raise ContentError(f"'{name}' is not a field")
    return {name: _field(values, name, rule) for name, rule in rules.items()}


def _field(values: Mapping[str, Any], name: str, rule: Check | Default) -> Any:
    if name in values:
        with named(f"'{name}' "):
            return rule.check(values[name]) if isinstance(rule, Default) else rule(values[name])
    if isinstance(rule, Default):
        return rule.value
    raise ContentError(f"'{name}' is missing")


@contextmanager
def named(place: str) -> Iterator[None]:
    """Put the place in front of any ContentError raised inside."""
    try:
        yield
    except ContentError as fault:
        raise ContentError(f"{place}{fault}") from None


def in_file(path: Path) -> Any:
    """The same with a file's name and its folder's, such as "en/cards.toml"."""
    return named(f"{path.parent.name}/{path.name}: ")


def table(rules: Rules, build: Callable[..., Any] = dict) -> Check:
    """A check: a table that fits the rules; becomes what `build` makes of its fields (a dict unless told)."""

    def check(value: Any) -> Any:
        return build(**fields(any_table(value), rules))

    return check


def any_table(value: Any) -> dict[str, Any]:
    """A check: a table, whatever is in it (its reader checks it later)."""
    if not isinstance(value, dict):
        raise ContentError(f"is {value!r}, not a table")
    return value


def items(check: Check, least: int, most: int) -> Check:
    """A check: a list of `least` to `most` items, each of which passes the check; becomes a tuple."""

    def check_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ContentError(f"is {value!r}, not a list")
        if not least <= len(value) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            raise ContentError(f"has {len(value)} items, not {wanted}")
        return tuple(_item(check, place, one) for place, one in enumerate(value, start=1))

    return check_all


def _item(check: Check, place: int, value: Any) -> Any:
    """A fault is named by the item's own id, or else by its place in the list."""
    with named(f"{value.get('id', place) if isinstance(value, dict) else place}: "):
        return check(value)


def each_once(ids: Iterable[str]) -> None:
    """Raises ContentError for an id that stands twice."""
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            raise ContentError(f"{id}: the id is used twice")
        seen.add(id)
