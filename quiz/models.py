"""A game and its answers: the child's latest pick a card, from which everything else follows (trust R1-R3)."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import cached_property
from secrets import randbelow, token_urlsafe
from typing import Self

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from family.models import Guest, one_of
from quiz.asking import next_card
from quiz.building import FIRST_BUDGET, LARGEST_BUDGET, PLANKS_A_PART
from quiz.cards import CHILD_BANDS, Card, bank
from quiz.parting import boundaries, newest
from quiz.picks import PICKS, SKIP, Picked, counted, fitting_of
from quiz.quality import Flag, flags
from quiz.scoring import Answer as Counted
from quiz.scoring import Reading, profile_from
from quiz.seating import Seat, seat
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
    band: Mapped[str] = mapped_column(String(8))
    seed: Mapped[int]
    budget: Mapped[int] = mapped_column(default=FIRST_BUDGET)
    content_version: Mapped[int]
    boundaries_version: Mapped[int]
    practised: Mapped[int] = mapped_column(default=0)
    understood: Mapped[bool | None]

    @classmethod
    def begin(cls, guest: Guest) -> Self:
        """A new game in this guest's band."""
        game = cls(
            token=token_urlsafe(16),
            guest_id=guest.id,
            band=guest.band,
            seed=randbelow(LARGEST_SEED),
            content_version=bank().version,
            boundaries_version=newest(),
        )
        db.session.add(game)
        return game

    @classmethod
    def of(cls, guest: Guest | None, token: str, *, to_change: bool = False) -> Self:
        """This guest's game of this token, locked if it is to change; NotYours for anything else."""
        asked = select(cls).where(cls.token == token, cls.guest_id == (guest.id if guest else None))
        game = db.session.scalar(asked.with_for_update() if to_change else asked)
        if game is None:
            raise NotYours
        return game

    @classmethod
    def latest(cls, guest: Guest | None) -> Self | None:
        """The game this guest began last."""
        if guest is None:
            return None
        return db.session.scalar(select(cls).where(cls.guest_id == guest.id).order_by(cls.id.desc()).limit(1))

    @cached_property
    def picked(self) -> dict[str, Picked]:
        """Every answered card by id, in the order asked."""
        rows = db.session.execute(
            select(Answer.card, Answer.pick, Answer.pim_high, Answer.pim_first)
            .where(Answer.game_id == self.id)
            .order_by(Answer.id)
        )
        return {card: Picked(card, pick, Seat(high, first)) for card, pick, high, first in rows}

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards of this game's band."""
        return bank().for_band(self.band)

    @property
    def counted(self) -> dict[str, Counted]:
        """The picks as the engine counts them; a skipped card says nothing."""
        return {card: counted(taken) for card, taken in self.picked.items() if taken.pick != SKIP}

    @property
    def boundaries(self) -> Mapping[str, float]:
        """Where this game's poles part, in the version it began with."""
        return boundaries(self.boundaries_version, self.band)

    @property
    def next(self) -> Card | None:
        """The card to ask now, or None when this game's planks are all laid."""
        skipped = {card for card, taken in self.picked.items() if taken.pick == SKIP}
        open_cards = [card for card in self.cards if card.id not in skipped]
        return next_card(open_cards, self.counted, self.band, self.budget - len(skipped), self.boundaries)

    @property
    def profile(self) -> Mapping[str, Reading]:
        """What the answers say so far, a reading a trait."""
        return profile_from(self.cards, self.counted, self.band, self.boundaries)

    @property
    def facets_asked(self) -> dict[str, list[str]]:
        """The facets that this game asked about, by trait, each once."""
        asked = {(card.trait, card.facet): card.facet for card in self.cards if card.id in self.counted}
        return {trait: [facet for (of, facet) in asked if of == trait] for trait, _ in asked}

    @property
    def doubts(self) -> frozenset[Flag]:
        """Soft signs, for adults, that this profile deserves less trust."""
        return flags(self.cards, self.counted)

    @property
    def can_grow(self) -> bool:
        """Whether "play more" can add another part."""
        return self.budget < LARGEST_BUDGET

    def seat_of(self, card: Card) -> Seat:
        """How this card is shown: as it was, or as balance asks if it is new."""
        if card.id in self.picked:
            return self.picked[card.id].seat
        shown = [(known.trait, taken.seat) for taken in self.picked.values() if (known := bank().card(taken.card))]
        return seat(shown, card.trait, self.seed)

    def answer(self, card: Card, pick: str) -> None:
        """Keeps the child's latest pick for this card: one row a card, whatever is tapped twice or sent again."""
        shown = self.seat_of(card)
        insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
        new = insert(Answer).values(game_id=self.id, card=card.id, pick=pick, **asdict(shown))
        db.session.execute(new.on_conflict_do_update(index_elements=["game_id", "card"], set_={"pick": pick}))
        self.picked[card.id] = Picked(card.id, pick, shown)

    def before(self, card: str | None) -> str | None:
        """The card answered before this one, or before the new one if this is not answered yet."""
        ids = list(self.picked)
        place = ids.index(card) if card in self.picked else len(ids)
        return ids[place - 1] if place else None

    def grow(self) -> None:
        """Makes room for one more part, up to the largest treehouse."""
        self.budget = min(self.budget + PLANKS_A_PART, LARGEST_BUDGET)

    def practise(self, understood: bool) -> None:
        """Notes a try-out, which is not counted: the first one tells whether the question was understood."""
        self.practised += 1
        if self.practised == 1:
            self.understood = understood

    def fittings(self) -> dict[str, str]:
        """What stands in each trait's room: the child's own word, else what a clear enough reading says, else both."""
        own = db.session.execute(select(OwnWord.trait, OwnWord.fitting).where(OwnWord.game_id == self.id))
        return {trait: fitting_of(reading) for trait, reading in self.profile.items()} | {
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
