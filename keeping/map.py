"""The data map: what stands in each column, why, until when, and who sees it (trust 2.12, P7, P10)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from keeping import CONTENT
from keeping.schedule import Sees, Term


class MapError(ValueError):
    """The map cannot be read; the message names file, table, column and fault."""


@dataclass(frozen=True, slots=True)
class Line:
    """One column. `left_out` says why an export leaves it out; empty where it does not."""

    what: str
    why: str
    until: Term
    sees: Sees
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """One table: its name for people, the purpose and terms of most of it, and its columns by name."""

    title: str
    why: str
    until: Term
    sees: Sees
    columns: Mapping[str, Line]


@dataclass(frozen=True, slots=True)
class DataMap:
    """All tables by name, and the words for terms and for who sees."""

    tables: Mapping[str, Kept]
    until: Mapping[Term, str]
    sees: Mapping[Sees, str]

    @property
    def left_out(self) -> dict[str, str]:
        """Why an export leaves something out, by "table.column"."""
        lines = {
            f"{name}.{column}": line for name, kept in self.tables.items() for column, line in kept.columns.items()
        }
        return {place: line.left_out for place, line in lines.items() if line.left_out}


@cache
def data_map(language: str = "en") -> DataMap:
    """The map as written; MapError for a missing word or an unknown one."""
    path = CONTENT / language / "map.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        until = {Term(name): words for name, words in raw["until"].items()}
        sees = {Sees(name): words for name, words in raw["sees"].items()}
    except (KeyError, ValueError) as error:
        raise MapError(f"{path.name}: {error}") from error
    if set(until) != set(Term) or set(sees) != set(Sees):
        raise MapError(f"{path.name}: each of {', '.join([*Term, *Sees])} stands there once")
    return DataMap({name: kept_from(name, table, path.name) for name, table in raw["table"].items()}, until, sees)


def kept_from(name: str, raw: Mapping[str, Any], file: str) -> Kept:
    """One table as written."""
    try:
        terms = {"why": raw["why"], "until": Term(raw["until"]), "sees": Sees(raw["sees"])}
        columns = {column: line_from(line, terms) for column, line in raw["columns"].items()}
        return Kept(raw["title"], **terms, columns=columns)
    except (KeyError, TypeError, ValueError) as error:
        raise MapError(f"{file}: {name}: {error}") from error


def line_from(raw: str | Mapping[str, str], terms: Mapping[str, Any]) -> Line:
    """One column: its words alone, or what differs from its table too."""
    told = {"what": raw} if isinstance(raw, str) else dict(raw)
    line = Line(**{**terms, **told})
    if (line.sees == Sees.SITE) != bool(line.left_out) and terms["sees"] != Sees.SITE:
        raise ValueError(f"{line.what}: what nobody sees says why it is left out")
    return Line(line.what, line.why, Term(line.until), Sees(line.sees), line.left_out)


def as_markdown(told: DataMap) -> str:
    """The map as one Markdown table, a line a column."""
    head = ["| table.column | what | why | until when | who sees it | not in an export, because |", f"|{' --- |' * 6}"]
    return "\n".join([*head, *(row for name, kept in told.tables.items() for row in rows_of(name, kept, told))])


def rows_of(name: str, kept: Kept, told: DataMap) -> list[str]:
    """A table's rows."""
    return [
        f"| {name}.{column} | {line.what} | {line.why} | {told.until[line.until]} | {told.sees[line.sees]}"
        f" | {line.left_out} |"
        for column, line in kept.columns.items()
    ]
