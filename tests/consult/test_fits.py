"""An educator says of a line what is seen; it stands beside the family's words, never over them (experience 5)."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from freezegun import freeze_time
from werkzeug.test import TestResponse

from consult.models import LineFit
from consult.page import Mark, TraitLine
from consult.parts import Fit, Part
from consult.screens.beside import to_match, views_of
from consult.views.fits import page_of
from home.acts import Act
from home.agreements import agreements
from home.consenting import Purpose
from home.models import Consent
from shell.database import db
from tests.carers import Carer, account_of
from tests.consult.told import AtTalk, at_talk
from tests.site.watching import NOT_FROZEN, rows
from tests.talks import ANA, educator

ADA = "canary-ada@example.org"


@pytest.fixture
def talk(site: Flask) -> AtTalk:
    """A talk of which all is ticked; Tom has opened what stands below its page."""
    found = at_talk(site)
    found.read()
    return found


def first_line(talk: AtTalk) -> str:
    """The key of the first line of the page."""
    with talk.site.test_request_context():
        return next(iter(to_match(page_of(talk.row()))))


def beside(line: str) -> str:
    """The id of what stands beside a line."""
    return f"fit-{line.replace(':', '-').replace('.', '-')}"


def say(talk: AtTalk, fit: str, line: str = "", device: Carer | None = None, **headers: str) -> TestResponse:
    """Sends one word on a line; gives the plain answer."""
    device = device or talk.tom
    if not device.token:
        device.open("/family")
    fields = {"csrf_token": device.token, "line": line or first_line(talk), "fit": fit}
    return device.client.post(f"/educator/talks/{talk.talk}/fits", data=fields, headers=headers)


def fits(site: Flask) -> list[str]:
    """What is said of lines."""
    return [row["fit"] for row in rows(site)["line_fit"].values()]


def test_trust_r2_a_word_on_a_line_is_set_changed_and_taken_back(site: Flask, talk: AtTalk) -> None:
    line = first_line(talk)
    for fit, kept in (("yes", ["yes"]), ("yes", ["yes"]), ("not-seen", ["not-seen"]), ("", []), ("", [])):
        answer = say(talk, fit)
        assert answer.status_code == 303
        assert answer.location == f"/educator/talks/{talk.talk}/fits#{beside(line)}"
        assert fits(site) == kept


def test_the_same_word_again_changes_no_row(site: Flask, talk: AtTalk) -> None:
    say(talk, "partly")
    before = rows(site)
    say(talk, "partly")
    assert rows(site) == before


def test_a_swap_gets_the_four_buttons_with_the_pressed_one_marked(talk: AtTalk) -> None:
    answer = say(talk, "partly", **{"HX-Request": "true"})
    assert answer.status_code == 200
    talk.tom.show(answer)
    buttons = talk.tom.page.select("button[name=fit]")
    assert [button.get_text(strip=True) for button in buttons] == ["Yes", "Partly", "No", "Not seen"]
    assert [str(button["aria-pressed"]) for button in buttons] == ["false", "true", "false", "false"]
    assert [bool(button.select_one("svg")) for button in buttons] == [False, True, False, False]
    assert [str(button["value"]) for button in buttons] == ["yes", "", "no", "not-seen"]
    roots = [child for child in talk.tom.page.children if getattr(child, "name", None)]
    assert [root["id"] for root in roots] == [beside(first_line(talk))]


@pytest.mark.parametrize(
    ("line", "fit"),
    [
        ("", "very"),
        ("told:day", "yes"),
        ("a line that is not there", "yes"),
        ("not:there", "yes"),
        ("x" * 65, "yes"),
        ("", "<script>"),
    ],
)
def test_what_is_no_line_of_the_page_or_no_word_is_refused(site: Flask, talk: AtTalk, line: str, fit: str) -> None:
    before = rows(site)
    assert say(talk, fit, line).status_code == 422
    assert rows(site) == before


def test_trust_s1_another_educator_finds_no_talk(site: Flask, talk: AtTalk) -> None:
    ada = educator(site, ADA)
    before = rows(site)
    assert ada.client.get(talk.page).status_code == 404
    assert ada.client.get(f"/educator/talks/{talk.talk}/fits").status_code == 404
    ada.open("/family")
    assert say(talk, "yes", device=ada).status_code == 404
    assert say(talk, "yes", device=talk.ana).status_code == 404
    assert {table for table in before if rows(site)[table] != before[table]} <= {"tries"}


@pytest.mark.parametrize("over", ["closed", "off", "inactive", "thirty days on"])
def test_trust_p5_nothing_can_be_said_once_the_talk_is_closed(site: Flask, talk: AtTalk, over: str) -> None:
    line = first_line(talk)
    if over == "closed":
        with site.app_context():
            row, ana = talk.row(), account_of(ANA)
            assert ana
            no = agreements()[Purpose.CONSULT]
            Consent.say(ana, no, False, datetime.now(UTC), child_id=row.child_id, about=row.token)
            db.session.commit()
    elif over == "off":
        talk.change(off=datetime.now(UTC), slot=None)
    elif over == "inactive":
        with site.app_context():
            found = talk.row().educator
            assert found
            found.active = False
            db.session.commit()
    else:
        begins = datetime.now(UTC) - timedelta(days=31)
        talk.change(begins=begins, slot=begins)
    assert say(talk, "yes", line).status_code == 404
    assert talk.tom.client.get(f"/educator/talks/{talk.talk}/fits").status_code == 404
    assert fits(site) == []


def test_the_family_reads_it_at_once_beside_its_own_words(talk: AtTalk) -> None:
    talk.ana.open(talk.beside)
    before = own_words(talk)
    assert "has not said anything about a line yet" in talk.ana.page.get_text()
    assert not talk.ana.page.select("[data-fit]")
    for fit in Fit:
        say(talk, fit)
        talk.ana.open(talk.beside)
        assert [str(said["data-fit"]) for said in talk.ana.page.select("[data-fit]")] == [fit]
        assert own_words(talk) == before
    assert "The educator has not seen this." in talk.ana.page.get_text()


def own_words(talk: AtTalk) -> set[str]:
    """The family's own lines as its page shows them, with a word beside them or not."""
    said = talk.ana.page.select("#lines ~ ul > li > p:first-child b, #lines ~ details li b")
    lines = {line.get_text() for line in said}
    with talk.site.test_request_context():
        assert lines == {line.words for _under, line in to_match(page_of(talk.row())).values()}
    return lines


