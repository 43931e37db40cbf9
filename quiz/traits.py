"""The words of the profile: five traits, ten poles, seventeen facets (facts S1-S9)."""

from enum import StrEnum


class Trait(StrEnum):
    """The five traits in OCEAR order (facts S1)."""

    OPENNESS = "Openness"
    CONSCIENTIOUSNESS = "Conscientiousness"
    EXTROVERSION = "Extroversion"
    AGREEABLENESS = "Agreeableness"
    REACTIVITY = "Reactivity"


class Pole(StrEnum):
    """The ten child poles; both ends of a trait are good ways to be (facts S2)."""

    OPEN = "Open"
    TRADITIONAL = "Traditional"
    CONSCIENTIOUS = "Conscientious"
    FREE_SPIRITED = "Free-Spirited"
    EXTROVERTED = "Extroverted"
    INTROVERTED = "Introverted"
    AGREEABLE = "Agreeable"
    SELF_GOVERNING = "Self-Governing"
    REACTIVE = "Reactive"
    STEADY = "Steady"

    @property
    def trait(self) -> Trait:
        """The trait of which this is one end."""
        return next(trait for trait, poles in POLES.items() if self in poles)

    @property
    def high(self) -> bool:
        """Whether a high score means this pole (facts S3)."""
        return POLES[self.trait][0] is self


POLES: dict[Trait, tuple[Pole, Pole]] = {
    Trait.OPENNESS: (Pole.OPEN, Pole.TRADITIONAL),
    Trait.CONSCIENTIOUSNESS: (Pole.CONSCIENTIOUS, Pole.FREE_SPIRITED),
    Trait.EXTROVERSION: (Pole.EXTROVERTED, Pole.INTROVERTED),
    Trait.AGREEABLENESS: (Pole.AGREEABLE, Pole.SELF_GOVERNING),
    Trait.REACTIVITY: (Pole.REACTIVE, Pole.STEADY),
}
"""Each trait's high pole, then its low pole (facts S3)."""

FACETS: dict[Trait, tuple[str, ...]] = {
    Trait.OPENNESS: ("Curiosity", "Willingness to Experiment", "Imagination"),
    Trait.CONSCIENTIOUSNESS: ("Self-Discipline", "Orderliness", "Dutifulness"),
    Trait.EXTROVERSION: ("Sociability", "Activity Levels", "Assertiveness"),
    Trait.AGREEABLENESS: ("Cooperation", "Sympathy", "Altruism", "Trust", "Sincerity"),
    Trait.REACTIVITY: ("Sensitivity to Stress", "Moodiness", "Anxiety"),
}
"""The seventeen facets (facts S4-S8)."""
