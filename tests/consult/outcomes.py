"""Ana and her child Mia after a talk with Tom: what he writes, and how she answers."""

from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from typing import Any, Self

from flask import Flask

from consult.parts import Part
from tests.carers import Carer
from tests.site.watching import Rows, rows
from tests.talks import ANA, booked, educator

ZIP = "zip-the-jacket"
PLANNER = ("guest", "foothold", "diary", "own_goal", "evening", "game", "answer")
"""The tables that a child's day goes by."""


class Meeting:
    """A booked talk: Ana's device, Tom's, the child's page, and the talk's word."""

    def __init__(self, site: Flask, *, parts: tuple[Part, ...] = tuple(Part), rung: int | None = 6) -> None:
        self.site = site
        self.ana = Carer(site, ANA)
        self.mia = self.ana.add("Mia")
        self.ana.send(f"{self.mia}/opening", {"to": "plan"})
        if rung is not None:
            self.change(f"rung-{rung}")
        self.tom = educator(site)
        self.sit_down(booked(site, self.ana, self.mia, parts=parts))

    @classmethod
    def about(cls, site: Flask, ana: Carer, child: str, tom: Carer, talk: str) -> Self:
        """The same for a family that is here already."""
        met = cls.__new__(cls)
        met.site, met.ana, met.mia, met.tom = site, ana, child, tom
        met.sit_down(talk)
        return met

    def sit_down(self, talk: str) -> None:
        """Which talk it is, and where each side reads of it."""
        self.talk = talk
        self.here = f"{self.mia}/talks/{self.talk}"
        self.there = f"/educator/talks/{self.talk}/result"

    def change(self, change: str, goal: str = ZIP) -> None:
        """A button of the plan."""
        self.ana.open(f"/plan/goals/{goal}")
        self.ana.send(f"/plan/goals/{goal}/changes", {"change": change, "from": "goal"})

    def suggest(self, kind: str, reason: str = "Canary-why", **fields: Any) -> str:
        """Tom suggests something; gives its word."""
        where = f"{self.there}/suggestions/{kind}"
        self.tom.open(where)
        about = fields if kind == "written" else {"goal": ZIP} | fields
        self.tom.send(where, {"key": token_urlsafe(16), "reason": reason} | about)
        assert self.tom.shown.status_code == 200, self.tom.page.select(".mend")
        return str(max(self.all("suggestion"), key=lambda row: row["id"])["token"])

    def agree(self, ahead: timedelta = timedelta(weeks=4), **fields: str) -> None:
        """Tom saves the step."""
        self.tom.open(self.there)
        day = (datetime.now(UTC) + ahead).date().isoformat()
        self.tom.send(f"{self.there}/agreed", {"step": "Canary-step", "look_again": day} | fields)

    def note(self, words: str = "Canary-note") -> None:
        """Tom writes a note."""
        self.tom.open(self.there)
        self.tom.send(f"{self.there}/notes", {"key": token_urlsafe(16), "words": words})

    def answer(self, suggestion: str, answer: str, **fields: str) -> None:
        """Ana answers with a button of the page."""
        self.ana.open(f"{self.here}/outcome")
        found = self.ana.page.select_one(f"#suggestion-{suggestion} [name=stamp]")
        stamp = {"stamp": str(found["value"])} if found else {}
        self.ana.send(f"{self.here}/suggestions/{suggestion}", {"answer": answer} | stamp | fields)

    def undo(self, suggestion: str) -> None:
        """Ana takes a yes back."""
        self.ana.open(f"{self.here}/outcome")
        self.ana.send(f"{self.here}/suggestions/{suggestion}/undoing", {})

    def read(self, suggestion: str) -> str:
        """One suggestion as Ana reads it."""
        self.ana.open(f"{self.here}/outcome")
        found = self.ana.page.select_one(f"#suggestion-{suggestion}")
        assert found
        return " ".join(found.get_text(" ", strip=True).split())

    def all(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table."""
        return list(rows(self.site)[table].values())

    def hold(self, goal: str = ZIP) -> dict[str, Any]:
        """What is settled for a goal."""
        return next(row for row in self.all("foothold") if row["goal"] == goal)

    def plan(self) -> Rows:
        """All that the child's day goes by; whatever number a row has."""
        found = rows(self.site)
        return {table: {n: row for n, row in enumerate(bare(found[table]))} for table in PLANNER}


def bare(kept: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows without their own numbers."""
    plain = [{name: value for name, value in row.items() if name != "id"} for row in kept.values()]
    return sorted(plain, key=str)
