"""A talk gets another time or none, with a reason that both read; all that was written stays (issue 6, part 2)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from freezegun import freeze_time
from sqlalchemy import select

from consult.forms.booking import stamp
from consult.models import Educator, OtherDay, Talk, TalkWin
from consult.models.turning import call_off
from consult.parts import By, Part
from family.models import aware
from home.acts import Act
from home.models import Child
from journal.models import Win
from shell.database import db
from tests import talks
from tests.bookings import CONCERN, booked, the_talk, times, written, yes
from tests.carers import Carer, account_of
from tests.letterbox import empty, letters
from tests.site.watching import NOT_FROZEN, rows

pytestmark = pytest.mark.usefixtures("tom")
REASON = "We have <b>another</b> date"


@pytest.fixture
def talk(site: Flask, ana: Carer, mia: str) -> str:
    """The address of a booked talk, its letters put away."""
    address = booked(ana, mia)
    empty(site)
    return address


def offered(ana: Carer, talk: str) -> list[str]:
    """To which times a talk can move."""
    ana.open(f"{talk}/time")
    return [str(one["value"]) for one in ana.page.select("[name=time]")]


def moved(ana: Carer, talk: str, which: int = 0) -> str:
    """Moves a talk; gives the time that was picked."""
    there = offered(ana, talk)[which]
    ana.send(f"{talk}/time", {"time": there, "reason": REASON})
    return there


def open_to_tom(site: Flask, talk: str) -> bool:
    """Whether Tom may look into a talk now."""
    with site.app_context():
        row = db.session.scalars(select(Talk).where(Talk.token == talk.split("/")[-1])).one()
        return row.open_at(datetime.now(UTC))


def turns(site: Flask) -> list[tuple[str, str, str]]:
    """The history: what, by whom, why."""
    return [(row["turn"], row["by"], row["reason"]) for row in rows(site)["talk_turn"].values()]


def test_a_talk_moves_and_the_old_time_is_free_again(site: Flask, ana: Carer, mia: str, talk: str) -> None:
    before = the_talk(site)
    there = moved(ana, talk, 4)
    row = the_talk(site)
    assert ana.path == talk
    assert stamp(row["begins"].replace(tzinfo=UTC)) == stamp(row["slot"].replace(tzinfo=UTC)) == there
    assert row["turn"] == 1
    assert turns(site) == [("booked", "family", ""), ("moved", "family", REASON)]
    text = ana.page.get_text(" ", strip=True)
    assert REASON in text
    assert not ana.page.select("main b b")
    assert stamp(before["begins"].replace(tzinfo=UTC)) in times(ana, mia)
    assert there not in times(ana, mia)
    assert [row["act"] for row in rows(site)["trail"].values()].count(Act.TALK_MOVED) == 1
    assert open_to_tom(site, talk)


def test_both_get_a_letter_that_renews_their_calendars_entry_and_holds_no_reason(
    site: Flask, ana: Carer, talk: str
) -> None:
    first = ana.client.get(f"{talk}/calendar.ics").text
    there = moved(ana, talk)
    assert [letter.to for letter in letters(site)] == [["ana@example.org"], [talks.TOM]]
    for letter in letters(site):
        ((_, entry, _),) = letter.attachments
        assert "SEQUENCE:1" in entry
        assert f"DTSTART:{there[:-1]}00Z" in entry
        assert first.split("UID:")[1].split()[0] in entry
        assert "another" not in letter.body.replace("another time", "")
    empty(site)
    ana.open(f"{talk}/cancellation")
    ana.send(f"{talk}/cancellation", {"reason": REASON})
    assert len(letters(site)) == 2
    for letter in letters(site):
        ((_, entry, kind),) = letter.attachments
        assert kind == "text/calendar; method=CANCEL"
        for line in ("METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED"):
            assert line in entry.splitlines()
        assert "Canary-Mia" not in entry + letter.subject + letter.body


def test_trust_r2_pressed_twice_it_moves_once_and_is_called_off_once(site: Flask, ana: Carer, talk: str) -> None:
    there = moved(ana, talk)
    ana.open("/family")
    ana.send(f"{talk}/time", {"time": there, "reason": REASON})
    for _ in range(2):
        ana.open("/family")
        ana.send(f"{talk}/cancellation", {"reason": REASON})
    assert ana.path == talk
    assert [turn for turn, *_ in turns(site)] == ["booked", "moved", "cancelled"]
    assert the_talk(site)["turn"] == 2
    assert len(letters(site)) == 4


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 201])
def test_a_reason_is_needed_and_what_was_picked_stays(site: Flask, ana: Carer, talk: str, reason: str) -> None:
    there = offered(ana, talk)[2]
    assert ana.send(f"{talk}/time", {"time": there, "reason": reason}).status_code == 422
    assert str(ana.page.select_one("[name=time][checked]")["value"]) == there
    assert str(ana.page.select_one("#reason")["value"]) == reason.strip()
    assert ana.page.select_one("#reason-mend")
    assert ana.send(f"{talk}/cancellation", {"reason": reason}).status_code == 422
    assert str(ana.page.select_one("#reason")["value"]) == reason.strip()
    assert len(turns(site)) == 1
    assert letters(site) == []


def test_a_time_that_somebody_has_is_not_given_and_the_talk_stands(site: Flask, ana: Carer, talk: str) -> None:
    before, eve = the_talk(site), Carer(site, "eve@example.org")
    there = offered(ana, talk)[0]
    other = booked(eve, eve.add("Leo"), key="e" * 22)
    assert stamp(the_talk(site, other)["slot"].replace(tzinfo=UTC)) == there
    ana.open("/family")
    assert ana.send(f"{talk}/time", {"time": there, "reason": REASON}).status_code == 422
    assert "no longer free" in ana.page.select_one("#time-mend").get_text()
    assert str(ana.page.select_one("#reason")["value"]) == REASON
    assert the_talk(site, talk) == before


def test_called_off_it_is_free_for_others_and_shut_to_the_educator(
    site: Flask, ana: Carer, mia: str, talk: str
) -> None:
    slot = stamp(the_talk(site)["slot"].replace(tzinfo=UTC))
    assert slot not in times(ana, mia)
    ana.open(f"{talk}/cancellation")
    ana.send(f"{talk}/cancellation", {"reason": REASON})
    assert "This talk is off" in ana.page.get_text()
    assert f"The reason: {REASON}" in ana.page.get_text(" ", strip=True)
    assert slot in times(ana, mia)
    assert the_talk(site)["slot"] is None
    assert not open_to_tom(site, talk)
    for page in ("time", "cancellation", "words", "booking"):
        assert ana.open(f"{talk}/{page}").request.path == talk, page


def test_closing_works_at_once_and_the_talk_still_stands(site: Flask, ana: Carer, talk: str) -> None:
    assert open_to_tom(site, talk)
    ana.open(talk)
    for _ in range(2):
        ana.send(f"{talk}/closing", {})
        assert not open_to_tom(site, talk)
    assert "the look is ended" in ana.page.get_text()
    assert "The talk itself still stands" in ana.page.get_text()
    assert the_talk(site)["slot"]
    said = [row["given"] for row in rows(site)["consent"].values() if row["purpose"] == "consult"]
    assert said == [True, False]
    assert len(rows(site)["erasure"]) == 1
    moved(ana, talk)
    assert not open_to_tom(site, talk)


def test_what_an_educator_handed_back_is_told_kindly_and_begun_again_with_all_that_was_written(
    site: Flask, ana: Carer, mia: str, talk: str
) -> None:
    with site.app_context():
        account = account_of("ana@example.org")
        assert account
        child = Child.of(account, mia.split("/")[2])
        row = db.session.scalars(select(Talk)).one()
        row.questions, row.parts, row.struck, row.goal = ["Why?"], [Part.PLAN], ["name"], "zip-the-jacket"
        win = Win(child_id=child.id, day=date(2026, 1, 1), key="w" * 32, hand="w" * 32, did="Held")
        win.made = win.changed = row.made
        db.session.add(win)
        db.session.flush()
        db.session.add(TalkWin(talk_id=row.id, win_id=win.id, did="d" * 32, helped=None))
        call_off(row, By.EDUCATOR, "I am ill", datetime.now(UTC))
        db.session.commit()
    ana.open(talk)
    text = ana.page.get_text(" ", strip=True)
    assert "nothing to do with you or your child" in text
    assert "The reason: I am ill" in text
    for _ in range(2):
        ana.open(talk)
        ana.send(f"{talk}/again", {})
        assert ana.path == f"{mia}/talks/new"
        assert "What you wrote is kept" in ana.page.get_text()
    fields = {str(one["name"]): str(one["value"]) for one in ana.page.select("main form input[type=hidden]")}
    ana.send(f"{mia}/talks", fields | {"time": str(ana.page.select_one("[name=time]")["value"])})
    assert ana.path.endswith("/booking")
    new = the_talk(site, ana.path.removesuffix("/booking"))
    old = the_talk(site, talk)
    for column in ("concern", "questions", "parts", "struck", "goal", "educator_name"):
        assert new[column] == old[column], column
    assert len(rows(site)["talk"]) == 2
    assert {(row["talk_id"], row["did"]) for row in rows(site)["talk_win"].values()} == {
        (old["id"], "d" * 32),
        (new["id"], "d" * 32),
    }
    ana.send(ana.path, {"given": "yes"})
    assert the_talk(site, ana.path)["booked"]


def test_again_is_for_talks_that_are_off(site: Flask, ana: Carer, talk: str) -> None:
    ana.open(talk)
    ana.send(f"{talk}/again", {})
    assert ana.path == talk
    assert len(rows(site)["talk"]) == 1


def test_once_a_talk_has_begun_its_time_stays(site: Flask, ana: Carer, talk: str) -> None:
    start = the_talk(site)["begins"].replace(tzinfo=UTC)
    with freeze_time(start - timedelta(seconds=1), ignore=NOT_FROZEN) as clock:
        again = Carer(site, ana.address)
        assert again.open(f"{talk}/time").request.path == f"{talk}/time"
        clock.tick(timedelta(seconds=1))
        for page in ("time", "cancellation"):
            assert again.open(f"{talk}/{page}").request.path == talk
        again.send(f"{talk}/cancellation", {"reason": REASON})
        assert the_talk(site)["off"] is None
        assert "When it was" in again.open(talk).text


def test_trust_p5_the_look_ends_thirty_days_after_the_talk(site: Flask, ana: Carer, talk: str) -> None:
    end = the_talk(site)["begins"].replace(tzinfo=UTC) + timedelta(minutes=30, days=30)
    with freeze_time(end - timedelta(seconds=1), ignore=NOT_FROZEN) as clock:
        assert open_to_tom(site, talk)
        clock.tick(timedelta(seconds=1))
        assert not open_to_tom(site, talk)
        again = Carer(site, ana.address)
        assert "the look is ended" in again.open(talk).text


def test_a_talk_moves_only_inside_the_educators_hours(site: Flask, ana: Carer, talk: str) -> None:
    there = offered(ana, talk)[-1]
    with site.app_context():
        tom = talks.educator_row()
        day = datetime.strptime(there, "%Y%m%dT%H%MZ").date()
        db.session.add(OtherDay(educator_id=tom.id, day=day))
        db.session.commit()
    ana.open("/family")
    assert ana.send(f"{talk}/time", {"time": there, "reason": REASON}).status_code == 422
    with site.app_context():
        db.session.scalars(select(Educator)).one().active = False
        db.session.commit()
    assert offered(ana, talk) == []
    assert "Your talk stands as it is" in ana.page.get_text()


def test_a_draft_that_begins_again_shows_no_time_of_its_own(site: Flask, ana: Carer, mia: str, talk: str) -> None:
    ana.open(f"{talk}/cancellation")
    ana.send(f"{talk}/cancellation", {"reason": REASON})
    ana.send(f"{talk}/again", {})
    with site.app_context():
        draft = db.session.scalars(select(Talk).where(Talk.booked.is_(None))).one()
        assert draft.begins is None
        there = f"{mia}/talks/{draft.token}"
    for page in (there, f"{mia}/talks"):
        assert ana.open(page).status_code == 200
        assert "Begun, not booked yet" in ana.shown.text
    assert ana.open(f"{there}/booking").request.path == f"{mia}/talks/new"
    assert aware(the_talk(site, talk)["begins"])


def test_words_can_change_until_a_talk_is_off(site: Flask, ana: Carer, talk: str) -> None:
    assert CONCERN in ana.open(talk).get_data(as_text=True).replace("&lt;", "<").replace("&gt;", ">")
    ana.open(f"{talk}/words")
    assert ana.page.select_one("#concern").get_text() == CONCERN
    ana.send(f"{talk}/words", {"concern": "Bedtime", "first": "", "second": "Only this"})
    row = the_talk(site)
    assert ana.path == talk
    assert (row["concern"], row["questions"]) == ("Bedtime", ["Only this"])
    ana.send(f"{talk}/cancellation", {"reason": REASON})
    ana.send(f"{talk}/words", {"concern": "Too late", "first": "", "second": ""})
    assert the_talk(site)["concern"] == "Bedtime"


def test_another_booked_talk_stands_beside_it(site: Flask, ana: Carer, mia: str, talk: str) -> None:
    second = written(ana, mia, key="u" * 22)
    yes(ana, second)
    assert ana.path == second
    ana.open(f"{mia}/talks")
    assert len(ana.page.select("section.box")) == 2


def test_a_letter_goes_to_who_books_and_where_that_carer_left_to_who_acts(
    site: Flask, ana: Carer, mia: str, talk: str
) -> None:
    ben = Carer(site, "ben@example.org", family_of=ana.address)
    moved(ben, talk)
    assert [letter.to for letter in letters(site)] == [[ana.address], [talks.TOM]]
    with site.app_context():
        account = account_of(ana.address)
        assert account
        account.part(datetime.now(UTC))
        db.session.commit()
    empty(site)
    moved(ben, talk, 3)
    assert [letter.to for letter in letters(site)] == [[ben.address], [talks.TOM]]


def test_a_look_that_was_ended_goes_on_with_a_new_yes(site: Flask, ana: Carer, talk: str) -> None:
    assert ana.open(f"{talk}/booking").request.path == talk
    ana.send(f"{talk}/closing", {})
    ana.press(f"a[href='{talk}/booking']")
    assert "Let the educator look again?" in ana.page.get_text()
    ana.send(f"{talk}/booking", {"given": "no"})
    assert not open_to_tom(site, talk)
    ana.open(f"{talk}/booking")
    ana.send(f"{talk}/booking", {"given": "yes"})
    assert ana.path == talk
    assert open_to_tom(site, talk)
    assert [turn for turn, *_ in turns(site)] == ["booked"]
    assert letters(site) == []
    ana.send(f"{talk}/closing", {})
    assert not open_to_tom(site, talk)
    ana.send(f"{talk}/cancellation", {"reason": REASON})
    ana.send(f"{talk}/booking", {"given": "yes"})
    assert not open_to_tom(site, talk)
