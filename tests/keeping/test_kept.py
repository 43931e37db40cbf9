"""One page tells a family what is kept, why, until when, and who did what, on its own days (trust P6, P10, R7)."""

import re

from flask import Flask
from freezegun import freeze_time

from keeping.acts import acts
from keeping.map import data_map
from keeping.schedule import Sees
from tests.carers import Carer
from tests.households import NICKNAME, Household
from tests.readability import grade
from tests.site.watching import NOON, NOT_FROZEN

THREATS = r"(?i)\b(warning|danger|lose|lost|missed|streak|regret|sorry|behind)\b"
THREATS = r"(?i)\b(warning|danger|lose|lost|missed|streak|regret|sorry|behind)\b"
PAGES = ("/family/kept", "/family/export", "/family/erasure")


def trail(carer: Carer) -> list[str]:
    """The lines of the trail as this carer reads them."""
    carer.open("/family/kept")
    return [
        " ".join(line.get_text(" ", strip=True).split())
        for line in carer.page.select("section[aria-labelledby=trail] li")
    ]


def test_trust_p10_the_page_says_of_each_kind_what_why_until_when_and_who_sees_it(standing: Household) -> None:
    standing.ana.open("/family/kept")
    said = standing.ana.page.main.get_text(" ", strip=True)
    told = data_map()
    for name, table in told.tables.items():
        if table.sees != Sees.SITE:
            for words in (table.title, table.why, told.until[table.until], told.sees[table.sees]):
                assert words in said, (name, words)
            assert all(line.what in said for column, line in table.columns.items() if column != "id"), name


def test_trust_p6_each_carer_reads_who_did_what_in_plain_words(standing: Household) -> None:
    of_ana, of_ben = trail(standing.ana), trail(standing.ben)
    assert any(re.search(rf"You added a child · {NICKNAME}$", line) for line in of_ana), of_ana
    assert any(re.search(rf"Carer added a child · {NICKNAME}$", line) for line in of_ben), of_ben
    assert all(any(words in line for words in acts().values()) for line in of_ana)


def test_trust_p6_another_family_reads_none_of_it(home: Household, tom: Carer) -> None:
    assert NICKNAME not in " ".join(trail(tom))
    assert len(trail(tom)) < len(trail(home.ana))


def test_trust_r7_the_trail_tells_the_familys_own_day(site: Flask) -> None:
    with freeze_time(NOON, ignore=NOT_FROZEN):
        ana = Carer(site, "ana@example.org")
        ana.send("/family/zone", {"zone": "Pacific/Kiritimati"})
        assert trail(ana)[0] == "March 29, 2026 : You changed the family's clock"
        ana.open("/family")
        ana.send("/family/zone", {"zone": "Pacific/Pago_Pago"})
        assert trail(ana)[-1] == "March 28, 2026 : You changed the family's clock"


def test_trust_p6_a_line_about_an_erased_child_tells_no_name_and_no_later_childs(site: Flask) -> None:
    ana = Carer(site, "ana@example.org")
    mia = ana.add("Mia")
    ana.open(f"{mia}/erasure")
    ana.send(f"{mia}/erasure", {})
    ana.add("Leo")
    told = trail(ana)
    assert "Mia" not in " ".join(told)
    assert [line for line in told if "· Leo" in line and "erased" in line] == []
    assert sum("· Leo" in line for line in told) == 2


def test_a_family_finds_its_way_to_what_is_kept_and_on_to_taking_and_erasing(standing: Household) -> None:
    standing.ana.open("/family")
    standing.ana.press("a[href='/family/kept']")
    assert standing.ana.page.select("a[href='/family/export']")
    assert standing.ana.page.select("a[href='/family/erasure']")
    standing.ben.open("/family/kept")
    assert not standing.ben.page.select("a[href='/family/erasure']")
    assert standing.ben.page.select("a[href='/account/erasure']")


def test_the_pages_are_easy_to_read_and_threaten_nobody(standing: Household) -> None:
    for path in (*PAGES, f"{standing.child}/erasure"):
        standing.ana.open(path)
        said = [
            " ".join(piece.get_text(" ", strip=True).split()) for piece in standing.ana.page.main.select("p, h1, h2")
        ]
        assert grade(". ".join(said)) <= 7, path
        assert not re.search(THREATS, " ".join(said)), path


def test_trust_p11_keeping_and_erasing_are_buttons_of_the_same_look(standing: Household) -> None:
    for path in ("/family/erasure", f"{standing.child}/erasure"):
        standing.ana.open(path)
        erase, keep = standing.ana.page.select("form[action$=erasure] .button")
        assert erase["class"] == keep["class"]
        assert not standing.ana.page.select("input[checked]")
