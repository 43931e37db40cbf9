"""Every page that somebody can come to: found by following each link and each way from page to page, as people do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.test import TestResponse

from family.people import PLAY_BANDS
from planner.ladders import ladders
from planner.rungs import Kind
from shell.doors import Door
from tests.households import FORMS, Household
from tests.journeys import Device, text_of
from tests.site.grown_ups import everybody, sent
from tests.site.watching import this_evening, today_of, wished

TAPS = 15
GAMES: tuple[tuple[int, dict[str, str]], ...] = (
    (0, {}),
    (6, {}),
    (6, {"simple": "y"}),
    (6, {"calm": "y", "palette": "night"}),
    *((TAPS, {"band": band}) for band in PLAY_BANDS),
)
"""The games that are walked through: how many taps each has had, and what was chosen for it."""

FAULTS = (400, 401, 403, 404, 405, 413, 415, 422, 429, 500, 503)
GOAL = "zip-the-jacket"
SETTLED = ("today-0", "gentler-1", "most-days-1", "stand-1", "active-1", "rung-5", "between-more-help-5", "skip-7")
"""What a family presses on one goal, one after the other."""
TOLD = ("hard", "win", "felt-easy", "undo", "bigger", "win", "too-big", "small-won", "empty", "just-no")
"""What it tells of a day of that goal, one after the other."""
WISHES = ("", "stop hitting", "stop crying", "wash hands", "ride a bike")
"""A wish of each kind; the last one leads to the question."""
TO_MEND = (
    *("/sign-up", "/sign-in", "/sign-in/code", "/sign-in/recovery-code", "/password-again", "/grown-ups/key"),
    *("/new-password", "/confirm", "/account/password", "/account/address", "/children", "/family/claim"),
)
"""Forms that are sent with nothing in them first."""

SWAP = {"HX-Request": "true"}


@dataclass(frozen=True)
class Page:
    """One page as somebody saw it. `part` is true for what a swap puts into a page that is there already."""

    who: str
    path: str
    text: str
    part: bool = False


def everything(site: Flask) -> Iterator[Page]:
    """Every page of the site; `/forced/<code>` and `/broken` must lead to trouble."""
    for taps, chosen in GAMES:
        yield from of_a_game(site, taps, **chosen)
    yield from of_a_visitor(site)
    yield from of_a_family(site)
    yield from of_wishes(site)
    yield from of_a_home(site)
    yield from of_signing_in(site)
    yield from of_trouble(site)


def of_a_game(site: Flask, taps: int, **chosen: str) -> Iterator[Page]:
    """A child's screens, what each tap is answered with, and what the grown-up sees afterwards."""
    device = Device(site.test_client()).begin(**chosen)
    game, who = device.game, f"after {taps} taps {chosen or ''}"
    screens = ("", "/hello", "/how", "/try-out", "/parts/1", "/stop")
    yield from tapped(device, who, taps)
    yield from walked(device, who, [game + name for name in screens])
    device.take_back()
    back = [f"{game}/profile", "/games/new", "/plan"]
    yield from walked(device, f"{who}, taken back", back, on=taps == TAPS)


def tapped(device: Device, who: str, taps: int) -> Iterator[Page]:
    """Answers so many questions as a script does, and gives what comes back for each."""
    for _ in range(taps):
        device.open(device.game)
        answer = device.page.select_one("form.answer")
        assert answer
        coming = device.page.select_one("#next-cards template")
        fields = {"csrf_token": device.token, "pick": str(device.page.select(".card")[0]["value"])}
        now = str(coming["data-card"]) if coming else ""
        carried = device.client.post(str(answer["action"]), data={**fields, "now": now})
        assert carried.status_code == 200
        yield Page(who, f"{answer['action']} tapped", carried.text, part=True)


def of_a_visitor(site: Flask) -> Iterator[Page]:
    """Somebody who was never here before, and what the door says when nothing was picked."""
    device = Device(site.test_client())
    yield from walked(device, "nobody", ["/", "/nowhere", "/away/child", "/away/grown-up"])
    device.open("/games/new")
    yield Page("nobody", "/games with nothing picked", device.send("/games", {}).text)


def of_a_family(site: Flask) -> Iterator[Page]:
    """A plan as its buttons change it, up to the day on which every goal is put away."""
    device = Device(site.test_client())
    device.open("/plan")
    for change in SETTLED:
        device.send(f"/plan/goals/{GOAL}/changes", {"change": change})
        yield from walked(device, f"a family after {change}", ["/plan", f"/plan/goals/{GOAL}"], on=False)
    day = today_of(GOAL)
    pages = ["/plan", day, f"{day}/pause", "/plan/on-empty", f"/plan/goals/{GOAL}/days", f"/plan/goals/{GOAL}/third"]
    for told in TOLD:
        yield Page(f"a family after {told}", day, device.send(day, {"say": told}).text)
        yield from walked(device, f"a family that told {told}", pages, on=False)
    yield from of_an_evening(device)
    device.open("/plan")
    token = device.token
    for goal in (goal for goals in ladders().values() for goal in goals):
        device.client.post(f"/plan/goals/{goal.id}/changes", data={"csrf_token": token, "change": "hide-1"})
    yield from walked(device, "a family that put everything away", ["/plan", "/plan/social"], on=False)


