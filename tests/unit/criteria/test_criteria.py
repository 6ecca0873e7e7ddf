"""Placements: what they refuse, and how a row with a wrong value is found."""

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve, frozen

from salesterms import Category, Money, Opportunity, Period
from salesterms.criteria import (
    All,
    BadPlacement,
    Column,
    Count,
    Criterion,
    DateColumn,
    In,
    LabelsColumn,
    Missing,
    Not,
    Parameter,
    Placement,
    Row,
    Span,
    Sum,
    SumProduct,
    TooDeep,
    WrongType,
    counting_loop,
    holds,
    place,
    tally,
    tally_slowly,
)
from salesterms.criteria import Any as AnyPart
from salesterms.criteria.counting import Unplaced
from salesterms.criteria.loop import BadName
from salesterms.metrics.fields import AMOUNT, CLOSED, CREATED, PROBABILITY, STATUS

DEAL = Opportunity(id="D-1", status=Category.WON, created=date(2024, 1, 1), closed=date(2024, 2, 1))
DATED = Placement(
    (Row("early", CREATED.before(date(2024, 1, 15))), Row("late", ~CREATED.missing()))
)


def count(rows: list[Any], placement: Placement, **given: Any) -> dict[str, int]:
    arguments: dict[str, Any] = {"counted": placement.buckets, "quantity": Count(), "given": given}
    fast = tally(rows, placement, **arguments)
    assert tally_slowly(rows, placement, **arguments).counts == fast.counts
    return fast.counts


@pytest.mark.parametrize("rows", [(), (Row("not a name", CREATED.missing()),)])
def test_a_placement_has_rows_with_names(rows: tuple[Row, ...]) -> None:
    with pytest.raises(BadPlacement):
        Placement(rows)


def test_the_first_line_that_holds_takes_the_row() -> None:
    assert count([DEAL], DATED) == {"early": 1, "late": 0}
    assert place(DATED, DEAL, {}) == "early"


def test_a_row_that_no_line_takes_is_an_error_and_never_a_default() -> None:
    undated = evolve(DEAL, created=None)
    assert place(DATED, undated, {}) is None
    for counting in (tally, tally_slowly):
        with pytest.raises(Unplaced, match="D-1"):
            counting([undated], DATED, counted=(), quantity=Count(), given={})


def test_a_line_takes_part_only_when_its_parameters_are_given() -> None:
    placement = Placement(
        (
            Row("in", CREATED.within(Parameter("period"))),
            Row("dated", ~CREATED.missing(), only_with="period"),
            Row("rest", STATUS.is_(*Category)),
        )
    )
    assert count([DEAL], placement) == {"rest": 1}
    assert count([DEAL], placement, period=Period.year(2023)) == {"in": 0, "dated": 1, "rest": 0}
    assert count([DEAL], placement, period=Period.year(2024)) == {"in": 1, "dated": 0, "rest": 0}


def test_both_or_either_or_the_opposite() -> None:
    both = STATUS.is_(Category.WON) & CREATED.missing()
    either = STATUS.is_(Category.WON) | CREATED.missing()
    assert (holds(both, DEAL, {}), holds(either, DEAL, {})) == (False, True)
    placement = Placement((Row("both", both), Row("either", either)))
    assert count([DEAL], placement) == {"both": 0, "either": 1}


def test_a_missing_value_makes_a_comparison_false_and_its_opposite_true() -> None:
    undated = evolve(DEAL, created=None, closed=None, amount=None, stages_reached=None)
    before_itself = CREATED.before(CLOSED)
    tests: list[Criterion] = [
        CREATED.before(date(2024, 1, 1)),
        before_itself,
        CREATED.within(Parameter("period")),
        AMOUNT.at_least(0),
        LabelsColumn("stages_reached", tuple).has("New"),
        LabelsColumn("stages_reached", tuple).has(Parameter("stage")),
    ]
    given = {"period": Period.year(2024), "stage": "New"}
    for test in tests:
        assert not holds(test, undated, given)
        assert holds(~test, undated, given)
        assert count([undated], Placement((Row("not", ~test),)), **given) == {"not": 1}
    assert not holds(before_itself, evolve(undated, created=date(2024, 1, 1)), given)


