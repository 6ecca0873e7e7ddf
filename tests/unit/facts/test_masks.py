"""Criteria as masks of bits."""

from typing import Any as Anything

import pytest

from salesterms.criteria import All, Any, AtLeast, Column, In, Missing
from salesterms.facts import (
    CATALOGUE,
    CUSTOMER,
    DEAL,
    Facts,
    NotAboutFacts,
    NotARung,
    NotOrdered,
    TooManyChoices,
)
from salesterms.facts.masks import Layout, Pair, fits, support_of

INTEREST, TALKED = CATALOGUE["interest"], CATALOGUE["talked"]
#: Interest has the bits 0 to 4, deal 5 to 9 and talked 10.
LAYOUT = Layout((INTEREST, DEAL, TALKED))


def test_every_fact_has_its_own_bits() -> None:
    assert LAYOUT.offset == {"interest": 0, "deal": 5, "talked": 10}
    assert LAYOUT.width == 11
    assert LAYOUT.full == 0b1_11111_11111
    assert sum(map(LAYOUT.all_bits, LAYOUT.axes)) == LAYOUT.full


def test_a_ladder_sets_all_bits_below_and_a_position_only_its_own() -> None:
    assert LAYOUT.bits(INTEREST, 0) == 0
    assert LAYOUT.bits(INTEREST, 3) == 0b111
    assert LAYOUT.bits(DEAL, 0) == 0b00001_00000
    assert LAYOUT.bits(DEAL, 4) == 0b10000_00000


@pytest.mark.parametrize(
    ("criterion", "pairs"),
    [
        (INTEREST.at_least("none"), [Pair(0, 0)]),
        (~INTEREST.at_least("none"), []),
        (INTEREST.at_least("explicit"), [Pair(0b100, 0)]),
        (~INTEREST.at_least("explicit"), [Pair(0, 0b100)]),
        (INTEREST.is_("none"), [Pair(0, 0b1)]),
        (INTEREST.is_("buying"), [Pair(0b10000, 0)]),
        (INTEREST.is_("inquiring", "explicit"), [Pair(0b10, 0b1000)]),
        (INTEREST.is_("none", "explicit"), [Pair(0, 0b1), Pair(0b100, 0b1000)]),
        (INTEREST.is_(), []),
        (~INTEREST.is_(), [Pair(0, 0)]),
        (DEAL.is_("open"), [Pair(0, 0b11101_00000)]),
        (~DEAL.is_("open"), [Pair(0, 0b00010_00000)]),
        (DEAL.is_(), []),
        (DEAL.is_(*DEAL.names), [Pair(0, 0)]),
        (~DEAL.is_(*DEAL.names), []),
        (TALKED.holds & INTEREST.holds, [Pair(0b1_00000_00001, 0)]),
        (TALKED.holds | INTEREST.holds, [Pair(0b1_00000_00000, 0), Pair(1, 0)]),
        (~(TALKED.holds & INTEREST.holds), [Pair(0, 0b1_00000_00000), Pair(0, 1)]),
        (~(TALKED.holds | INTEREST.holds), [Pair(0, 0b1_00000_00001)]),
        (TALKED.holds | TALKED.is_("yes"), [Pair(0b1_00000_00000, 0)]),
        (TALKED.holds & ~TALKED.holds, []),
        (DEAL.is_("open") | DEAL.is_("held"), [Pair(0, 0b11001_00000)]),
        (~(~DEAL.is_("open") & ~DEAL.is_("held")), [Pair(0, 0b11001_00000)]),
        (DEAL.is_("open") | ~DEAL.is_("open"), [Pair(0, 0)]),
        (INTEREST.is_("explicit") | INTEREST.is_("inquiring"), [Pair(0b10, 0b1000)]),
        (
            INTEREST.is_("none") | TALKED.holds | INTEREST.is_("engaged"),
            [Pair(0, 0b10), Pair(0b1_00000_00000, 0)],
        ),
        (
            DEAL.is_("open") & TALKED.holds | DEAL.is_("held") & TALKED.holds,
            [Pair(0b1_00000_00000, 0b11001_00000)],
        ),
        (All(()), [Pair(0, 0)]),
        (Any(()), []),
    ],
)
def test_a_criterion_is_a_choice_of_masks(criterion: Anything, pairs: list[Pair]) -> None:
    assert list(LAYOUT.pairs(criterion)) == pairs
    masks = tuple(pair.need | pair.bar << 11 for pair in pairs)
    assert LAYOUT.sure_masks(criterion) == masks


def test_masks_fit_bits() -> None:
    live = CATALOGUE.layout.pairs(DEAL.is_("open", "held") & CUSTOMER.is_("active"))
    assert fits(live, Facts(deal="held", customer="active").low)
    assert not fits(live, Facts(deal="won", customer="active").low)
    assert not fits((), 0)


def test_the_support_is_every_bit_that_is_looked_at() -> None:
    assert support_of(LAYOUT.pairs(INTEREST.is_("explicit") | TALKED.holds)) == 0b1_00000_01100
    assert support_of(()) == 0


@pytest.mark.parametrize(
    "odd",
    [
        Missing(DEAL),
        DEAL,
        None,
        CUSTOMER.is_("active"),
        In(Column("deal", str), ("open",)),
        TALKED.holds & Missing(TALKED),
    ],
)
def test_what_is_not_about_these_facts_is_refused(odd: Anything) -> None:
    with pytest.raises(NotAboutFacts) as refused:
        LAYOUT.pairs(odd)
    assert isinstance(refused.value, TypeError)
    assert "use at_least, is_, holds, &, | and ~ on axes" in str(refused.value)


def test_a_criterion_made_by_hand_is_checked() -> None:
    with pytest.raises(NotOrdered):
        LAYOUT.pairs(AtLeast(DEAL, "open"))
    with pytest.raises(NotARung):
        LAYOUT.pairs(In(DEAL, ("opened",)))


def test_a_criterion_of_too_many_choices_is_refused() -> None:
    layout = CATALOGUE.layout
    graded = [axis for axis in CATALOGUE.values() if len(axis.names) == 5 and axis.ordered]
    apart = [axis.is_("none", "stated", "proven") for axis in graded]
    assert len(layout.pairs(All(tuple(apart)))) == 3 ** len(apart) < 4096
    more = INTEREST.is_("none", "inquiring", "specific")
    with pytest.raises(TooManyChoices, match="A criterion of more than 4096 combinations"):
        layout.pairs(All((*apart, more)))


@pytest.mark.parametrize(
    ("facts", "sure"),
    [
        (Facts(deal="won"), True),
        (Facts(deal=("open", "won")), True),
        (Facts(deal=("lost", "won")), False),
    ],
)
def test_a_criterion_is_sure_where_one_of_its_choices_is(facts: Facts, sure: bool) -> None:
    assert CATALOGUE.layout.is_sure(DEAL.is_("open", "won"), facts.sure) is sure
