"""What is added up in a bucket, to the figure, by the fast reading and by the plain one."""

from datetime import date
from decimal import Decimal, localcontext
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

from salesterms import Category, Money, Opportunity, Period
from salesterms.criteria import (
    All,
    Column,
    Count,
    Criterion,
    Each,
    In,
    LabelsColumn,
    Missing,
    NumberColumn,
    Parameter,
    Placement,
    Row,
    Several,
    Span,
    Sum,
    SumProduct,
    Tally,
    TooDeep,
    WrongType,
    holds,
    tally,
    tally_slowly,
)
from salesterms.criteria.counting import OutOfBounds, Unplaced
from salesterms.criteria.nodes import columns_of, leaves, parameters_of
from salesterms.criteria.quantities import Quantity, adds_money, parts_of
from salesterms.metrics.fields import AMOUNT, CLOSED, CREATED, PROBABILITY, STATUS
from salesterms.values import NotADecimal

DAYS = NumberColumn("days", int)
STATES = Placement(
    (
        Row("won", STATUS.is_(Category.WON)),
        Row("lost", STATUS.is_(Category.LOST)),
        Row("rest", STATUS.is_(*Category)),
    )
)


def deal(name: str, status: Category, amount: Money, days: int, chance: str) -> Opportunity:
    """A deal of so many days."""
    return Opportunity(
        id=name,
        status=status,
        amount=amount,
        created=date(2024, 1, 1),
        closed=date(2024, 1, 1 + days),
        probability=Decimal(chance),
    )


DEALS = [
    deal("D-1", Category.WON, Money("1.50", "EUR"), 3, "0.5"),
    deal("D-2", Category.LOST, Money(8, "USD"), 0, "0.25"),
    deal("D-3", Category.WON, Money(4, "USD"), 10, "1"),
    deal("D-4", Category.WON, Money("2.50", "EUR"), 3, "0.1"),
    deal("D-5", Category.OPEN, Money(100, "EUR"), 1, "0"),
]

SUM, PRODUCT, SPAN, EACH = (
    Sum(AMOUNT),
    SumProduct(AMOUNT, PROBABILITY),
    Span(CREATED, CLOSED),
    Each(PROBABILITY),
)
EUROS = {"EUR": Decimal("4.00"), "USD": Decimal(4)}
WEIGHTED = {"EUR": Decimal("1.000"), "USD": Decimal(4)}
SPANS, CHANCES = [3, 10, 3], [Decimal("0.5"), Decimal(1), Decimal("0.1")]


def both(
    rows: list[Any],
    placement: Placement,
    quantity: Quantity,
    counted: tuple[str, ...] = ("won", "lost"),
    *,
    keep_ids: bool = False,
    **given: Any,
) -> Tally:
    """What both readings find; they agree."""
    options: dict[str, Any] = {"counted": counted, "quantity": quantity, "given": given}
    fast = tally(rows, placement, **options, keep_ids=keep_ids)
    slow = tally_slowly(rows, placement, **options, keep_ids=keep_ids)
    assert (fast.counts, fast.ids) == (slow.counts, slow.ids)
    # A count adds nothing up; the plain reading keeps empty sums of it.
    assert fast.sums == (slow.sums if parts_of(quantity) else {})
    return fast


@pytest.mark.parametrize(
    ("quantity", "won", "lost", "nothing"),
    [
        (SUM, EUROS, {"USD": Decimal(8)}, {}),
        (PRODUCT, WEIGHTED, {"USD": Decimal("2.00")}, {}),
        (SPAN, SPANS, [0], []),
        (EACH, CHANCES, [Decimal("0.25")], []),
        (
            Several((("amount", SUM), ("days", SPAN), ("chance", EACH), ("worth", PRODUCT))),
            (EUROS, SPANS, CHANCES, WEIGHTED),
            ({"USD": Decimal(8)}, [0], [Decimal("0.25")], {"USD": Decimal(2)}),
            ({}, [], [], {}),
        ),
        (Several((("days", SPAN),)), (SPANS,), ([0],), ([],)),
    ],
    ids=["sum", "product", "span", "each", "several", "several of one"],
)
def test_only_the_counted_buckets_are_added_up(
    quantity: Quantity, won: Any, lost: Any, nothing: Any
) -> None:
    found = both(DEALS, STATES, quantity)

    assert found.counts == {"won": 3, "lost": 1, "rest": 1}
    assert found.sums == {"won": won, "lost": lost, "rest": nothing}


def test_a_count_adds_nothing_up() -> None:
    assert both(DEALS, STATES, Count()).sums == {}
    assert both([], STATES, Count()).counts == {"won": 0, "lost": 0, "rest": 0}


