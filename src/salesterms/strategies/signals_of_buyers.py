"""Signals of one buyer, and what they are worth to a team."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from salesterms.qualification import Decay, DecayForm, IntentModel, Signal, SignalKind
from salesterms.strategies.single_values import instants

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hypothesis.strategies import SearchStrategy

_NAMES = ("visit", "pricing page", "demo")
_POSITIVE = st.integers(1, 400) | st.decimals(Decimal("0.1"), 90, places=1)


@st.composite
def signals(
    draw: st.DrawFn,
    *,
    account: str = "A-1",
    names: Sequence[str] = _NAMES,
    at: SearchStrategy[datetime] | None = None,
) -> Signal:
    """Signals of one account, some of a person there, without an id.

    >>> from hypothesis import find
    >>> from salesterms.strategies import signals
    >>> find(signals(), lambda one: one.strength > 3).account
    'A-1'
    """
    return Signal(
        kind=draw(st.sampled_from(SignalKind)),
        name=draw(st.sampled_from(names)),
        person=draw(st.none() | st.sampled_from(("P-1", "P-2"))),
        account=account,
        at=draw(instants() if at is None else at),
        strength=draw(st.integers(0, 50) | st.decimals(0, 50, places=2)),
    )


def decays() -> SearchStrategy[Decay]:
    """Decays of every form.

    >>> from hypothesis import find
    >>> from salesterms.qualification import DecayForm
    >>> from salesterms.strategies import decays
    >>> find(decays(), lambda one: one.form is DecayForm.LOSES_POINTS).loss
    1
    """
    halving = st.sampled_from((DecayForm.HALVES_GRADUALLY, DecayForm.HALVES_AT_ONCE))
    return st.builds(Decay, form=halving, days=_POSITIVE) | st.builds(
        Decay, form=st.just(DecayForm.LOSES_POINTS), days=_POSITIVE, loss=_POSITIVE
    )


@st.composite
def intent_models(draw: st.DrawFn) -> IntentModel:
    """What signals are worth: a weight for every kind, of which one at least is above 0.

    >>> from hypothesis import find
    >>> from salesterms.strategies import intent_models
    >>> len(find(intent_models(), lambda one: one.half_life == 1).weights)
    6
    """
    weights = {kind: draw(st.integers(0, 9)) for kind in SignalKind}
    weights[draw(st.sampled_from(SignalKind))] = draw(st.integers(1, 9))
    return IntentModel(
        weights=tuple(weights.items()), half_life=draw(_POSITIVE), full=draw(_POSITIVE)
    )
