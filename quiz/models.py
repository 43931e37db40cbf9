"""A game and its answers: the child's latest pick a card, from which everything else follows (trust R1-R3)."""

from dataclasses import asdict, replace
from datetime import datetime
from functools import cached_property
from secrets import randbelow, token_urlsafe

from sqlalchemy import DateTime, ForeignKey, String, UniqueConstraint, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

from family.models import Guest, one_of
from quiz.building import FIRST_BUDGET, LARGEST_BUDGET, PLANKS_A_PART
from quiz.cards import CHILD_BANDS, Card, Practice, bank
from quiz.parting import newest
from quiz.picks import PICKS, Picked, fitting_of
from quiz.rounds import Round
from quiz.seating import Seat
from quiz.story import FITTINGS
from shell.database import Model, db
from shell.faults import NotYours

LARGEST_SEED = 2**31 - 1


class Game(Model):
    """One round of the quiz on one device."""

    __tablename__ = "game"
    __table_args__ = (one_of("band", CHILD_BANDS),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True)
    guest_id: Mapped[int] = mapped_column(ForeignKey("guest.id", ondelete="CASCADE"), index=True)
    begun: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    band: Mapped[str] = mapped_column(String(8))
    seed: Mapped[int]
    budget: Mapped[int] = mapped_column(default=FIRST_BUDGET)
    content_version: Mapped[int]
    boundaries_version: Mapped[int]
    practised: Mapped[int] = mapped_column(default=0)
    understood: Mapped[bool | None]

    @classmethod
    def begin(cls, guest: Guest, now: datetime) -> "Game":
        """A new game in this guest's band, or the one that this guest began and has not yet touched."""
        latest = cls.latest(guest)
        if latest and latest.band == guest.band and not latest.practised and not latest.round.picked:
            return latest
        game = cls(
            token=token_urlsafe(16),
            guest_id=guest.id,
            begun=now,
            band=guest.band,
            seed=randbelow(LARGEST_SEED),
            content_version=bank().version,
            boundaries_version=newest(),
        )
        db.session.add(game)
        return game

    @classmethod
    def of(cls, guest: Guest | None, token: str, *, to_change: bool = False) -> "Game":
        """This guest's game of this token, locked if it is to change; NotYours for anything else."""
        asked = GAME_TO_CHANGE if to_change else GAME
        game = db.session.scalar(asked, {"token": token, "guest_id": guest.id if guest else None})
        if game is None:
            raise NotYours
        return game

    @classmethod
    def latest(cls, guest: Guest | None) -> "Game | None":
        """The game this guest began last."""
        if guest is None:
            return None
        return db.session.scalar(LATEST_GAME, {"guest_id": guest.id})

    @classmethod
    def all_of(cls, guest: Guest) -> list["Game"]:
        """This guest's games, the first one first, with their picks: two queries, however many games there are."""
        games = {game.id: game for game in db.session.scalars(GAMES_OF, {"guest_id": guest.id})}
        picked: dict[int, dict[str, Picked]] = {id: {} for id in games}
        for id, card, pick, high, first in db.session.execute(ANSWERS_OF, {"guest_id": guest.id}):
            picked[id][card] = Picked(card, pick, Seat(high, first))
        for id, game in games.items():
            game.round = game.round_of(picked[id])
        return list(games.values())

    @cached_property
    def round(self) -> Round:
        """The picks so far and all that follows from them."""
        rows = db.session.execute(ANSWERS, {"game_id": self.id})
        return self.round_of({card: Picked(card, pick, Seat(high, first)) for card, pick, high, first in rows})

    def round_of(self, picked: dict[str, Picked]) -> Round:
        """The round of this game with these picks."""
        return Round(self.band, self.seed, self.budget, self.boundaries_version, picked)

    @property
    def can_grow(self) -> bool:
        """Whether "play more" can add another part."""
        return self.budget < LARGEST_BUDGET

    def answer(self, card: Card, pick: str, seat: Seat | None = None) -> None:
        """Keeps the child's latest pick for this card: one row a card, whatever is tapped twice or sent again.

        `seat` is how the page showed the card; a card that was carried along for later may sit otherwise than now.
        The game was locked when it was read, so nobody adds a row in between.
        """
        after = self.round.after(card, pick, seat)
        if card.id in self.round.picked:
            db.session.execute(LATER_PICK, {"in_game": self.id, "on_card": card.id, "picked": pick})
        else:
            shown = asdict(after.picked[card.id].seat)
            db.session.execute(FIRST_PICK, {"game_id": self.id, "card": card.id, "pick": pick, **shown})
        self.round = after

    def grow(self) -> None:
        """Makes room for one more part, up to the largest treehouse; asked for twice, it is one part still."""
        if self.round.full:
            self.budget = min(self.budget + PLANKS_A_PART, LARGEST_BUDGET)
            self.round = replace(self.round, budget=self.budget)

    def practise(self, tried: Practice, answer: str) -> None:
        """Notes a try-out, which is not counted: the first one tells whether the question was understood."""
        first = tried == bank().practice
        self.practised = max(self.practised, 1 if first else 2)
        if first:
            self.understood = tried.understood(answer)

    def fittings(self) -> dict[str, str]:
        """What stands in each trait's room: the child's own word, else what a clear enough reading says, else both."""
        own = db.session.execute(select(OwnWord.trait, OwnWord.fitting).where(OwnWord.game_id == self.id))
        return {trait: fitting_of(reading) for trait, reading in self.round.profile.items()} | {
            row.trait: row.fitting for row in own
        }

    def say_own(self, trait: str, fitting: str) -> None:
        """Keeps the child's own word on a room, beside the answers and never over them."""
        own = db.session.scalar(select(OwnWord).where(OwnWord.game_id == self.id, OwnWord.trait == trait))
        if own is None:
            own = OwnWord(game_id=self.id, trait=trait)
            db.session.add(own)
        own.fitting = fitting


