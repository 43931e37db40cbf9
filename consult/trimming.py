"""A page is read when it is short: at most 300 words, whatever was typed (experience 5, R20)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from consult.page import MOST_WORDS, OnePage
from consult.words import PageWords
from quiz.traits import Trait

TRAIT, MEANS = "trait.", "means."
"""What a trait means in class can go before the trait does."""

SAFE = f"{TRAIT}{Trait.REACTIVITY}"
"""The trait that tells how small a step is: it is the last one to go."""

UNSURE, UNSURE_MEANS = "unsure", "unsure means"
"""The same for traits of which no view is sure."""

STEPS = (
    *(("own.", 1), ("how.", 1), ("win.", 2), ("patterns.", 1), ("like.", 2), ("strength.", 2), ("own.", 0)),
    *(("how.", 0), (UNSURE_MEANS, 0), ("plan.goals", 0), ("win.", 1), ("like.", 1), (UNSURE, 0), ("patterns.", 0)),
    *(("does_not.", 1), ("works.", 1), ("told.", 1), ("strength.", 1), ("win.", 0), ("like.", 0)),
    *((MEANS, 1), ("plan.gentler", 0), (TRAIT, 2), ("does_not.", 0), (TRAIT, 1), ("told.", 0), ("works.", 0)),
    *((MEANS, 0), (TRAIT, 0), ("strength.", 0), ("plan.", 0), ("scale", 0)),
)
"""What goes first where there is no room: lines whose key begins so, down to so many, from the last one on.

Colour goes before substance: a carer's own profile, how a win was helped, more of the same. What the family asks is
never cut; the ladder, small steps and one strength stay longest.
"""


def shortened(page: OnePage, words: PageWords) -> OnePage:
    """The page with as many of its lines as fit; a family's own words stay as they are.

    What went last comes back first where there is room for it after all: a long ladder that had to go leaves some.
    """
    gone = dropped(page, words)
    for key in reversed(gone):
        rest = [one for one in gone if one != key]
        if not too_long(taken(page, rest), words):
            gone = rest
    return taken(page, gone)


def dropped(page: OnePage, words: PageWords) -> list[str]:
    """What goes, one after the other, until the rest fits."""
    gone: list[str] = []
    for begins, keep in STEPS:
        while too_long(left := taken(page, gone), words) and len(found := keys_of(left, begins)) > keep:
            gone.append(next((key for key in reversed(found) if SAFE not in key), found[-1]))
    return gone


def too_long(page: OnePage, words: PageWords) -> bool:
    """Whether more than 300 words stand on it."""
    return sum(len(text.split()) for text in texts(page, words)) > MOST_WORDS


def keys_of(page: OnePage, begins: str) -> list[str]:
    """The keys of what may go, in reading order; what a trait means has a key of its own."""
    unsure = [trait for trait in page.traits if trait.key != SAFE and not any(mark.towards for mark in trait.marks)]
    asked = {
        UNSURE: [trait.key for trait in unsure],
        UNSURE_MEANS: [f"{MEANS}{trait.key}" for trait in unsure if trait.means],
        MEANS: [f"{MEANS}{trait.key}" for trait in page.traits if trait.means],
    }
    if begins in asked:
        return asked[begins]
    return [line.key for line in page.lines if line.key.startswith(begins)]


def taken(page: OnePage, gone: Sequence[str]) -> OnePage:
    """The page without these."""
    dull = {key.removeprefix(MEANS) for key in gone if key.startswith(MEANS)}
    traits = tuple(replace(trait, means="") if trait.key in dull else trait for trait in page.traits)
    return replace(page, traits=traits).without(gone)


def texts(page: OnePage, words: PageWords) -> Iterator[str]:
    """Every text that is seen on the page, in reading order, its headings among them."""
    yield page.name or words.headings["somebody"]
    yield page.band or ""
    yield page.foot
    for field in ("told", "strengths", "matters", "traits", "works", "does_not", "now"):
        lines = getattr(page, field)
        if lines and field != "told":
            yield words.headings[field]
        yield from trait_texts(page) if field == "traits" else (line.words for line in lines)
    yield from scale_texts(page, words)
    yield from asked_texts(page, words)
    yield words.headings["agenda"]
    for stretch in page.agenda:
        yield f"{stretch.minutes} {stretch.words}"
    yield words.headings["agreed"]
    yield from words.agreed.values()


def trait_texts(page: OnePage) -> Iterator[str]:
    """What is seen of the traits."""
    for trait in page.traits:
        yield from (trait.high, trait.low, *(f"{mark.whose}: {mark.sure}" for mark in trait.marks), trait.means)


def scale_texts(page: OnePage, words: PageWords) -> Iterator[str]:
    """What is seen of the goal."""
    if page.scale:
        yield f"{words.headings['scale']}: {page.scale.title}"
        yield from (f"{level.value:+} {level.words}" for level in page.scale.levels)
        yield words.lines["here"]


def asked_texts(page: OnePage, words: PageWords) -> Iterator[str]:
    """What was asked, word by word."""
    if page.concern or page.questions:
        yield words.headings["concern"]
    yield from (page.concern, *page.questions)
    if page.teacher:
        yield from (words.headings["teacher"], *page.teacher)
