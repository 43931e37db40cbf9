"""Carers of families, signed in by their rows: for tests that are about something else than signing in."""

from datetime import UTC, datetime
from typing import Self

from flask import Flask
from sqlalchemy import select

from accounts.models import Account, Family, Sitting
from shell.database import db
from tests.journeys import Device

CHILD = {"friend": "lu", "colour": "plum", "band": "7-9", "speech": "speaks", "agreed": "y"}


class Carer(Device):
    """A signed-in grown-up's device; `address` tells who."""

    def __init__(self, site: Flask, address: str, *, family_of: str | None = None) -> None:
        super().__init__(site.test_client())
        self.site, self.address = site, address
        now = datetime.now(UTC)
        with site.app_context():
            account = account_of(address) or new_account(address, now, family_of)
            _sitting, token = Sitting.start(account, now, own_device=False)
            db.session.commit()
        with self.client.session_transaction() as session:
            session["sitting"], session["seen"] = token, int(now.timestamp())
        self.open("/family")

    def add(self, nickname: str, **told: str) -> str:
        """Tells of a child and agrees that it is kept; gives the address of its page."""
        self.open("/children/new")
        self.send("/children", CHILD | {"nickname": nickname} | told)
        assert self.path.startswith("/children/"), self.page.select(".mend")
        return self.path

    def play(self, child: str, taps: int = 0, band: str = "7-9") -> Self:  # type: ignore[override]
        """Opens this child's play, hands the device over, and lets the child answer so many questions."""
        self.open(child)
        self.send(f"{child}/opening", {"to": "play"})
        self.begin(band)
        return super().play(taps) if taps else self


def account_of(address: str) -> Account | None:
    """The account of this address."""
    return db.session.scalar(select(Account).where(Account.email == address))


def new_account(address: str, now: datetime, family_of: str | None) -> Account:
    """A confirmed account, in a family of its own or as a second carer in that of another."""
    first = account_of(family_of) if family_of else None
    family = first.family if first else Family(made=now)
    db.session.add(family)
    db.session.flush()
    account = Account(
        family_id=family.id,
        keeper=first is None,
        made=now,
        seen=now,
        email=address,
        fs_uniquifier=address,
        confirmed_at=now,
    )
    db.session.add(account)
    db.session.flush()
    return account
