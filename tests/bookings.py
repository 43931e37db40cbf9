"""A family goes through booking a talk page by page: for tests about any of its steps."""

from typing import Any

from flask import Flask

from tests.carers import Carer
from tests.site.watching import rows

CONCERN = "The noise at lunch is <b>too much</b>"
KEY = "t" * 22


def times(carer: Carer, child: str, query: str = "") -> list[str]:
    """The free times that the page of a new talk shows."""
    carer.open(f"{child}/talks/new{query}")
    return [str(one["value"]) for one in carer.page.select("[name=time]")]


def begun(carer: Carer, child: str, which: int = 0, *, key: str = KEY, **told: str) -> str:
    """Begins a talk at one of the free times; gives the address of the draft."""
    found = times(carer, child)
    who = str(carer.page.select_one("[name=educator]")["value"])
    carer.send(f"{child}/talks", {"key": key, "educator": who, "time": found[which]} | told)
    assert carer.path.endswith("/words"), carer.page.select(".mend")
    return carer.path.removesuffix("/words")


def written(carer: Carer, child: str, which: int = 0, *, key: str = KEY, **told: str) -> str:
    """A draft with its words, ready to be booked."""
    draft = begun(carer, child, which, key=key)
    carer.send(f"{draft}/words", {"concern": CONCERN, "first": "", "second": ""} | told)
    return draft


def booked(carer: Carer, child: str, which: int = 0, *, key: str = KEY) -> str:
    """A talk that is booked through the pages; gives its address."""
    draft = written(carer, child, which, key=key)
    yes(carer, draft)
    assert carer.path == draft
    return draft


def yes(carer: Carer, draft: str) -> Any:
    """Presses yes on the page that asks for it."""
    carer.open(f"{draft}/booking")
    return carer.send(f"{draft}/booking", {"given": "yes"})


def the_talk(site: Flask, address: str = "") -> dict[str, Any]:
    """The row of a talk: of this address, or the only one."""
    found = [row for row in rows(site)["talk"].values() if not address or row["token"] == address.split("/")[-1]]
    assert len(found) == 1
    return found[0]
