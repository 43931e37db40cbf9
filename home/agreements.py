"""The exact words of each consent, read from the content file (trust 2.5)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from home import CONTENT
from home.consenting import Purpose


class AgreementError(ValueError):
    """The file does not hold one agreement a purpose; the message names file, purpose and fault."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What is agreed to, word by word. `without`: what a no means, which costs nothing else."""

    purpose: Purpose
    version: int
    title: str
    words: str
    without: str

    @property
    def hash(self) -> str:
        """The digest of the words, in hex."""
        return sha256(self.words.encode()).hexdigest()


@cache
def agreements(language: str = "en") -> Mapping[Purpose, Agreement]:
    """One agreement for every purpose; AgreementError for anything else."""
    path = CONTENT / language / "agreements.toml"
    found = [agreement_from(raw, path.name) for raw in tomllib.loads(path.read_text(encoding="utf-8"))["agreement"]]
    told = {agreement.purpose: agreement for agreement in found}
    if len(told) != len(found) or set(told) != set(Purpose):
        raise AgreementError(f"{path.name}: each of {', '.join(Purpose)} stands there once")
    return told


def agreement_from(raw: Mapping[str, Any], file: str) -> Agreement:
    """One agreement as written; AgreementError where something is missing or unknown."""
    try:
        return Agreement(**{**raw, "purpose": Purpose(raw["purpose"])})
    except (KeyError, TypeError, ValueError) as error:
        raise AgreementError(f"{file}: {raw.get('purpose', '?')}: {error}") from error
