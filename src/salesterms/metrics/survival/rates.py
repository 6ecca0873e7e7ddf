"""What is left of the customers after a time, and how long they stay, by Kaplan & Meier.

Glossary: customer-lifetime (000:26).
"""

from __future__ import annotations

from typing import Any, Final

from salesterms.criteria import Each, Row, Several
from salesterms.entities.shapes import NOT_NEGATIVE
from salesterms.errors import Text
from salesterms.metrics.definition import Edge
from salesterms.metrics.fields import PERIOD
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.survival.lifespan import (
    DURATION,
    ENTERED,
    LIFESPANS,
    SIGHTING,
    STARTED,
    UNIT,
    Lifespan,
    Sighting,
)
from salesterms.metrics.survival.readings import (
    COUNTED,
    STEPS,
    area_in_floats,
    in_floats,
    mean_until,
    median_time,
    steps_found,
    survival_at,
)
from salesterms.metrics.survival.steps import exact_area, exact_survival
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source

_PLACES: Final = (
    Row("no_start_date", STARTED.missing(), only_with="period"),
    Row("outside_period", ~STARTED.within(PERIOD)),
    *(Row(one.value, SIGHTING.is_(one)) for one in Sighting),
)
_EACH: Final = Several(
    (("durations", Each(DURATION)), ("entries", Each(ENTERED)), ("units", Each(UNIT)))
)
#: A product of as many parts as there can be steps is off by this share of it at most.
_TOLERANCE: Final = 1e-8
_KAPLAN_MEIER: Final = ("Kaplan-Meier", "product-limit estimate")


_SOURCE: Final = Source(
    Text(
        "Kaplan & Meier: of those there until a time, the part that does not end at it stays",
        "Kaplan & Meier: van wie er tot een tijdstip is, blijft het deel dat dan niet eindigt",
    ),
    (
        "Kaplan & Meier (1958), Nonparametric estimation from incomplete observations",
        "lifelines.readthedocs.io, KaplanMeierFitter",
    ),
)


def _variant(name: str, says: Text, formula: Formula, **rest: Any) -> Variant:
    return Variant(
        name=name,
        says=says,
        places=_PLACES,
        counted=COUNTED,
        quantity=_EACH,
        inputs=steps_found,
        formula=formula,
        date="started",
        source=_SOURCE,
        **rest,
    )


_RATE_FORMULA: Final = Formula(
    Text(
        "product of (at risk - ended) / at risk, of all times up to {time}",
        "product van (er nog - afgelopen) / er nog, over alle tijden tot en met {time}",
    ),
    r"\prod_{t_i \le <time>} \frac{n_i - d_i}{n_i}",
    Text(
        "the product, over all times up to the one that is asked for, of (still there - ended) /"
        " still there",
        "het product, over alle tijden tot en met de gevraagde, van (er nog - afgelopen) / er nog",
    ),
)
_NOTHING: Final = Edge(
    "nothing_counted",
    Text("no row counts", "geen enkele rij telt mee"),
    Text("undefined (nothing_counted), and not 0", "onbepaald (nothing_counted), en geen 0"),
)
_NO_TIME: Final = Edge(
    "no_time_seen",
    Text(
        "a row was first seen when it ended or later, as where it lasted for 0",
        "een rij is pas gezien toen die voorbij was, zoals bij een duur van 0",
    ),
    Text(
        "left out (no_time_seen): that it lasted could not have been seen",
        "buiten beschouwing (no_time_seen): dat die bleef, was niet te zien",
    ),
)
_MIXED: Final = Edge(
    "mixed_time_units",
    Text(
        "the rows that count are in several units of time",
        "de rijen die tellen zijn in meer dan één tijdseenheid",
    ),
    Text(
        "refused (mixed_time_units): group by unit, or ask one of them",
        "geweigerd (mixed_time_units): groepeer op unit, of vraag er één op",
    ),
)
_BEYOND: Final = Text(
    "not yet observable (beyond_sight): some had not ended when last seen",
    "nog niet waarneembaar (beyond_sight): een deel was nog niet voorbij",
)
_LATER: Final = Text(
    "the time lies after the last one that was seen", "de tijd ligt na de laatste die is gezien"
)

