"""What the pages of sharing are put together from."""

from collections.abc import Sequence
from secrets import token_urlsafe

from flask import render_template
from sqlalchemy import select

from accounts.authenticator import drawn
from accounts.screens import public
from home.models import Child
from journal.models import Win, seen
from sharing.forms import PickForm
from sharing.models import Share, sheets
from sharing.showing import Sheet
from shell.database import db

LISTED = 20
MOST_LISTED = 200
"""How many wins a page lists at first, and at most."""


def listed(child: Child, many: int) -> Sequence[Win]:
    """The newest wins that can be shared: none that is hidden, and no quiet day."""
    asked = seen(select(Win), child).where(~Win.bud).order_by(Win.day.desc(), Win.id.desc())
    return db.session.scalars(asked.limit(many)).all()


def how_many(form: PickForm) -> int:
    """How many wins the page lists, with older ones where they were asked for."""
    asked = max(LISTED, form.listed) + (LISTED if form.more.data else 0)
    return min(MOST_LISTED, asked)


def begun(draft: Share | None) -> PickForm:
    """The form as it is first shown: nothing is ticked, unless somebody comes back to a draft."""
    if draft is None:
        return PickForm(formdata=None, key=token_urlsafe(16))
    picked = [win.token for win in draft.sheet.picked]
    return PickForm(formdata=None, key=draft.key, label=draft.label, days=draft.days, wins=picked)


def picking_page(child: Child, form: PickForm, *, mend: bool = False) -> str:
    """The page on which wins are picked; `mend` where something needs another look."""
    many = how_many(form)
    wins = listed(child, many + 1)
    older = len(wins) > many and many < MOST_LISTED
    return render_template(
        "sharing/new.html", who=child, form=form, wins=wins[:many], many=many, older=older, mend=mend
    )


def given(child: Child) -> list[tuple[Share, Sheet]]:
    """What is shared of a child, each with what it shows."""
    shares = Share.all_of(child)
    shown = sheets(shares) if shares else {}
    return [(share, shown[share.id]) for share in shares]


def link_page(child: Child, share: Share, address: str) -> str:
    """The page that shows a link, once, with its picture code."""
    link = public(address)
    return render_template("sharing/link.html", who=child, share=share, sheet=share.sheet, link=link, code=drawn(link))