WRONG: list[tuple[dict[str, Any], Placement, Any]] = [
    ({"created": datetime(2024, 1, 1, tzinfo=UTC)}, DATED, Count()),
    ({"created": "2024-01-01"}, DATED, Count()),
    ({"status": "won"}, Placement((Row("won", STATUS.is_(Category.WON)),)), Count()),
    ({"amount": 5}, Placement((Row("all", ~AMOUNT.missing()),)), Sum(AMOUNT)),
    (
        {"amount": Money(5, "EUR"), "probability": 0.5},
        Placement((Row("all", ~AMOUNT.missing()),)),
        SumProduct(AMOUNT, PROBABILITY),
    ),
    ({"closed": "soon"}, Placement((Row("all", ~CREATED.missing()),)), Span(CREATED, CLOSED)),
]


@pytest.mark.parametrize(
    ("change", "placement", "quantity"), WRONG, ids=[f"case {n}" for n in range(len(WRONG))]
)
def test_a_value_of_a_wrong_type_is_found_with_its_row_field_and_value(
    change: dict[str, Any], placement: Placement, quantity: Any
) -> None:
    given: dict[str, Any] = {"created": date(2024, 1, 1), **change}
    wrong = Opportunity(id="D-2", status=Category.WON)
    for name, value in given.items():
        object.__setattr__(wrong, name, value)  # the class itself would refuse some of these
    with pytest.raises(WrongType, match="opportunities") as caught:
        tally(
            [evolve(DEAL, amount=Money(1, "EUR"), probability=Decimal(1)), wrong],
            placement,
            counted=placement.buckets,
            quantity=quantity,
            given={},
        )
    field = list(change)[-1]
    assert caught.value.args[:3] == ("D-2", field, change[field])
    assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args


def test_something_that_is_no_opportunity_at_all_is_named() -> None:
    with pytest.raises(WrongType, match="no such attribute"):
        tally([{"a": 1}], DATED, counted=(), quantity=Count(), given={})


@frozen
class _Raising:
    """A row whose types are right and that raises all the same."""

    id: str = "R"

    @property
    def created(self) -> date:
        raise KeyboardInterrupt


def test_an_interruption_is_not_taken_for_a_wrong_value() -> None:
    with pytest.raises(KeyboardInterrupt):
        tally([_Raising()], DATED, counted=(), quantity=Count(), given={})


_ASKED: list[str] = []


@frozen
class _Stubborn:
    """A row that fails once, so that nothing wrong is found when it is looked at again."""

    id: str = "R"

    @property
    def created(self) -> date | None:
        _ASKED.append(self.id)
        if len(_ASKED) == 1:
            raise LookupError
        return date(2024, 1, 1)


def test_what_cannot_be_explained_is_raised_as_it_is() -> None:
    _ASKED.clear()
    with pytest.raises(LookupError):
        tally([_Stubborn()], DATED, counted=(), quantity=Count(), given={})


@pytest.mark.parametrize("name", ["a b", "class", "é", "x; import os", ""])
def test_only_plain_names_become_part_of_generated_code(name: str) -> None:
    for column in (Missing(Column(name, str)), In(Column(name, str), (1,))):
        with pytest.raises(BadName):
            counting_loop(Placement((Row("x", column),)), frozenset(), Count(), keep_ids=False)
    table = Placement((Row("x", DateColumn("d", date).before(Parameter(name))),))
    with pytest.raises(BadName):
        counting_loop(table, frozenset(), Count(), keep_ids=False)


def test_ids_are_kept_by_bucket_on_demand() -> None:
    rows = [DEAL, evolve(DEAL, id="D-2", created=date(2024, 3, 1))]
    found = tally(rows, DATED, counted=(), quantity=Count(), given={}, keep_ids=True)
    assert found.ids == {"early": ("D-1",), "late": ("D-2",)}


# --- how criteria are joined -----------------------------------------------------------------


