"""A family whose days are told through its pages, and what a test reads there."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import Flask

from planner.ladders import goal
from tests.carers import Carer
from tests.site.watching import rows

ANA = "ana@example.org"

ZIP = goal("zip-the-jacket")

PLAN, GOAL = "/plan", "/plan/goals/zip-the-jacket"

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

DAY = timedelta(days=1)


class Family:
    """Ana's family with Mia, whose clock the test moves; each look at the plan is a new sign-in."""

    def __init__(self, site: Flask, clock: Any) -> None:
        self.site, self.clock = site, clock
        self.child = Carer(site, ANA).add("Mia")
        self.open().send(f"{GOAL}/changes", {"change": "today-0"})

    def at(self, moment: datetime) -> Carer:
        """The plan as Ana opens it at a moment."""
        self.clock.move_to(moment)
        return self.open()

    def open(self) -> Carer:
        """The plan as Ana opens it now."""
        ana = Carer(self.site, ANA)
        ana.open(self.child)
        ana.send(f"{self.child}/opening", {"to": "plan"})
        assert ana.path == PLAN
        return ana

    def diary(self) -> list[dict[str, Any]]:
        """What is kept, the oldest day first."""
        return sorted(rows(self.site)["diary"].values(), key=lambda row: (row["day"], row["goal"]))


def press(carer: Carer, word: str) -> Carer:
    """Presses the button that says this."""
    carer.press(f"button[value='{word}']")
    return carer


def tell(carer: Carer, day: date | str, **fields: str) -> Carer:
    """Sends a word on a day, from the plan."""
    carer.open(PLAN)
    carer.send(f"{GOAL}/days/{day}", fields)
    return carer


def shown(carer: Carer) -> int:
    """The rung that the page offers."""
    field = carer.page.select_one("form[action*='/days/'] [name=rung]")
    assert field
    return int(str(field["value"]))


def text_of(carer: Carer) -> str:
    """What stands on the page."""
    return " ".join(carer.page.main.get_text(" ").split())


def day_of_the_form(carer: Carer) -> str:
    """The day for which the page's buttons count."""
    form = carer.page.select_one("form[action*='/days/']")
    assert form
    return str(form["action"]).rpartition("/")[2]
