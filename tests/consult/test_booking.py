"""A parent books a talk: a free time, one concern, a yes, and a letter to both (issue 6, part 2; trust R2, S5)."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask_mailman.backends.smtp import EmailBackend as SMTP
from freezegun import freeze_time

from consult.forms.booking import stamp
from consult.models import Educator, Talk
from consult.parts import DRAFT_STAYS
from home.acts import Act
from shell.database import db
from tests import talks
from tests.bookings import CONCERN, KEY, begun, booked, the_talk, times, written, yes
from tests.carers import Carer, account_of
from tests.journeys import Device
from tests.letterbox import empty, letters
from tests.server import free_port
from tests.site.watching import NOT_FROZEN, rows

pytestmark = pytest.mark.usefixtures("tom")
OTHER = "canary-eve@example.org"


def settled(site: Flask, zone: str, toms: str = "UTC") -> None:
    """By which clocks Ana's family and Tom live."""
    with site.app_context():
        account = account_of("ana@example.org")
        assert account
        account.family.zone, talks.educator_row().zone = zone, toms
        db.session.commit()


def consents(site: Flask) -> list[tuple[bool, str]]:
    """What was said about talks."""
    return [(row["given"], row["about"]) for row in rows(site)["consent"].values() if row["purpose"] == "consult"]


def acts(site: Flask, act: Act) -> int:
    """How often the trail tells of this."""
    return sum(row["act"] == act for row in rows(site)["trail"].values())


def test_a_talk_is_booked_step_by_step_and_stands_on_its_page(site: Flask, ana: Carer, mia: str) -> None:
    settled(site, "Asia/Kolkata")
    draft = written(ana, mia, first="How could <i>school</i> help?")
    row = the_talk(site)
    assert (row["slot"], row["booked"], row["parts"], consents(site)) == (None, None, [], [])
    ana.open(f"{draft}/booking")
    text = ana.page.get_text(" ", strip=True)
    begins = row["begins"].replace(tzinfo=UTC)
    local = begins + timedelta(hours=5, minutes=30)
    assert f"{local:%A, {local.day} %B %Y, {local.hour}:%M} (Kolkata time)" in text
    assert "The educator of this talk may read the page that I looked at" in text
    for words in (CONCERN, "How could <i>school</i> help?", "Tom Canary-Reed", "Canary-place", "30 minutes"):
        assert words in text
    yes(ana, draft)
    row = the_talk(site)
    assert ana.path == draft
    assert row["slot"] == row["begins"]
    assert consents(site) == [(True, row["token"])]
    assert acts(site, Act.TALK_BOOKED) == 1
    assert [turn["turn"] for turn in rows(site)["talk_turn"].values()] == ["booked"]
    assert ana.page.select_one(f"a[href='{draft}/calendar.ics']")
    ana.open(f"{mia}/talks")
    assert "Kolkata time" in ana.page.get_text()


def test_an_empty_list_says_what_a_talk_is_and_that_nothing_is_shown(ana: Carer, mia: str) -> None:
    ana.open(f"{mia}/talks")
    assert "sees nothing before you have looked at the page" in ana.page.get_text()
    ana.open(mia)
    assert ana.page.select_one(f"a[href='{mia}/talks']")


def test_without_a_bookable_educator_it_is_said_kindly(site: Flask, ana: Carer, mia: str) -> None:
    for name, value in {"active": False, "name": "", "place": ""}.items():
        with site.app_context():
            tom = talks.educator_row()
            before = getattr(tom, name)
            setattr(tom, name, value)
            db.session.commit()
        for page in (f"{mia}/talks", f"{mia}/talks/new"):
            ana.open(page)
            assert "No educator has free times here just now" in ana.page.get_text(), (name, page)
        with site.app_context():
            setattr(talks.educator_row(), name, before)
            db.session.commit()
    assert times(ana, mia)


def test_with_two_educators_one_is_picked_first(site: Flask, ana: Carer, mia: str) -> None:
    talks.educator(site, OTHER)
    assert times(ana, mia) == []
    who = [str(link["href"]) for link in ana.page.select("a[href*='educator=']")]
    assert len(who) == 2
    assert "Canary-about" in ana.page.get_text()
    assert "English" in ana.page.get_text()
    ana.open(who[1])
    assert ana.page.select("[name=time]")


def test_times_stand_by_the_familys_own_days_a_week_at_once(site: Flask, ana: Carer, mia: str) -> None:
    settled(site, "Pacific/Kiritimati")
    first = times(ana, mia)
    days = [day.get_text() for day in ana.page.select("details b")]
    assert len(days) == 7
    assert len(ana.page.select("details[open]")) == 1
    assert "the clock of Kiritimati" in ana.page.get_text()
    local = datetime.strptime(first[0], "%Y%m%dT%H%MZ") + timedelta(hours=14)
    assert days[0] == f"{local:%A}, {local.day} {local:%B}"
    assert ana.page.select_one("[name=time]").parent.get_text(strip=True) == f"{local.hour}:{local:%M}"
    later = times(ana, mia, "?later=1")
    assert later[0] > first[-1]
    assert times(ana, mia, "?later=9")[-1] > later[-1]
    assert times(ana, mia, "?later=x") == first


