"""`python -m voices [language]`: speaks the lines that have no clip, and checks every clip."""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from quiz.lines import lines, twins
from voices.changes import Changes, changes
from voices.faults import faults
from voices.shelf import Shelf
from voices.studio import Settings, Studio
from voices.takes import take

HERE = Path(__file__).parent
PACKAGE = HERE.parent / ".cache" / "voices" / "kokoro-js-1.2.1.tgz"
REFUSED = "no clip that says '{says}'; word it in another way, or spell it for the voice in voices/voices.toml"
NOT_SAID = "the recording does not say '{says}'; record it again, or take the file away"


def main(language: str = "en") -> int:
    """Brings the clips of a language up to date. 0 if all is well, 1 if something was said to be wrong."""
    settings = Settings(**tomllib.loads((HERE / "voices.toml").read_text(encoding="utf-8"))[language])
    shelf, told, pairs = Shelf(language, settings.voice, settings.licence), lines(language), twins(language)
    found = changes(told, shelf.clips, shelf.digests(), pairs)
    wrong = list(update(shelf, found, Studio(told, settings, PACKAGE))) if found else []
    wrong += faults(shelf.clips, pairs, shelf.size)
    print("\n".join([*wrong, f"{len(shelf.clips)} clips of {len(told)} lines, {shelf.size:,} bytes"]))
    return 1 if wrong else 0


def update(shelf: Shelf, found: Changes, studio: Studio) -> Iterator[str]:
    """Does what is to be done, saving after every clip; hands back what went wrong, in plain words."""
    for id in found.gone:
        shelf.drop(id)
    shelf.save(studio.told)
    for id in found.put_in_place:
        yield from hear_recording(id, shelf, studio)
    for id, made in studio.speak(found.to_speak, twins(shelf.language)):
        if made:
            shelf.put(id, studio.told[id], made)
            shelf.save(studio.told)
            print(f"{id}: spoken" + ("" if made.sure else ", listen to it"), flush=True)
        else:
            yield f"{id}: " + REFUSED.format(says=studio.told[id])


def hear_recording(id: str, shelf: Shelf, studio: Studio) -> Iterator[str]:
    """Finds the words in a file that a person put in place; hands back the fault if they are not there."""
    says = studio.told[id]
    made = take(shelf.path(id).read_bytes(), says, studio.ear)
    if made:
        shelf.put(id, says, made, recorded=True)
        shelf.save(studio.told)
        print(f"{id}: recorded" + ("" if made.sure else ", listen to it"), flush=True)
    else:
        yield f"{id}: " + NOT_SAID.format(says=says)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
