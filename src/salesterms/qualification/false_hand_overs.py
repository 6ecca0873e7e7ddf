"""The zeepbel of 002: handed to sales as a chance, while the framework says that it was none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.journey import Found, Outcome, RuleOutcome, TimeRule
from salesterms.journey.found import outcome_of
from salesterms.journey.people import journeys_of
from salesterms.lifecycle import SalesEvent
from salesterms.qualification.assessing import assess
from salesterms.qualification.fulfilment import Verdict
from salesterms.qualification.registry import chosen
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from salesterms.journey import Journey
    from salesterms.qualification.scheme import Framework

#: "Vult de verkooppijplijn met rotzooi" (002:61).
FALSE_LEADS: Final = TimeRule(
    name="false_leads",
    outcome=Outcome.FINDING,
    takes=Text("a framework and journeys", "een kader en trajecten"),
    parameter="framework",
    text=Text(
        "a lead was handed to sales that the framework did not call qualified",
        "een lead is aan sales doorgespeeld die volgens het kader niet gekwalificeerd was",
    ),
    cites=("002:4", "002:16", "002:61"),
)

_ORDER = ("qualified_then", "perhaps_qualified", "not_handed_over")


def false_leads(
    framework: Framework | str, journeys: Iterable[Journey], *, as_of: datetime | None = None
) -> RuleOutcome:
    """The journeys that sales accepted while a framework found that they were not qualified.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> known = Facts(interest="engaged", budget="assumed")
    >>> cam = Journey.begin(person="P-1", facts=known).advance("accept_by_sales", at=day)
    >>> print(false_leads("qualified_opportunity.strict", [cam]).explain())
    finding: a lead was handed to sales that the framework did not call qualified (002:4, ...)
      Found: 1 of 1 journeys

    Each hand-over is judged by what was known at its instant, that instant included: what was found
    out later makes no chance of what was none, and no bubble of what was one. Of a journey that was
    handed over several times each false one is found. Where not enough was known to say, it is
    excluded as `perhaps_qualified`, for what is unknown is no bubble. Without `as_of` every
    hand-over on record counts.

    Of no journeys nothing is found. Raises `NotJourneys`, and what `assess` raises.
    Glossary: false-lead (002:4, 002:16).
    """
    asked = chosen(framework)
    moment = None if as_of is None else instant(as_of)
    found: list[Found] = []
    reasons: Counter[str] = Counter()
    for journey in journeys_of(journeys):
        verdicts = [
            (event.at, assess(asked, journey, as_of=event.at).verdict)
            for event in journey.events
            if event.event == SalesEvent.ACCEPT_BY_SALES
            and (moment is None or instant(event.at) <= moment)
        ]
        false = [at for at, verdict in verdicts if verdict in (Verdict.NOT_YET, Verdict.REFUTED)]
        found += [Found.of(journey, at) for at in false]
        reasons["" if false else _reason([verdict for _, verdict in verdicts])] += 1
    return outcome_of(FALSE_LEADS, as_of, found, reasons, _ORDER)


def _reason(verdicts: list[Verdict]) -> str:
    if not verdicts:
        return "not_handed_over"
    return "perhaps_qualified" if Verdict.OPEN in verdicts else "qualified_then"
