"""What evidence makes of the facts: who decides, what is set aside, and what cannot be used."""

import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from salesterms.errors import SalesTermsError
from salesterms.facts import (
    CATALOGUE,
    Evidence,
    EvidenceClash,
    EvidenceProblems,
    Facts,
    Level,
    Maker,
    MakerKind,
    MovedByEvents,
    NeverTakenBack,
    NotAnInstant,
    NotARung,
    NotEvidence,
    NothingStated,
    NotLater,
    SetAside,
    Stance,
    UnknownFact,
    ValueNeeded,
    ValueOfGraded,
    View,
    check_evidence,
    facts_at,
    gathered,
    nothing_on_record,
)
from salesterms.values import NaiveInstant

HUMAN = Maker(kind=MakerKind.HUMAN, name="Ann")
MODEL = Maker(kind=MakerKind.MODEL)
HOLDS, REFUTED, WITHDRAWN = Stance
ASSUMED, STATED, CHECKED, PROVEN = Level


def day(number: int) -> datetime:
    return datetime(2026, 3, number, tzinfo=UTC)


def piece(at: int, fact: str, value: str | None = None, **given: Any) -> Evidence:
    stance = given.get("stance", HOLDS)
    level = STATED if stance is HOLDS else None
    made: dict[str, Any] = {
        "at": day(at),
        "fact": fact,
        "value": value,
        "by": HUMAN,
        "level": level,
    }
    return Evidence(**made | given)


def view(*pieces: Evidence, as_of: int = 31) -> View:
    return facts_at(pieces, as_of=day(as_of))


def known(*pieces: Evidence, as_of: int = 31) -> dict[str, Any]:
    return dict(view(*pieces, as_of=as_of).facts.given)


def test_without_evidence_every_fact_is_what_no_record_means() -> None:
    found = view()

    assert found.facts == Facts()
    assert found.conflicts == ()
    assert found.explain() == "Facts as of 2026-03-31 00:00 UTC\n  no evidence"
    assert found.explain("nl") == "Feiten op 2026-03-31 00:00 UTC\n  geen bewijs"


def test_the_level_is_the_highest_since_it_was_last_refuted() -> None:
    record = [
        piece(1, "need", level=PROVEN),
        piece(2, "need", level=STATED),
        piece(3, "need", stance=REFUTED),
        piece(4, "need", level=STATED),
    ]

    assert [known(*record, as_of=at).get("need") for at in (1, 2, 3, 4)] == [
        "proven",
        "proven",
        "none",
        "stated",
    ]


def test_permission_taken_back_is_no_permission() -> None:
    record = [piece(1, "permission"), piece(5, "permission", stance=WITHDRAWN)]

    assert known(*record, as_of=4) == {"permission": "yes"}
    assert known(*record, as_of=5) == {"permission": "no"}


def test_a_feeling_makes_no_fact_and_takes_none_away() -> None:
    record = [piece(1, "positive_check"), piece(2, "intentions_clear", level=ASSUMED)]

    assert known(*record) == {"positive_check": "yes"}
    assert view(*record).why("intentions_clear").set_aside == ((record[1], SetAside.FELT),)
    assert known(piece(1, "target_group", level=ASSUMED)) == {"target_group": "assumed"}


def test_a_rung_holds_with_all_below_it_and_is_refuted_with_all_above_it() -> None:
    record = [
        piece(1, "contact_details", "direct"),
        piece(2, "contact_details", "direct", stance=REFUTED),
        piece(3, "contact_details", stance=REFUTED),
        piece(4, "contact_details"),
    ]

    assert [known(*record, as_of=at).get("contact_details") for at in (1, 2, 3, 4)] == [
        "direct",
        "general",
        None,
        "general",
    ]


def test_what_lies_above_a_stated_rung_is_as_unknown_as_before() -> None:
    assert known(piece(1, "progress", "comparing")) == {"progress": ("comparing", "deciding")}
    assert known(
        piece(1, "progress", "comparing"), piece(2, "progress", "deciding", stance=REFUTED)
    ) == {"progress": "comparing"}


def test_the_latest_value_of_a_position_stands() -> None:
    record = [
        piece(1, "source", "bought"),
        piece(2, "source", "own"),
        piece(3, "source", "bought", stance=REFUTED),
        piece(4, "source", "own", stance=REFUTED),
        piece(5, "source", stance=WITHDRAWN),
    ]

    assert known(*record, as_of=2) == {"source": "own"}
    assert known(*record, as_of=3) == {"source": "own"}
    assert known(*record, as_of=4) == {
        "source": ("unrecorded", "general", "marketing", "bought", "referral")
    }
    assert known(*record, as_of=5) == {}