def test_the_educator_finds_every_line_with_four_buttons_and_the_pressed_one_marked(talk: AtTalk) -> None:
    say(talk, "no")
    talk.tom.open(f"/educator/talks/{talk.talk}/fits")
    with talk.site.test_request_context():
        lines = list(to_match(page_of(talk.row())).values())
    groups = talk.tom.page.select("[role=group]")
    labels = [str(group["aria-label"]) for group in groups]
    assert labels
    for label, (_under, line) in zip(labels, lines, strict=True):
        assert label.startswith("Does this match what you see? ")
        assert label.endswith(f": {line.words}")
    assert {len(group.select("button[name=fit]")) for group in groups} == {4}
    pressed = [str(button["id"]) for button in talk.tom.page.select("[aria-pressed=true]")]
    assert pressed == [f"{beside(first_line(talk))}-no"]


def test_a_pair_of_ends_says_whose_view_lies_where() -> None:
    marks = (
        Mark("Child", 0.5, (0.4, 0.6), "still finding out", Part.CHILD_VIEW),
        Mark("Mum", 0.9, (0.8, 1.0), "clear", Part.PARENT_VIEW, "Open"),
    )
    said = views_of(TraitLine("trait", "Open", "Traditional", marks, ""))
    assert said == "Child: still finding out · Mum: Open, clear"


def test_the_family_still_reads_it_when_access_has_ended(site: Flask, talk: AtTalk) -> None:
    say(talk, "no")
    talk.change(off=datetime.now(UTC), slot=None)
    assert talk.ana.open(talk.beside).status_code == 200
    assert "The educator sees this in another way." in talk.ana.page.get_text()


def test_trust_s1_a_stranger_reads_nothing_of_it(site: Flask, talk: AtTalk) -> None:
    stranger = Carer(site, "cara@example.org")
    own = stranger.add("Nia")
    for path in (talk.beside, f"{own}/talks/{talk.talk}/beside"):
        assert stranger.client.get(path).status_code == 404


def test_trust_p6_the_trail_tells_of_it_once_an_hour(site: Flask) -> None:
    with freeze_time(datetime(2026, 3, 26, 9, tzinfo=UTC), ignore=NOT_FROZEN) as clock:
        talk = at_talk(site)
        talk.read()
        for fit in ("yes", "no", "partly"):
            say(talk, fit)
        assert noted(site) == 1
        clock.tick(timedelta(minutes=59))
        talk.tom = Carer(site, talk.tom.address)
        say(talk, "yes")
        assert noted(site) == 1
        clock.tick(timedelta(minutes=1))
        talk.tom = Carer(site, talk.tom.address)
        say(talk, "no")
        say(talk, "no")
        assert noted(site) == 2


def noted(site: Flask) -> int:
    """How often the trail tells that something was written."""
    told = [row for row in rows(site)["trail"].values() if row["act"] == Act.TALK_NOTED]
    assert {row["account_id"] for row in told} <= {None}
    return len(told)


def test_a_line_has_one_word_whatever_is_sent_at_once(site: Flask, talk: AtTalk) -> None:
    with site.app_context():
        row = talk.row()
        for fit in ("yes", "no"):
            db.session.add(LineFit(talk_id=row.id, line="a", fit=fit, at=datetime.now(UTC)))
        with pytest.raises(Exception, match=r"(?i)unique"):
            db.session.commit()
        db.session.rollback()
