"""The trail: each act one line, ids only, and nobody can change it afterwards (trust P6)."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, text, update

from home.acts import Act
from home.models import Trail
from shell.database import db
from tests.families import ANA
from tests.letterbox import letters
from tests.site.grown_ups import at_home, at_the_account, coming_in, everybody, sent, somebody
from tests.site.watching import rows

LINES = {
    r"POST /(sign-in|sign-in/code|sign-in/recovery-code)": [Act.SIGNED_IN],
    r"POST (/account/pin|/account/password|/new-password/.+)": [Act.SIGN_IN_CHANGED],
    r"POST /new-address/.+": [Act.ADDRESS_CHANGED],
    r"POST /account/authenticator/.+": [Act.AUTHENTICATOR_ADDED],
    r"POST /family/zone": [Act.ZONE_CHANGED],
    r"POST /family/invitations": [Act.CARER_INVITED],
    r"POST /invitations/.+": [Act.CARER_JOINED],
    r"POST /family/carers/.+/removal": [Act.CARER_REMOVED],
    r"POST .+/agreements yes": [Act.CONSENT_GIVEN],
    r"POST .+/agreements no": [Act.CONSENT_WITHDRAWN],
    r"POST /children": [Act.CHILD_ADDED, Act.CONSENT_GIVEN],
    r"POST /children/.+/about": [Act.CHILD_CHANGED],
    r"POST /children/.+/claims": [Act.ROUND_CLAIMED],
    r"POST /family/export(/page)?": [Act.EXPORTED],
    r"POST /children/.+/journal/.+/erasure": [Act.WIN_ERASED],
    r"POST /children/.+/shares/.+/link": [Act.SHARE_MADE],
    r"POST /children/.+/shares/.+/end": [Act.SHARE_ENDED],
    r"GET /shared/[^/]+": [Act.SHARE_SEEN],
    r"POST /shared/.+/line": [Act.LINE_RECEIVED],
    r"POST /educator-invitations/.+": [Act.SIGNED_IN],
    r"POST /children/.+/booking yes": [Act.TALK_BOOKED],
    r"POST /children/.+/talks/[^/]+/time": [Act.TALK_MOVED],
    r"POST /children/.+/talks/[^/]+/closing": [Act.TALK_CLOSED],
    r"POST /children/.+/talks/[^/]+/cancellation": [Act.TALK_CANCELLED],
    r"POST /children/.+/suggestions/.+": [Act.SUGGESTION_ANSWERED],
    r"POST /children/.+/school-goals(/.+)?": [Act.SCHOOL_GOAL_CHANGED],
    r"GET /educator/talks/[^/]+(/page.pdf|/page.json|/details)?": [Act.TALK_SEEN],
    r"POST /educator/talks/[^/]+/result/(notes|agreed)": [Act.TALK_NOTED],
    r"POST /educator/talks/.+/suggestions/([a-z]+|[^/]+/reply)": [Act.TALK_NOTED],
    r"POST /educator/talks/.+/handing-back": [Act.TALK_HANDED_BACK],
    r"POST /talk-questions/.+": [Act.TALK_NOTED],
    r"POST /children/.+/erasure": [Act.CHILD_ERASED],
    r"POST /family/claims": [Act.CHILD_ADDED, Act.CONSENT_GIVEN, Act.ROUND_CLAIMED],
}
"""The lines that each step of a walk adds; the others add none."""

ELSEWHERE = {"authenticator-removed", "carer-left", "look-finished"}
"""Acts that have a test of their own, below or where their room is tested."""


def test_trust_p6_each_act_adds_its_one_line_and_looking_adds_none(site: Flask) -> None:
    seen = set[str]()
    for device, step in everybody(site, ANA):
        before = rows(site)["trail"]
        answer = sent(device, step)
        new = [row["act"] for id, row in sorted(rows(site)["trail"].items()) if id not in before]
        asked_for_a_code = str(answer.location).startswith("/sign-in/code")
        assert new == ([] if asked_for_a_code else lines_of(step)), step
        seen.update(new)
    assert seen == set(Act) - ELSEWHERE


def lines_of(step: tuple[str, str, dict[str, str]]) -> list[str]:
    """The lines that a step adds."""
    method, path, fields = step
    said = f"{method} {path} {fields['given']}" if "given" in fields else f"{method} {path}"
    return next((list(lines) for pattern, lines in LINES.items() if re.fullmatch(pattern, said)), [])


def test_trust_p6_doing_without_the_app_again_leaves_a_line(site: Flask) -> None:
    ana = somebody(site, ANA, coming_in, at_the_account, until="/account/recovery-codes")
    ana.open("/account/authenticator")
    ana.send("/account/authenticator", {"setup": "disable"})
    told = [row["act"] for _id, row in sorted(rows(site)["trail"].items())]
    assert told[-2:] == [Act.AUTHENTICATOR_ADDED, Act.AUTHENTICATOR_REMOVED]


def test_trust_p6_lines_hold_ids_and_no_text_of_a_family(site: Flask) -> None:
    somebody(site, ANA, coming_in, at_home)
    told = rows(site)["trail"].values()
    assert {tuple(row) for row in told} == {("id", "family_id", "account_id", "child_id", "act", "at")}
    assert {row["act"] for row in told} <= set(Act)
    for column in ("family_id", "account_id", "child_id"):
        assert all(row[column] is None or isinstance(row[column], int) for row in told)


CHANGES: list[Any] = [
    update(Trail).values(act="nothing"),
    update(Trail).values(account_id=None),
    delete(Trail),
    text("UPDATE trail SET at = '2001-01-01'"),
    text("DELETE FROM trail WHERE id > 0"),
]


def test_trust_p6_the_database_itself_refuses_to_change_the_trail(site: Flask) -> None:
    somebody(site, ANA, coming_in)
    before = rows(site)["trail"]
    assert before
    for change in CHANGES:
        with site.app_context():
            with pytest.raises(Exception, match="never changed"):
                db.session.execute(change)
            db.session.rollback()
    assert rows(site)["trail"] == before


def test_the_old_address_hears_that_there_is_a_new_one(site: Flask) -> None:
    somebody(site, ANA, coming_in, at_the_account, until="/account/authenticator")
    last = letters(site)[-1]
    assert last.to == [ANA]
    assert last.subject == "Tiny Rungs: your address was changed"
    assert "another email address now" in last.body
    assert "moved-" not in last.body + str(last.alternatives)