def test_opposite_statements_at_one_instant_leave_open_what_they_oppose() -> None:
    found = view(
        piece(1, "contact_details", "direct", id="E-1"),
        piece(1, "contact_details", "direct", stance=REFUTED, id="E-2"),
    )

    assert found.facts.possible_names("contact_details") == ("general", "direct")
    [conflict] = found.conflicts
    assert (conflict.fact, conflict.at) == (CATALOGUE["contact_details"], day(1))
    assert conflict.text() == (
        "contact details: opposite statements at one instant leave it open\n"
        "  E-1, 2026-03-01 00:00 UTC, holds, direct, stated, a person\n"
        "  E-2, 2026-03-01 00:00 UTC, refuted, direct, a person"
    )
    assert conflict.text("nl").splitlines()[0] == (
        "contactgegevens: tegengestelde uitspraken op één moment laten het open"
    )
    assert hash(conflict) == hash(view(*reversed(found.evidence)).conflicts[0])


def test_a_piece_that_opposes_nothing_is_no_part_of_a_conflict() -> None:
    record = [
        piece(1, "progress", "started"),
        piece(1, "progress", "comparing"),
        piece(1, "progress", "comparing", stance=REFUTED),
        piece(1, "progress", "deciding", stance=REFUTED),
    ]

    [conflict] = view(*record).conflicts

    assert set(conflict.evidence) == {record[1], record[2]}
    assert known(*record) == {"progress": ("started", "comparing")}


def test_statements_of_one_instant_that_fit_together_are_no_conflict() -> None:
    found = view(
        piece(1, "progress", "comparing"), piece(1, "progress", "deciding", stance=REFUTED)
    )

    assert found.conflicts == ()
    assert found.facts["progress"] == "comparing"


@pytest.mark.parametrize("later", [{}, {"stance": REFUTED}])
def test_a_later_statement_ends_a_conflict(later: dict[str, Any]) -> None:
    record = [piece(1, "permission"), piece(1, "permission", stance=REFUTED)]

    assert len(view(*record).conflicts) == 1
    assert view(*record, piece(2, "permission", **later)).conflicts == ()


def test_a_later_statement_may_leave_a_part_of_a_conflict() -> None:
    record = [
        piece(1, "need", level=PROVEN),
        piece(1, "need", stance=REFUTED),
        piece(2, "need", level=STATED),
    ]

    assert known(*record) == {"need": ("stated", "checked", "proven")}
    assert [one.at for one in view(*record).conflicts] == [day(1)]


@pytest.mark.parametrize(
    ("statements", "possible", "conflicts"),
    [
        ([("own", HOLDS), ("bought", HOLDS)], ("bought", "own"), 1),
        ([("own", HOLDS), ("bought", HOLDS), ("own", REFUTED)], ("bought", "own"), 1),
        ([("own", HOLDS), ("bought", REFUTED)], ("own",), 0),
        ([("own", HOLDS), (None, REFUTED)], CATALOGUE["source"].names, 1),
        ([("own", HOLDS), ("own", REFUTED)], CATALOGUE["source"].names, 1),
        ([(name, REFUTED) for name in CATALOGUE["source"].names], CATALOGUE["source"].names, 0),
    ],
)
def test_values_of_a_position_at_one_instant(
    statements: list[tuple[str | None, Stance]], possible: tuple[str, ...], conflicts: int
) -> None:
    found = view(*(piece(1, "source", value, stance=stance) for value, stance in statements))

    assert found.facts.possible_names("source") == possible
    assert len(found.conflicts) == conflicts


def test_a_conflict_about_a_position_lasts_until_one_value_is_left() -> None:
    record = [piece(1, "source", value) for value in ("own", "bought", "general")]
    less = piece(2, "source", "own", stance=REFUTED)
    least = piece(3, "source", "bought", stance=REFUTED)

    assert len(view(*record, less).conflicts) == 1
    assert view(*record, less).facts.possible_names("source") == ("general", "bought")
    assert view(*record, less, least).conflicts == ()
    assert view(*record, less, least).facts["source"] == "general"


def test_a_value_that_is_said_and_denied_at_once_leaves_what_stood_before_possible() -> None:
    record = [
        piece(1, "source", "own"),
        piece(2, "source", "bought"),
        piece(2, "source", "bought", stance=REFUTED),
    ]

    assert known(*record) == {"source": ("bought", "own")}
    assert set(view(*record).conflicts[0].evidence) == set(record[1:])


