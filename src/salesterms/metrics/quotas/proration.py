"""What a quota becomes for who is there for a part of its period, or is still learning the trade.

Whole months and days give another number for the same day; which of them counts is agreed in the
plan, so each is a variant. Money is rounded once, half up, to the minor unit. Glossary: sales-quota
(000:82).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from salesterms.entities import Quota
from salesterms.errors import Shape, Text, check_argument
from salesterms.metrics.amounts import FROM_ZERO, bare, like
from salesterms.metrics.arguments import BadArgument, day_of
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.definition import Definition, Edge, Unanswered
from salesterms.metrics.quotas.numbers import PARTS
from salesterms.metrics.terms import COUNT
from salesterms.results import Formula, Source, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.results import Measurement
    from salesterms.values import Period

_MONTHS_IN_QUARTER: Final = 3
_A_QUOTA: Final = Text("a Quota", "een Quota")
_FORUM: Final = Source(
    Text(
        "a forum's formula, which gave 0 to who starts in December; here it does not",
        "een formule van een forum, die 0 gaf aan wie in december begint; hier niet",
    ),
    ("Nemotron-CC-Math, Formula to Prorate a Quota",),
)
_HIMODUS: Final = Source(
    Text(
        "himodus: a part of the monthly quota for each month of the ramp",
        "himodus: een deel van het maandtarget voor elke inwerkmaand",
    ),
    ("wiki.himodus.com, quarterly quota",),
)
_OURS: Final = Source(
    Text(
        "ours: the days from the first one up to, not including, the day of leaving",
        "eigen definitie: de dagen vanaf de eerste tot de dag van vertrek, die zelf niet meetelt",
    )
)
_MONTHS: Final = Shape(
    Text("a list of whole months from 0 to 3", "een lijst van hele maanden van 0 tot en met 3"),
    lambda given: (
        isinstance(given, list | tuple)
        and all(type(one) is int and 0 <= one <= _MONTHS_IN_QUARTER for one in given)
    ),
)


def _part(quota: Any, served: int, whole: int) -> Any:
    if not whole:
        return None
    if served > whole:
        return Unanswered("longer_than_period", (str(served), str(whole)), Status.REFUSED)
    return like(quota, bare(quota) * served / whole)


def _by_days(quota: Any, days_served: int, days_in_period: int) -> Any:
    return _part(quota, days_served, days_in_period)


def _by_months(quota: Any, months_served: int, months_in_period: int) -> Any:
    return _part(quota, months_served, months_in_period)


def _by_quarters(quota: Any, weights: Sequence[Any], months_served: Sequence[int]) -> Any:
    """Each quarter has a weight, and counts for the months that were served of it."""
    if len(weights) != len(months_served):
        counts = (str(len(weights)), str(len(months_served)))
        return Unanswered("not_as_many", counts, Status.REFUSED)
    if sum(map(Fraction, weights), Fraction(0)) != 1:
        return Unanswered("weights_not_whole", (), Status.REFUSED)
    parts = zip(weights, months_served, strict=True)
    share = sum((Fraction(weight) * months for weight, months in parts), Fraction(0))
    return like(quota, bare(quota) * share / _MONTHS_IN_QUARTER)


prorated_quota = Calculation(
    id="prorated_quota",
    title=Text("Prorated quota", "Target naar rato"),
    term="sales-quota",
    variants=(
        Definition(
            name="days",
            says=Text("by days", "naar dagen"),
            compute=_by_days,
            takes={"quota": FROM_ZERO, "days_served": COUNT, "days_in_period": COUNT},
            formula=Formula(
                "{quota} x {days_served} / {days_in_period}",
                r"<quota> \times \frac{<days_served>}{<days_in_period>}",
            ),
            over="days_in_period",
            source=_OURS,
            unit="of_quota",
            exact=False,
        ),
        Definition(
            name="whole_months",
            says=Text("by whole months", "naar hele maanden"),
            compute=_by_months,
            takes={"quota": FROM_ZERO, "months_served": COUNT, "months_in_period": COUNT},
            formula=Formula(
                "{quota} x {months_served} / {months_in_period}",
                r"<quota> \times \frac{<months_served>}{<months_in_period>}",
            ),
            over="months_in_period",
            source=_FORUM,
            unit="of_quota",
            exact=False,
        ),
        Definition(
            name="weighted_quarters",
            says=Text(
                "by quarters that each have a weight, and their whole months",
                "naar kwartalen met elk een gewicht, en hun hele maanden",
            ),
            compute=_by_quarters,
            takes={"quota": FROM_ZERO, "weights": PARTS, "months_served": _MONTHS},
            formula=Formula(
                Text(
                    "{quota} x weights of the quarters x months served / 3",
                    "{quota} x gewichten van de kwartalen x gewerkte maanden / 3",
                ),
                r"<quota> \times \sum_q w_q \frac{m_q}{3}",
                Text(
                    "the quota x the sum of (weight of a quarter x months served of it / 3)",
                    "het target x de som van (gewicht van een kwartaal x gewerkte maanden ervan"
                    " / 3)",
                ),
            ),
            source=_FORUM,
            unit="of_quota",
            exact=False,
        ),
    ),
    edges=(
        Edge(
            "nothing_served",
            Text("not a day of the period was served", "geen dag van de periode is gewerkt"),
            Text("0: there is nothing to reach", "0: er is niets te behalen"),
        ),
        Edge(
            "no_period",
            Text("a period of no days or months", "een periode zonder dagen of maanden"),
            Text("undefined (zero_denominator)", "onbepaald (zero_denominator)"),
            ("days", "whole_months"),
        ),
        Edge(
            "longer_than_period",
            Text("more was served than the period holds", "meer gewerkt dan de periode telt"),
            Text("refused (longer_than_period)", "geweigerd (longer_than_period)"),
            ("days", "whole_months"),
        ),
        Edge(
            "weights_not_whole",
            Text("weights that do not add up to 1", "gewichten die samen geen 1 zijn"),
            Text("refused (weights_not_whole)", "geweigerd (weights_not_whole)"),
            ("weighted_quarters",),
        ),
        Edge(
            "not_as_many",
            Text("not as many weights as quarters", "niet evenveel gewichten als kwartalen"),
            Text("refused (not_as_many)", "geweigerd (not_as_many)"),
            ("weighted_quarters",),
        ),
    ),
)


def quota_for(
    quota: Quota,
    *,
    joins: date | str | None = None,
    leaves: date | str | None = None,
    variant: str = "days",
) -> Measurement:
    """What a quota becomes for who joins within its period, or leaves it.

    >>> from salesterms import Money, Period
    >>> from salesterms.entities import Goal, GoalUnit, Quota, QuotaOwner
    >>> spring = Quota(
    ...     owner="Ines",
    ...     owner_kind=QuotaOwner.PERSON,
    ...     period=Period.quarter(2025, 1),
    ...     target=Goal(unit=GoalUnit.MONEY, amount=Money(90_000, "EUR")),
    ... )
    >>> quota_for(spring, joins="2025-02-15").value
    Money('45000.00', 'EUR')
    >>> quota_for(spring, joins="2025-02-15", variant="whole_months").value
    Money('30000.00', 'EUR')

    `joins` is the first day that counts, `leaves` the first day that does not; without them the
    period's own. A month is whole where all its days in the period count. Days outside the period
    change nothing. `variant` is "days" or "whole_months". Raises `BadArgument` for anything else,
    and where `leaves` lies before `joins`; `WrongArgument` for what is no Quota.
    """
    check_argument("quota", quota, Quota, _A_QUOTA)
    period = quota.period
    first = period.start if joins is None else max(period.start, day_of(joins, "joins"))
    last = period.end if leaves is None else min(period.end, day_of(leaves, "leaves"))
    if joins is not None and leaves is not None and day_of(leaves) < day_of(joins):
        raise BadArgument(
            "leaves", leaves, Text("joins, or a later day", "joins, of een latere dag")
        )
    amount = quota.target.amount
    if variant == "days":
        return prorated_quota(
            variant=variant,
            quota=amount,
            days_served=max(0, (last - first).days),
            days_in_period=period.days,
        )
    if variant != "whole_months":
        wanted = Text('"days" or "whole_months"', '"days" of "whole_months"')
        raise BadArgument("variant", variant, wanted)
    months = _months(period)
    return prorated_quota(
        variant=variant,
        quota=amount,
        months_served=sum(first <= start and end <= last for start, end in months),
        months_in_period=len(months),
    )


def _months(period: Period) -> list[tuple[date, date]]:
    """The calendar months of a period, the first and last as far as they lie in it."""
    found, start = [], period.start
    while start < period.end:
        year, month = divmod(start.year * 12 + start.month, 12)
        end = min(date(year, month + 1, 1), period.end)
        found.append((start, end))
        start = end
    return found


def _ramped(monthly: Any, shares: Sequence[Any]) -> Any:
    return like(monthly, bare(monthly) * sum(map(Fraction, shares), Fraction(0)))


ramped_quota = Calculation(
    id="ramped_quota",
    title=Text("Ramped quota", "Target in de inwerktijd"),
    term="sales-quota",
    variants=(
        Definition(
            name="monthly",
            says=Text(
                "a share of the monthly quota for each month",
                "een deel van het maandtarget voor elke maand",
            ),
            compute=_ramped,
            takes={"monthly": FROM_ZERO, "shares": PARTS},
            formula=Formula(
                Text("{monthly} x shares of the months", "{monthly} x delen van de maanden"),
                r"<monthly> \times \sum_m s_m",
                Text(
                    "the monthly quota x the sum of the shares of the months",
                    "het maandtarget x de som van de delen van de maanden",
                ),
            ),
            source=_HIMODUS,
            unit="of_quota",
            exact=False,
        ),
    ),
    edges=(
        Edge(
            "no_months",
            Text("no month at all", "geen enkele maand"),
            Text("0: there is nothing to reach", "0: er is niets te behalen"),
        ),
        Edge(
            "above_the_whole",
            Text("a share above 1", "een deel boven 1"),
            Text(
                "counted as given: a month may ask for more than the usual quota",
                "geteld zoals opgegeven: een maand mag meer vragen dan het gewone target",
            ),
        ),
    ),
)
