"""A browser's cookies without its windows: what a device opens and sends is not drawn."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import APIResponse, BrowserContext


class Wire:
    """Lets a Device send from this browser, with its cookies and without drawing anything."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.request, self.url = context.request, url

    def get(self, path: str, **_: Any) -> Any:
        return self.answer(self.request.get(self.url + path))

    def post(self, path: str, data: dict[str, str], **_: Any) -> Any:
        return self.answer(self.request.post(self.url + path, form=data))

    def answer(self, response: APIResponse) -> Any:
        return SimpleNamespace(text=response.text(), request=SimpleNamespace(path=urlsplit(response.url).path))