def test_ids_are_kept_only_on_demand() -> None:
    assert both(DEALS, STATES, SUM).ids is None
    assert tally(DEALS, STATES, counted=(), quantity=Count(), given={}).ids is None
    assert tally_slowly(DEALS, STATES, counted=(), quantity=Count(), given={}).ids is None
    assert both(DEALS, STATES, SUM, keep_ids=True).ids == {
        "won": ("D-1", "D-3", "D-4"),
        "lost": ("D-2",),
        "rest": ("D-5",),
    }


def test_a_bucket_of_several_lines_is_one_bucket() -> None:
    table = Placement(
        (
            Row("good", AMOUNT.at_least(100)),
            Row("bad", STATUS.is_(Category.LOST)),
            Row("good", STATUS.is_(*Category)),
        )
    )
    found = both(DEALS, table, SPAN, ("good", "bad"), keep_ids=True)

    assert found.counts == {"good": 4, "bad": 1}
    assert found.sums == {"good": [3, 10, 3, 1], "bad": [0]}


def test_two_periods_select_apart() -> None:
    table = Placement(
        (
            Row("both", CREATED.within(Parameter("one")) & CLOSED.within(Parameter("other"))),
            Row("one", CREATED.within(Parameter("one"))),
            Row("other", CLOSED.within(Parameter("other"))),
            Row("rest", STATUS.is_(*Category)),
        )
    )
    january, february = Period.month(2024, 1), Period.month(2024, 2)
    rows = [
        evolve(DEALS[0], id="both", closed=date(2024, 2, 1)),
        evolve(DEALS[0], id="one", closed=date(2024, 3, 1)),
        evolve(DEALS[0], id="other", created=date(2023, 12, 31), closed=date(2024, 2, 29)),
        evolve(DEALS[0], id="rest", created=date(2024, 2, 1), closed=date(2024, 1, 31)),
    ]
    found = both(rows, table, Count(), (), keep_ids=True, one=january, other=february)

    assert found.ids == {name: (name,) for name in ("both", "one", "other", "rest")}


def test_a_level_is_reached_on_it() -> None:
    level = AMOUNT.at_least("0.50")
    table = Placement((Row("won", level), Row("lost", ~level)))
    rows = [evolve(DEALS[0], amount=Money(each, "EUR")) for each in ("0.49", "0.50", "0.51")]

    assert both(rows, table, Count(), ()).counts == {"won": 2, "lost": 1}
    assert [holds(level, row, {}) for row in rows] == [False, True, True]
    with pytest.raises(NotADecimal):
        AMOUNT.at_least(0.5)  # type: ignore[arg-type] # a float


def test_either_of_two_parts_is_asked_with_what_is_given() -> None:
    labels = LabelsColumn("stages_reached", tuple)
    either = labels.has(Parameter("stage")) | labels.has("Demo") | CREATED.before(Parameter("day"))
    table = Placement((Row("won", either), Row("lost", ~either)))
    rows = [
        evolve(DEALS[0], stages_reached=("New", "Proposal")),
        evolve(DEALS[0], stages_reached=("Demo",)),
        evolve(DEALS[0], stages_reached=()),
        evolve(DEALS[0], stages_reached=None, created=date(2023, 12, 31)),
    ]
    found = both(rows, table, SPAN, stage="Proposal", day=date(2024, 1, 1))

    assert found.counts == {"won": 3, "lost": 1}
    assert found.sums["won"] == [3, 3, 4]


def test_a_date_is_held_against_another_one_of_its_row() -> None:
    early = CLOSED.before(CREATED)
    table = Placement((Row("lost", early), Row("won", ~early)))
    rows = [
        evolve(DEALS[0], closed=date(2023, 12, 31)),
        DEALS[0],
        evolve(DEALS[0], created=None),
        evolve(DEALS[0], closed=None),
    ]

    assert both(rows, table, Count(), ()).counts == {"lost": 1, "won": 3}


def test_all_and_any_keep_their_brackets() -> None:
    won, early, dear = STATUS.is_(Category.WON), CLOSED.before(date(2024, 1, 5)), AMOUNT.at_least(4)
    table = Placement(
        (
            Row("a", won & (early | dear) & ~(early & dear)),
            Row("b", ~(won | early)),
            Row("c", STATUS.is_(Category.OPEN, Category.LOST)),
            Row("d", STATUS.is_(*Category)),
        )
    )
    rows = [*DEALS, evolve(DEALS[2], id="D-6", amount=Money(1, "EUR"))]
    found = both(rows, table, SUM, ("a", "d"), keep_ids=True)

    assert found.ids == {"a": ("D-1", "D-3", "D-4"), "b": (), "c": ("D-2", "D-5"), "d": ("D-6",)}
    assert found.sums == {"a": EUROS, "b": {}, "c": {}, "d": {"EUR": 1}}