def test_trust_r2_the_same_form_twice_is_one_draft_and_one_talk(site: Flask, ana: Carer, mia: str) -> None:
    draft = begun(ana, mia)
    assert begun(ana, mia, 1) == draft
    written(ana, mia)
    for _ in range(2):
        ana.open(f"{mia}/talks")
        ana.open("/family")
        ana.send(f"{draft}/booking", {"given": "yes"})
    assert ana.path == draft
    assert len(rows(site)["talk_turn"]) == 1
    assert len(consents(site)) == 1
    assert len(letters(site)) == 2


def test_a_time_that_is_not_free_is_not_begun_and_what_was_picked_is_told(site: Flask, ana: Carer, mia: str) -> None:
    free = times(ana, mia)
    who = str(ana.page.select_one("[name=educator]")["value"])
    past = stamp(datetime.now(UTC) - timedelta(days=1))
    for wrong, words in ((past, "no longer free"), ("", "Please pick one"), ("x", "Please pick one")):
        answer = ana.send(f"{mia}/talks", {"key": KEY, "educator": who, "time": wrong})
        assert answer.status_code == 422
        assert words in ana.page.select_one("#time-mend").get_text()
        assert str(ana.page.select_one("[name=key]")["value"]) == KEY
        assert ana.page.select("[name=time]")
    assert ana.send(f"{mia}/talks", {"key": "short", "educator": who, "time": free[0]}).status_code == 422
    assert ana.send(f"{mia}/talks", {"key": KEY, "educator": "e" * 22, "time": free[0]}).status_code == 422
    assert not rows(site)["talk"]


@pytest.mark.parametrize(
    ("told", "field"),
    [({"concern": " \n "}, "concern"), ({"concern": "x" * 301}, "concern"), ({"first": "y" * 161}, "first")],
)
def test_what_was_typed_stays_where_it_needs_another_look(
    site: Flask, ana: Carer, mia: str, told: dict[str, str], field: str
) -> None:
    draft = begun(ana, mia)
    sent = {"concern": "Lunch", "first": "Why?", "second": "How?"} | told
    assert ana.send(f"{draft}/words", sent).status_code == 422
    assert ana.page.select_one(f"#{field}[aria-invalid]")
    assert ana.page.select_one(f"#{field}-mend")
    assert ana.page.select_one("#concern").get_text() == sent["concern"].strip()
    assert str(ana.page.select_one("#first")["value"]) == sent["first"]
    assert str(ana.page.select_one("#second")["value"]) == "How?"
    assert the_talk(site)["concern"] == ""


def test_trust_s5_nothing_is_booked_before_concern_and_time(site: Flask, ana: Carer, mia: str) -> None:
    draft = begun(ana, mia)
    for _ in range(2):
        ana.send(f"{draft}/booking", {"given": "yes"})
        assert ana.path == f"{draft}/words"
    assert ana.open(f"{draft}/booking").request.path == f"{draft}/words"
    ana.send(f"{draft}/words", {"concern": CONCERN, "first": "", "second": ""})
    with site.app_context():
        talk = db.session.query(Talk).one()
        talk.begins = datetime.now(UTC) - timedelta(hours=1)
        db.session.commit()
    ana.open("/family")
    ana.send(f"{draft}/booking", {"given": "yes"})
    assert ana.path == f"{mia}/talks/new"
    assert "What you wrote is kept" in ana.page.get_text()
    assert the_talk(site)["booked"] is None
    assert consents(site) == []


def test_inside_the_notice_a_draft_is_not_booked_any_more(site: Flask, ana: Carer, mia: str) -> None:
    draft = written(ana, mia)
    with site.app_context():
        talks.educator_row().notice = 72
        db.session.commit()
    assert yes(ana, draft).status_code == 422
    assert "Everything you wrote is kept" in ana.page.get_text()
    assert the_talk(site)["booked"] is None


def test_trust_p11_yes_and_not_now_are_equal_and_a_no_books_nothing(site: Flask, ana: Carer, mia: str) -> None:
    draft = written(ana, mia)
    ana.open(f"{draft}/booking")
    both = ana.page.select("[name=given]")
    assert [(one.name, one["class"], one["value"]) for one in both] == [
        ("button", ["button"], "yes"),
        ("button", ["button"], "no"),
    ]
    for given in ("no", "", "maybe"):
        ana.send(f"{draft}/booking", {"given": given})
        assert ana.path == draft
    assert the_talk(site)["booked"] is None
    assert letters(site) == []
    assert "Begun, not booked yet" in ana.page.get_text()


