"""Sharing a win: pick, look at exactly what will be seen, leave lines out, make the link (experience 4.10, G10)."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from accounts.views import carer
from family.views import now
from home.models import Child
from journal.views.table import shut, today
from sharing.forms import MENDS, ChangeForm, PickForm, PlainForm
from sharing.models import Share
from sharing.screens import begun, how_many, link_page, listed, picking_page
from sharing.views.table import room, words
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import page, wants_fragment


@room.get("/children/<token:token>/shares/new")
@open_to(Door.CARER)
def new(token):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out
    draft = next((one for one in Share.all_of(child) if one.token == request.args.get("draft")), None)
    return picking_page(child, begun(draft))


@room.post("/children/<token:token>/shares")
@open_to(Door.CARER)
def begin(token):
    child, form = Child.of(carer(), token), PickForm()
    if way_out := shut(child):
        return way_out
    wins = {win.token: win for win in listed(child, how_many(form))}
    form.offer(list(wins))
    if form.more.data:
        return picking_page(child, form)
    if not form.validate():
        return picking_page(child, form, mend=True), 422

    share = Share.meant(child, form.key.data) or Share.begin(child, form.key.data, now())
    if share.opened is None:
        share.tell(form.label.data, form.days.data, [wins[one] for one in form.wins.data])
    db.session.commit()

    return redirect(url_for(".preview", token=token, share=share.token), 303)


@room.get("/children/<token:token>/shares/<token:share>")
@open_to(Door.CARER)
def preview(token, share):
    child = Child.of(carer(), token)
    return shut(child) or preview_page(child, Share.of(child, share))


@room.post("/children/<token:token>/shares/<token:share>/lines")
@open_to(Door.CARER)
def change(token, share):
    child, form = Child.of(carer(), token), ChangeForm()
    if way_out := shut(child):
        return way_out
    draft = Share.of(child, share)
    if not form.validate() or (form.what != "name" and not form.win.data):
        abort(422)

    if draft.opened is None:
        draft.change(form.what, form.shows, form.win.data)
    db.session.commit()

    return (
        preview_page(child, draft) if wants_fragment() else redirect(url_for(".preview", token=token, share=share), 303)
    )


@room.get("/children/<token:token>/shares/<token:share>/link")
@open_to(Door.FRESH)
def ask(token, share):
    child = Child.of(carer(), token)
    if way_out := shut(child):
        return way_out
    draft = Share.of(child, share)
    if draft.opened is not None or not draft.sheet.seen:
        return redirect(url_for(".preview", token=token, share=share), 303)
    return render_template("sharing/ask.html", who=child, share=draft, sheet=draft.sheet, agreement=words())


@room.post("/children/<token:token>/shares/<token:share>/link")
@open_to(Door.FRESH)
def make(token, share):
    child, form = Child.of(carer(), token), PlainForm()
    if way_out := shut(child):
        return way_out
    draft = Share.of(child, share)
    if draft.ended is not None or not form.validate():
        return redirect(url_for(".shares", token=token), 303)
    if not draft.sheet.seen:
        return preview_page(child, draft, mend=MENDS["nothing"]), 422

    word = draft.open(carer(), words(), today(), now())
    db.session.commit()

    return link_page(child, draft, url_for(".shown", token=word))


def preview_page(child: Child, share: Share, *, mend: str = "") -> ResponseReturnValue:
    """What will be seen, line by line; once the link is made, the list of links."""
    if share.opened is not None:
        return redirect(url_for(".shares", token=child.token), 303)
    shown = {"who": child, "share": share, "sheet": share.sheet, "mend": mend}
    return page("sharing/preview.html", "sharing/_preview.html", **shown)
