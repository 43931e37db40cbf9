"""The studio: one voice and one ear, which work through all that has changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from voices.hearing import Ear
from voices.takes import Speaker, Take, spoken_take, twin_takes


@dataclass(frozen=True)
class Settings:
    """Who speaks a language (voices.toml), and the words that voice or ear do not know by themselves."""

    voice: str
    accent: str
    speed: float
    licence: str
    sounds: Mapping[str, str] = field(default_factory=dict)
    spelt: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Studio:
    """Speaks and hears the lines of one language (id -> says). `package` holds the voices."""

    told: Mapping[str, str]
    settings: Settings
    package: Path

    @cached_property
    def ear(self) -> Ear:
        """An ear that has learnt every line. Stops with the words that it does not know."""
        ear = Ear(self.settings.sounds)
        unknown = sorted(ear.unknown(self.told.values()))
        if unknown:
            raise SystemExit(f"voices/voices.toml, sounds: say how these sound: {', '.join(unknown)}")
        ear.learn(self.told.values())
        return ear

    @cached_property
    def voice(self) -> Speaker:
        """The voice; its model is loaded when the first line is to be spoken and not before."""
        from voices.speaking import Voice

        return Voice(self.settings.voice, self.settings.accent, self.settings.spelt, self.package)

    def speak(self, ids: Iterable[str], twins: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Take | None]]:
        """A take of each line, None where no take says its words; twins are spoken alike."""
        alone = dict.fromkeys(ids)
        for pair in [pair for pair in twins if set(pair) <= set(alone)]:
            said = {id: self.told[id] for id in pair}
            yield from twin_takes(said, self.settings.speed, self.voice, self.ear).items()
            for id in pair:
                del alone[id]
        for id in alone:
            yield id, spoken_take(self.told[id], self.settings.speed, self.voice, self.ear)
