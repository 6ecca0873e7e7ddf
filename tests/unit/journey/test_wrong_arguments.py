"""Whatever a journey is given of another type is refused in our words, in both languages."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from salesterms.errors import SalesTermsError, UnknownLanguage, WrongArgument
from salesterms.facts import CATALOGUE, Facts, NotAboutFacts, Subject, UnknownFact
from salesterms.journey import (
    BadParameter,
    BadRecord,
    BadTrace,
    Forgotten,
    Happened,
    Journey,
    NotARecord,
    NotJourneys,
    Trace,
    UnknownDeal,
    buying_journey_done,
    contacts_without_deal,
    deal_view,
    leads_become_contacts,
    names_handed_to_sales,
    owner_of,
    prospects_per_contact,
    relabel,
    view,
)
from salesterms.lifecycle import SALES_LIFECYCLE, Lifecycle, UnknownEvent
from salesterms.values import NotAnInstant
from salesterms.vocabularies import NotItsSubject, UnknownVocabulary, four_types
from salesterms.vocabularies.terminology import NotAVocabulary

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WANTS = CATALOGUE["interest"].holds
ASKED = Journey.begin(person="P-1", deal="D-1", facts=Facts(interest="explicit"))
MET = ASKED.advance("accept_by_sales", at=NOON)
LATER = NOON + timedelta(days=1)
GONE = MET.forget(at=LATER)
TENTH = Fraction(1, 10)

#: What nobody means, whatever is asked.
NONSENSE = (5, 3.5, True, "x", b"x", [1], (1,), {"a": 1}, {1}, object(), int, date(2026, 3, 1))

#: A name -> a call with one argument that may be anything but None.
CALLS: dict[str, Callable[[Any], object]] = {
    "facts": lambda odd: Journey.begin(facts=odd),
    "lifecycle": lambda odd: Journey.begin(lifecycle=odd),
    "traces": lambda odd: Journey.begin(person="P-1", traces=odd),
    "a trace": lambda odd: Journey.begin(traces=[odd]),
    "person": lambda odd: Journey.begin(person=odd if odd != "x" else ""),
    "account": lambda odd: Journey.begin(account=odd if odd != "x" else ""),
    "deal": lambda odd: Journey.begin(deal=odd if odd != "x" else ""),
    "event": lambda odd: MET.advance(odd, at=LATER),
    "event that is late": lambda odd: MET.advance(odd, at=NOON - timedelta(days=1)),
    "event with an id": lambda odd: MET.advance(odd, at=LATER, id="E-1"),
    "event to decide": lambda odd: MET.decide(odd, at=LATER),
    "event of somebody forgotten": lambda odd: GONE.advance(odd, at=LATER),
    "instant": lambda odd: ASKED.advance("accept_by_sales", at=odd),
    "instant with an id": lambda odd: ASKED.advance("accept_by_sales", at=odd, id="E-1"),
    "id": lambda odd: ASKED.advance("accept_by_sales", at=NOON, id=odd if odd != "x" else ""),
    "record": ASKED.with_,
    "record of somebody forgotten": GONE.with_,
    "moment of facts": lambda odd: MET.facts(as_of=odd),
    "moment of a stage": lambda odd: MET.stage(as_of=odd),
    "moment of spells": lambda odd: MET.time_in_stage(as_of=odd),
    "moment of grounds": lambda odd: MET.why(as_of=odd),
    "moment to forget": lambda odd: MET.forget(at=odd),
    "vocabulary": MET.label,
    "vocabulary of then": lambda odd: MET.label(odd, as_of=NOON),
    "vocabulary of labels": MET.labels,
    "subject": lambda odd: MET.label(four_types, subject=odd),
    "subject of then": lambda odd: MET.label(four_types, subject=odd, as_of=NOON),
    "ground": lambda odd: MET.why().of(odd),
    "language": lambda odd: MET.why().explain(odd),
    "journeys of a person": view,
    "a journey of a person": lambda odd: view([MET, odd]),
    "moment of a person": lambda odd: view([MET], as_of=odd),
    "vocabulary of a person": view([MET]).label,
    "vocabulary of a person's labels": view([MET]).labels,
    "subject of a person": lambda odd: view([MET]).label(four_types, subject=odd),
    "journeys of a deal": lambda odd: deal_view(odd, "D-1"),
    "deal of journeys": lambda odd: deal_view([MET], odd),
    "fact of a deal": deal_view([MET], "D-1").__getitem__,
    "journeys to relabel": lambda odd: relabel(odd, four_types, four_types),
    "old vocabulary": lambda odd: relabel([], odd, four_types),
    "new vocabulary": lambda odd: relabel([], four_types, odd),
    "moment to relabel": lambda odd: relabel([], four_types, four_types, as_of=odd),
    "subject to relabel": lambda odd: relabel([], four_types, four_types, subject=odd),
    "contacts": lambda odd: contacts_without_deal(odd, weeks=4, as_of=NOON),
    "weeks": lambda odd: contacts_without_deal([], weeks=odd if odd != 5 else 0, as_of=NOON),
    "moment of contacts": lambda odd: contacts_without_deal([], weeks=4, as_of=odd),
    "leads": lambda odd: leads_become_contacts(odd, below=TENTH),
    "share": lambda odd: leads_become_contacts([], below=odd),
    "moment of leads": lambda odd: leads_become_contacts([], below=TENTH, as_of=odd),
    "prospects": lambda odd: prospects_per_contact(odd, times=5),
    "times": lambda odd: prospects_per_contact([], times=odd if odd != 5 else 1),
    "reading": lambda odd: prospects_per_contact([], times=5, reading=odd),
    "names": names_handed_to_sales,
    "moment of names": lambda odd: names_handed_to_sales([], as_of=odd),
    "buyer": lambda odd: buying_journey_done(odd, signal=WANTS),
    "signal": lambda odd: buying_journey_done(MET, signal=odd),
    "owned": lambda odd: owner_of(odd, four_types),
    "vocabulary of an owner": lambda odd: owner_of(MET, odd),
    "subject of an owner": lambda odd: owner_of(MET, four_types, subject=odd),
    "name of an event": lambda odd: Happened(event=odd if odd != "x" else "", at=NOON),
    "instant of an event": lambda odd: Happened(event="win", at=odd),
    "id of an event": lambda odd: Happened(event="win", at=NOON, id=odd if odd != "x" else ""),
    "salt": lambda odd: Trace(salt=odd, digest="b" * 64, at=NOON),
    "digest": lambda odd: Trace(salt="a" * 32, digest=odd, at=NOON),
    "instant of a trace": lambda odd: Trace(salt="a" * 32, digest="b" * 64, at=odd),
    "person of a trace": lambda odd: Trace.of(odd if odd != "x" else "", NOON),
}


#: The error of each call that has one of its own; all others raise `WrongArgument`.
ERRORS: dict[str, type[SalesTermsError]] = {
    **dict.fromkeys(
        (
            "person",
            "account",
            "deal",
            "id",
            "deal of journeys",
            "name of an event",
            "id of an event",
            "person of a trace",
        ),
        BadRecord,
    ),
    **dict.fromkeys(
        ("event", "event that is late", "event with an id", "event to decide"), UnknownEvent
    ),
    **dict.fromkeys(("event of somebody forgotten", "record of somebody forgotten"), Forgotten),
    **dict.fromkeys(
        (
            "instant",
            "instant with an id",
            "moment of facts",
            "moment of a stage",
            "moment of spells",
            "moment of grounds",
            "moment to forget",
            "moment of a person",
            "moment to relabel",
            "moment of contacts",
            "moment of leads",
            "moment of names",
            "instant of an event",
            "instant of a trace",
        ),
        NotAnInstant,
    ),
    **dict.fromkeys(("record",), NotARecord),
    **dict.fromkeys(
        (
            "vocabulary",
            "vocabulary of then",
            "vocabulary of labels",
            "vocabulary of a person",
            "vocabulary of a person's labels",
            "old vocabulary",
            "new vocabulary",
            "vocabulary of an owner",
        ),
        NotAVocabulary,
    ),
    **dict.fromkeys(("ground", "fact of a deal"), UnknownFact),
    **dict.fromkeys(("language",), UnknownLanguage),
    **dict.fromkeys(
        (
            "journeys of a person",
            "a journey of a person",
            "journeys of a deal",
            "journeys to relabel",
            "contacts",
            "leads",
            "prospects",
            "names",
        ),
        NotJourneys,
    ),
    **dict.fromkeys(("weeks", "share", "times"), BadParameter),
    **dict.fromkeys(("reading",), UnknownVocabulary),
    **dict.fromkeys(("signal",), NotAboutFacts),
    **dict.fromkeys(("salt", "digest"), BadTrace),
}

#: The same of what could be a name, or be a list, but is none: of these calls it is another one.
NAMES: dict[tuple[str, str], type[SalesTermsError]] = {
    **dict.fromkeys(
        (
            ("subject", "'x'"),
            ("subject of then", "'x'"),
            ("subject of a person", "'x'"),
            ("subject to relabel", "'x'"),
            ("subject of an owner", "'x'"),
        ),
        NotItsSubject,
    ),
    ("deal of journeys", "'x'"): UnknownDeal,
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


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda: Journey.begin(facts={}), WrongArgument, "type dict: give Facts, such as"),  # type: ignore[arg-type]
        (lambda: Journey.begin(lifecycle=None), WrongArgument, "such as SALES_LIFECYCLE"),  # type: ignore[arg-type]
        (lambda: Journey.begin(traces=None), WrongArgument, "give a list of Trace"),  # type: ignore[arg-type]
        (lambda: MET.label("four_types"), NotAVocabulary, r"such as vocabulary\('four_types'\)"),  # type: ignore[arg-type]
        (lambda: MET.label(four_types, subject="nobody"), NotItsSubject, "terms for 'person'"),  # type: ignore[arg-type]
        (lambda: MET.label(four_types, subject=[]), WrongArgument, "such as Subject.PERSON"),  # type: ignore[arg-type]
        (lambda: owner_of(None, four_types), WrongArgument, "as Journey.begin makes one"),  # type: ignore[arg-type]
        (lambda: view(""), NotJourneys, "give a list of Journey"),  # type: ignore[arg-type]
        (lambda: Trace.of("", NOON), BadRecord, "give text that is not empty"),
        (lambda: Trace(salt="x", digest="y", at=NOON), BadTrace, "This is no salt of a trace"),
        (lambda: deal_view([MET], "D-1")["ned"], UnknownFact, "use one of 'need'"),
    ],
)
def test_the_error_says_what_to_give(
    call: Callable[[], object], error: type[SalesTermsError], said: str
) -> None:
    with pytest.raises(error, match=said):
        call()


def test_the_name_of_a_subject_is_a_subject() -> None:
    assert MET.label(four_types, subject="person") == MET.label(four_types, subject=Subject.PERSON)  # type: ignore[arg-type]


def test_a_fault_of_a_lifecycle_of_ones_own_is_told_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise AttributeError("mine")

    monkeypatch.setattr(Lifecycle, "begin", broken)
    with pytest.raises(AttributeError, match="mine"):
        Journey.begin(lifecycle=SALES_LIFECYCLE)


def test_traces_may_come_one_by_one() -> None:
    traces = (Trace.of(name, NOON) for name in ("P-2", "P-3"))
    assert Journey.begin(person="P-1", traces=traces).person == "P-1"
