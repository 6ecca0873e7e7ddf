"""Whatever is given of another type is refused in our words, in both languages."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import evolve

from salesterms.errors import SalesTermsError, Text, WrongArgument
from salesterms.facts import (
    CATALOGUE,
    DEAL,
    BadEvidence,
    BadFactName,
    BadMaker,
    Catalogue,
    Evidence,
    EvidenceProblems,
    Facts,
    Law,
    Level,
    Maker,
    MakerKind,
    NoRecord,
    NotAboutFacts,
    NotACriterion,
    NotARung,
    NotEvidence,
    NoValue,
    OnRecord,
    OtherCatalogue,
    Subject,
    UnknownFact,
    Value,
    Worlds,
    broken_laws,
    check_evidence,
    facts_at,
    gathered,
    graded,
    in_words,
    ladder,
    nothing_on_record,
    position,
    read_criterion,
    written,
    yes_or_no,
)
from salesterms.facts.combinations import Combinations
from salesterms.values import NotAnInstant

INTEREST = CATALOGUE["interest"]
TEXT = Text("size", "grootte")
ROW, OTHER = ("small", "small", "klein"), ("large", "large", "groot")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PIECE = Evidence(fact="need", level=Level.STATED, at=NOON, by=Maker(kind=MakerKind.HUMAN))
MEMBER = yes_or_no("member", "so", "zo", negation=TEXT, no_record=NoRecord.NO)
LAW = Law(id="law", when=DEAL.is_("won"), then=INTEREST.holds, says=TEXT)
SEEN = Worlds(CATALOGUE, [INTEREST.holds])

#: Spaces, operators, quotes, digits first, words of criteria, too long, and no text at all.
BAD_NAMES = (
    *("", " ", "a b", "a-b", "a|b", "a=b", "a'b", '"a"', "a\n", "é", "1a", "_a", "a" * 61),
    *("not", "and", "or", "always", None, 5, ["a"]),
)

#: What nobody means, whatever is asked.
NONSENSE = (None, 5, 3.5, True, "x", b"x", [1], (1,), {"a": 1}, {1}, object(), int, NOON)


def unless(odd: Any, *meant: Any) -> Any:
    """What is odd, or something else where it happens to be what is meant."""
    return object() if odd in meant else odd


#: A name -> a call with one argument that may be anything.
CALLS: dict[str, Callable[[Any], object]] = {
    "catalogue of facts": Facts,
    "catalogue of a view": lambda odd: facts_at([], as_of=NOON, catalogue=odd),
    "catalogue of a check": lambda odd: check_evidence([], catalogue=odd),
    "catalogue of a record": nothing_on_record,
    "catalogue on record": lambda odd: OnRecord(odd, 0, 0, {}),
    "bits on record": lambda odd: OnRecord(CATALOGUE, unless(odd, 5, True), 0, {}),
    "possible bits on record": lambda odd: OnRecord(CATALOGUE, 0, unless(odd, 5, True), {}),
    "history on record": lambda odd: OnRecord(CATALOGUE, 0, 0, odd),
    "catalogue of a text": lambda odd: read_criterion("interest", odd),
    "catalogue of combinations": lambda odd: Combinations(odd, []),
    "catalogue of worlds": lambda odd: Worlds(odd, []),
    "facts of a catalogue": Catalogue,
    "fact of a catalogue": lambda odd: Catalogue([odd]),
    "laws of a catalogue": lambda odd: Catalogue([MEMBER], odd),
    "one more fact": CATALOGUE.with_,
    "more laws": lambda odd: CATALOGUE.with_(laws=odd),
    "one more law": lambda odd: CATALOGUE.with_(laws=[odd]),
    "a fact in a catalogue": CATALOGUE.__getitem__,
    "facts of laws": broken_laws,
    "facts of worlds": SEEN.compatible,
    "some worlds": lambda odd: SEEN.plainest(unless(odd, 5, True)),
    "criteria of worlds": lambda odd: Worlds(CATALOGUE, odd),
    "criterion of worlds": lambda odd: Worlds(CATALOGUE, [odd]),
    "criterion of which worlds": SEEN.where,
    "first facts": lambda odd: Combinations(CATALOGUE, [], odd),
    "fact among": lambda odd: SEEN.among(odd, [0]),
    "numbers among": lambda odd: SEEN.among(INTEREST, unless(odd, [1], (1,), {1})),
    "a fact that is possible": Facts().possible,
    "a name that is possible": Facts().possible_names,
    "a value of facts": lambda odd: Facts(interest=odd),
    "values of facts": lambda odd: Facts(interest=(odd,)),
    "other values of facts": lambda odd: Facts().with_(deal=odd),
    "evidence": lambda odd: facts_at(odd, as_of=NOON),
    "a piece of evidence": lambda odd: facts_at([odd], as_of=NOON),
    "effects": lambda odd: facts_at([], as_of=NOON, effects=odd),
    "evidence that is checked": check_evidence,
    "a piece that is checked": lambda odd: check_evidence([odd]),
    "evidence that is gathered": gathered,
    "one more piece": nothing_on_record().after,
    "a moment": lambda odd: facts_at([], as_of=unless(odd, NOON)),
    "a fact that is asked why": facts_at([], as_of=NOON).why,
    "a value": INTEREST.number,
    "a rung": INTEREST.at_least,
    "a question": INTEREST.numbers_of,
    "a text": lambda odd: read_criterion(unless(odd, "x")),
    "a criterion in text": written,
    "a criterion in words": in_words,
    "a fact of evidence": lambda odd: evolve(PIECE, fact=unless(odd, "x")),
    "a value of evidence": lambda odd: evolve(PIECE, value=unless(odd, "x", None)),
    "a stance": lambda odd: evolve(PIECE, stance=odd),
    "a level": lambda odd: evolve(PIECE, level=odd),
    "a maker": lambda odd: evolve(PIECE, by=odd),
    "a kind of maker": lambda odd: Maker(kind=odd),
    "when of a law": lambda odd: evolve(LAW, when=odd),
    "then of a law": lambda odd: evolve(LAW, then=odd),
    "what a law says": lambda odd: evolve(LAW, says=odd),
    "one language of what a law says": lambda odd: evolve(LAW, says=Text(unless(odd, "x"), "x")),
    "where a law stands": lambda odd: evolve(LAW, cites=odd),
    "values of an axis": lambda odd: evolve(MEMBER, values=odd),
    "scale of an axis": lambda odd: evolve(MEMBER, scale=odd),
    "subject of an axis": lambda odd: evolve(MEMBER, subject=odd),
    "no record of an axis": lambda odd: evolve(MEMBER, no_record=odd),
    "moves of an axis": lambda odd: evolve(MEMBER, moves=odd),
    "text of an axis": lambda odd: evolve(MEMBER, text=odd),
    "cites of an axis": lambda odd: evolve(MEMBER, cites=odd),
    "text of a value": lambda odd: Value(name="a", text=odd),
    "text of a ladder": lambda odd: ladder("a", ROW, text=odd, no_record=NoRecord.NO),
    "rung of a ladder": lambda odd: ladder("a", odd, text=TEXT, no_record=NoRecord.NO),
    "negation": lambda odd: yes_or_no("a", "b", "c", negation=odd, no_record=NoRecord.NO),
    "negation of levels": lambda odd: graded("a", "b", "c", negation=odd),
    "value of a position": lambda odd: position("a", ROW, odd, text=TEXT, subject=Subject.DEAL),
    "text of a position": lambda odd: position("a", ROW, OTHER, text=odd, subject=Subject.DEAL),
}


#: The error of each call that has one of its own; all others raise `WrongArgument`.
ERRORS: dict[str, type[SalesTermsError]] = {
    **dict.fromkeys(
        ("a fact in a catalogue", "a name that is possible", "a fact that is asked why"),
        UnknownFact,
    ),
    **dict.fromkeys(
        (
            "criterion of worlds",
            "criterion of which worlds",
            "a criterion in text",
            "a criterion in words",
            "when of a law",
            "then of a law",
        ),
        NotAboutFacts,
    ),
    **dict.fromkeys(("a value of facts", "other values of facts"), NoValue),
    **dict.fromkeys(("values of facts", "a value", "a rung"), NotARung),
    **dict.fromkeys(
        (
            "evidence",
            "a piece of evidence",
            "effects",
            "evidence that is checked",
            "evidence that is gathered",
            "one more piece",
        ),
        NotEvidence,
    ),
    **dict.fromkeys(("a piece that is checked",), EvidenceProblems),
    **dict.fromkeys(("a moment",), NotAnInstant),
    **dict.fromkeys(("a text",), NotACriterion),
    **dict.fromkeys(
        ("a fact of evidence", "a value of evidence", "a stance", "a level", "a maker"), BadEvidence
    ),
    **dict.fromkeys(("a kind of maker",), BadMaker),
}

#: The same of what could be a name, or be a list, but is none: of these calls it is another one.
NAMES: dict[tuple[str, str], type[SalesTermsError]] = {
    **dict.fromkeys(
        (
            ("criteria of worlds", "[1]"),
            ("criteria of worlds", "(1,)"),
            ("criteria of worlds", "{1}"),
        ),
        NotAboutFacts,
    ),
    **dict.fromkeys(
        (
            ("a value of facts", "'x'"),
            ("a value of facts", "(1,)"),
            ("other values of facts", "'x'"),
            ("other values of facts", "(1,)"),
        ),
        NotARung,
    ),
    **dict.fromkeys(
        (
            ("evidence that is checked", "[1]"),
            ("evidence that is checked", "(1,)"),
            ("evidence that is checked", "{1}"),
        ),
        EvidenceProblems,
    ),
}


@pytest.mark.parametrize("name", CALLS)
def test_nothing_but_what_is_meant_is_taken(name: str) -> None:
    for odd in NONSENSE:
        with pytest.raises(SalesTermsError) as refused:
            CALLS[name](odd)
        assert type(refused.value) is NAMES.get((name, repr(odd)), ERRORS.get(name, WrongArgument))
        english, dutch = map(refused.value.text, ("en", "nl"))
        assert min(len(english), len(dutch)) > 20, odd
        assert " or " not in dutch


def test_an_argument_of_another_type_says_its_name_its_type_and_what_to_give() -> None:
    with pytest.raises(TypeError) as refused:
        Facts({"interest": "explicit"})  # type: ignore[arg-type]
    assert isinstance(refused.value, WrongArgument)
    assert refused.value.text("nl") == (
        "Het argument 'catalogue' is van het type dict: geef een Catalogue, zoals "
        "CATALOGUE.with_(…)"
    )


def test_a_fact_of_another_catalogue_is_none_of_these_facts() -> None:
    with pytest.raises(UnknownFact, match="There is no fact 'member'"):
        Facts().possible(MEMBER)


def test_facts_of_another_catalogue_are_told_with_both_as_they_show_themselves() -> None:
    ours = Catalogue([MEMBER])
    with pytest.raises(OtherCatalogue, match="are of <Catalogue: 1 facts, 0 laws>, asked was <Cat"):
        SEEN.compatible(Facts(ours, member="yes"))


def test_a_row_of_a_ladder_has_three_parts() -> None:
    with pytest.raises(WrongArgument, match=r"each value as \(name, English, Dutch\)"):
        ladder("size", ("small", "small"), text=TEXT, no_record=NoRecord.NO)  # type: ignore[arg-type]


@pytest.mark.parametrize("said", [Text(5, "x"), Text("x", None)])  # type: ignore[arg-type]
def test_what_a_value_says_is_text_in_both_languages(said: Text) -> None:
    with pytest.raises(WrongArgument):
        Value(name="small", text=said)


def test_the_name_of_a_maker_is_text_or_left_out() -> None:
    assert Maker(kind=MakerKind.HUMAN, name=None).name is None
    with pytest.raises(WrongArgument, match="is of type int: give text, or leave it out"):
        Maker(kind=MakerKind.HUMAN, name=5)  # type: ignore[arg-type]


def test_evidence_names_its_fact() -> None:
    with pytest.raises(BadEvidence, match="give the name of a fact, such as need"):
        evolve(PIECE, fact=DEAL)  # type: ignore[arg-type]


def test_text_and_mappings_are_no_evidence_even_when_they_are_empty() -> None:
    empty: tuple[Any, ...] = ("", b"", {})
    for odd in empty:
        with pytest.raises(NotEvidence):
            gathered(odd)


@pytest.mark.parametrize("name", BAD_NAMES, ids=repr)
class TestNames:
    def test_a_fact_has_a_name_that_criteria_can_be_written_with(self, name: Any) -> None:
        with pytest.raises(BadFactName) as refused:
            yes_or_no(name, "so", "zo", negation=TEXT, no_record=NoRecord.NO)
        assert "beginning with a letter" in str(refused.value)

    def test_so_has_each_of_its_values(self, name: Any) -> None:
        with pytest.raises((BadFactName, WrongArgument)):
            ladder("size", (name, "so", "zo"), text=TEXT, no_record=NoRecord.NO)
        with pytest.raises(BadFactName):
            Value(name=name, text=TEXT)
