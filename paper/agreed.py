"""What a talk ended with, as one page for the family: the small step, where, who, and when to look again."""

from paper.letters import on_paper, printable
from paper.sheets import Kind, Sheet
from paper.words import Words


def agreed(told: dict[str, str], name: str, friend: str, words: Words, language: str) -> Sheet:
    """The page. `told`: step, place, who and day, the day in words; a line that was left open is not shown."""
    said = words.agreed
    lines = {"place": said["place"], "who": said["who"], "day": said["day"]}
    shows = {
        "step": told["step"],
        "whose": said["whose"].format(name=name) if on_paper(name) and printable(name) else "",
        "lines": [[label, told[key]] for key, label in lines.items() if told[key]],
        "any": said["any"],
        "friend": f"friends/{friend}-point",
        "says": {"friend": words.pictures[friend], "tree": words.pictures["bare"]},
    }
    return Sheet(Kind.AGREED, said["title"], language, shows, (f"friends/{friend}-point", "paper/tree"))
