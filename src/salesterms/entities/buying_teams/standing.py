"""Where the approvals of a purchase stand at a moment, and the events of the deal that follow."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.buying_teams.approval import APPROVAL_SIDE_WORDS, Approval, instant_or_none
from salesterms.entities.buying_teams.coverage import A_TEAM
from salesterms.entities.buying_teams.team import BuyingTeam
from salesterms.errors import Text, check_argument
from salesterms.journey import Happened
from salesterms.lifecycle import SalesEvent
from salesterms.values import instant, instant_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAID: Final = {
    "head": Text("Approvals as of {0} (000:36)", "Goedkeuringen op {0} (000:36)"),
    "unknown": Text(
        "it is not known which are required, so neither whether one is missing",
        "het is niet bekend welke vereist zijn, dus ook niet of er een ontbreekt",
    ),
    "none": Text("it is known that none is required", "het is bekend dat er geen vereist is"),
    "given": Text("{0} ({1}): given", "{0} ({1}): gegeven"),
    "missing": Text("{0} ({1}): missing", "{0} ({1}): ontbreekt"),
    "idle": Text("{0} ({1}): not required", "{0} ({1}): niet vereist"),
    True: Text("All that are required are given.", "Alle vereiste goedkeuringen zijn gegeven."),
    False: Text("Not all that are required are given.", "Niet alles wat vereist is, is gegeven."),
}


@frozen(kw_only=True)
class ApprovalStanding:
    """Which approvals of a purchase are given and which are missing; made by `approvals_at`.

    `known` says whether it was known which are required. `given` and `missing` are those that were
    required then, each approval once; `not_required` the others.
    """

    as_of: datetime = field(eq=instant)
    known: bool
    given: tuple[Approval, ...]
    missing: tuple[Approval, ...]
    not_required: tuple[Approval, ...]

    @property
    def complete(self) -> bool | None:
        """Whether all that are required are given; None where it is not known which those are."""
        return not self.missing if self.known else None

    def explain(self, lang: str = "en") -> str:
        """Every approval with its side and where it stands, in "en" or "nl"."""
        lines = [_SAID["head"].say(lang).format(instant_text(self.as_of))]
        if self.complete is None:
            return "\n".join([*lines, f"  {_SAID['unknown'].say(lang)}"])
        groups = {"given": self.given, "missing": self.missing, "idle": self.not_required}
        for name, approvals in groups.items():
            for one in approvals:
                side = APPROVAL_SIDE_WORDS[one.side].say(lang)
                lines.append(f"  {_SAID[name].say(lang).format(one.what, side)}")
        if not self.given and not self.missing:
            lines.append(f"  {_SAID['none'].say(lang)}")
        return "\n".join([*lines, _SAID[self.complete].say(lang)])


def approvals_at(team: BuyingTeam, *, as_of: datetime) -> ApprovalStanding:
    """Where the approvals of a buying team's purchase stand at an instant, that one included.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Approval, ApprovalSide, BuyingTeam, TeamMember
    >>> def day(number):
    ...     return datetime(2026, 3, number, tzinfo=UTC)
    >>> order = Approval(side=ApprovalSide.BUYER, what="the order", required=True, given_at=day(5))
    >>> price = Approval(side=ApprovalSide.SELLER, what="the discount", required=True)
    >>> team = BuyingTeam(
    ...     members=(TeamMember(person="P-1"),),
    ...     approvals=(order, price),
    ...     approvals_known_at=day(2),
    ... )
    >>> print(approvals_at(team, as_of=day(9)).explain())
    Approvals as of 2026-03-09 00:00 UTC (000:36)
      the order (buyer): given
      the discount (seller): missing
    Not all that are required are given.
    >>> approvals_at(team, as_of=day(1)).complete is None
    True

    Where it is not known which are required, `complete` is None: of nothing known it is not true
    that all is given. Of known approvals of which none is required it is True. Raises
    `WrongArgument`, and what is wrong with `as_of`.
    Glossary: approval (000:36).
    """
    check_argument("team", team, BuyingTeam, A_TEAM)
    moment = instant(as_of)
    since = instant_or_none(team.approvals_known_at)
    if team.approvals is None or since is None or moment < since:
        return ApprovalStanding(as_of=as_of, known=False, given=(), missing=(), not_required=())
    given: list[Approval] = []
    missing: list[Approval] = []
    idle: list[Approval] = []
    for turns in _by_key(team.approvals):
        first = turns[0]
        begun = instant_or_none(first.required_since) or since
        if not first.required or moment < begun:
            idle.append(first)
        elif any(turn.holds_at(moment) for turn in turns):
            given.append(first)
        else:
            missing.append(first)
    return ApprovalStanding(
        as_of=as_of,
        known=True,
        given=tuple(given),
        missing=tuple(missing),
        not_required=tuple(idle),
    )


def approval_events(team: BuyingTeam, *, as_of: datetime) -> tuple[Happened, ...]:
    """The events of the deal that its approvals amount to, up to an instant, that one included.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Approval, ApprovalSide, BuyingTeam, TeamMember
    >>> def day(number):
    ...     return datetime(2026, 3, number, tzinfo=UTC)
    >>> order = Approval(side=ApprovalSide.BUYER, what="the order", required=True, given_at=day(5))
    >>> team = BuyingTeam(
    ...     members=(TeamMember(person="P-1"),), approvals=(order,), approvals_known_at=day(2)
    ... )
    >>> [(one.event, one.at.day) for one in approval_events(team, as_of=day(9))]
    [('require_approvals', 2), ('approve', 5)]
    >>> approval_events(team, as_of=day(1))
    ()

    `Journey.with_` takes them: *require_approvals* when it is known which are required, *approve*
    whenever all of those are given, *withdraw_approval* whenever one of them is missing again,
    because it was withdrawn or because one more is required. Where it is not known which are
    required there are no events, and the journey refuses to `win`.

    They are the same however often they are asked for, and those as of an earlier instant are
    among those as of a later one. A journey takes them from `open_deal` up to `win`; of other
    instants it says that they may not happen there. Where the record of the team itself was wrong,
    begin the journey again from its records: a history only grows. Raises `WrongArgument`, and what
    is wrong with `as_of`.
    Glossary: approval, closed-won (000:36).
    """
    check_argument("team", team, BuyingTeam, A_TEAM)
    moment = instant(as_of)
    since = instant_or_none(team.approvals_known_at)
    if team.approvals is None or since is None or moment < since:
        return ()
    events = [Happened(event=SalesEvent.REQUIRE_APPROVALS.value, at=since)]
    # How many are missing more from each instant on, or fewer.
    changes: Counter[datetime] = Counter({since: 0})
    for turns in _by_key(team.approvals):
        if turns[0].required:
            begun = instant_or_none(turns[0].required_since) or since
            for start, end in _gaps(turns, begun):
                changes[start] += 1
                if end is not None:
                    changes[end] -= 1
    missing, approved = 0, False
    for at in sorted(changes):
        missing += changes[at]
        if at <= moment and approved != (missing == 0):
            approved = not approved
            name = SalesEvent.APPROVE if approved else SalesEvent.WITHDRAW_APPROVAL
            events.append(Happened(event=name.value, at=at))
    return tuple(events)


def _by_key(approvals: tuple[Approval, ...]) -> tuple[list[Approval], ...]:
    """The rows of each approval, in the order in which the approvals are first given."""
    found: dict[object, list[Approval]] = {}
    for approval in approvals:
        found.setdefault(approval.key, []).append(approval)
    return tuple(found.values())


def _gaps(turns: list[Approval], start: datetime) -> Iterator[tuple[datetime, datetime | None]]:
    """From when to when one required approval is missing; the last may have no end."""
    dated = [(instant(one.given_at), one) for one in turns if one.given_at is not None]
    for given, one in sorted(dated, key=lambda pair: pair[0]):
        if given > start:
            yield start, given
        if one.withdrawn_at is None:
            return
        start = max(start, instant(one.withdrawn_at))
    yield start, None