class Answer(Model):
    """One card of one game: the latest pick, and how the card was shown."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("game_id", "card"), one_of("pick", PICKS))

    id: Mapped[int] = mapped_column(primary_key=True)
    game_id: Mapped[int] = mapped_column(ForeignKey("game.id", ondelete="CASCADE"))
    card: Mapped[str] = mapped_column(String(64))
    pick: Mapped[str] = mapped_column(String(20))
    pim_high: Mapped[bool]
    pim_first: Mapped[bool]


class OwnWord(Model):
    """A child's own word on one room, where it sees itself in another way."""

    __tablename__ = "own_word"
    __table_args__ = (UniqueConstraint("game_id", "trait"), one_of("fitting", FITTINGS))

    id: Mapped[int] = mapped_column(primary_key=True)
    game_id: Mapped[int] = mapped_column(ForeignKey("game.id", ondelete="CASCADE"))
    trait: Mapped[str] = mapped_column(String(20))
    fitting: Mapped[str] = mapped_column(String(8))


# Built once: these run at every tap.
GAME = select(Game).where(Game.token == bindparam("token"), Game.guest_id == bindparam("guest_id"))
LATEST_GAME = select(Game).where(Game.guest_id == bindparam("guest_id")).order_by(Game.id.desc()).limit(1)
GAME_TO_CHANGE = GAME.with_for_update()
ANSWERS = (
    select(Answer.card, Answer.pick, Answer.pim_high, Answer.pim_first)
    .where(Answer.game_id == bindparam("game_id"))
    .order_by(Answer.id)
)
GAMES_OF = select(Game).where(Game.guest_id == bindparam("guest_id")).order_by(Game.id)
ANSWERS_OF = (
    select(Answer.game_id, Answer.card, Answer.pick, Answer.pim_high, Answer.pim_first)
    .join(Game, Game.id == Answer.game_id)
    .where(Game.guest_id == bindparam("guest_id"))
    .order_by(Answer.id)
)
FIRST_PICK = Answer.metadata.tables[Answer.__tablename__].insert()
LATER_PICK = (
    update(Answer)
    .where(Answer.game_id == bindparam("in_game"), Answer.card == bindparam("on_card"))
    .values(pick=bindparam("picked"))
    .execution_options(synchronize_session=False)
)
