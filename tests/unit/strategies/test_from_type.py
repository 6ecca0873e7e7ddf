"""After `import salesterms.strategies`, Hypothesis finds the strategy of every type by itself."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import salesterms.strategies
from salesterms.strategies.registering import STRATEGIES

USERS_PROJECT = """
from attrs import frozen
from hypothesis import given, settings, strategies as st
import salesterms.strategies
from salesterms import Category, Money, Opportunity

@frozen
class Slide:
    deal: Opportunity
    price: Money

seen = []

@settings(max_examples=5, database=None)
@given(st.from_type(Slide), st.from_type(Opportunity))
def test(slide, deal):
    assert isinstance(slide.deal.status, Category) and type(slide.price) is Money
    seen.append(deal)

test()
print(len(seen) >= 5)
"""


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
def test_the_strategy_of_a_type_gives_objects_of_it(kind: type) -> None:
    @settings(max_examples=3, database=None, deadline=None)
    @given(st.from_type(kind))
    def holds(made: object) -> None:
        assert isinstance(made, kind)

    holds()


@pytest.mark.slow
def test_a_class_of_a_user_that_holds_a_deal_is_found_too() -> None:
    run = subprocess.run(
        [sys.executable, "-c", USERS_PROJECT], capture_output=True, text=True, check=True
    )
    assert run.stdout == "True\n"


def test_every_strategy_is_public() -> None:
    names = {made.__name__ for made in STRATEGIES.values()} - {"one_approval"}
    assert names <= set(salesterms.strategies.__all__)
