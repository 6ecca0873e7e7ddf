"""Tables of rates without a gap or an overlap, and limits that fit each other."""

from decimal import Decimal

import pytest

from salesterms import Money
from salesterms.documents import DocumentProblems, dumps, loads, structure
from salesterms.entities import (
    COMMISSION_BASIS_WORDS,
    COMMISSION_KIND_WORDS,
    TIER_MEASURE_WORDS,
    CommissionBasis,
    CommissionKind,
    CommissionPlan,
    CommissionTier,
    EntityProblems,
    TierMeasure,
)


def tier(lower: int | str, upper: int | str | None, rate: str = "0.05") -> CommissionTier:
    top = None if upper is None else Decimal(upper)
    return CommissionTier(lower=Decimal(lower), upper=top, rate=Decimal(rate))


#: A published plan: nothing to half of the quota, then rising rates (250,000 is the quota).
PROWI = (
    tier(0, 125_000, "0"),
    tier(125_000, 250_000, "0.08"),
    tier(250_000, 312_500, "0.12"),
    tier(312_500, 375_000, "0.15"),
    tier(375_000, None, "0.18"),
)


def plan(*tiers: CommissionTier, **given: object) -> CommissionPlan:
    about = {
        "name": "2026",
        "kind": CommissionKind.MARGINAL,
        "basis": CommissionBasis.REVENUE,
        "measure": TierMeasure.BASIS,
        "currency": "EUR",
        "period_months": 12,
        "tiers": tiers or PROWI,
        **given,
    }
    return CommissionPlan(**about)  # type: ignore[arg-type]


def told(caught: pytest.ExceptionInfo[EntityProblems]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in caught.value.problems]


def test_a_published_table_is_taken_and_comes_back() -> None:
    made = plan(
        product_rates={"training": Decimal("0.02"), "repairs": 0},
        threshold=50_000,
        cap=Money("100000", "EUR"),
        floor=Money("0", "EUR"),
        draw=Money("2000", "EUR"),
        draw_recoverable=True,
        clawback_months=12,
        clawback_pro_rata=True,
    )

    assert loads(dumps(made), CommissionPlan) == made
    assert made.product_rates["repairs"] == 0
    assert made.threshold == 50_000
    assert hash(made) == hash(loads(dumps(made), CommissionPlan))


@pytest.mark.parametrize("kind", list(CommissionKind))
def test_every_kind_takes_one_rate(kind: CommissionKind) -> None:
    assert plan(tier(0, None), kind=kind).kind is kind


def test_a_tier_says_its_bounds() -> None:
    assert [str(one) for one in PROWI[3:]] == [
        "312500 up to 375000: 0.15",
        "375000 and above: 0.18",
    ]


@pytest.mark.parametrize(
    ("tiers", "problems"),
    [
        ((tier(0, 10), tier(11, None)), [("tier_gap", "$.tiers[1].lower")]),
        ((tier(0, 10), tier("9.99", None)), [("tier_overlap", "$.tiers[1].lower")]),
        ((tier(5, None),), [("tier_gap", "$.tiers[0].lower")]),
        ((tier(0, 10),), [("last_tier_ends", "$.tiers[0].upper")]),
        ((tier(0, None), tier(10, None)), [("tier_after_the_last", "$.tiers[1].lower")]),
        (
            (tier(0, 10), tier(20, 30), tier(25, 40)),
            [
                ("tier_gap", "$.tiers[1].lower"),
                ("tier_overlap", "$.tiers[2].lower"),
                ("last_tier_ends", "$.tiers[2].upper"),
            ],
        ),
        (
            (tier(10, None), tier(0, 10)),
            [
                ("tier_gap", "$.tiers[0].lower"),
                ("tier_after_the_last", "$.tiers[1].lower"),
                ("last_tier_ends", "$.tiers[1].upper"),
            ],
        ),
    ],
)
def test_every_gap_and_overlap_is_named_with_its_place(
    tiers: tuple[CommissionTier, ...], problems: list[tuple[str, str]]
) -> None:
    with pytest.raises(EntityProblems) as caught:
        plan(*tiers)

    assert told(caught) == problems
    assert caught.value.text("nl")