def test_a_position_that_is_taken_back_altogether_ends_its_conflict() -> None:
    record = [piece(1, "source", "own"), piece(1, "source", "bought")]
    back = piece(2, "source", stance=WITHDRAWN)

    assert known(*record, back) == {}
    assert view(*record, back).conflicts == ()


def test_of_a_position_the_value_that_was_stated_last_decides_alone() -> None:
    first, last = piece(1, "source", "own"), piece(2, "source", "bought")
    not_so = piece(3, "source", "general", stance=REFUTED)
    back = piece(4, "source", stance=WITHDRAWN)

    assert view(first, last).why("source").decided == (last,)
    assert view(first, last, not_so).why("source").decided == (last, not_so)
    assert view(first, last, not_so, back).why("source").decided == (back,)


def test_why_says_what_decided_and_what_was_set_aside() -> None:
    record = [
        piece(1, "need", level=CHECKED, id="E-1"),
        piece(2, "need", stance=REFUTED, id="E-2"),
        piece(3, "need", level=PROVEN, by=MODEL, id="E-3"),
        piece(9, "need", stance=WITHDRAWN, id="E-4"),
    ]

    why = view(*record, as_of=5).why("need")

    assert why.decided == (record[1], record[2])
    assert why.capped == (record[2],)
    assert why.set_aside == ((record[0], SetAside.LATER), (record[3], SetAside.NOT_YET))
    assert why.explain() == (
        "need: has a need for what we offer (stated)\n"
        "  E-2, 2026-03-02 00:00 UTC, refuted, a person: decides\n"
        "  E-3, 2026-03-03 00:00 UTC, holds, proven, a model: decides; "
        "counts as stated, as no human has checked the model\n"
        "  E-1, 2026-03-01 00:00 UTC, holds, checked, a person: set aside, "
        "something later decides\n"
        "  E-4, 2026-03-09 00:00 UTC, withdrawn, a person: set aside, not said yet"
    )
    assert "telt als 'volgens opgave'" in why.explain("nl")
    assert "Ann" not in why.explain()


def test_why_nothing_is_known_is_said_too() -> None:
    why = view().why("permission")

    assert why.explain("nl") == (
        "toestemming om contact op te nemen: onbekend\n  er telt geen bewijs"
    )
    with pytest.raises(UnknownFact):
        view().why("permision")


def test_explain_goes_through_the_facts_that_have_evidence() -> None:
    found = view(
        piece(1, "permission"),
        piece(1, "permission", stance=REFUTED),
        piece(1, "source", "own"),
    )

    assert found.explain("nl") == (
        "Feiten op 2026-03-31 00:00 UTC\n"
        "bron: uit het eigen netwerk\n"
        "  2026-03-01 00:00 UTC, geldt, own, volgens opgave, een persoon: beslist\n"
        "toestemming om contact op te nemen: onbekend\n"
        "  2026-03-01 00:00 UTC, geldt, volgens opgave, een persoon: "
        "op datzelfde moment tegengesproken\n"
        "  2026-03-01 00:00 UTC, weerlegd, een persoon: op datzelfde moment tegengesproken"
    )


EFFECT = piece(1, "standing", "sales", level=PROVEN, by=Maker(kind=MakerKind.SYSTEM))
BAD: list[tuple[Evidence, type[SalesTermsError], str, str]] = [
    (piece(1, "permision"), UnknownFact, "fact", "use one of permission"),
    (piece(1, "interest", "explicitly"), NotARung, "value", "use one of explicit"),
    (piece(1, "interest", "none"), NothingStated, "value", "give another value"),
    (piece(1, "context", "no", stance=REFUTED), NothingStated, "value", "give another value"),
    (piece(1, "source"), ValueNeeded, "value", "give one of unrecorded"),
    (piece(1, "source", "ons"), NotARung, "value", "use one of own"),
    (piece(1, "need", "stated"), ValueOfGraded, "value", "leave 'stated' out"),
    (piece(1, "interest", stance=REFUTED), NeverTakenBack, "stance", "leave the faulty"),
    (piece(1, "talked", stance=WITHDRAWN), NeverTakenBack, "stance", "leave the faulty"),
    (piece(1, "standing", "sales"), MovedByEvents, "fact", "record the event"),
]


@pytest.mark.parametrize(("bad", "error"), [row[:2] for row in BAD])
def test_a_piece_that_cannot_be_used_raises_what_is_wrong(
    bad: Evidence, error: type[SalesTermsError]
) -> None:
    for use in (view, nothing_on_record().after):
        with pytest.raises(error) as refused:
            use(bad)
        assert refused.value.text("nl") != str(refused.value)
        assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)