def test_trust_s16_booking_asks_for_the_password_again(site: Flask, mia: str) -> None:
    with freeze_time(datetime.now(UTC), ignore=NOT_FROZEN) as clock:
        ana = Carer(site, "ana@example.org")
        draft = written(ana, mia)
        clock.tick(timedelta(minutes=20))
        assert ana.client.get(f"{draft}/booking").location.startswith("/password-again")
        assert ana.client.post(f"{draft}/booking", data={"csrf_token": ana.token, "given": "yes"}).status_code == 401
    assert the_talk(site)["booked"] is None


def test_somebody_was_quicker_and_another_time_stands_right_there(site: Flask, ana: Carer, mia: str) -> None:
    draft = written(ana, mia)
    eve = Carer(site, "eve@example.org")
    booked(eve, eve.add("Leo"), key="e" * 22)
    assert "Somebody just took this time" in ana.open(f"{draft}/booking").text
    assert yes(ana, draft).status_code == 422
    text = ana.page.get_text()
    assert "Somebody just took this time" in text
    assert "Leo" not in text
    taken = stamp(the_talk(site, draft)["begins"].replace(tzinfo=UTC))
    free = [str(one["value"]) for one in ana.page.select("[name=time]")]
    assert free
    assert taken not in free
    fields = {str(one["name"]): str(one["value"]) for one in ana.page.select("main form input[type=hidden]")}
    ana.send(f"{mia}/talks", fields | {"time": free[0]})
    assert ana.path == f"{draft}/booking"
    yes(ana, draft)
    row = the_talk(site, draft)
    assert (stamp(row["slot"].replace(tzinfo=UTC)), row["concern"]) == (free[0], CONCERN)


def test_a_letter_with_a_calendars_entry_goes_to_both_by_their_own_clocks(site: Flask, ana: Carer, mia: str) -> None:
    settled(site, "Asia/Kolkata", "America/St_Johns")
    draft = booked(ana, mia)
    to_ana, to_tom = letters(site)
    assert (to_ana.to, to_tom.to) == (["ana@example.org"], [talks.TOM])
    assert "(Kolkata time)" in to_ana.body
    assert "(St Johns time)" in to_tom.body
    assert to_ana.body.count(draft) == 1
    assert draft not in to_tom.body
    row = the_talk(site)
    for letter, title in ((to_ana, "A talk with Tom Canary-Reed"), (to_tom, "A talk with a family")):
        ((name, entry, kind),) = letter.attachments
        assert (name, kind) == ("talk.ics", "text/calendar; method=PUBLISH")
        for line in ("METHOD:PUBLISH", "SEQUENCE:0", f"SUMMARY:{title}", f"DTSTART:{row['begins']:%Y%m%dT%H%M}00Z"):
            assert line in entry.splitlines(), line
        with site.app_context():
            assert 'Content-Type: text/calendar; method="PUBLISH"; charset="utf-8"' in letter.message().as_string()
        for word in ("Canary-Mia", "lunch", row["token"]):
            assert word not in entry
            assert word not in letter.subject
        assert "Canary-Mia" not in letter.body
    answer = ana.client.get(f"{draft}/calendar.ics")
    assert answer.mimetype == "text/calendar"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="talk.ics"'
    assert "Canary-Mia" not in answer.text
    assert uid(answer.text) == uid(to_ana.attachments[0][1]) == uid(to_tom.attachments[0][1])


def uid(entry: str) -> str:
    """What names an entry."""
    return next(line for line in entry.splitlines() if line.startswith("UID:"))


