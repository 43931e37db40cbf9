"""A certificate of a family: the win that a child picked, its friend, and the leaves of that month (experience 4.8)."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from journal.models import Win
from shell.database import db
from tests.carers import Carer, account_of
from tests.paper.test_pdf import LINE, TRICKS

ANA = "ana@example.org"
TODAY = datetime.now(UTC).date()


class Ana(Carer):
    """A carer whose child has a journal."""

    def __init__(self, site: Flask, nickname: str = "Mia", **columns: str) -> None:
        super().__init__(site, ANA)
        with site.app_context():
            account = account_of(ANA)
            assert account
            account.called = "mum"
            db.session.commit()
        self.child = self.add(nickname, **columns)
        self.open(f"{self.child}/journal")
        self.send(f"{self.child}/agreements", {"purpose": "keep-journal", "given": "yes", "from": "journal"})

    def write(self, did: str, helped: str = "", *, day: str = TODAY.isoformat(), area: str = "") -> str:
        """Writes a win, and gives the word that stands for it."""
        self.open(f"{self.child}/journal?day={day}&another=y")
        fields = {
            str(field["name"]): str(field.get("value", "")) for field in self.page.select("form [type=hidden][name]")
        }
        self.send(
            f"{self.child}/journal", fields | {"day": day, "did": did, "helped": helped, "area": area, "place": "home"}
        )
        with self.site.app_context():
            token = db.session.scalars(select(Win.token).order_by(Win.id.desc())).first()
        assert token
        return token

    def printed(self, query: str = "") -> str:
        """The words of the file, without spaces, which lines break anew."""
        answer = self.client.get(f"{self.child}/certificate.pdf{query}")
        assert answer.mimetype == "application/pdf", answer.location
        [page] = PdfReader(BytesIO(answer.data)).pages
        return "".join(page.extract_text().split())


def test_experience_4_8_the_win_who_helped_and_the_day_stand_on_it(site: Flask) -> None:
    ana = Ana(site)
    ana.write("held her toothbrush", "waited and counted slowly", day="2026-02-03", area="self-help")
    for text in (ana.printed(), "".join(ana.open(f"{ana.child}/certificate").text.split())):
        assert "heldhertoothbrush" in text
        assert "HelpedbyMum:“waitedandcountedslowly”" in text
        assert "3February" in text
        assert "2026" not in text or "<" in text
    assert len(ana.page.select(".certificate .sheet-tree svg > g[transform]")) == 1


def test_experience_4_8_the_child_picks_the_win_and_the_friend(site: Flask) -> None:
    ana = Ana(site, friend="pim")
    first, second = ana.write("zipped the jacket", day="2026-02-03"), ana.write("said go", day="2026-02-20")
    ana.open(f"{ana.child}/certificate")
    assert ana.page.select_one(f'[name=win][value="{second}"][checked]')
    ana.open(f"{ana.child}/certificate?win={first}&friend=lu")
    assert ana.page.select_one(f'[name=win][value="{first}"][checked]')
    assert ana.page.select_one("[name=friend][value=lu][checked]")
    assert ana.page.select_one(".certificate .friend path[fill='#8E6797']")
    assert "zippedthejacket" in ana.printed(f"?win={first}&friend=lu&size=letter")


def test_only_the_leaves_of_that_month_hang_on_it(site: Flask) -> None:
    ana = Ana(site)
    ana.write("did one", day="2026-01-31")
    for day in ("2026-02-01", "2026-02-28"):
        ana.write(f"did it on {day}", day=day, area="speech")
    ana.send(f"{ana.child}/journal/quiet-days", {"day": "2026-02-10"})
    ana.open(f"{ana.child}/certificate")
    assert len(ana.page.select(".certificate .sheet-tree svg > g[transform]")) == 2
    assert "did one" not in ana.page.get_text()


def test_what_was_hidden_is_on_no_certificate(site: Flask) -> None:
    ana = Ana(site)
    shown, hidden = ana.write("said go", day="2026-02-03"), ana.write("Canary-hidden", day="2026-02-05")
    ana.open(f"{ana.child}/journal/tree")
    ana.send(f"{ana.child}/journal/{hidden}/hiding", {"hidden": "yes"})
    ana.open(f"{ana.child}/certificate?win={hidden}")
    assert ana.page.select_one(f'[name=win][value="{shown}"][checked]')
    assert "Canary-hidden" not in ana.page.get_text()


@pytest.mark.parametrize("query", ["?win=x&friend=dog", "?win=&friend=", "?friend=pim%00", "?win=" + "x" * 22])
def test_a_win_that_is_not_there_leads_to_the_newest(site: Flask, query: str) -> None:
    ana = Ana(site)
    ana.write("said go")
    assert "saidgo" in ana.printed(query)


def test_before_the_first_win_the_page_waits_and_the_file_leads_there(site: Flask) -> None:
    ana = Ana(site)
    ana.open(f"{ana.child}/certificate.pdf")
    assert ana.path == f"{ana.child}/certificate"
    assert "Once a win is on the tree" in ana.page.get_text()


@pytest.mark.parametrize("typed", [*TRICKS[:4], LINE, "मीरा ने ब्रश पकड़ा", "held it \N{DOG FACE}"])
def test_trust_s21_whatever_was_typed_is_one_page(site: Flask, typed: str) -> None:
    ana = Ana(site, "W" * 24)
    ana.write(typed, typed)
    for size in ("a4", "letter"):
        assert ana.printed(f"?size={size}")


def test_in_letters_that_our_fonts_lack_the_browser_prints_it(site: Flask) -> None:
    ana = Ana(site, "美亜")
    ana.write("歯ブラシを持った")
    ana.open(f"{ana.child}/certificate.pdf?size=letter")
    assert ana.path == f"{ana.child}/certificate"
    assert "Your browser has them" in ana.page.get_text()
    assert "歯ブラシを持った" in ana.page.get_text()


def test_trust_p3_without_the_yes_there_is_none_and_a_stranger_finds_none(site: Flask) -> None:
    ana = Ana(site)
    win = ana.write("Canary-win")
    tom = Carer(site, "tom@example.org")
    for ending in ("", ".pdf"):
        assert tom.client.get(f"{ana.child}/certificate{ending}?win={win}").status_code == 404
    ana.open(ana.child)
    ana.send(f"{ana.child}/agreements", {"purpose": "keep-journal", "given": "no"})
    for ending in ("", ".pdf"):
        assert ana.client.get(f"{ana.child}/certificate{ending}").location == f"{ana.child}/journal"


def test_another_childs_win_is_not_told(site: Flask) -> None:
    ana = Ana(site)
    canary = ana.write("Canary-win")
    mia, ana.child = ana.child, ana.add("Leo")
    ana.open(f"{ana.child}/journal")
    ana.send(f"{ana.child}/agreements", {"purpose": "keep-journal", "given": "yes", "from": "journal"})
    ana.write("said go")
    assert mia != ana.child
    assert "Canary" not in ana.printed(f"?win={canary}")