survival_rate: RowMetric[Lifespan] = RowMetric(
    id="survival_rate",
    labels=_KAPLAN_MEIER,
    term="customer-lifetime",
    rows=LIFESPANS,
    title=Text("Survival rate", "Overlevingskans"),
    variants=(
        _variant(
            "kaplan_meier",
            Text(
                "the part that is still there after a time",
                "het deel dat er na een bepaalde tijd nog is",
            ),
            _RATE_FORMULA,
            compute=survival_at(in_floats),
            takes={"time": NOT_NEGATIVE, **STEPS},
            needs=("time",),
            unit="ratio",
            exact=False,
            tolerance=_TOLERANCE,
        ),
        _variant(
            "kaplan_meier_exact",
            Text(
                "the same as an exact fraction, which takes longer the more times there are",
                "hetzelfde als exacte breuk, die meer tijd kost naarmate er meer tijden zijn",
            ),
            _RATE_FORMULA,
            compute=survival_at(exact_survival),
            takes={"time": NOT_NEGATIVE, **STEPS},
            needs=("time",),
            unit="ratio",
        ),
    ),
    edges=(
        _NOTHING,
        _NO_TIME,
        _MIXED,
        Edge("beyond_sight", _LATER, _BEYOND),
        Edge(
            "all_ended",
            Text(
                "the time lies after the last one, and all had ended by then",
                "de tijd ligt na de laatste, en toen was alles al voorbij",
            ),
            Text("0", "0"),
        ),
        Edge(
            "censored_at_an_end",
            Text(
                "some are last seen at the time at which others end",
                "een deel is voor het laatst gezien toen een ander deel eindigde",
            ),
            Text(
                "they are at risk at that time: ends come first",
                "dat deel is er dan nog: het einde gaat voor",
            ),
        ),
        Edge(
            "late_entry",
            Text(
                "a row was first seen after a while",
                "een rij is pas na een tijd voor het eerst gezien",
            ),
            Text("it is at risk from after that", "die telt pas daarna mee als er nog"),
        ),
    ),
)

survival_time: RowMetric[Lifespan] = RowMetric(
    id="survival_time",
    labels=_KAPLAN_MEIER,
    term="customer-lifetime",
    rows=LIFESPANS,
    title=Text("Survival time", "Overlevingsduur"),
    variants=(
        _variant(
            "median",
            Text(
                "the first time after which half or fewer are still there",
                "de eerste tijd waarna de helft of minder er nog is",
            ),
            Formula(
                Text(
                    "first time with survival of 1/2 or less",
                    "eerste tijd met een overleving van 1/2 of minder",
                ),
                r"\min \{t : S(t) \le \tfrac{1}{2}\}",
                Text(
                    "the first time after which survival is 1/2 or less",
                    "de eerste tijd waarna de overleving 1/2 of minder is",
                ),
            ),
            compute=median_time,
            takes=STEPS,
            unit="of_durations",
        ),
        *(
            _variant(
                name,
                says,
                Formula(
                    Text(
                        "area below the survival up to {until}",
                        "oppervlakte onder de overleving tot {until}",
                    ),
                    r"\int_0^{<until>} S(t)\,dt",
                    Text(
                        "the area below the survival, up to the time that is asked for",
                        "de oppervlakte onder de overleving, tot de gevraagde tijd",
                    ),
                ),
                takes={"until": NOT_NEGATIVE, **STEPS},
                needs=("until",),
                unit="of_durations",
                **rest,
            )
            for name, says, rest in (
                (
                    "restricted_mean",
                    Text(
                        "the mean time up to a certain one; who stays longer counts for that",
                        "de gemiddelde tijd tot een bepaalde tijd; wie langer blijft telt daarvoor",
                    ),
                    {
                        "compute": mean_until(area_in_floats),
                        "exact": False,
                        "tolerance": _TOLERANCE,
                    },
                ),
                (
                    "restricted_mean_exact",
                    Text(
                        "the same as an exact fraction, which takes longer",
                        "hetzelfde als exacte breuk, wat meer tijd kost",
                    ),
                    {"compute": mean_until(exact_area)},
                ),
            )
        ),
    ),
    edges=(
        _NOTHING,
        _NO_TIME,
        _MIXED,
        Edge(
            "median_not_reached",
            Text(
                "more than half were still there when last seen",
                "meer dan de helft was er nog toen het laatst is gezien",
            ),
            Text(
                "not yet observable (median_not_reached)",
                "nog niet waarneembaar (median_not_reached)",
            ),
            ("median",),
        ),
        Edge("beyond_sight", _LATER, _BEYOND, ("restricted_mean", "restricted_mean_exact")),
    ),
)