def test_one_error_names_everything_that_is_wrong() -> None:
    good = piece(1, "need", id="E-1")
    clashing = piece(2, "need", id="E-1")
    other: Any = {"fact": "need", "note": "private"}
    pieces = [good, *(row[0] for row in BAD), other, clashing, good]

    with pytest.raises(EvidenceProblems) as refused:
        check_evidence(pieces)

    problems = refused.value.problems
    assert [problem.path for problem in problems] == [
        *(f"$[{at}].{row[2]}" for at, row in enumerate(BAD, start=1)),
        "$[11]",
        "$[12].id",
    ]
    for problem, (bad, error, name, remedy) in zip(problems, BAD, strict=False):
        assert problem.code == error.code
        assert problem.value == getattr(bad, name)
        assert remedy in problem.text()
        assert problem.text("nl") != problem.text()
    assert problems[-2].text() == "a dict is no evidence @ $[11]: make an Evidence of it"
    assert problems[-1].text().startswith("the id 'E-1' stands on another piece as well: $[0] @")


def test_evidence_that_can_be_used_passes_the_check() -> None:
    check_evidence([])
    check_evidence(iter([piece(1, "need"), piece(1, "need")]))


def test_one_id_on_different_pieces_is_an_error_and_on_equal_ones_is_not() -> None:
    first, other = piece(1, "need", id="E-1"), piece(2, "budget", id="E-1")

    for record in ([first, other], [other, first]):
        with pytest.raises(EvidenceClash) as refused:
            facts_at(record, as_of=day(31))
        assert refused.value.args == ("E-1", ("fact", "at"))
    assert gathered([first, first]) == (first,)


@pytest.mark.parametrize("given", [None, 5, [None], [{"fact": "need"}], "need"])
def test_what_is_no_evidence_is_refused(given: Any) -> None:
    with pytest.raises(NotEvidence) as refused:
        facts_at(given, as_of=day(1))
    assert "fact" not in str(refused.value)
    with pytest.raises((NotEvidence, EvidenceProblems)):
        check_evidence(given)


def test_the_moment_has_a_time_zone() -> None:
    moment: Any = date(2026, 3, 1)

    with pytest.raises(NaiveInstant):
        facts_at([], as_of=datetime(2026, 3, 1))  # noqa: DTZ001 - that is the fault
    with pytest.raises(NotAnInstant):
        facts_at([], as_of=moment)


def test_effects_of_events_may_move_what_only_events_move() -> None:
    found = facts_at([piece(2, "need")], effects=[EFFECT], as_of=day(31))

    assert dict(found.facts.given) == {"standing": "sales", "need": "stated"}
    assert found.why("standing").decided == (EFFECT,)
    state = nothing_on_record().after(EFFECT, of_event=True).after(piece(2, "need"))
    assert state.facts == found.facts


def test_the_door_of_events_lets_no_other_evidence_in() -> None:
    with pytest.raises(MovedByEvents):
        facts_at([piece(1, "standing", "junk")], effects=[EFFECT], as_of=day(31))


def test_effects_of_events_take_back_nothing_that_has_happened() -> None:
    with pytest.raises(NeverTakenBack):
        facts_at([], effects=[piece(1, "talked", stance=REFUTED)], as_of=day(31))


def test_effects_that_oppose_each_other_are_reported() -> None:
    other = piece(1, "standing", "junk")

    [conflict] = facts_at([], effects=[EFFECT, other], as_of=day(31)).conflicts

    assert set(conflict.evidence) == {EFFECT, other}


def test_one_more_piece_comes_later_than_those_of_its_fact() -> None:
    state = nothing_on_record().after(piece(5, "need"))

    assert state.after(piece(4, "budget")).facts["budget"] == "stated"
    assert state.after(piece(4, "context", level=ASSUMED)) is state
    with pytest.raises(NotLater, match="need"):
        state.after(piece(4, "need"))


def test_states_of_the_same_pieces_are_equal() -> None:
    one, other = (nothing_on_record().after(piece(5, "need")) for _ in range(2))

    assert one == other
    assert one != one.after(piece(6, "need"))
    assert one.clashes == {}


def test_a_moment_in_another_zone_is_the_same_moment() -> None:
    record = [piece(1, "need")]
    there = day(1).astimezone(timezone(timedelta(hours=-5)))

    assert facts_at(record, as_of=there) == facts_at(record, as_of=day(1))
