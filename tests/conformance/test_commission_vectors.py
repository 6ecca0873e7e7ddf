"""The vectors of commission: the plain second reading gives what each says, as the library does."""

from fractions import Fraction
from typing import Any

import pytest
from second import commission as second

from salesterms.conformance import Vector, vectors


def plain(form: Any) -> Any:
    """An answer without spelling: each amount as its number, and what has no amount as it is."""
    if isinstance(form, dict) and form.keys() == {"amount", "currency"}:
        return Fraction(form["amount"])
    if isinstance(form, dict):
        return {key: plain(one) for key, one in form.items()}
    return [plain(one) for one in form] if isinstance(form, list) else form


def answered(name: str) -> list[Any]:
    """The vectors of a file that have an answer, or say why not; an error is the library's own."""
    return [pytest.param(one, id=one.id) for one in vectors(name) if "error" not in one.expected]


@pytest.mark.parametrize("vector", answered("commission"))
def test_a_formula(vector: Vector) -> None:
    expected = dict(vector.expected)
    if "refused" in expected:  # the bound of Money: Fractions have none
        assert expected == {"refused": "out_of_bounds"}
        return
    found = second.computed(str(vector.variant), dict(vector.inputs or {}))
    if "undefined" in expected:
        assert found is None
    else:
        assert found == Fraction(expected["value"]["money"]["amount"])


@pytest.mark.parametrize("vector", answered("commission_statement"))
def test_a_statement(vector: Vector) -> None:
    assert second.statement(dict(vector.inputs or {})) == plain(dict(vector.expected))


@pytest.mark.parametrize("vector", answered("split_credit"))
def test_a_split(vector: Vector) -> None:
    assert second.credits_of(dict(vector.inputs or {})) == plain(dict(vector.expected))
