"""Sharing a win by its pages, as a carer does."""

from datetime import UTC, datetime
from secrets import token_urlsafe
from urllib.parse import urlsplit

from tests.journeys import Device

LABEL = "Ms Lee"


def agreed(device: Device, child: str) -> None:
    """Says yes to a journal of this child."""
    device.open(f"{child}/journal")
    device.send(f"{child}/agreements", {"purpose": "keep-journal", "given": "yes", "from": "journal"})


def written(device: Device, child: str, did: str = "", helped: str = "", day: str = "") -> None:
    """Writes one win."""
    day = day or datetime.now(UTC).date().isoformat()
    device.open(f"{child}/journal")
    device.send(f"{child}/journal", {"key": token_urlsafe(16), "day": day, "did": did, "helped": helped})


def listed(device: Device, child: str) -> list[str]:
    """The words that stand for the wins which can be picked, the newest first."""
    device.open(f"{child}/shares/new")
    return [str(tick["value"]) for tick in device.page.select("[name=wins]")]


def begun(device: Device, child: str, wins: list[str] | None = None, label: str = LABEL, days: str = "7") -> str:
    """Picks wins, all of them if none are named, and looks at what will be seen; gives the draft's address."""
    found = listed(device, child)
    key = device.page.select_one("[name=key]")
    assert key
    picked = found if wins is None else wins
    # A browser's wire takes one value a name.
    many = picked[0] if len(picked) == 1 else picked
    fields = {"key": str(key["value"]), "wins": many, "label": label, "days": days}
    device.send(f"{child}/shares", fields)
    return device.path


def opened(device: Device, draft: str) -> str:
    """Makes the link of a draft; gives its path."""
    device.open(f"{draft}/link")
    device.send(f"{draft}/link", {})
    shown = device.page.select_one("#link")
    assert shown, device.path
    return urlsplit(shown.get_text(strip=True)).path


def shared(device: Device, child: str, **picked: str) -> str:
    """Picks every win and makes the link; gives its path."""
    return opened(device, begun(device, child, **picked))
