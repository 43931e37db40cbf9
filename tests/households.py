"""A family with a row in every table, and the address and the form of every view as it meets them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import delete, select

from accounts.models import Account
from home.consenting import MINE
from home.models import Invitation
from outlook.statements import MY_CHILD, forms
from paper.views.notes import link_word
from quiz.traits import Pole
from shell.database import db
from shell.doors import Door, door_of
from tests.carers import CHILD, Carer, account_of
from tests.families import PASSWORD
from tests.journeys import Device
from tests.looks import agree, begin, tell
from tests.shares import begun, shared
from tests.site.watching import IDS, SAMPLES, this_evening, today_of, wished
from tests.talked import INVITED, ZIP, talked

NICKNAME = "Canary-Mia"
ADDRESS = "canary-ana@example.org"
WORDS = {"did": "Canary-held", "helped": "Canary-waited"}
LABEL = "Canary-Lee"
TODAY = datetime.now(UTC).date().isoformat()
SOON = (datetime.now(UTC) + timedelta(weeks=4)).date().isoformat()
MIA = {"nickname": "Mia", **CHILD}

FORMS: dict[str, dict[str, str]] = {
    "home.add": MIA,
    "home.tell": MIA,
    "home.open_plan": {"to": "plan"},
    "home.settle_zone": {"zone": "Asia/Kolkata"},
    "home.say": {"purpose": "show-mine", "given": "yes"},
    "home.say_for": {"purpose": "keep-child", "given": "no"},
    "home.invite": {"email": "canary-ben@example.org"},
    "home.join": {},
    "home.remove": {},
    "home.write_code": {},
    "home.look_up": {"code": ""},
    "home.keep_round": MIA,
    "home.add_round": {},
    "planner.bring_back": {},
    "paper.ask": {"weekday": "2", "hour": "19"},
    "paper.end": {},
    "paper.end_by_letter": {},
    "journal.save": {"key": "k" * 22, "day": TODAY, "did": "Canary-zipped", "helped": ""},
    "journal.rest": {"day": TODAY},
    "journal.hide": {"hidden": "no"},
    "journal.forget": {},
    "sharing.begin": {"key": "s" * 22, "label": LABEL, "days": "7"},
    "sharing.change": {"change": "leave-helped"},
    "sharing.make": {},
    "sharing.answer": {"key": "l" * 22, "words": "Canary-sorted", "who": LABEL},
    "sharing.end": {},
    "consult.tick": {"parts": "plan"},
    "consult.strike": {"leave": "name"},
    "consult.begin": {"key": "t" * 22},
    "consult.tell": {"concern": "Canary-concern", "first": "Canary-question", "second": ""},
    "consult.book": {"given": "yes"},
    "consult.move": {"reason": "Canary-reason"},
    "consult.teacher": {},
    "consult.send_question": {"words": "Canary-asked", "who": LABEL},
    "consult.say_fit": {"line": "scale", "fit": "partly"},
    "outlook.begin": {"form": MY_CHILD},
    "outlook.save": {one.id: "3" for one in forms()[MY_CHILD].pages[0]},
    "consult.accept": {"name": "Canary-Lee", "password": PASSWORD},
    "consult.tell_about": {
        "name": "Canary-Lee",
        "place": "Canary-place",
        "zone": "UTC",
        "minutes": "30",
        "notice": "24",
    },
    "consult.open_hours": {"weekdays": "0", "begins": "18:00", "ends": "19:00"},
    "consult.shut_hours": {"weekday": "0", "begins": "09:00"},
    "consult.settle_other_day": {"day": TODAY, "how": "away"},
    "consult.unsettle_other_day": {"day": TODAY},
    "consult.note": {"key": "n" * 22, "words": "Canary-note"},
    "consult.suggest": {"key": "g" * 22, "goal": ZIP, "reason": "Canary-reason"},
    "consult.reply": {"words": "Canary-reply"},
    "consult.agree": {"step": "Canary-step", "look_again": SOON},
    "consult.answer": {"answer": "kept"},
    "consult.looked": {},
    "consult.look_later": {"weeks": "4"},
    "consult.add_school_goal": {"key": "a" * 22, "words": "Canary-aim", "goal": "zip-the-jacket"},
    "consult.tie_school_goal": {"goal": ""},
    "consult.drop_school_goal": {},
    # These end a talk or what was written of it, so they come after everything else about it.
    "consult.forget_question": {},
    "consult.unsay": {},
    "consult.unsuggest": {},
    "consult.undo": {},
    "consult.close": {},
    "consult.give_back": {"reason": "Canary-ill"},
    "consult.call_it_off": {"reason": "Canary-reason"},
    "consult.again": {},
    "keeping.download": {},
    "keeping.printed": {},
} | {
    # These stay last: they erase.
    "keeping.forget_me": {},
    "keeping.forget_child": {},
    "keeping.forget_family": {},
}
"""What each form of a signed-in family sends at its best; a new form fails until it stands here."""

OF_A_DRAFT = {"consult.parts", "consult.ask", "consult.book"}
"""Steps that come before a talk is booked."""

SIGNING_IN: dict[str, dict[str, str]] = {
    "security.login": {"email": ADDRESS, "password": PASSWORD},
    "security.two_factor_token_validation": {"code": "123456"},
    "security.mf_recovery": {"code": "abcd-efgh-ijkl"},
    "security.logout": {},
    "security.register": {"email": "new@example.org", "password": PASSWORD, "called": "mum"},
    "security.send_confirmation": {"email": ADDRESS},
    "security.confirm_email": {},
    "security.forgot_password": {"email": ADDRESS},
    "security.reset_password": {"password": PASSWORD},
    "security.verify": {"key": PASSWORD},
    "security.change_password": {"password": PASSWORD, "new_password": f"{PASSWORD} and one"},
    "security.change_email": {"email": "moved@example.org"},
    "security.change_email_confirm": {},
    "security.two_factor_setup": {"setup": "authenticator"},
    "security.two_factor_setup_validate": {"code": "123456"},
    "security.mf_recovery_codes": {},
    "accounts.set_pin": {"pin": "2468"},
    "accounts.end_devices": {},
    "accounts.unlock": {"key": PASSWORD},
}
"""What each form about signing in sends; a new one fails until it stands here."""


class Household:
    """Ana keeps a family with Mia; Ben is its second carer. `code` is that of a round that waits to be kept."""

    def __init__(self, site: Flask) -> None:
        self.site = site
        self.ana = Carer(site, ADDRESS)
        self.child = self.ana.add(NICKNAME, textures="sand", left_out="meal")
        self.ben = Carer(site, "ben@example.org", family_of=ADDRESS)
        self.playing = Carer(site, ADDRESS).play(self.child, 5)
        self.game = self.playing.game
        self.playing.send(f"{self.game}/rooms/porch", {"pick": "low"})
        self.ana.send(f"{self.child}/opening", {"to": "plan"})
        self.ana.send("/plan/goals/zip-the-jacket/changes", {"change": "rung-2"})
        self.ana.send(this_evening(), {"load": "loud"})
        self.ana.send(today_of("zip-the-jacket"), {"say": "win"})
        self.wish = wished(self.ana)
        self.ana.open("/family")
        self.ana.send("/family/agreements", {"purpose": "about-me", "given": "yes"})
        self.ana.open("/family")
        tell(site, ADDRESS, Pole.OPEN, Pole.REACTIVE, child=self.child)
        tell(site, "ben@example.org", Pole.TRADITIONAL, child=self.child)
        for address, pole in ((ADDRESS, Pole.REACTIVE), ("ben@example.org", Pole.OPEN)):
            for purpose in MINE:
                agree(site, address, purpose)
            tell(site, address, pole)
        self.look = begin(self.ana, self.child)
        self.ana.open("/account/notes")
        self.ana.send("/account/notes", {"weekday": "6", "hour": "18"})
        self.leaf = self.written()
        self.link = shared(self.ana, self.child, label=LABEL)
        self.share = begun(self.ana, self.child, label=LABEL).split("/")[-1]
        self.talked = talked(site, self.ana, self.child, self.leaf)
        self.tom = self.talked.tom
        self.code = code_of_a_guest(site)
        with site.app_context():
            keeper, ben = account_of(ADDRESS), account_of("ben@example.org")
            assert keeper
            assert ben
            self.ben_token = ben.token
            self.note = link_word(keeper.token)
            self.invitation = Invitation.write(keeper, datetime.now(UTC))
            db.session.commit()

    def written(self) -> str:
        """Ana says yes to a journal and writes a first win; gives the word that stands for it."""
        self.ana.open(self.child)
        self.ana.send(f"{self.child}/agreements", {"purpose": "keep-journal", "given": "yes"})
        day = datetime.now(UTC).date().isoformat()
        self.ana.send(f"{self.child}/journal", {"key": "w" * 22, "day": day, **WORDS})
        assert self.ana.path.endswith("/praise")
        return self.ana.path.split("/")[-2]

    def path(self, endpoint: str) -> str:
        """An address of this endpoint that leads to this family's own things."""
        rule = next(rule for rule in self.site.url_map.iter_rules() if rule.endpoint == endpoint)
        values = {name: self.value(rule.rule, endpoint, name) for name in rule.arguments}
        built = rule.build(values, append_unknown=False)
        assert built, endpoint
        return str(built[1])

    def value(self, rule: str, endpoint: str, name: str) -> Any:
        """What stands in one place of an address."""
        if name == "token":
            return next((token for start, token in self.tokens.items() if rule.startswith(start)), "x" * 22)
        if name == "name":
            return {"quiz.screen": "treehouse", "quiz.pause": "rest", "planner.area": "speech"}[endpoint]
        if name == "id":
            return "porch" if endpoint in {"quiz.fitting", "quiz.change"} else IDS[endpoint.split(".")[0]]
        if name == "talk":
            return self.talked.draft if endpoint in OF_A_DRAFT else self.talked.talk
        known = {"leaf": self.leaf, "share": self.share, "why": "too-big", "number": 1, "what": "goal"}
        return (known | vars(self.talked)).get(name) or SAMPLES[name]

    @property
    def tokens(self) -> dict[str, str]:
        """What an address of each beginning names."""
        return {
            "/children/": self.child.split("/")[2],
            "/shared/": self.link.split("/")[2],
            "/games/": self.game.split("/")[2],
            "/invitations/": self.invitation,
            "/family/carers/": self.ben_token,
            "/carers/": self.ben_token,
            "/looks/": self.look.split("/")[2],
            "/plan/own/": self.wish,
            "/notes/": self.note,
            "/educator/talks/": self.talked.talk,
            "/talk-questions/": self.talked.question,
            "/educator-invitations/": self.talked.invitation,
        }

    def form(self, endpoint: str) -> dict[str, str]:
        """The fields of a form at its best."""
        fields = dict((FORMS | SIGNING_IN).get(endpoint, {}))
        if endpoint in {"home.look_up", "home.keep_round", "home.add_round"}:
            fields["code"] = self.code
        if endpoint in {"sharing.begin", "sharing.change"}:
            fields["wins" if endpoint == "sharing.begin" else "win"] = self.leaf
        if endpoint == "outlook.begin":
            fields["child"] = self.child.split("/")[2]
        if endpoint in {"consult.begin", "consult.move"}:
            fields |= {"educator": self.talked.educator, "time": self.talked.time}
        return fields

    def endpoints(self, *doors: Door) -> Iterator[tuple[str, str]]:
        """Every endpoint behind these doors, with each of its methods."""
        for rule in self.site.url_map.iter_rules():
            if door_of(self.site, rule.endpoint) in doors:
                for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                    yield rule.endpoint, method

    def sender(self, endpoint: str) -> Carer:
        """Who can send the form of this endpoint: an invitation is for somebody outside, a desk for its educator."""
        if door_of(self.site, endpoint) is Door.EDUCATOR:
            return self.tom
        outside = {"home.join": "eve@example.org", "consult.accept": INVITED}.get(endpoint)
        return Carer(self.site, outside) if outside else self.ana


