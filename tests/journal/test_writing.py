"""Writing a win: two lines, kept as typed, one leaf a form, and nothing that somebody wrote is ever lost."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from tests.journal.conftest import Writer, another, key, on, today, wins
from tests.site.watching import rows


def test_a_win_is_two_lines_of_the_familys_day(site: Flask, ana: Writer) -> None:
    ana.write("Held her toothbrush", "I counted to five")
    assert ana.carer.shown.status_code == 200
    assert "This leaf is on your tree now." in ana.carer.page.get_text()
    (row,) = wins(rows(site))
    assert (row["did"], row["helped"], row["day"]) == ("Held her toothbrush", "I counted to five", today())
    assert (row["area"], row["place"], row["hidden"], row["bud"], row["sent_by"]) == (None, "home", False, False, None)
    assert "Held her toothbrush" in ana.leaves()[0]


@pytest.mark.parametrize(("did", "helped"), [("", "I waited"), ("Zipped it", "")])
def test_either_line_may_be_blank(site: Flask, ana: Writer, did: str, helped: str) -> None:
    ana.write(did, helped)
    assert [(row["did"], row["helped"]) for row in wins(rows(site))] == [(did, helped)]


def test_two_blank_lines_are_met_with_a_kind_word(site: Flask, ana: Writer) -> None:
    assert ana.write("  ", "\t").status_code == 422
    assert "Please write one of the two lines." in ana.carer.page.get_text()
    assert not wins(rows(site))


def test_a_line_that_is_too_long_stays_on_the_page_as_it_was_typed(site: Flask, ana: Writer) -> None:
    assert ana.write("x" * 141, "I waited").status_code == 422
    shown = ana.fields()
    assert (shown["did"], shown["helped"]) == ("x" * 141, "I waited")
    assert "a little shorter" in ana.carer.page.get_text()
    assert not wins(rows(site))
    assert ana.save(shown | {"did": "x" * 140}).status_code == 200
    assert wins(rows(site))[0]["did"] == "x" * 140


def test_where_it_was_and_which_branch_may_be_told(site: Flask, ana: Writer) -> None:
    ana.write("Greeted a friend", place="school", area="social")
    (row,) = wins(rows(site))
    assert (row["place"], row["area"]) == ("school", "social")
    for field, word in (("place", "moon"), ("area", "moon")):
        assert ana.write("Greeted", **{field: word}).status_code == 422


def test_trust_r2_a_form_sent_twice_makes_one_leaf(site: Flask, ana: Writer) -> None:
    fields = ana.form() | {"did": "Zipped it"}
    for _ in range(3):
        assert ana.save(fields).status_code == 200
    assert len(wins(rows(site))) == 1


def test_todays_leaf_is_shown_to_be_changed_and_another_one_can_be_added(site: Flask, ana: Writer) -> None:
    ana.write("Zipped it")
    assert ana.form()["did"] == "Zipped it"
    ana.write("Zipped it alone")
    assert [row["did"] for row in wins(rows(site))] == ["Zipped it alone"]
    ana.write("Sang a song", query=another(str(today())))
    assert [row["did"] for row in wins(rows(site))] == ["Zipped it alone", "Sang a song"]
    assert ana.form()["did"] == "Sang a song"
    assert "Zipped it alone" in ana.carer.page.get_text()


def test_a_leaf_of_another_day_stands_on_that_day_and_nothing_is_said_of_the_days_between(
    site: Flask, ana: Writer
) -> None:
    day = str(today() - timedelta(days=40))
    ana.write("Sang a song", query=on(day))
    assert str(wins(rows(site))[0]["day"]) == day
    ana.form()
    said = ana.carer.page.select_one("main").get_text().lower()
    assert not any(word in said for word in ("ago", "since", "gap", "days", "again"))


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "", "9999-12-31", "0001-01-01"])
def test_an_address_with_a_day_that_cannot_be_opens_today(ana: Writer, day: str) -> None:
    assert ana.form(on(day))["day"] == str(today())


@pytest.mark.parametrize("day", ["2026-02-30", "", "9999-12-31", "0001-01-01"])
def test_a_form_with_a_day_that_cannot_be_keeps_the_words_on_the_page(site: Flask, ana: Writer, day: str) -> None:
    assert ana.save(ana.form() | {"did": "Sang", "day": day}).status_code == 422
    assert ana.fields()["did"] == "Sang"
    assert not wins(rows(site))
    assert ana.save(ana.fields()).status_code == 200
    assert len(wins(rows(site))) == 1


def test_a_chip_fills_its_line_and_keeps_what_was_typed(site: Flask, ana: Writer) -> None:
    ana.save(ana.form() | {"did": "Sang a song", "fill": "helped-waited"})
    assert ana.carer.path == ana.journal
    shown = ana.fields()
    assert (shown["did"], shown["helped"]) == ("Sang a song", "I waited")
    ana.save(shown | {"fill": "helped-together"})
    assert ana.fields()["helped"] == "We did it together"
    ana.save(ana.fields() | {"fill": "did-calm"})
    assert ana.fields()["did"] == "Sang a song. A calm moment"
    assert len(wins(rows(site))) == 1


def test_an_address_may_bring_words_to_start_from_and_keeps_nothing(site: Flask, ana: Writer) -> None:
    assert ana.form("?did=Zipped+the+jacket&area=self-help")["did"] == "Zipped the jacket"
    assert ana.fields()["area"] == "self-help"
    assert not wins(rows(site))


def typed(writer: Writer, fields: dict[str, str]) -> tuple[int, dict[str, str], str]:
    """What the page sends while somebody types: gives the status, the fields that come back, and what is said."""
    carer = writer.carer
    data = fields | {"csrf_token": carer.token}
    answer = carer.client.post(writer.journal, data=data, headers={"HX-Request": "true"})
    part = BeautifulSoup(answer.text, "html.parser")
    assert [tag.get("id") for tag in part.find_all(recursive=False)] == ["kept"]
    back = {str(one["name"]): str(one["value"]) for one in part.select("input")}
    return answer.status_code, back, part.get_text(strip=True)


def test_experience_g5_what_is_typed_is_kept_while_it_is_typed(site: Flask, ana: Writer) -> None:
    fields = ana.form()
    for text in ("He", "Held", "Held it"):
        status, back, said = typed(ana, fields | {"did": text})
        assert (status, said) == (200, "Kept.")
        fields |= back
    assert [row["did"] for row in wins(rows(site))] == ["Held it"]
    status, _back, said = typed(ana, fields | {"did": ""})
    assert status == 422
    assert "may stay blank" in said
    assert [row["did"] for row in wins(rows(site))] == ["Held it"]


def test_an_answer_that_got_lost_on_its_way_makes_no_second_leaf_and_no_clash(site: Flask, ana: Writer) -> None:
    fields = ana.form()
    for text in ("He", "Held", "Held it"):
        assert typed(ana, fields | {"did": text})[0] == 200
    assert [row["did"] for row in wins(rows(site))] == ["Held it"]


def test_trust_r3_of_two_carers_neither_writes_over_the_other(site: Flask, ana: Writer, ben: Writer) -> None:
    ana.write("Zipped it", "I waited")
    old = ben.form()
    ana.write("Zipped it alone", "I waited")
    assert ben.save(old | {"did": "Zipped half of it"}).status_code == 409
    page = ben.carer.page.get_text()
    assert "Zipped it alone" in page
    assert not ben.carer.page.select("[data-hx-post], [name=fill]"), "nothing is kept until somebody decides"
    assert ben.fields()["did"] == "Zipped half of it"
    assert [row["did"] for row in wins(rows(site))] == ["Zipped it alone"]
    both = ben.fields() | {"way": "both"}
    for _ in range(2):
        assert ben.save(both).status_code == 200
    assert sorted(row["did"] for row in wins(rows(site))) == ["Zipped half of it", "Zipped it alone"]


def test_trust_r3_after_both_were_shown_ones_own_version_can_be_saved(site: Flask, ana: Writer, ben: Writer) -> None:
    ana.write("Zipped it")
    old = ben.form()
    ana.write("Zipped it alone")
    ben.save(old | {"did": "Zipped half of it"})
    assert ben.save(ben.fields()).status_code == 200
    assert [row["did"] for row in wins(rows(site))] == ["Zipped half of it"]


def test_trust_r3_while_somebody_types_in_an_old_page_the_newer_words_stay(site: Flask, ana: Writer) -> None:
    ana.write("Zipped it")
    old = ana.form()
    ana.write("Zipped it alone")
    status, back, said = typed(ana, old | {"did": ""} | {"helped": "me"})
    assert status == 409
    assert "changed in another place" in said
    assert back["stamp"] == old["stamp"]
    assert [row["did"] for row in wins(rows(site))] == ["Zipped it alone"]


def test_two_blank_pages_of_one_day_become_two_leaves(site: Flask, ana: Writer, ben: Writer) -> None:
    first, second = ana.form(), ben.form()
    ana.save(first | {"did": "Sang"})
    ben.save(second | {"did": "Danced"})
    assert [row["did"] for row in wins(rows(site))] == ["Sang", "Danced"]
    ana.save(first | {"did": "Sang loudly"})
    assert [row["did"] for row in wins(rows(site))] == ["Sang loudly", "Danced"]


def test_a_leaf_that_was_erased_meanwhile_is_written_anew(site: Flask, ana: Writer, ben: Writer) -> None:
    ana.write("Sang")
    old = ben.form()
    ana.carer.open(f"{ana.journal}/{old['leaf']}/erasure")
    ana.carer.send(f"{ana.journal}/{old['leaf']}/erasure", {})
    assert not wins(rows(site))
    ben.save(old | {"did": "Sang loudly"})
    assert [row["did"] for row in wins(rows(site))] == ["Sang loudly"]


def test_a_quiet_day_has_a_bud_once_and_a_win_opens_it(site: Flask, ana: Writer) -> None:
    ana.form()
    for _ in range(2):
        ana.carer.send(f"{ana.journal}/quiet-days", {"day": str(today())})
        ana.form()
        assert "nothing more is asked" in ana.carer.page.get_text()
    assert [row["bud"] for row in wins(rows(site))] == [True]
    ana.write("A calm moment")
    assert [(row["bud"], row["did"]) for row in wins(rows(site))] == [(False, "A calm moment")]
    ana.carer.send(f"{ana.journal}/quiet-days", {"day": str(today())})
    assert [row["bud"] for row in wins(rows(site))] == [False]


def test_a_quiet_day_that_cannot_be_is_refused(site: Flask, ana: Writer) -> None:
    for day in ("", "x", "9999-12-31", "2026-02-30"):
        ana.form()
        assert ana.carer.send(f"{ana.journal}/quiet-days", {"day": day}).status_code == 422
    assert not wins(rows(site))


def test_a_page_without_its_own_random_word_keeps_the_words_and_gets_a_new_one(site: Flask, ana: Writer) -> None:
    for word in ("", "short", "x" * 23, "x" * 21 + "\n"):
        assert ana.save(ana.form() | {"did": "Sang", "key": word}).status_code == 422
        assert ana.fields()["did"] == "Sang"
        assert len(ana.fields()["key"]) == 22
    assert not wins(rows(site))
    assert len(key()) == 22