def test_without_a_mail_server_the_talk_is_booked_all_the_same(
    site: Flask, ana: Carer, mia: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = written(ana, mia)
    ana.open(f"{draft}/booking")
    with monkeypatch.context() as away:
        # Nobody listens at this port.
        for name, value in {"backend": SMTP, "server": "127.0.0.1", "port": free_port(), "use_tls": False}.items():
            away.setattr(site.extensions["mailman"], name, value)
        ana.send(f"{draft}/booking", {"given": "yes"})
    assert ana.shown.status_code == 200
    assert "Our letter did not go out just now" in ana.page.get_text()
    assert the_talk(site)["booked"]
    assert "did not go out" not in ana.open(draft).text


def test_a_draft_holds_no_time_and_leaves_after_seven_days(site: Flask, ana: Carer, mia: str) -> None:
    begun(ana, mia)
    eve = Carer(site, "eve@example.org")
    booked(eve, eve.add("Leo"), key="e" * 22)
    made = the_talk_of(site, KEY)["made"].replace(tzinfo=UTC)
    with site.app_context():
        assert Talk.sweep(made + DRAFT_STAYS - timedelta(seconds=1)) == 0
        assert Talk.sweep(made + DRAFT_STAYS) == 1
        assert Talk.sweep(made + 9 * DRAFT_STAYS) == 0
        db.session.commit()
    assert the_talk(site)["key"] == "e" * 22


def the_talk_of(site: Flask, key: str) -> dict:
    """The row of a draft by its form's key."""
    return next(row for row in rows(site)["talk"].values() if row["key"] == key)


def test_trust_s1_a_stranger_finds_no_talk_and_changes_none(site: Flask, ana: Carer, mia: str) -> None:
    draft, eve = booked(ana, mia), Carer(site, "eve@example.org")
    own, before = eve.add("Leo"), rows(site)["talk"]
    empty(site)
    for there in (draft, f"{own}/talks/{draft.split('/')[-1]}"):
        for page in ("", "/words", "/booking", "/time", "/cancellation", "/calendar.ics"):
            assert eve.client.get(there + page).status_code == 404, page
        for form in ("/words", "/booking", "/time", "/cancellation", "/closing", "/again", "/teacher-link"):
            sent = {"csrf_token": eve.token, "concern": "x", "reason": "x", "given": "yes"}
            assert eve.client.post(there + form, data=sent).status_code == 404, form
    assert eve.client.get(f"{mia}/talks").status_code == 404
    assert rows(site)["talk"] == before
    assert letters(site) == []


def test_trust_p3_without_a_yes_for_the_child_its_talks_are_shut_but_can_be_ended(
    site: Flask, ana: Carer, mia: str
) -> None:
    draft = booked(ana, mia)
    ana.open(mia)
    ana.send(f"{mia}/agreements", {"purpose": "keep-child", "given": "no"})
    for page in (f"{mia}/talks", f"{mia}/talks/new", draft, f"{draft}/words"):
        assert ana.open(page).request.path == mia, page
    ana.send(f"{draft}/cancellation", {"reason": "We stop"})
    assert the_talk(site)["off"]


def test_a_code_is_asked_for_once_where_the_operator_wants_one(site: Flask, ana: Carer, mia: str) -> None:
    site.config["BOOKING_CODE"] = ["maple-42", "Oak"]
    try:
        free = times(ana, mia)
        who = str(ana.page.select_one("[name=educator]")["value"])
        for wrong in ({}, {"code": "maple"}, {"code": "maple-42 oak"}):
            sent = {"key": KEY, "educator": who, "time": free[3]} | wrong
            assert ana.send(f"{mia}/talks", sent).status_code == 422
            assert "not one of ours" in ana.page.select_one("#code-mend").get_text()
            assert str(ana.page.select_one("#code")["value"]) == wrong.get("code", "")
            assert str(ana.page.select_one("[name=time][checked]")["value"]) == free[3]
        assert not rows(site)["talk"]
        ana.send(f"{mia}/talks", {"key": KEY, "educator": who, "time": free[3], "code": " oak "})
        assert ana.path.endswith("/words")
        times(ana, mia)
        assert not ana.page.select("#code")
        begun(ana, mia, key="u" * 22)
    finally:
        site.config["BOOKING_CODE"] = []


def test_trust_s13_codes_are_not_guessed_for_long(site: Flask, ana: Carer, mia: str) -> None:
    site.config["BOOKING_CODE"] = ["maple-42"]
    try:
        free = times(ana, mia)
        who = str(ana.page.select_one("[name=educator]")["value"])
        sent = {"key": KEY, "educator": who, "time": free[0], "csrf_token": ana.token}
        codes = [ana.client.post(f"{mia}/talks", data=sent | {"code": str(n)}).status_code for n in range(11)]
        assert codes == [*[422] * 10, 429]
    finally:
        site.config["BOOKING_CODE"] = []


def test_a_talk_keeps_its_educators_name_when_the_educator_leaves(site: Flask, ana: Carer, mia: str) -> None:
    draft, other = booked(ana, mia), begun(ana, mia, 1, key="u" * 22)
    with site.app_context():
        db.session.delete(db.session.query(Educator).one())
        db.session.commit()
    for page in (draft, other, f"{mia}/talks", f"{other}/booking", f"{draft}/calendar.ics"):
        assert ana.open(page).status_code == 200, page
    assert "Tom Canary-Reed" in ana.open(draft).text


def test_the_plan_leads_a_signed_in_family_to_its_talks(site: Flask, ana: Carer, mia: str) -> None:
    ana.open(mia)
    ana.send(f"{mia}/opening", {"to": "plan"})
    ana.open("/plan/own/talk/eating")
    assert ana.page.select_one(f"main a[href='{mia}/talks']")
    guest = Device(site.test_client()).begin().play(1)
    guest.take_back()
    guest.open("/plan/own/talk/eating")
    assert guest.page.select_one("main a[href='/educators']")
    assert not guest.page.select("main a[href$='/talks']")