def test_a_gap_says_what_no_tier_holds() -> None:
    """A cent that a published table forgets: up to 99,999.99, and from 100,000 on."""
    with pytest.raises(EntityProblems) as caught:
        plan(tier(0, "99999.99"), tier(100_000, None))

    assert "no tier holds what lies from 99999.99 up to 100000 @ $.tiers[1].lower" in str(
        caught.value
    )


def test_no_tiers_at_all_are_refused() -> None:
    with pytest.raises(EntityProblems) as caught:
        plan(tiers=())

    assert told(caught) == [("no_tiers", "$.tiers")]


def test_a_flat_plan_has_one_rate() -> None:
    with pytest.raises(EntityProblems) as caught:
        plan(kind=CommissionKind.FLAT)

    assert told(caught) == [("one_rate_only", "$.tiers")]


def test_a_rate_is_a_share_unless_pieces_are_paid_for() -> None:
    with pytest.raises(EntityProblems) as caught:
        plan(tier(0, None, "5"), product_rates={"a b": Decimal(2)})

    assert told(caught) == [
        ("rate_above_one", "$.tiers[0].rate"),
        ("rate_above_one", "$.product_rates['a b']"),
    ]
    made = plan(tier(0, None, "5"), basis=CommissionBasis.UNITS)
    assert made.tiers[0].rate == 5


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        (
            {"cap": Money(1, "EUR"), "floor": Money(2, "EUR")},
            [("cap_below_floor", "$.cap")],
        ),
        (
            {"cap": Money(1, "USD"), "floor": Money(2, "EUR")},
            [("other_currency", "$.cap")],
        ),
        ({"draw": Money(1, "EUR")}, [("one_without_the_other", "$.draw")]),
        ({"clawback_pro_rata": False}, [("one_without_the_other", "$.clawback_pro_rata")]),
        ({"currency": "EURO"}, [("not_as_asked", "$.currency")]),
        ({"product_rates": {"a": 0.5}}, [("not_as_asked", "$.product_rates")]),
        ({"product_rates": {"": 0}}, [("not_as_asked", "$.product_rates")]),
        ({"product_rates": 5}, [("not_as_asked", "$.product_rates")]),
        ({"period_months": 0}, [("not_as_asked", "$.period_months")]),
        ({"threshold": -1}, [("not_as_asked", "$.threshold")]),
        ({"tiers": list(PROWI)}, [("not_as_asked", "$.tiers")]),
        (
            {"clawback_months": 0, "kind": "flat"},
            [("not_as_asked", "$.kind"), ("not_as_asked", "$.clawback_months")],
        ),
    ],
)
def test_limits_that_do_not_fit_are_refused(
    given: dict[str, object], problems: list[tuple[str, str]]
) -> None:
    with pytest.raises(EntityProblems) as caught:
        plan(**given)

    assert told(caught) == problems
    assert caught.value.text("nl")


@pytest.mark.parametrize("upper", [5, 3])
def test_a_tier_that_holds_nothing_is_refused(upper: int) -> None:
    with pytest.raises(EntityProblems) as caught:
        tier(5, upper)

    assert told(caught) == [("empty_tier", "$.upper")]


def test_a_document_tells_a_gap_at_its_tier() -> None:
    document = {
        "naam": "2026",
        "soort": "marginal",
        "grondslag": "revenue",
        "maat_van_schijven": "attainment",
        "munteenheid": "EUR",
        "maanden_per_periode": 3,
        "schijven": [
            {"van": "0", "tot": "1", "percentage": "0.05"},
            {"van": "1.2", "tot": None, "percentage": "0.1"},
        ],
    }
    with pytest.raises(DocumentProblems) as caught:
        structure(document, CommissionPlan)

    assert [(one.code, one.path) for one in caught.value.problems] == [
        ("tier_gap", "$.schijven[1].lower")
    ]


def test_every_word_is_there() -> None:
    for words, kind in (
        (COMMISSION_KIND_WORDS, CommissionKind),
        (COMMISSION_BASIS_WORDS, CommissionBasis),
        (TIER_MEASURE_WORDS, TierMeasure),
    ):
        assert list(words) == list(kind)
