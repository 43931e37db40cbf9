"""The sheets at their addresses: for a guest, for a family, and for nobody else (trust S1, S22, P3)."""

from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader

from planner.ladders import ladders
from tests.carers import Carer
from tests.journeys import Device
from tests.paper.test_pdf import POINTS
from tests.site.watching import wished

FRIDGE = "/paper/fridge"
CARDS = "/paper/goals/zip-the-jacket/cards"


def read(content: bytes) -> PdfReader:
    """A PDF file as a reader opens it."""
    return PdfReader(BytesIO(content))


@pytest.mark.parametrize("path", [FRIDGE, CARDS])
@pytest.mark.parametrize("size", POINTS)
def test_a_guest_gets_a_page_and_the_same_as_a_file(site: Flask, path: str, size: str) -> None:
    device = Device(site.test_client())
    page = device.open(path)
    assert page.status_code == 200
    said = [heading.get_text() for heading in device.page.select("main h2")]
    answer = device.client.get(f"{path}.pdf?size={size}")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Cache-Control"] == "no-store"
    [printed] = read(answer.data).pages
    assert round(printed.mediabox.width) == POINTS[size][0]
    text = "".join(printed.extract_text().split())
    assert said
    assert not [line for line in said if "".join(line.split()) not in text]


def test_the_page_leads_to_both_papers(site: Flask) -> None:
    device = Device(site.test_client())
    for path in (FRIDGE, CARDS):
        device.open(path)
        links = [str(link["href"]) for link in device.page.select("a[download]")]
        assert links == [f"{path}.pdf?size=a4", f"{path}.pdf?size=letter"]


@pytest.mark.parametrize("size", ["a5", "", "A4", "letter ", "../x"])
def test_a_paper_that_we_do_not_have_is_no_fault_of_ours(site: Flask, size: str) -> None:
    for path in (FRIDGE, CARDS):
        assert site.test_client().get(f"{path}.pdf", query_string={"size": size}).status_code == 422


def test_a_goal_that_is_not_there_has_no_cards(site: Flask) -> None:
    for ending in ("", ".pdf"):
        assert site.test_client().get(f"/paper/goals/fly-to-the-moon/cards{ending}").status_code == 404


def test_a_rung_that_the_family_put_in_between_stands_on_a_card(site: Flask) -> None:
    device = Device(site.test_client())
    device.open("/plan")
    device.send("/plan/goals/zip-the-jacket/changes", {"change": "between-with-whom-4"})
    device.open("/plan/goals/zip-the-jacket")
    own = device.page.select_one("li.box p")
    assert own
    device.open(CARDS)
    assert own.get_text(strip=True) in device.page.get_text()


def test_a_goal_of_the_familys_own_has_cards_too(site: Flask) -> None:
    device = Device(site.test_client())
    token = wished(device)
    device.open(f"/plan/own/{token}")
    device.send(f"/plan/own/{token}/changes", {"change": "confirm"})
    answer = device.client.get(f"/paper/goals/own-{token}/cards.pdf?size=a4")
    assert len(read(answer.data).pages) == 1


def test_where_every_goal_is_put_away_the_page_says_so(site: Flask) -> None:
    device = Device(site.test_client())
    device.open("/plan")
    for goal in (goal for goals in ladders().values() for goal in goals):
        device.client.post(f"/plan/goals/{goal.id}/changes", data={"csrf_token": device.token, "change": "hide-1"})
    assert "Every goal is put away" in device.open(f"{FRIDGE}.pdf").text
    assert device.path == FRIDGE


def test_a_family_gets_its_childs_friend_and_step(site: Flask) -> None:
    ana = Carer(site, "ana@example.org")
    child = ana.add("Mia", friend="lu")
    ana.send(f"{child}/opening", {"to": "plan"})
    ana.open("/plan")
    ana.send("/plan/goals/zip-the-jacket/changes", {"change": "today-3"})
    ana.open(FRIDGE)
    assert ana.page.select_one(".sheet-leaf path[fill='#8E6797']")
    assert "Pull the zip a little" in ana.page.get_text()


def test_trust_p3_after_a_no_nothing_of_the_child_is_printed(site: Flask) -> None:
    ana = Carer(site, "ana@example.org")
    child = ana.add("Mia")
    ana.send(f"{child}/opening", {"to": "plan"})
    ana.open(child)
    ana.send(f"{child}/agreements", {"purpose": "keep-child", "given": "no"})
    for path in (FRIDGE, f"{FRIDGE}.pdf", CARDS, f"{CARDS}.pdf"):
        assert ana.client.get(path).location == "/family", path
