"""Every metric by its id."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from salesterms.metrics.places import METRIC_PLACES
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.metrics.family import Family


def _metrics() -> Iterator[Family]:
    for module, names in METRIC_PLACES.items():
        loaded = import_module(f"salesterms.metrics.{module}")
        for name in names:
            yield getattr(loaded, name)


#: Every metric by its id, families one after another.
METRICS: FrozenMapping[str, Family] = FrozenMapping((metric.id, metric) for metric in _metrics())
