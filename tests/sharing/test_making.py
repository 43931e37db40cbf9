"""A family picks wins, looks at exactly what will be seen, leaves lines out, and makes the link (experience G10)."""

from datetime import UTC, date, datetime, timedelta

from flask import Flask
from sqlalchemy import update

from accounts.models import Sitting
from family.models import hashed
from home.acts import Act
from shell.database import db
from tests.carers import Carer
from tests.journeys import Device
from tests.shares import begun, listed, opened, shared, written
from tests.sharing.conftest import DID, HELPED
from tests.site.watching import rows


def one(site: Flask) -> dict:
    """The one share that there is."""
    (share,) = rows(site)["share"].values()
    return share


def box(device: Device) -> str:
    """What stands in the look beforehand, or on the page itself, without what can be pressed."""
    found = device.page.select_one("section.box") or device.page.select_one("main")
    assert found
    for form in found.select("form, .ways, h1, h2, p.soft:has(> time:last-child):not(li p)"):
        form.decompose()
    return " ".join(found.get_text(" ", strip=True).split())


def test_nothing_is_ticked_beforehand_and_a_week_is_offered_first(ana: Carer, mia: str) -> None:
    listed(ana, mia)
    assert len(ana.page.select("[name=wins]")) == 1
    assert not ana.page.select("[name=wins][checked]")
    assert [str(day["value"]) for day in ana.page.select("[name=days]")] == ["7", "14", "31"]
    assert [str(day["value"]) for day in ana.page.select("[name=days][checked]")] == ["7"]


def test_experience_g10_what_is_looked_at_is_what_is_seen(site: Flask, ana: Carer, mia: str, lee: Device) -> None:
    written(ana, mia, "Said go", "", "2026-01-31")
    draft = begun(ana, mia)
    looked_at = box(ana)
    lee.open(opened(ana, draft))
    assert box(lee) == looked_at
    order = [lee.shown.text.index(words) for words in (DID, HELPED, "Said go")]
    assert order == sorted(order)


def test_trust_p4_a_line_left_out_is_nowhere_in_the_page(ana: Carer, mia: str, lee: Device) -> None:
    draft = begun(ana, mia)
    win = str(ana.page.select_one("[name=win]")["value"])
    ana.send(f"{draft}/lines", {"change": "leave-helped", "win": win})
    assert ana.path == draft
    assert HELPED not in box(ana)
    text = ana.page.select_one("#text")
    assert text
    assert DID in text.get_text()
    assert HELPED not in text.get_text()
    lee.open(opened(ana, draft))
    assert DID in lee.shown.text
    assert HELPED not in lee.shown.text
    assert "Mia" not in lee.shown.text
    assert "a child you know" in lee.shown.text


def test_a_line_comes_back_and_the_nickname_stands_there_once_it_was_asked_for(
    ana: Carer, mia: str, lee: Device
) -> None:
    draft = begun(ana, mia)
    win = str(ana.page.select_one("[name=win]")["value"])
    for change in ("leave-did", "show-did", "show-name", "show-name"):
        ana.send(f"{draft}/lines", {"change": change, "win": win})
    lee.open(opened(ana, draft))
    assert DID in lee.shown.text
    assert "Small wins of Mia" in lee.shown.text


def test_where_each_line_is_left_out_there_is_no_link(site: Flask, ana: Carer, mia: str) -> None:
    draft = begun(ana, mia)
    win = str(ana.page.select_one("[name=win]")["value"])
    for part in ("did", "helped"):
        ana.send(f"{draft}/lines", {"change": f"leave-{part}", "win": win})
    assert "nothing to share yet" in ana.shown.text
    assert ana.send(f"{draft}/link", {}).status_code == 422
    assert one(site)["token_hash"] is None
    assert ana.open(f"{draft}/link").request.path == draft


def test_trust_p4_the_word_of_the_link_is_kept_as_a_digest_alone(site: Flask, ana: Carer, mia: str) -> None:
    word = shared(ana, mia).split("/")[2]
    assert len(word) == 22
    assert word not in str(rows(site))
    assert one(site)["token_hash"] == hashed(word)
    assert one(site)["last_day"] == datetime.now(UTC).date() + timedelta(days=6)
    assert ana.page.select_one("figure.qr[role=img][aria-label] > svg path")


def test_trust_p3_each_link_has_a_yes_of_its_own_with_its_words(site: Flask, ana: Carer, mia: str) -> None:
    shared(ana, mia)
    shared(ana, mia, label="Grandma")
    shares = {share["token"] for share in rows(site)["share"].values()}
    said = [row for row in rows(site)["consent"].values() if row["purpose"] == "share"]
    assert {row["about"] for row in said} == shares
    assert all(row["given"] and row["words_version"] == 1 and row["words_hash"] for row in said)
    acts = [row["act"] for row in rows(site)["trail"].values()]
    assert acts.count(Act.SHARE_MADE) == 2


def test_trust_p3_a_link_is_agreed_to_where_it_is_made_and_nowhere_else(site: Flask, ana: Carer, mia: str) -> None:
    ana.open(mia)
    assert ana.send(f"{mia}/agreements", {"purpose": "share", "given": "yes"}).status_code == 422
    assert not [row for row in rows(site)["consent"].values() if row["purpose"] == "share"]


