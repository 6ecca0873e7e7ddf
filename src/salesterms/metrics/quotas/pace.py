"""Whether a quota will be reached: what is still to come, what sellers can carry, and the run rate.

Each takes an amount of money or a number of something, and answers in the same. Money is rounded
once, half up, to the minor unit. Glossary: sales-quota (000:82).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from salesterms.entities.shapes import NOT_NEGATIVE
from salesterms.errors import Shape, Text
from salesterms.metrics.amounts import AMOUNT_OR_NUMBER, FROM_ZERO, bare, check_alike, like, share
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.definition import Definition, Edge, Unanswered
from salesterms.metrics.quotas.numbers import PARTS
from salesterms.metrics.rates import fraction_of
from salesterms.metrics.terms import COUNT
from salesterms.results import Formula, Source, Status
from salesterms.values import Money, Ratio

_OURS: Final = Source(
    Text("ours: what is left of the quota", "eigen definitie: wat er van het target rest")
)
_PLAN: Final = Source(
    Text(
        "ours, after capacity planning: sellers x what each is to sell x what of it is reached as a"
        " rule",
        "eigen definitie, naar capaciteitsplanning: verkopers x wat ieder moet verkopen x wat"
        " daarvan gewoonlijk lukt",
    )
)
_RATE: Final = Source(
    Text(
        "ours, after the run rate of sales reports: what was sold so far, at the same pace to the"
        " end",
        "eigen definitie, naar de run rate van verkooprapporten: wat er is verkocht, in hetzelfde"
        " tempo tot het einde",
    )
)
_AN_ATTAINMENT: Final = Shape(
    Text("an exact number or a Ratio of 0 or more", "een exact getal of een Ratio van 0 of meer"),
    lambda given: (
        (given.defined and given.fraction() >= 0)
        if isinstance(given, Ratio)
        else NOT_NEGATIVE.fits(given)
    ),
)


def _gap(quota: Any, actual: Any) -> Any:
    check_alike(quota=quota, actual=actual)
    return quota - actual if isinstance(quota, Money) else bare(quota) - bare(actual)


def _per_day(quota: Any, actual: Any, days_left: int) -> Any:
    check_alike(quota=quota, actual=actual)
    left = bare(quota) - bare(actual)
    if left <= 0:
        return Unanswered("quota_reached")
    return like(quota, left / days_left) if days_left else None


_OF_QUOTA: Final = {"quota": FROM_ZERO, "actual": AMOUNT_OR_NUMBER}

quota_gap = Calculation(
    id="quota_gap",
    title=Text("Quota gap", "Wat er aan het target ontbreekt"),
    term="sales-quota",
    variants=(
        Definition(
            name="left",
            says=Text("what is still to be reached", "wat er nog te behalen is"),
            compute=_gap,
            takes=_OF_QUOTA,
            formula=Formula("{quota} - {actual}", "<quota> - <actual>"),
            source=_OURS,
            unit="of_quota",
        ),
        Definition(
            name="per_day",
            says=Text(
                "what is still to be reached on each day that is left",
                "wat er op elke resterende dag nog te behalen is",
            ),
            compute=_per_day,
            takes={**_OF_QUOTA, "days_left": COUNT},
            formula=Formula(
                "({quota} - {actual}) / {days_left}", r"\frac{<quota> - <actual>}{<days_left>}"
            ),
            over="days_left",
            source=_OURS,
            unit="of_quota",
            exact=False,
        ),
    ),
    edges=(
        Edge(
            "more_than_the_quota",
            Text("more was reached than the quota", "er is meer behaald dan het target"),
            Text("a gap below 0", "een verschil onder 0"),
            ("left",),
        ),
        Edge(
            "quota_reached",
            Text("the quota is reached", "het target is behaald"),
            Text(
                "undefined (quota_reached): nothing is left for any day",
                "onbepaald (quota_reached): op geen enkele dag is nog iets te behalen",
            ),
            ("per_day",),
        ),
        Edge(
            "no_day_left",
            Text("no day is left", "er rest geen dag"),
            Text("undefined (zero_denominator)", "onbepaald (zero_denominator)"),
            ("per_day",),
        ),
    ),
)


def _plain(sellers: int, quota: Any, attainment: Any) -> Any:
    return like(quota, sellers * bare(quota) * fraction_of(attainment))


def _with_ramp(ramp: Any, quota: Any, attainment: Any) -> Any:
    return like(
        quota, sum(map(Fraction, ramp), Fraction(0)) * bare(quota) * fraction_of(attainment)
    )


quota_capacity = Calculation(
    id="quota_capacity",
    title=Text("Quota capacity", "Wat het team kan dragen"),
    term="sales-quota",
    variants=(
        Definition(
            name="full",
            says=Text("of sellers who know the trade", "van ingewerkte verkopers"),
            compute=_plain,
            takes={"sellers": COUNT, "quota": FROM_ZERO, "attainment": _AN_ATTAINMENT},
            formula=Formula(
                "{sellers} x {quota} x {attainment}",
                r"<sellers> \times <quota> \times <attainment>",
            ),
            source=_PLAN,
            unit="of_quota",
            exact=False,
        ),
        Definition(
            name="ramped",
            says=Text(
                "of sellers who each carry a part of the quota",
                "van verkopers die elk een deel van het target dragen",
            ),
            compute=_with_ramp,
            takes={"ramp": PARTS, "quota": FROM_ZERO, "attainment": _AN_ATTAINMENT},
            formula=Formula(
                Text(
                    "parts of the sellers x {quota} x {attainment}",
                    "delen van de verkopers x {quota} x {attainment}",
                ),
                r"\sum_s r_s \times <quota> \times <attainment>",
                Text(
                    "the sum of the parts of the sellers x the quota x the attainment",
                    "de som van de delen van de verkopers x het target x het behaalde deel",
                ),
            ),
            source=_PLAN,
            unit="of_quota",
            exact=False,
        ),
    ),
    edges=(
        Edge(
            "no_sellers",
            Text("no seller at all", "geen enkele verkoper"),
            Text("0: nobody can sell", "0: niemand kan verkopen"),
        ),
    ),
)


def _projected(actual: Any, days_elapsed: int, days_in_period: int) -> Any:
    if days_elapsed > days_in_period:
        details = (str(days_elapsed), str(days_in_period))
        return Unanswered("longer_than_period", details, Status.REFUSED)
    return like(actual, bare(actual) * days_in_period / days_elapsed) if days_elapsed else None


def _projected_of_quota(actual: Any, quota: Any, days_elapsed: int, days_in_period: int) -> Any:
    check_alike(quota=quota, actual=actual)
    if not days_elapsed or days_elapsed > days_in_period:
        return _projected(actual, days_elapsed, days_in_period)
    return share(bare(actual) * days_in_period, bare(quota) * days_elapsed)


_DAYS: Final = {"actual": AMOUNT_OR_NUMBER, "days_elapsed": COUNT, "days_in_period": COUNT}

run_rate = Calculation(
    id="run_rate",
    title=Text("Run rate", "Run rate"),
    term="sales-quota",
    variants=(
        Definition(
            name="projected",
            says=Text(
                "what the whole period gives at the pace so far",
                "wat de hele periode oplevert in het tempo tot nu toe",
            ),
            compute=_projected,
            takes=_DAYS,
            formula=Formula(
                "{actual} x {days_in_period} / {days_elapsed}",
                r"<actual> \times \frac{<days_in_period>}{<days_elapsed>}",
            ),
            over="days_elapsed",
            source=_RATE,
            unit="of_quota",
            exact=False,
        ),
        Definition(
            name="of_quota",
            says=Text(
                "the part of the quota that this pace reaches",
                "het deel van het target dat dit tempo haalt",
            ),
            compute=_projected_of_quota,
            takes={**_DAYS, "quota": FROM_ZERO},
            formula=Formula(
                "{actual} x {days_in_period} / ({days_elapsed} x {quota})",
                r"\frac{<actual> \times <days_in_period>}{<days_elapsed> \times <quota>}",
            ),
            over="days_elapsed x quota",
            source=_RATE,
            unit="ratio",
        ),
    ),
    edges=(
        Edge(
            "nothing_elapsed",
            Text("no day has passed yet", "er is nog geen dag voorbij"),
            Text("undefined (zero_denominator)", "onbepaald (zero_denominator)"),
        ),
        Edge(
            "longer_than_period",
            Text(
                "more days have passed than the period has",
                "er zijn meer dagen voorbij dan de periode telt",
            ),
            Text("refused (longer_than_period)", "geweigerd (longer_than_period)"),
        ),
        Edge(
            "quota_of_zero",
            Text("the quota is 0", "het target is 0"),
            Text("undefined (zero_denominator)", "onbepaald (zero_denominator)"),
            ("of_quota",),
        ),
    ),
)
