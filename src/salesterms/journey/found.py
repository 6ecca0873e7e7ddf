"""What an alarm or a finding comes out with: whom it is about, and an account of all others."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.journey.rules import TimeRule
from salesterms.results import reason_text
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from salesterms.journey.course import Journey

_FOUND = Text("Found: {0} of {1} journeys", "Gevonden: {0} van {1} trajecten")
_OTHERS = Text("Not found: {0}", "Niet gevonden: {0}")


@frozen(kw_only=True)
class Found:
    """One thing that was found: of whom, with which account and deal, and when it happened.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> cam = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> cam = cam.advance("accept_by_sales", at=day)
    >>> once = Found.of(cam, day)
    >>> once.person, once.at == day, once.elapsed
    ('P-1', True, None)

    `elapsed` is how long ago that was at the moment that was asked about, exactly; None where the
    rule asks for no time.
    """

    person: str | None = field(repr=False)
    account: str | None = field(repr=False)
    deal: str | None = field(repr=False)
    at: datetime
    elapsed: timedelta | None = None

    @classmethod
    def of(cls, journey: Journey, at: datetime, elapsed: timedelta | None = None) -> Found:
        """What was found in a journey."""
        return cls(
            person=journey.person,
            account=journey.account,
            deal=journey.deal,
            at=at,
            elapsed=elapsed,
        )

    @property
    def place(self) -> tuple[object, ...]:
        """Where it stands among others: by its instant, then by whom it is about."""
        return (self.at, self.person or "", self.account or "", self.deal or "")


@frozen(kw_only=True)
class RuleOutcome:
    """What a rule found in some journeys, and why it found nothing in the others.

    >>> from salesterms.journey import Journey, names_handed_to_sales
    >>> found = names_handed_to_sales([Journey.begin(person="P-1")])
    >>> found.rows, found.counted, found.excluded
    (1, 0, {'not_handed_over': 1})

    `found` is in the order of time. `counted` people have something in it, one or several times;
    `excluded` says for every other journey why it has not: together they are all `rows` that were
    given. Further journeys of one person are excluded as `same_person`.
    """

    rule: TimeRule
    as_of: datetime | None
    found: tuple[Found, ...]
    counted: int
    excluded: FrozenMapping[str, int]

    @property
    def rows(self) -> int:
        """How many journeys were given."""
        return self.counted + sum(self.excluded.values())

    def explain(self, lang: str = "en") -> str:
        """The rule, how many were found and why no others, in English ("en") or Dutch ("nl")."""
        lines = [self.rule.explain(lang), f"  {_FOUND.say(lang).format(self.counted, self.rows)}"]
        others = "; ".join(
            f"{count} {reason_text(reason, lang)}" for reason, count in self.excluded.items()
        )
        return "\n".join([*lines, f"  {_OTHERS.say(lang).format(others)}"] if others else lines)


def outcome_of(
    rule: TimeRule,
    as_of: datetime | None,
    found: Iterable[Found],
    reasons: Counter[str],
    order: tuple[str, ...],
) -> RuleOutcome:
    """The outcome: `reasons` with what was found as "", in an order that no input changes."""
    return RuleOutcome(
        rule=rule,
        as_of=as_of,
        found=tuple(sorted(found, key=lambda one: one.place)),
        counted=reasons[""],
        excluded=FrozenMapping((name, reasons[name]) for name in order if reasons[name]),
    )