def test_a_long_row_of_one_operator_is_one_node() -> None:
    a, b, c = (In(CREATED, (at,)) for at in range(3))

    assert a & b & c == a & (b & c) == All((a, b, c))
    assert a | b | c == a | (b | c) == AnyPart((a, b, c))
    assert (a | b) & c == All((AnyPart((a, b)), c))
    assert (a & b) | c == AnyPart((All((a, b)), c))
    assert All(()) & a == All((All(()), a))  # always stays a part of its own


def test_a_criterion_of_many_parts_is_read() -> None:
    first, *more = (CREATED.before(date(2024, 1, 2 + at % 20)) for at in range(1_200))
    any_of: Criterion = first
    all_of: Criterion = first
    for one in more:
        any_of, all_of = any_of | one, all_of & one
    placement = Placement((Row("early", any_of), Row("late", ~CREATED.missing())))

    assert count([DEAL], placement) == {"early": 1, "late": 0}
    assert holds(all_of, DEAL, {})
    assert pickle.loads(pickle.dumps(any_of)) == any_of


@pytest.mark.parametrize(
    "around", [Not, lambda part: All((part,)), lambda part: AnyPart((part,))], ids=str
)
def test_parts_in_each_other_have_a_bound(around: Callable[[Criterion], Criterion]) -> None:
    deep: Criterion = CREATED.missing()
    for _ in range(64):
        deep = around(deep)

    assert pickle.loads(pickle.dumps(deep)) == deep
    with pytest.raises(TooDeep, match="more than 64 parts") as refused:
        around(deep)
    assert isinstance(refused.value, ValueError)
    with pytest.raises(TooDeep):
        _ = ~(deep | CREATED.missing())


def test_the_contrary_of_what_failed_takes_all_that_is_left() -> None:
    undated = evolve(DEAL, created=None)
    contrary = Placement((Row("missing", ~CREATED.missing()), Row("rest", CREATED.missing())))
    straight = Placement((Row("missing", CREATED.missing()), Row("rest", ~CREATED.missing())))
    assert count([DEAL, undated], contrary) == {"missing": 1, "rest": 1}
    assert count([DEAL, undated], straight) == {"missing": 1, "rest": 1}


def test_what_stands_behind_a_line_that_takes_all_is_never_reached() -> None:
    lines = (Row("won", STATUS.is_(Category.WON)), Row("rest", ~STATUS.is_(Category.WON)))
    placement = Placement((*lines, Row("dated", ~CREATED.missing())))
    lost = evolve(DEAL, status=Category.LOST)
    assert count([DEAL, lost], placement) == {"won": 1, "rest": 1, "dated": 0}


def test_a_value_is_known_to_be_there_only_behind_the_line_that_took_those_without() -> None:
    lines = (Row("closed", CLOSED.before(CREATED)), Row("undated", CREATED.missing()))
    placement = Placement(
        (*lines, Row("early", CREATED.before(date(2024, 1, 15))), Row("late", ~CREATED.missing()))
    )
    undated = evolve(DEAL, created=None)
    later = evolve(DEAL, created=date(2024, 1, 20))
    assert count([DEAL, undated, later], placement) == {
        "closed": 0,
        "undated": 1,
        "early": 1,
        "late": 1,
    }


def test_a_part_of_nothing_is_read_alike_by_the_loop() -> None:
    assert count([DEAL], Placement((Row("all", All(())), Row("rest", ~CREATED.missing())))) == {
        "all": 1,
        "rest": 0,
    }
    none = Placement((Row("any", AnyPart(())), Row("rest", ~AnyPart(()))))
    assert count([DEAL], none) == {"any": 0, "rest": 1}


@pytest.mark.parametrize("name", ["n0", "row", "c0", "v_stages_reached", "Sums", "continue_"])
def test_a_parameter_may_be_called_as_anything_in_the_loop(name: str) -> None:
    labels = LabelsColumn("stages_reached", tuple)
    rows = [evolve(DEAL, stages_reached=("New",)), evolve(DEAL, stages_reached=("Won",))]
    table = Placement((Row("there", labels.has(Parameter(name))), Row("rest", ~labels.missing())))
    assert count(rows, table, **{name: "New"}) == {"there": 1, "rest": 1}
