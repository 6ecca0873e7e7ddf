"""What it costs to draw an entity: against `st.builds` of the same class, written by hand."""

import statistics
import time
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from written_by_hand import BUILDS

from salesterms.strategies.registering import ENTITIES

BOUND = 2.0


def _seconds(strategy: st.SearchStrategy[Any], count: int) -> float:
    """The CPU time of drawing so many examples, nothing else asked of them."""

    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(strategy)
    def drawn(_: object) -> None: ...

    start = time.process_time()
    drawn()
    return time.process_time() - start


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print each ratio, and return the worst of them with its bound."""
    count, rounds = (100, 3) if small else (300, 7)
    found: dict[str, float] = {}
    for kind, made in ENTITIES.items():
        ours, by_hand = made(), BUILDS[kind]
        pairs = [(_seconds(ours, count), _seconds(by_hand, count)) for _ in range(rounds)]
        found[kind.__name__] = statistics.median(one / other for one, other in pairs)
    for name, ratio in sorted(found.items(), key=lambda each: -each[1]):
        print(f"drawing: {name:27} {ratio:5.2f} x builds (bound {BOUND})")
    worst = max(found, key=lambda name: found[name])
    return {f"drawing: the worst, {worst}": (found[worst], BOUND)}


if __name__ == "__main__":
    main(small=False)