def test_trust_s16_making_a_link_asks_for_the_password_again(site: Flask, ana: Carer, mia: str) -> None:
    draft = begun(ana, mia)
    with site.app_context():
        db.session.execute(update(Sitting).values(entered=datetime.now(UTC) - timedelta(hours=1)))
        db.session.commit()
    assert ana.client.get(f"{draft}/link").location.startswith("/password-again")
    assert ana.client.post(f"{draft}/link", data={"csrf_token": ana.token}).status_code == 401
    assert one(site)["token_hash"] is None


def test_trust_r2_pressed_twice_it_is_one_draft_and_one_link(site: Flask, ana: Carer, mia: str) -> None:
    wins = listed(ana, mia)
    for _ in range(2):
        ana.send(f"{mia}/shares", {"key": "k" * 22, "wins": wins, "label": "Ms Lee", "days": "14"})
    draft = ana.path
    assert opened(ana, draft) == opened_again(ana, draft)
    assert len(rows(site)["share"]) == 1
    assert len([row for row in rows(site)["consent"].values() if row["purpose"] == "share"]) == 1
    ana.open(f"{mia}/shares/new")
    ana.send(f"{mia}/shares", {"key": "k" * 22, "wins": wins, "label": "Somebody else", "days": "31"})
    assert ana.path == f"{mia}/shares"
    assert (one(site)["label"], one(site)["days"]) == ("Ms Lee", 14)


def opened_again(ana: Carer, draft: str) -> str:
    """The link once more, sent from a page that was opened before."""
    ana.open("/family")
    ana.send(f"{draft}/link", {})
    return "/shared/" + ana.page.select_one("#link").get_text(strip=True).rsplit("/", 1)[1]


def test_once_the_link_is_made_no_line_can_be_added(site: Flask, ana: Carer, mia: str, lee: Device) -> None:
    draft = begun(ana, mia)
    win = str(ana.page.select_one("[name=win]")["value"])
    ana.send(f"{draft}/lines", {"change": "leave-helped", "win": win})
    link = opened(ana, draft)
    ana.open("/family")
    ana.send(f"{draft}/lines", {"change": "show-helped", "win": win})
    assert HELPED not in lee.open(link).text


def test_what_was_typed_stays_where_something_needs_another_look(site: Flask, ana: Carer, mia: str) -> None:
    wins = listed(ana, mia)
    for fields in ({"label": "Ms Lee"}, {"wins": wins, "label": "x" * 41}, {"wins": wins, "label": " \n "}):
        answer = ana.send(f"{mia}/shares", {"key": "k" * 22, "days": "14", **fields})
        assert answer.status_code == 422
        assert ana.page.select(".mend")
        assert str(ana.page.select_one("#label")["value"]) == fields["label"].strip()
        assert [str(day["value"]) for day in ana.page.select("[name=days][checked]")] == ["14"]
    assert ana.send(f"{mia}/shares", {"key": "k" * 22, "days": "8", "wins": wins, "label": "L"}).status_code == 422
    assert ana.send(f"{mia}/shares", {"key": "k" * 22, "days": "7", "wins": "x" * 22, "label": "L"}).status_code == 422
    assert not rows(site)["share"]


def test_the_newest_twenty_stand_there_and_older_ones_come_without_losing_a_tick(ana: Carer, mia: str) -> None:
    for number in range(21):
        written(ana, mia, f"Win {number}", "", (date(2026, 1, 1) + timedelta(days=number)).isoformat())
    first = listed(ana, mia)
    assert len(first) == 20
    told = {"key": "k" * 22, "through": "20", "more": "1", "wins": first[:2], "label": "Ms Lee", "days": "31"}
    assert ana.send(f"{mia}/shares", told).status_code == 200
    assert len(ana.page.select("[name=wins]")) == 22
    assert [str(tick["value"]) for tick in ana.page.select("[name=wins][checked]")] == first[:2]
    assert str(ana.page.select_one("#label")["value"]) == "Ms Lee"
    last = str(ana.page.select("[name=wins]")[-1]["value"])
    ana.send(f"{mia}/shares", told | {"more": "", "through": "40", "wins": [last]})
    assert "Win 0" in ana.page.get_text()


def test_a_draft_can_be_picked_anew_and_what_was_left_out_stays_out(ana: Carer, mia: str) -> None:
    draft = begun(ana, mia)
    win = str(ana.page.select_one("[name=win]")["value"])
    ana.send(f"{draft}/lines", {"change": "leave-helped", "win": win})
    written(ana, mia, "Said go", "", "2026-01-31")
    ana.open(f"{mia}/shares/new?draft={draft.split('/')[-1]}")
    assert [str(tick["value"]) for tick in ana.page.select("[name=wins][checked]")] == [win]
    key = str(ana.page.select_one("[name=key]")["value"])
    wins = [str(tick["value"]) for tick in ana.page.select("[name=wins]")]
    ana.send(f"{mia}/shares", {"key": key, "wins": wins, "label": "Ms Lee", "days": "7"})
    assert ana.path == draft
    assert "Said go" in box(ana)
    assert HELPED not in box(ana)


def test_a_hidden_win_and_a_quiet_day_cannot_be_picked(ana: Carer, mia: str) -> None:
    (win,) = listed(ana, mia)
    ana.open(f"{mia}/journal/tree")
    ana.send(f"{mia}/journal/{win}/hiding", {"hidden": "yes"})
    ana.send(f"{mia}/journal/quiet-days", {"day": "2026-01-31"})
    assert listed(ana, mia) == []
    assert "no leaf to share yet" in ana.shown.text