def code_of_a_guest(site: Flask) -> str:
    """The code of a round that somebody played as a guest."""
    guest = Device(site.test_client()).begin().play(1)
    game = guest.game
    guest.take_back().open(f"{game}/profile")
    guest.send("/claims", {})
    code = guest.page.select_one(".code")
    assert code
    return code.get_text(strip=True)


def without(site: Flask, address: str) -> None:
    """Takes an account away again."""
    with site.app_context():
        db.session.execute(delete(Account).where(Account.email == address))
        db.session.commit()


def family_rows(site: Flask, found: dict[str, dict[int, dict[str, Any]]]) -> dict[str, dict[int, dict[str, Any]]]:
    """Of all rows those of the first family: whatever leads to it by foreign keys."""
    with site.app_context():
        keeper = db.session.scalar(select(Account).where(Account.email == ADDRESS))
        family = keeper.family_id if keeper else 0
    kept: dict[str, dict[int, dict[str, Any]]] = {"family": {family: found["family"].get(family, {})}}
    for table in db.metadata.sorted_tables:
        ways = [(key.parent.name, key.column.table.name) for key in table.foreign_keys if key.column.table.name in kept]
        kept.setdefault(table.name, {}).update(
            {id: row for id, row in found[table.name].items() for column, to in ways if row[column] in kept[to]}
        )
    return kept
