"""`python -m easel contact-sheet | screenshots [WORD...]`: photographs into `.cache/`, and says where."""

import sys

from easel import contact_sheet, screenshots

WORKS = {"contact-sheet": contact_sheet.photograph, "screenshots": screenshots.photograph}


def main(words: list[str]) -> int:
    """Does the work that the first word names, as far as the others name it; gives the exit status."""
    if not words or words[0] not in WORKS:
        print(__doc__)
        return 2
    for path in WORKS[words[0]](words[1:]):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
