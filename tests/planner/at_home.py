"""A family's plan over many days: a carer with one child, who signs in anew after each jump of the clock."""

from datetime import timedelta
from typing import Any

from flask import Flask

from tests.carers import Carer

DAY = timedelta(days=1)
ADDRESS = "mum@example.org"


class AtHome(Carer):
    """A carer whose child Mia's plan is open."""

    def __init__(self, site: Flask) -> None:
        super().__init__(site, ADDRESS)
        self.child = self.add("Mia")
        self.open_plan()

    def open_plan(self) -> None:
        """Opens Mia's plan on this device."""
        self.open(self.child)
        self.send(f"{self.child}/opening", {"to": "plan"})

    def later(self, clock: Any, days: int = 1) -> None:
        """So many days later, signed in again."""
        clock.tick(days * DAY)
        self.client = Carer(self.site, ADDRESS).client
        self.open_plan()

    def step(self) -> str:
        """The words of the plan's open step."""
        self.open("/plan")
        found = self.page.select_one(".step")
        assert found
        return str(found.get_text(" ", strip=True))
