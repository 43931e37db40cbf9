"""Ana keeps Mia's journal; Ben is the family's second carer; Tom is a stranger."""

from datetime import UTC, date, datetime
from secrets import token_urlsafe
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.carers import Carer

ANA, BEN, TOM = "ana@example.org", "ben@example.org", "tom@example.org"


class Writer:
    """A carer with the journal of a child, whose pages are opened and forms sent as a browser without scripts does."""

    def __init__(self, carer: Carer, child: str) -> None:
        self.carer, self.child, self.journal = carer, child, f"{child}/journal"

    def say(self, given: str) -> TestResponse:
        """A yes or a no to the journal, from the page that asks."""
        self.carer.open(self.child)
        return self.carer.send(
            f"{self.child}/agreements", {"purpose": "keep-journal", "given": given, "from": "journal"}
        )

    def form(self, query: str = "") -> dict[str, str]:
        """The fields of the page on which a win is written, as it opens."""
        self.carer.open(f"{self.journal}{query}")
        return self.fields()

    def fields(self) -> dict[str, str]:
        """The fields of the form that is shown."""
        form = self.carer.page.select_one("#leaf")
        assert form, self.carer.path
        found = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[type=hidden]")}
        found |= {str(one["name"]): str(one["value"]) for one in form.select("input[checked]")}
        return found | {str(one["name"]): one.get_text() for one in form.select("textarea")}

    def write(self, did: str = "", helped: str = "", query: str = "", **more: str) -> TestResponse:
        """Opens the page, writes the two lines, and saves."""
        return self.save(self.form(query) | {"did": did, "helped": helped} | more)

    def save(self, fields: dict[str, str]) -> TestResponse:
        """Sends the form."""
        return self.carer.send(self.journal, {k: v for k, v in fields.items() if k != "csrf_token"})

    def leaves(self, query: str = "") -> list[str]:
        """What the list below the tree tells, the newest first."""
        self.carer.open(f"{self.journal}/tree{query}")
        return [one.get_text(" ", strip=True) for one in self.carer.page.select(".leaf")]


@pytest.fixture
def ana(site: Flask) -> Writer:  # type: ignore[override]
    """Ana, who said yes to a journal for Mia."""
    carer = Carer(site, ANA)
    writer = Writer(carer, carer.add("Mia"))
    writer.say("yes")
    return writer


@pytest.fixture
def ben(site: Flask, ana: Writer) -> Writer:
    """Ben, the family's second carer, with the same journal."""
    return Writer(Carer(site, BEN, family_of=ANA), ana.child)


def on(day: str) -> str:
    """The query that opens a day."""
    return f"?day={day}"


def another(day: str) -> str:
    """The query that begins another leaf of a day."""
    return f"?day={day}&another=1"


def today() -> date:
    """Today in UTC, where these families live unless they say otherwise."""
    return datetime.now(UTC).date()


def key() -> str:
    """The random word of one more page."""
    return token_urlsafe(16)


def wins(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of wins in what the database holds, the first one first."""
    return [row for _id, row in sorted(found["win"].items())]
