"""What a grown-up is asked: every facet, both ends of a trait alike, in words that a tired parent reads at a glance."""

from collections import Counter

import pytest

from outlook.statements import ABOUT_ME, FORMS, MY_CHILD, OPTIONS, Form, Statement, forms, read_forms
from quiz.checks import UNKIND
from quiz.reading import ContentError
from quiz.traits import FACETS, Trait
from tests.readability import grade, sentences_of, words_of

EACH = pytest.mark.parametrize("form", forms().values(), ids=FORMS)
STATEMENTS = [statement for form in forms().values() for statement in form.statements]
NORMS = {
    "usually",
    "age",
    "ages",
    "other",
    "peers",
    "most",
    "typical",
    "delayed",
    "problem",
    "autism",
    "autistic",
    "adhd",
}
SPEECH = {"says", "talks", "speaks", "tells", "asks", "school", "teacher", "he", "she", "his", "her", "him"}


@EACH
def test_quiz_9_a_form_has_twenty_one_statements_and_asks_about_each_facet(form: Form):
    asked = Counter((statement.trait, statement.facet) for statement in form.statements)

    assert len(form.statements) == 21
    assert set(asked) == {(trait, facet) for trait in Trait for facet in FACETS[trait]}
    assert max(asked.values()) == 2
    assert min(Counter(statement.trait for statement in form.statements).values()) == 4


@EACH
def test_a_yes_to_everything_says_nothing_since_both_ends_are_asked_about_alike(form: Form):
    for trait in Trait:
        high = [statement.pole.high for statement in form.statements if statement.trait is trait]
        assert abs(2 * sum(high) - len(high)) <= 1, trait
    assert abs(2 * sum(statement.pole.high for statement in form.statements) - len(form.statements)) <= 1


@EACH
def test_every_statement_has_the_same_five_options_from_not_at_all_to_very_much(form: Form):
    assert len(form.options) == len(set(form.options)) == OPTIONS
    assert form.options[0].startswith("Not at all like")
    assert form.options[-1].startswith("Very much like")
    assert "depends" in form.options[OPTIONS // 2]


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.id)
def test_c2_a_statement_is_one_short_sentence_of_grade_seven_at_most(statement: Statement):
    assert len(sentences_of(statement.says)) == 1
    assert grade(statement.says) <= 7
    assert statement.says.endswith(".")


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.id)
def test_s66_a_statement_names_no_norm_no_diagnosis_and_nothing_unkind(statement: Statement):
    assert not UNKIND.search(statement.says)
    assert not NORMS & set(words_of(statement.says))


def test_each_form_speaks_of_the_one_whom_it_is_about():
    assert all(one.says.startswith("My child ") for one in forms()[MY_CHILD].statements)
    assert all({"i", "me", "my"} & set(words_of(one.says)) for one in forms()[ABOUT_ME].statements)
    assert not any("child" in words_of(one.says) for one in forms()[ABOUT_ME].statements)


def test_d13_a_statement_about_a_child_needs_no_speech_no_school_and_no_name():
    for statement in forms()[MY_CHILD].statements:
        assert not SPEECH & set(words_of(statement.says)), statement.id


@EACH
def test_both_ends_get_about_as_many_words(form: Form):
    for trait in Trait:
        lengths: dict[bool, list[int]] = {True: [], False: []}
        for statement in (one for one in form.statements if one.trait is trait):
            lengths[statement.pole.high].append(len(words_of(statement.says)))
        high, low = (sum(words) / len(words) for words in lengths.values())
        assert max(high, low) <= 1.6 * min(high, low), trait


@EACH
def test_a_form_is_asked_three_statements_a_page_each_about_another_trait(form: Form):
    assert [len(page) for page in form.pages] == [3] * 7
    assert [one for page in form.pages for one in page] == list(form.statements)
    assert all(len({one.trait for one in page}) == 3 for page in form.pages)


def test_the_first_open_page_is_the_one_with_an_answer_missing():
    form = forms()[MY_CHILD]
    said = dict.fromkeys((one.id for one in form.statements), 2)

    assert form.first_open({}) == 1
    assert form.first_open({one.id: 2 for one in form.pages[0]}) == 2
    assert form.first_open(said) is None
    for place, one in enumerate(form.statements):
        assert form.first_open({id: 2 for id in said if id != one.id}) == place // 3 + 1


def test_the_forms_are_read_once_and_in_their_order():
    assert forms() is forms("en")
    assert tuple(forms()) == FORMS


FAULTS = {
    "an unknown facet": (
        'facet = "Orderliness"',
        'facet = "Order"',
        "child-likes-a-jumble: 'facet' is 'Order', not one",
    ),
    "a facet of another trait": (
        '"Curiosity", pole = "Open"',
        '"Curiosity", pole = "Steady"',
        "'facet' is 'Curiosity'",
    ),
    "a facet left out": (
        'facet = "Orderliness"',
        'facet = "Dutifulness"',
        "nothing asks about the facet 'Orderliness'",
    ),
    "one end more often": (
        'pole = "Open"',
        'pole = "Traditional"',
        "the two ends of Openness are not asked about evenly",
    ),
    "an id twice": ("child-likes-a-jumble", "child-finds-out", "child-finds-out: the id is used twice"),
    "an unkind word": ("loves to find out", "is lazy to find out", "says 'lazy', which no plan says"),
    "four options": ('  "Not much like my child",\n', "", "my-child: 'options' has 4 items, not 5"),
    "another form": ('id = "my-child"', 'id = "about-me"', "the forms are not my-child and about-me"),
    "not TOML": ("[[form]]", "[[form]", "not TOML: "),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_statements_is_named(spoil, name: str):
    old, new, fault = FAULTS[name]

    with pytest.raises(ContentError) as error:
        read_forms(spoil("en/statements.toml", old, new))

    assert str(error.value).startswith("en/statements.toml: ")
    assert fault in str(error.value)


def test_two_statements_about_one_trait_do_not_stand_side_by_side(spoil):
    path = spoil("en/statements.toml", "version = 1", "version = 2")
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(place for place, line in enumerate(lines) if "child-likes-a-jumble" in line)
    to = next(place for place, line in enumerate(lines) if "child-goes-back-to-known" in line)
    lines[at], lines[to] = lines[to], lines[at]
    path.write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(ContentError, match="child-finds-out and child-goes-back-to-known ask about one trait"):
        read_forms(path)
