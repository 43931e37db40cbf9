"""The words for each act of a family's trail, read from the content file (trust P6)."""

import tomllib
from collections.abc import Mapping
from functools import cache

from home.acts import Act
from keeping import CONTENT


class ActsError(ValueError):
    """The file does not hold one line an act; the message names file and acts."""


@cache
def acts(language: str = "en") -> Mapping[Act, str]:
    """What the trail tells of each act; ActsError where one is missing or unknown."""
    path = CONTENT / language / "acts.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    if odd := set(told) ^ set(Act):
        raise ActsError(f"{path.name}: {', '.join(sorted(odd))}: each act stands there once, and no other")
    return {Act(name): words for name, words in told.items()}
