"""Survival against the libraries that people use for it: lifelines and SciPy.

Both are in the group `peers`, and without them there is nothing to compare with. Ours begins with
rows and theirs with the lists that it takes; both end with the curve. SciPy looks for the same
lowest point with its own Nelder & Mead, at the precision that it has by default, which is less than
that of the fit. CPU time of one interleaved run; the median is quoted.
"""

import gc
import statistics
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from math import exp
from random import Random
from typing import Any

from salesterms.metrics import Lifespan, kaplan_meier, sbg_fit
from salesterms.metrics.survival.fitting import _Renewals

BOUND = 0.5
COHORTS = {
    "High End": [1000, 869, 743, 653, 593, 551, 517, 491],
    "Regular": [1000, 631, 468, 382, 326, 289, 262, 241],
}


def _cpu(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def _ratio(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> float:
    """The median of how long ours takes, as a share of theirs, after one of each to warm up."""
    ours()
    theirs()
    gc.collect()
    gc.freeze()
    pairs = [(_cpu(ours), _cpu(theirs)) for _ in range(rounds)]
    gc.unfreeze()
    return statistics.median(mine / other for mine, other in pairs)


def curves(rounds: int) -> dict[str, tuple[float, float]]:
    """100,000 customers of up to three years, in days; and, without a bound, all different."""
    fitter: Any = import_module("lifelines").KaplanMeierFitter
    drawn = Random(1)
    found: dict[str, tuple[float, float]] = {}
    for name, longest, bound in (("days", 1_100, BOUND), ("all different", 10**9, float("inf"))):
        durations = [drawn.randint(1, longest) for _ in range(100_000)]
        ended = [drawn.random() < 0.6 for _ in durations]
        rows = [
            Lifespan(id=f"C-{n}", duration=duration, ended=over)
            for n, (duration, over) in enumerate(zip(durations, ended, strict=True))
        ]

        def theirs(durations: Any = durations, ended: Any = ended) -> object:
            return fitter().fit(durations, ended)

        ratio = _ratio(lambda rows=rows: kaplan_meier(rows), theirs, rounds)  # type: ignore[misc]
        print(f"Kaplan-Meier, {name:13} {ratio:5.2f} x lifelines (bound {bound}), 100,000 rows")
        if bound == BOUND:
            found[f"Kaplan-Meier {name} / lifelines"] = (ratio, bound)
    return found


def fits(rounds: int) -> dict[str, tuple[float, float]]:
    """The two cohorts of Fader & Hardie, fifty times each."""
    minimize: Any = import_module("scipy.optimize").minimize
    found: dict[str, tuple[float, float]] = {}
    for name, cohort in COHORTS.items():
        renewals = _Renewals([cohort])

        def unlikely(at: Any, renewals: _Renewals = renewals) -> float:
            return -renewals.log_likelihood(exp(at[0]), exp(at[1]))

        def theirs(unlikely: Any = unlikely) -> object:
            return [minimize(unlikely, (0.0, 0.0), method="Nelder-Mead") for _ in range(50)]

        def ours(cohort: Any = cohort) -> object:
            return [sbg_fit(cohort) for _ in range(50)]

        ratio = _ratio(ours, theirs, rounds)
        found[f"sBG {name} / SciPy"] = (ratio, BOUND)
        print(f"sBG fit, {name:18} {ratio:5.2f} x SciPy's Nelder-Mead (bound {BOUND})")
    return found


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return the ratios with their bounds, of the peers that are there."""
    found: dict[str, tuple[float, float]] = {}
    rounds = 15 if small else 31  # short ones, of which many are disturbed by others
    for peer, measure in (("lifelines", curves), ("scipy", fits)):
        if find_spec(peer) is None:
            print(f"{peer} is not installed: nothing to compare with")
        else:
            found |= measure(rounds)
    return found


if __name__ == "__main__":
    main(small=False)
