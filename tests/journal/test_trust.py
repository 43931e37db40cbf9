"""What a family may rely on: its yes comes first, strangers find nothing, hidden is hidden, erased is gone."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from freezegun import freeze_time

from journal.models import Win
from keeping.models.copies import back_up, bring_back
from shell.database import db
from shell.doors import Door, door_of
from tests.carers import Carer
from tests.conftest import DATABASES, emptied
from tests.home.test_trust import PAYLOADS, shape
from tests.journal.conftest import ANA, TOM, Writer, key, on, today, wins
from tests.site.test_database import watched
from tests.site.watching import NOT_FROZEN, rows

WORDS = {"did": "canary", "helped": ""}


def asked(writer: Writer) -> bool:
    """Whether the page asks for the yes first, with two equal buttons, none of them pressed."""
    writer.carer.open(writer.journal)
    assert writer.carer.path == writer.journal
    buttons = writer.carer.page.select("main button")
    alike = [tuple(button["class"]) for button in buttons if button["value"] in {"yes", "no"}]
    return len(alike) == 2 and len(set(alike)) == 1 and not writer.carer.page.select("textarea, [checked]")


def test_trust_p3_a_journal_is_asked_for_once_and_nothing_is_kept_before_the_yes(site: Flask) -> None:
    carer = Carer(site, ANA)
    ana = Writer(carer, carer.add("Mia"))
    assert asked(ana)
    for path in ("/tree", "/hidden"):
        carer.open(ana.journal + path)
        assert carer.path == ana.journal
    for path, fields in (("", WORDS | {"key": key(), "day": str(today())}), ("/quiet-days", {"day": str(today())})):
        carer.open(ana.journal)
        carer.send(ana.journal + path, fields)
        assert carer.path == ana.journal
    assert not wins(rows(site))
    ana.say("no")
    assert carer.path == ana.journal
    assert asked(ana)
    ana.say("yes")
    assert carer.page.select("textarea")
    ana.write("Sang")
    assert len(wins(rows(site))) == 1


def test_trust_p3_a_yes_that_was_taken_back_shows_and_keeps_nothing_from_the_next_request(
    site: Flask, ana: Writer, ben: Writer
) -> None:
    ana.write("canary")
    leaf, old = str(wins(rows(site))[0]["token"]), ben.form()
    ana.say("no")
    before = rows(site)["win"]
    ben.save(old | {"did": "more"})
    assert asked(ben)
    for path in ("", "/tree", "/hidden", "/old-win", f"/{leaf}/erasure"):
        assert "canary" not in ben.carer.open(ben.journal + path).text, path
    for path, fields in ((f"/{leaf}/hiding", {"hidden": "yes"}), (f"/{leaf}/erasure", {})):
        ben.carer.open(ben.journal)
        ben.carer.send(ben.journal + path, fields)
    assert rows(site)["win"] == before
    ana.say("yes")
    assert "canary" in ana.leaves()[0]


def test_trust_p3_a_child_that_is_no_more_kept_has_no_journal(site: Flask, ana: Writer) -> None:
    ana.write("canary")
    ana.carer.open(ana.child)
    ana.carer.send(f"{ana.child}/agreements", {"purpose": "keep-child", "given": "no"})
    for path in ("", "/tree", "/hidden"):
        ana.carer.open(ana.journal + path)
        assert ana.carer.path == ana.child
    assert "canary" not in ana.carer.open(f"{ana.journal}/old-win").text


def test_trust_s1_a_stranger_finds_nothing_at_any_address_of_a_journal(site: Flask, ana: Writer) -> None:
    ana.write("canary")
    leaf = str(wins(rows(site))[0]["token"])
    tom = Carer(site, TOM)
    own = tom.add("Leo")
    Writer(tom, own).say("yes")
    tom.open(own)
    before = rows(site)["win"]
    best = WORDS | {"key": key(), "day": str(today()), "hidden": "yes"}
    for rule in site.url_map.iter_rules():
        if not rule.endpoint.startswith("journal."):
            continue
        assert door_of(site, rule.endpoint) is Door.CARER
        method = "POST" if "POST" in (rule.methods or ()) else "GET"
        for token in (ana.child.split("/")[2], own.split("/")[2] if "leaf" in rule.arguments else "x" * 22):
            _, path = rule.build({"token": token, "leaf": leaf}, append_unknown=False)
            answer = tom.client.open(path, method=method, data=best | {"csrf_token": tom.token})
            assert answer.status_code == 404 or rule.endpoint == "journal.forget", (path, token)
            assert "canary" not in answer.text
    assert rows(site)["win"] == before


def test_a_second_carer_writes_into_the_same_journal_and_leaves_the_wins_behind(
    site: Flask, ana: Writer, ben: Writer
) -> None:
    ben.write("Sang with Ben")
    assert "Sang with Ben" in ana.leaves()[0]
    ben.carer.open("/account/erasure")
    ben.carer.send("/account/erasure", {})
    (row,) = wins(rows(site))
    assert (row["did"], row["account_id"]) == ("Sang with Ben", None)
    assert "Sang with Ben" in ana.leaves()[0]


def test_a_leaf_can_be_hidden_and_shown_again(site: Flask, ana: Writer) -> None:
    ana.write("canary", query=on(str(today() - timedelta(days=9))))
    leaf = str(wins(rows(site))[0]["token"])
    for hidden in ("yes", "no"):
        for _ in range(2):
            ana.form()
            ana.carer.send(f"{ana.journal}/{leaf}/hiding", {"hidden": hidden})
        seen = {path: "canary" in ana.carer.open(ana.journal + path).text for path in ("/tree", "/old-win", "/hidden")}
        assert seen == {"/tree": hidden == "no", "/old-win": hidden == "no", "/hidden": hidden == "yes"}
    ana.form()
    assert ana.carer.send(f"{ana.journal}/{leaf}/hiding", {"hidden": "perhaps"}).status_code == 422


def test_trust_p8_an_erased_leaf_is_gone_and_the_trail_says_so_once(site: Flask, ana: Writer) -> None:
    ana.write("canary")
    leaf = str(wins(rows(site))[0]["token"])
    ana.carer.open(f"{ana.journal}/{leaf}/erasure")
    assert "canary" in ana.carer.shown.text
    for _ in range(2):
        assert ana.carer.send(f"{ana.journal}/{leaf}/erasure", {}).status_code == 200
        assert ana.carer.path == f"{ana.journal}/tree"
        ana.form()
    after = rows(site)
    assert not wins(after)
    assert [row["act"] for row in after["trail"].values()].count("win-erased") == 1
    assert "canary" not in str(after)
    if site.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite"):
        file = Path(site.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))
        for one in file.parent.glob(f"{file.name}*"):
            assert b"canary" not in one.read_bytes(), one.name


@pytest.mark.parametrize("database", DATABASES)
def test_trust_r10_a_safety_copy_that_comes_back_forgets_an_erased_leaf(
    make_site: Callable[..., Flask], database: str, tmp_path: Path
) -> None:
    site = make_site(database)
    carer = Carer(site, ANA)
    ana = Writer(carer, carer.add("Mia"))
    ana.say("yes")
    ana.write("canary")
    ana.write("Sang", query=f"?another=1&day={today()}")
    with site.app_context():
        copy = back_up(tmp_path, datetime.now(UTC))
    leaf = str(wins(rows(site))[0]["token"])
    ana.carer.open(f"{ana.journal}/{leaf}/erasure")
    ana.carer.send(f"{ana.journal}/{leaf}/erasure", {})
    with site.app_context():
        bring_back(copy)
        db.session.remove()
    assert [row["did"] for row in wins(rows(site))] == ["Sang"]


EDGES = [
    ("Pacific/Pago_Pago", "2026-03-01T10:59:59", "2026-02-28"),
    ("Pacific/Pago_Pago", "2026-03-01T11:00:01", "2026-03-01"),
    ("Pacific/Kiritimati", "2026-03-01T09:59:59", "2026-03-01"),
    ("Pacific/Kiritimati", "2026-03-01T10:00:01", "2026-03-02"),
    ("Asia/Kolkata", "2026-03-01T18:29:59", "2026-03-01"),
    ("Asia/Kolkata", "2026-03-01T18:30:01", "2026-03-02"),
    ("Europe/London", "2026-03-29T22:59:59", "2026-03-29"),
    ("Europe/London", "2026-03-29T23:00:01", "2026-03-30"),
    ("Europe/London", "2026-10-25T23:59:59", "2026-10-25"),
    ("Europe/London", "2026-10-26T00:00:01", "2026-10-26"),
    ("America/Los_Angeles", "2028-03-01T07:59:59", "2028-02-29"),
]


def at(site: Flask, ana: Writer, zone: str, moment: str) -> Writer:
    """The same carer at another moment, living by this clock."""
    writer = Writer(Carer(site, ANA), ana.child)
    writer.carer.open("/family")
    writer.carer.send("/family/zone", {"zone": zone})
    return writer


@pytest.mark.parametrize(("zone", "moment", "day"), EDGES)
def test_trust_r7_a_win_belongs_to_the_familys_own_day(
    sites: Callable[[str], Flask], zone: str, moment: str, day: str
) -> None:
    site = emptied(sites("sqlite"))
    with freeze_time(f"{moment}+00:00", ignore=NOT_FROZEN):
        carer = Carer(site, ANA)
        ana = Writer(carer, carer.add("Mia"))
        ana.say("yes")
        at(site, ana, zone, moment).write("Sang")
    assert [str(row["day"]) for row in wins(rows(site))] == [day]


def test_trust_r7_a_page_opened_before_midnight_writes_for_its_own_day(site: Flask) -> None:
    with freeze_time("2026-03-28T23:59:59+00:00", ignore=NOT_FROZEN) as clock:
        carer = Carer(site, ANA)
        ana = Writer(carer, carer.add("Mia"))
        ana.say("yes")
        fields = ana.form() | {"did": "Sang"}
        clock.move_to("2026-03-29T00:00:01+00:00")
        ana.save(fields)
        assert ana.form()["did"] == ""
        ana.write("Danced")
        assert [(row["did"], str(row["day"])) for row in wins(rows(site))] == [
            ("Sang", "2026-03-28"),
            ("Danced", "2026-03-29"),
        ]


def test_trust_r7_another_clock_drops_and_merges_nothing(site: Flask) -> None:
    with freeze_time("2026-03-28T12:00:00+00:00", ignore=NOT_FROZEN):
        carer = Carer(site, ANA)
        ana = Writer(carer, carer.add("Mia"))
        ana.say("yes")
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"):
            at(site, ana, zone, "").write(f"Sang by the clock of {zone}", query="?another=1")
        before = wins(rows(site))
        for zone in ("Pacific/Pago_Pago", "Pacific/Kiritimati"):
            writer = at(site, ana, zone, "")
            assert wins(rows(site)) == before
            assert len(writer.leaves()) == 3
            writer.form(on("2026-03-29"))
            assert writer.save(writer.fields() | {"helped": f"with {zone}"}).status_code == 200
            before = wins(rows(site))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_trust_s21_a_win_is_shown_as_it_was_typed_and_does_nothing(sites: Callable[[str], Flask], payload: str) -> None:
    site = emptied(sites("sqlite"))
    carer = Carer(site, ANA)
    ana = Writer(carer, carer.add("Mia"))
    ana.say("yes")
    day = str(today() - timedelta(days=9))
    ana.write("Canary", "Canary", query=on(day))
    leaf = str(wins(rows(site))[0]["token"])
    pages = (f"?day={day}", "/tree", "/old-win", f"/{leaf}/erasure")
    bare = {path: shape(carer.open(ana.journal + path).text) for path in pages}
    ana.write(payload, payload, query=on(day))
    kept = wins(rows(site))[0]["did"]
    for path, plain in bare.items():
        text = carer.open(ana.journal + path).text
        assert shape(text) == plain, path
        assert kept in BeautifulSoup(text, "html.parser").get_text(), path


def a_year(site: Flask, child: str, days: int = 365) -> None:
    """Fills a journal with a win a day, and some buds."""
    with site.app_context():
        first = db.session.execute(db.text("SELECT id FROM child")).scalar_one()
        now = datetime.now(UTC)
        for number in range(days):
            area = (None, "speech", "social", "self-help", "academic", "sensory", "executive")[number % 7]
            db.session.add(
                Win(
                    child_id=first,
                    day=today() - timedelta(days=number),
                    did=f"Win {number}",
                    helped="I waited",
                    area=area,
                    bud=False,
                    key=str(number),
                    hand="",
                    made=now,
                    changed=now,
                )
            )
        db.session.commit()


def test_trust_r12_a_year_of_entries_takes_as_few_statements_as_the_first_day(site: Flask, ana: Writer) -> None:
    ana.write("Sang", query=on(str(today() - timedelta(days=400))))
    leaf = str(wins(rows(site))[0]["token"])
    paths = ("", "/tree", "/hidden", "/old-win", f"/{leaf}/erasure")

    def counted() -> dict[str, int]:
        return {path: number(site, ana, path) for path in paths}

    few = counted()
    a_year(site, ana.child)
    many = counted()
    assert few == many
    assert max(many.values()) <= 12, many
    assert len(ana.carer.open(f"{ana.journal}/tree").text) < 150_000
    assert len(ana.carer.page.select(".our-tree use")) >= 365
    assert len(ana.carer.page.select(".leaf")) <= 31


def number(site: Flask, ana: Writer, path: str) -> int:
    """How many statements a page takes."""
    with watched(site) as seen:
        assert ana.carer.client.get(ana.journal + path).status_code == 200
    return len([statement for statement, _ in seen])


def test_the_tree_filters_by_month_and_branch(site: Flask, ana: Writer) -> None:
    a_year(site, ana.child, 70)
    month = (today().replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    found = ana.leaves(f"?month={month}&area=speech")
    assert found
    assert all("Speech" in leaf for leaf in found)
    assert len(found) < len(ana.leaves(f"?month={month}"))
    for odd in ("?month=x&area=y", "?month=1999-01", "?month=9999-99"):
        assert ana.leaves(odd) == ana.leaves()
    assert len(ana.carer.page.select(".our-tree > svg > g use, .our-tree a > use:first-of-type")) == 70


def test_each_leaf_of_the_month_leads_to_its_words_and_the_newest_has_an_outline(site: Flask, ana: Writer) -> None:
    for day in (1, 2):
        ana.write(f"Win {day}", query=on(f"2026-02-0{day}"))
    ana.leaves()
    links = ana.carer.page.select(".our-tree a")
    assert [link["aria-label"] for link in links] == ["Win 1", "Win 2"]
    assert all(ana.carer.page.select_one(str(link["href"])) for link in links)
    outlined = [link["aria-label"] for link in links if link.select("use[href='#kind-newest']")]
    assert outlined == ["Win 2"]


def test_on_a_quiet_day_one_old_win_is_offered(ana: Writer) -> None:
    ana.write("Old song", query=on(str(today() - timedelta(days=4))))
    ana.write("Near song", query=on(str(today() - timedelta(days=3))))
    ana.form()
    ana.carer.send(f"{ana.journal}/quiet-days", {"day": str(today())})
    page = ana.carer.page.get_text()
    assert "Old song" in page
    assert "Near song" not in page
    part = ana.carer.client.get(f"{ana.journal}/old-win", headers={"HX-Request": "true"}).text
    assert part.strip().startswith('<div id="old-win"')
    assert "Old song" in part


def test_a_journal_is_reached_from_the_child_the_family_and_the_plan(ana: Writer) -> None:
    ana.carer.send(f"{ana.child}/opening", {"to": "plan"})
    for page in (ana.child, "/family", "/plan"):
        ana.carer.open(page)
        assert ana.carer.page.select(f"main a[href='{ana.journal}']"), page


def test_on_a_hard_day_the_plan_leads_to_one_old_win(ana: Writer) -> None:
    ana.write("Sang", query=on(str(today() - timedelta(days=10))))
    ana.carer.open(ana.child)
    ana.carer.send(f"{ana.child}/opening", {"to": "plan"})
    assert not ana.carer.page.select("a[href$='/old-win']")
    ana.carer.press("button[value=hard]")
    ana.carer.open("/plan")
    ana.carer.press("a[href$='/old-win']")
    assert "Sang" in ana.carer.page.get_text()