def of_wishes(site: Flask) -> Iterator[Page]:
    """What each kind of wish is answered with, every form of it filled in badly, and an own goal."""
    device = Device(site.test_client())
    for wish in WISHES:
        device.open("/plan/own")
        yield Page("a wish", wish, device.send("/plan/own", {"wish": wish}).text)
    own = device.path
    yield from walked(device, "a wish", [own, f"{own}/sorts", *(f"{own}/sorts/{kind}" for kind in Kind)], on=False)
    for kind in (Kind.CHAIN, Kind.SHARE):
        yield Page("nothing filled in", f"{own}/sorts/{kind}", device.send(f"{own}/sorts/{kind}", {}).text)
    own = f"/plan/own/{wished(device)}"
    for change in ("words-2", "title", "works-3", "confirm"):
        yield Page("a ladder", f"{own} {change}", device.send(f"{own}/changes", {"change": change}).text)
    yield from walked(device, "an own goal", [own, device.path, "/plan/own", "/plan/self-help"], on=False)


def of_an_evening(device: Device) -> Iterator[Page]:
    """What is told in the evening, and what a child says on its own card."""
    device.open("/plan/evening")
    for question, answer in (("natural", GOAL), ("feeling", "sad"), ("load", "people")):
        yield Page("a family in the evening", question, device.send(this_evening(), {question: answer}).text)
    for wish in ("not-today", "smaller", "another"):
        device.open("/my-step")
        yield Page("a child", "/my-step", device.shown.text)
        yield Page(f"a child that said {wish}", "/my-step", device.press(f"button[value={wish}]").text)
        yield from walked(device, f"a family whose child said {wish}", ["/plan"], on=False)


def of_a_home(site: Flask) -> Iterator[Page]:
    """What a signed-in family sees, every form of it filled in badly, and the page of a code that was shown."""
    home = Household(site)
    for endpoint, method in home.endpoints(Door.CARER, Door.FRESH, Door.KEEPER, Door.GROWN_UP, Door.EDUCATOR):
        if method == "GET":
            yield from walked(home.sender(endpoint), "a carer", [home.path(endpoint)], on=False)
    for endpoint in FORMS:
        sender = home.sender(endpoint)
        sender.open("/family")
        answer = sender.send(home.path(endpoint), {"nickname": "x" * 99, "code": "abc", "email": "nobody"})
        if answer.mimetype == "text/html":
            yield Page("a carer in a hurry", f"{endpoint} with little in it", answer.text)


def of_signing_in(site: Flask) -> Iterator[Page]:
    """What somebody sees who makes an account, a family, and changes the own sign-in; every form sent empty too."""
    for device, step in everybody(site, "walking@example.org"):
        method, path, _fields = step
        if method == "POST" and path in TO_MEND:
            yield Page("in a hurry", path, device.client.post(path, data={"csrf_token": device.token}).text)
        answer = sent(device, step)
        if answer.status_code == 200 and answer.mimetype == "text/html":
            yield Page("signing in", f"{method} {path}", answer.text)


def of_trouble(site: Flask) -> Iterator[Page]:
    """The page of each trouble, and the one that holds what was sent so that it can be sent again."""
    device = Device(site.test_client())
    device.open("/games/new")
    for code in FAULTS:
        yield Page("trouble", f"/forced/{code}", device.client.get(f"/forced/{code}").text)
    kept = device.send("/broken", {"pick": 'a "quoted" <word> & more'}, headers={"Origin": "http://localhost"})
    assert "quoted" in kept.text
    yield Page("trouble", "/broken", kept.text)


def walked(device: Device, who: str, begin: Iterable[str], *, on: bool = True) -> Iterator[Page]:
    """Opens these addresses and, if one goes `on`, every one that a page leads to; whole, and as a swap gets it."""
    waiting = list(begin)
    known = set(waiting)
    while waiting:
        path = waiting.pop()
        answer = device.client.get(path)
        if answer.status_code == 200 and answer.mimetype != "text/html":
            continue
        ahead = [way for way in leads_to(answer, device) if on or way == answer.location]
        waiting += [way for way in ahead if way not in known]
        known.update(ahead)
        if not answer.location:
            yield Page(who, path, answer.text)
            yield from swap_of(device, who, path)


def swap_of(device: Device, who: str, path: str) -> Iterator[Page]:
    """What a swap gets at an address, if it is a part."""
    text = text_of(device.client.get(path, headers=SWAP))
    if "<html" not in text:
        yield Page(who, path, text, part=True)


def leads_to(answer: TestResponse, device: Device) -> list[str]:
    """The addresses of this site, without what follows a "?" or "#", to which an answer leads."""
    device.show(answer)
    ways: list[Any] = [link["href"] for link in device.page.select("a[href]")]
    ways += [form["action"] for form in device.page.select("form[action]") if form.get("method") != "post"]
    ways += [answer.location] if answer.location else []
    plain = (urlsplit(str(way)).path for way in ways)
    return list(dict.fromkeys(path for path in plain if path))