def test_the_callers_decimal_context_does_not_matter() -> None:
    fine = [evolve(DEALS[0], amount=Money("0.000000001", "EUR")), DEALS[4]]
    with localcontext(prec=2):
        found = both(fine, STATES, PRODUCT, ("won", "rest"))
    assert found.sums["won"] == {"EUR": Decimal("0.0000000005")}


def test_amounts_that_nothing_can_add_up_exactly_are_out_of_bounds() -> None:
    wide = [
        evolve(DEALS[0]),
        evolve(DEALS[0]),
    ]
    for row, digits in zip(wide, (Decimal("1E+200"), Decimal("1E-200")), strict=True):
        object.__setattr__(row, "amount", Money(1, "EUR"))
        object.__setattr__(row.amount, "amount", digits)
    with pytest.raises(OutOfBounds):
        tally(wide, STATES, counted=("won",), quantity=SUM, given={})


def test_what_a_row_does_not_have_is_said_to_be_nothing() -> None:
    with pytest.raises(WrongType, match=r"field 'status' holds nothing \(no such attribute\)"):
        tally([object()], STATES, counted=(), quantity=Count(), given={})


def test_a_criterion_tells_its_leaves_columns_and_parameters_each_once_and_in_order() -> None:
    period, day = Parameter("period"), Parameter("day")
    labels = LabelsColumn("stages_reached", tuple)
    whole = (
        ~(CREATED.within(period) & CLOSED.before(day))
        | labels.has(Parameter("stage"))
        | CLOSED.before(CREATED)
        | CLOSED.within(period)
        | AMOUNT.missing()
        | AMOUNT.at_least(0)
    )
    assert [type(leaf).__name__ for leaf in leaves(whole)] == [
        *("Within", "Before", "In", "Before", "Within", "Missing", "AtLeast")
    ]
    names = [column.name for column in columns_of(whole)]
    assert names == ["created", "closed", "stages_reached", "amount"]
    assert parameters_of(whole) == ("period", "day", "stage")
    assert columns_of(CLOSED.before(CREATED)) == (CLOSED, CREATED)


def test_parts_of_no_parts_are_one_deep() -> None:
    deep: Criterion = All(())
    for _ in range(63):
        deep = ~deep
    with pytest.raises(TooDeep):
        _ = ~deep


def test_the_parts_of_a_quantity_and_whether_it_adds_money() -> None:
    several = Several((("days", SPAN), ("amount", SUM)))
    assert parts_of(Count()) == ()
    assert parts_of(SUM) == (SUM,)
    assert parts_of(several) == (SPAN, SUM)
    assert [adds_money(each) for each in (Count(), SUM, PRODUCT, SPAN, EACH, several)] == [
        *(False, True, True, False, False, True)
    ]


def test_a_column_of_labels_is_asked_for_one_of_several() -> None:
    stages = LabelsColumn("stages_reached", tuple)
    one_of = In(stages, ("Demo", Parameter("stage")))
    table = Placement((Row("won", one_of), Row("lost", ~one_of)))
    reached: list[Any] = [(), ("Demo",), ("Visit",), ("Visit", "Proposal"), None]
    rows = [evolve(DEALS[0], id=str(at), stages_reached=one) for at, one in enumerate(reached)]

    found = both(rows, table, Count(), (), keep_ids=True, stage="Proposal")
    assert found.ids == {"won": ("1", "3"), "lost": ("0", "2", "4")}


def test_a_hole_in_a_table_is_found_with_what_was_given() -> None:
    table = Placement((Row("won", CLOSED.within(Parameter("period"))),))
    given = {"period": Period.month(2024, 1)}
    late = evolve(DEALS[0], id="late", closed=date(2024, 2, 1))
    options: dict[str, Any] = {"counted": (), "quantity": Count(), "given": given}
    with pytest.raises(Unplaced, match="late"):
        tally([DEALS[0], late], table, **options)


def test_a_wrong_type_is_told_with_those_that_would_do() -> None:
    either = Column("days", (int, Decimal))
    table = Placement((Row("won", Missing(either)), Row("lost", ~Missing(either))))
    row = SimpleNamespace(id="D-1", days="3", amount=Money(1, "EUR"))
    summed = SumProduct(AMOUNT, NumberColumn("days", (int, Decimal)))
    with pytest.raises(WrongType) as caught:
        tally([row], table, counted=("lost",), quantity=summed, given={})
    told = str(caught.value)
    assert "int | Decimal" in told
    assert "str" in told
    assert "no such attribute" not in told
