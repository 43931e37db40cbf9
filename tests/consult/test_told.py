"""Each turn of a talk leaves one line of the trail, and a form changes what it declares (trust P6, S4, P9)."""

import logging
from typing import Any

import pytest
from flask import Flask

from home.acts import Act
from tests.bookings import CONCERN, begun, the_talk, yes
from tests.carers import Carer
from tests.journeys import Device
from tests.site.watching import rows

pytestmark = pytest.mark.usefixtures("tom")
HOSTILE = {
    "id": "7777777",
    "token": "evil",
    "child_id": "7777777",
    "account_id": "7777777",
    "educator_id": "7777777",
    "educator_name": "evil",
    "place": "evil",
    "parts": "plan",
    "struck": "evil",
    "goal": "evil",
    "made": "2077-01-01",
    "slot": "2077-01-01",
    "minutes": "60",
    "turn": "7777777",
    "booked": "2077-01-01",
    "off": "2077-01-01",
    "teacher_hash": "evil",
    "talk_id": "7777777",
    "by": "educator",
    "at": "2077-01-01",
}
CHANGED: dict[str, set[str]] = {
    "words": {"concern", "questions"},
    "booking": {"slot", "booked"},
    "time": {"begins", "slot", "turn"},
    "teacher-link": {"teacher_hash"},
    "closing": set(),
    "cancellation": {"slot", "off", "turn"},
}
"""Which columns each form of a talk may change."""


def test_trust_s4_a_form_of_a_talk_changes_what_it_declares(site: Flask, ana: Carer, mia: str) -> None:
    draft = begun(ana, mia)
    for form, columns in CHANGED.items():
        ana.open(draft)
        fields = {"concern": CONCERN, "first": "Why?", "second": "", "given": "yes", "reason": "A reason"}
        if form == "time":
            ana.open(f"{draft}/time")
            fields["time"] = str(ana.page.select("[name=time]")[3]["value"])
        before = the_talk(site)
        ana.send(f"{draft}/{form}", HOSTILE | fields)
        after = the_talk(site)
        assert {name for name in before if before[name] != after[name]} == columns, form


def test_trust_p6_each_turn_leaves_one_line_and_looking_leaves_none(site: Flask, ana: Carer, mia: str) -> None:
    draft, before = begun(ana, mia), len(acts(site))
    ana.send(f"{draft}/words", {"concern": CONCERN, "first": "", "second": ""})
    yes(ana, draft)
    ana.open(f"{draft}/time")
    there = str(ana.page.select_one("[name=time]")["value"])
    ana.send(f"{draft}/time", {"time": there, "reason": "A reason"})
    ana.send(f"{draft}/teacher-link", {})
    link = "/talk-questions/" + ana.page.select_one("#link").get_text(strip=True).rsplit("/", 1)[1]
    lee = Device(site.test_client())
    lee.open(link)
    lee.send(link, {"words": "Canary-asked", "who": "Canary-Lee"})
    for page in (f"{mia}/talks", draft, f"{draft}/calendar.ics", f"{draft}/time", f"{draft}/words"):
        assert ana.open(page).status_code == 200
    ana.open(draft)
    ana.send(f"{draft}/closing", {})
    ana.send(f"{draft}/cancellation", {"reason": "A reason"})
    told = [Act.TALK_BOOKED, Act.TALK_MOVED, Act.TALK_NOTED, Act.TALK_CLOSED, Act.TALK_CANCELLED]
    assert acts(site)[before:] == told


def acts(site: Flask) -> list[str]:
    """What the trail tells, the first act first."""
    return [row["act"] for _, row in sorted(rows(site)["trail"].items())]


def test_trust_p9_no_log_holds_a_word_of_a_talk(
    site: Flask, ana: Carer, mia: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    draft = begun(ana, mia)
    ana.send(f"{draft}/words", {"concern": "Canary-concern", "first": "Canary-question", "second": ""})
    yes(ana, draft)
    ana.send(f"{draft}/cancellation", {"reason": "Canary-reason"})
    written: Any = [*capfd.readouterr(), caplog.text, *(str(vars(record)) for record in caplog.records)]
    for secret in ("Canary", draft.split("/")[-1]):
        assert secret not in "".join(written)
