"""What a friend says on a card, in the words of each age, and where its clip is found."""

from dataclasses import dataclass

from quiz.scoring import Band
from quiz.traits import Pole


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one friend says, and the name of its picture under `pictures/props/`.

    `older`: the same for ages 10-12, where the words would sound too young.
    """

    says: str
    picture: str
    older: str | None = None

    def for_band(self, band: str) -> str:
        """The words for this age band."""
        return self.older if self.older and band == Band.OLDER else self.says

    def clip_of(self, name: str, band: str) -> str:
        """The clip of the words for this age band, where `name` is the clip of the words for all."""
        return name if self.for_band(band) == self.says else f"{name}-older"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Said):
    """One line of a card, and the pole it speaks for."""

    pole: Pole


@dataclass(frozen=True, slots=True, kw_only=True)
class Try(Said):
    """One line of the practice card and the answer that it stands for."""

    answer: str
