"""What a company wants of the records of its open deals, as a policy and a table of findings.

No threshold has a default: what is too old or too far ahead differs by company.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from attrs import field, frozen

from salesterms.entities import Opportunity
from salesterms.errors import Shape, Text
from salesterms.metrics.parameters import MOST_DAYS

_MOST_CONTACTS: Final = 1_000_000
_DAYS: Final = Shape(
    Text("a whole number of days, 0 or more", "een geheel aantal dagen, 0 of meer"),
    lambda given: type(given) is int and 0 <= given <= MOST_DAYS,
)
_FEWEST: Final = Shape(
    Text("a whole number, 1 or more", "een geheel getal, 1 of meer"),
    lambda given: type(given) is int and 1 <= given <= _MOST_CONTACTS,
)
_NAME: Final = Shape(
    Text("the name of a field in extras", "de naam van een veld in extras"),
    lambda given: isinstance(given, str) and bool(given.strip()),
).or_none()
_OWNERS: Final = Shape(
    Text("a set of names of owners, not empty", "een niet-lege set namen van eigenaren"),
    lambda given: (
        isinstance(given, frozenset)
        and bool(given)
        and all(isinstance(name, str) and name for name in given)
    ),
).or_none()


def _as_set(given: Any) -> Any:
    if isinstance(given, list | tuple | set) and all(isinstance(name, str) for name in given):
        return frozenset(given)
    return given


@frozen(kw_only=True)
class HygienePolicy:
    """What the record of an open deal must keep to: every field is required.

    >>> policy = HygienePolicy(
    ...     stale_after=30,
    ...     fewest_contacts=2,
    ...     furthest_close=365,
    ...     next_step="Next step",
    ...     owners={"Ann", "Bo"},
    ... )
    >>> sorted(policy.owners)
    ['Ann', 'Bo']

    `stale_after` is the number of days without an activity that is still right; `fewest_contacts`
    how many people must be known; `furthest_close` how many days ahead a deal may be expected to
    close. `next_step` is the name under which `extras` hold the next step, and `owners` are those
    who may own a deal; None where there is no such field, or no such list: then it is not looked
    for, and the findings say so. Anything else raises `WrongArgument`.
    """

    stale_after: int = field(validator=_DAYS)
    fewest_contacts: int = field(validator=_FEWEST)
    furthest_close: int = field(validator=_DAYS)
    next_step: str | None = field(validator=_NAME)
    owners: frozenset[str] | None = field(converter=_as_set, validator=_OWNERS)


class FindingKind(StrEnum):
    """What can be wrong with the record of an open deal.

    >>> FindingKind("close_date_past").says.nl
    'verwachte sluitdatum voorbij'

    Made by `pipeline_findings`; which of them are looked for, the `HygienePolicy` says.
    """

    NO_AMOUNT = "no_amount"
    NO_EXPECTED_CLOSE = "no_expected_close"
    CLOSE_DATE_PAST = "close_date_past"
    CLOSE_DATE_FAR = "close_date_far"
    NO_ACTIVITY = "no_activity"
    STALE = "stale"
    #: An activity after the day hides which was the last one by then.
    ACTIVITY_UNKNOWN = "activity_unknown"
    NO_NEXT_STEP = "no_next_step"
    FEW_CONTACTS = "few_contacts"
    NO_OWNER = "no_owner"
    OWNER_UNKNOWN = "owner_unknown"

    @property
    def says(self) -> Text:
        """What is wrong, in words."""
        return next(rule.says for rule in RULES if rule.kind is self)


@frozen
class FindingRule:
    """One line of the table: what is found, where it looks, and when it holds.

    `column` is the field of a deal, `asks` the field of the policy without which it is not looked
    for, and `holds` takes the deal, the policy and the as-of date.
    """

    kind: FindingKind
    says: Text
    column: str
    holds: Callable[[Opportunity, HygienePolicy, date], bool]
    asks: str = ""


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _is_past(deal: Opportunity, _: HygienePolicy, day: date) -> bool:
    return deal.expected_close is not None and deal.expected_close < day


def _is_far(deal: Opportunity, policy: HygienePolicy, day: date) -> bool:
    furthest = day + timedelta(days=policy.furthest_close)
    return deal.expected_close is not None and deal.expected_close > furthest


def _is_stale(deal: Opportunity, policy: HygienePolicy, day: date) -> bool:
    oldest = day - timedelta(days=policy.stale_after)
    return deal.last_activity is not None and deal.last_activity < oldest


def _is_hidden(deal: Opportunity, _: HygienePolicy, day: date) -> bool:
    return deal.last_activity is not None and deal.last_activity > day


def _has_few(deal: Opportunity, policy: HygienePolicy, _: date) -> bool:
    return len(deal.contacts) < policy.fewest_contacts


def _no_step(deal: Opportunity, policy: HygienePolicy, _: date) -> bool:
    return _is_blank(deal.extras.get(policy.next_step or ""))


def _is_gone(deal: Opportunity, policy: HygienePolicy, _: date) -> bool:
    return not _is_blank(deal.owner) and deal.owner not in (policy.owners or ())


#: Every finding. A deal can have several; each looks at one column.
RULES: Final[tuple[FindingRule, ...]] = (
    FindingRule(
        FindingKind.NO_AMOUNT,
        Text("no amount", "geen bedrag"),
        "amount",
        lambda deal, _policy, _day: deal.amount is None,
    ),
    FindingRule(
        FindingKind.NO_EXPECTED_CLOSE,
        Text("no expected close date", "geen verwachte sluitdatum"),
        "expected_close",
        lambda deal, _policy, _day: deal.expected_close is None,
    ),
    FindingRule(
        FindingKind.CLOSE_DATE_PAST,
        Text("expected close date past", "verwachte sluitdatum voorbij"),
        "expected_close",
        _is_past,
    ),
    FindingRule(
        FindingKind.CLOSE_DATE_FAR,
        Text("expected close date too far ahead", "verwachte sluitdatum te ver weg"),
        "expected_close",
        _is_far,
    ),
    FindingRule(
        FindingKind.NO_ACTIVITY,
        Text("no activity on record", "geen activiteit vastgelegd"),
        "last_activity",
        lambda deal, _policy, _day: deal.last_activity is None,
    ),
    FindingRule(
        FindingKind.STALE,
        Text("last activity too long ago", "laatste activiteit te lang geleden"),
        "last_activity",
        _is_stale,
    ),
    FindingRule(
        FindingKind.ACTIVITY_UNKNOWN,
        Text("last activity after the as-of date", "laatste activiteit na de peildatum"),
        "last_activity",
        _is_hidden,
    ),
    FindingRule(
        FindingKind.NO_NEXT_STEP,
        Text("no next step", "geen volgende stap"),
        "extras",
        _no_step,
        asks="next_step",
    ),
    FindingRule(
        FindingKind.FEW_CONTACTS,
        Text("too few contacts", "te weinig contactpersonen"),
        "contacts",
        _has_few,
    ),
    FindingRule(
        FindingKind.NO_OWNER,
        Text("no owner", "geen eigenaar"),
        "owner",
        lambda deal, _policy, _day: _is_blank(deal.owner),
    ),
    FindingRule(
        FindingKind.OWNER_UNKNOWN,
        Text("owner gone or unknown", "eigenaar vertrokken of onbekend"),
        "owner",
        _is_gone,
        asks="owners",
    ),
)
