"""A device in somebody's hands: opens pages, presses buttons, follows where they lead, as a browser without scripts."""

import re
from typing import Any, Self

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def text_of(answer: TestResponse) -> str:
    """The words of an answer; a file to print shows none to somebody who reads its bytes."""
    return "" if getattr(answer, "mimetype", "") == "application/pdf" else answer.text


class Device:
    """One browser; `page` is the page it shows and `path` its address."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.shown: TestResponse
        self.read: BeautifulSoup | None = None

    def open(self, path: str, **sent: Any) -> TestResponse:
        """Goes to an address and shows what it leads to."""
        return self.show(self.client.get(path, follow_redirects=True, **sent))

    def send(self, path: str, fields: dict[str, Any], **sent: Any) -> TestResponse:
        """Sends a form with this page's token and shows what it leads to."""
        return self.show(
            self.client.post(path, data={"csrf_token": self.token, **fields}, follow_redirects=True, **sent)
        )

    def show(self, response: TestResponse) -> TestResponse:
        """Takes an answer as the page now shown."""
        self.shown, self.read = response, None
        return response

    @property
    def page(self) -> BeautifulSoup:
        """The page that is shown, read once and only if somebody asks: reading takes as long as making it."""
        self.read = self.read or BeautifulSoup(text_of(self.shown), "html.parser")
        return self.read

    @property
    def forms(self) -> BeautifulSoup:
        """The same without its pictures, which are most of it and hold nothing to press."""
        return self.read or BeautifulSoup(PICTURE.sub("", self.shown.text), "html.parser")

    @property
    def path(self) -> str:
        """The address of the page that is shown."""
        return self.shown.request.path

    @property
    def token(self) -> str:
        """The form token of the page that is shown."""
        found = TOKEN.search(text_of(self.shown))
        return found[1] if found else ""

    def press(self, selector: str) -> TestResponse:
        """Presses the first button or link that fits, with the fields of its form."""
        found = self.forms.select_one(selector)
        assert isinstance(found, Tag), f"nothing to press: {selector} at {self.path}"
        if found.name == "a":
            return self.open(str(found["href"]))
        form = found.find_parent("form")
        assert isinstance(form, Tag)
        fields = {str(i["name"]): str(i.get("value", "")) for i in form.select("input[type=hidden]")}
        return self.send(str(form.get("action", self.path)), fields | {str(found["name"]): str(found["value"])})

    def begin(self, band: str = "7-9", **chosen: str) -> Self:
        """Goes through the grown-up door, hands over, and tries out, up to the first question."""
        self.hand_over(band, **chosen).open(f"{self.game}/try-out")
        self.press("button[value=kid]")
        self.open(self.game)
        return self

    def hand_over(self, band: str = "7-9", **chosen: str) -> Self:
        """Goes through the grown-up door and gives the child the device, up to the hello."""
        self.open("/games/new")
        self.send("/games", {"band": band, "palette": "day", "sound": "y", **chosen})
        return self

    @property
    def game(self) -> str:
        """The address of the game that is played here."""
        return "/".join(self.path.split("/")[:3])

    def tap(self, which: str = ".pim") -> TestResponse:
        """Answers the question that is shown: ".pim", ".lu", "[value=both]" or "[value=skip]"."""
        return self.press(f"button{which}")

    def play(self, taps: int, which: str = ".pim") -> Self:
        """Answers this many questions in the same way, going on after each part."""
        for _ in range(taps):
            self.tap(which)
            if "/parts/" in self.path:
                self.open(self.game)
        return self

    def take_back(self) -> Self:
        """The grown-up takes the device back."""
        self.open("/grown-ups")
        self.send("/grown-ups", {"mode": "grown-up"})
        return self
