"""Few parts, each pinned by its digest and with its reason (trust P12)."""

import re
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
WANTED, PINNED, MORE = (HOUSE / name for name in ("requirements.in", "requirements.txt", "requirements-dev.txt"))
NAME = re.compile(r"^([A-Za-z][A-Za-z0-9._-]*)(?:\[\w+\])?==([\w.]+)")


def parts(file: Path) -> dict[str, str]:
    """The parts that a file names: name in small letters, and version."""
    found = (NAME.match(line) for line in file.read_text(encoding="utf-8").splitlines())
    return {re.sub(r"[._]", "-", part[1].lower()): part[2] for part in found if part}


def test_trust_p12_every_part_is_pinned_by_digest_and_nothing_else_stands_there() -> None:
    text = PINNED.read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z])", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE).strip())
    for block in blocks:
        assert NAME.match(block), block[:60]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block[:60]
    assert not re.search(r"https?:|file:|--index|--extra|--find|--trusted|git\+", text)


def test_trust_p12_what_our_code_names_is_pinned_as_it_was_asked_for() -> None:
    assert parts(WANTED).items() <= parts(PINNED).items()
    for name in parts(PINNED).keys() & parts(MORE).keys():
        assert parts(PINNED)[name] == parts(MORE)[name], name


def test_trust_p12_every_part_has_its_reason_in_the_readme() -> None:
    said = (HOUSE / "README.md").read_text(encoding="utf-8").partition("why each is here")[2].lower()
    for name in (*parts(WANTED), *parts(MORE)):
        assert re.search(rf"\b{name}\b", said.replace(".", "-")), name
