"""To whom a lead goes: the rows of a routing, asked from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.entities.repeats import repeated
from salesterms.entities.rules import EntityProblems
from salesterms.entities.teams.choosing import LeastLoaded, RoundRobin
from salesterms.entities.teams.matching import matched
from salesterms.entities.teams.member import Member
from salesterms.entities.teams.routed import NOBODY_WORDS, Nobody, Routed, RowTried, RowVerdict
from salesterms.entities.teams.routing import Routing
from salesterms.entities.teams.team import Team
from salesterms.errors import Text, check_argument, each_argument
from salesterms.facts import Facts
from salesterms.journey import Journey
from salesterms.values import EMPTY, instant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from salesterms.entities.teams.rule import RoutingRule

_A_LEAD = Text("a Journey, or Facts", "een Journey, of Facts")
_A_ROUTING = Text("a Routing, such as LINKEDIN_ROUTING", "een Routing, zoals LINKEDIN_ROUTING")
_TEAMS = Text("a Team, or a list of them", "een Team, of een lijst daarvan")
_ATTRIBUTES = Text(
    "a mapping from names to texts or None", "een mapping van namen naar teksten of None"
)
_A_CHOICE = Text("a RoundRobin, a LeastLoaded or None", "een RoundRobin, een LeastLoaded of None")

_ABSENT: Final = Text("not in the team on {0}", "niet in het team op {0}")
_NOT_GIVEN: Final = Text("{0} of the lead is not given", "{0} van de lead is niet opgegeven")
_NOT_RECORDED: Final = {
    "languages": Text("languages not recorded", "talen niet vastgelegd"),
    "regions": Text("regions not recorded", "regio's niet vastgelegd"),
}
_NOT_AMONG: Final = {
    "languages": Text("does not work in {0}", "werkt niet in {0}"),
    "regions": Text("does not serve {0}", "bedient {0} niet"),
}


@frozen
class _Search:
    """Who fits a row, and who is meant by it and does not fit."""

    fit: tuple[Member, ...] = ()
    left_out: tuple[tuple[str, Text], ...] = ()
    nobody: Nobody | None = None


def route(
    lead: Journey | Facts,
    routing: Routing,
    team: Team | Iterable[Team],
    *,
    as_of: datetime,
    attributes: Mapping[str, str | None] = EMPTY,
    choose: RoundRobin | LeastLoaded | None = None,
) -> Routed:
    """Whom a lead goes to, by the first row of a routing that holds.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import LINKEDIN_ROUTING, Member, SalesRole
    >>> bo = Member(id="U-2", roles=(SalesRole.SALES_DEVELOPMENT_REPRESENTATIVE,))
    >>> team = Team(id="T-1", members=(bo,))
    >>> form = Facts(interest="engaged", initiative="buyer", likely_interested="stated")
    >>> at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> print(route(form, LINKEDIN_ROUTING, team, as_of=at).explain().splitlines()[0])
    U-2: a lead that showed interest goes to an SDR (linkedin_glossary, row 5; 000:70)

    `lead` is a journey, as it was at `as_of`, or what is known as `Facts`. `attributes` are plain
    texts of yours, such as country, segment or source; None, or none at all, means "not known".
    `team` is one team, or several with an id each. Who is there is asked for the day that `as_of`
    has in its own zone.

    A row decides only where it holds for certain. One of which that is not known is passed over
    and named: `certain` is False then, and `ask` has what to find out. Where several members fit,
    `choose` says how to take one; without it the lead goes to nobody, with all who fit.

    A member of several teams counts once, where they stand first. Raises `EntityProblems` where two
    teams have one id; `LoadNotGiven`; `NotAboutFacts` for rows on other facts than the lead has;
    `WrongArgument`, and what is wrong with `as_of`. Sources: 000:8, 000:62, 000:70, 001:19.
    """
    check_argument("lead", lead, Journey | Facts, _A_LEAD)
    check_argument("routing", routing, Routing, _A_ROUTING)
    teams = _teams(team)
    check_argument("attributes", attributes, Mapping, _ATTRIBUTES)
    each_argument("attributes", tuple(attributes), str, _ATTRIBUTES)
    each_argument("attributes", tuple(attributes.values()), str | None, _ATTRIBUTES)
    check_argument("choose", choose, RoundRobin | LeastLoaded | None, _A_CHOICE)
    instant(as_of)
    facts = lead if isinstance(lead, Facts) else lead.facts(as_of=as_of)
    tried: list[RowTried] = []
    for number, rule in enumerate(routing.rules, 1):
        match = matched(rule, facts, attributes)
        if not match.holds:
            tried.append(
                RowTried(
                    number=number,
                    rule=rule,
                    verdict=RowVerdict.UNKNOWN if match.holds is None else RowVerdict.FAILS,
                    because=tuple(part.says for part in match.parts),
                    ask=tuple(dict.fromkeys(name for part in match.parts for name in part.ask)),
                )
            )
            continue
        found = _searched(rule, teams, as_of.date(), attributes)
        if found.nobody is not None and rule.or_next:
            why = (NOBODY_WORDS[found.nobody],)
            tried.append(
                RowTried(number=number, rule=rule, verdict=RowVerdict.NOBODY_THERE, because=why)
            )
            continue
        member, chosen, nobody = _one(found, choose)
        return Routed(
            routing=routing.id,
            as_of=as_of,
            member=member,
            nobody=nobody,
            row=number,
            rule=rule,
            chosen=chosen,
            candidates=tuple(one.id for one in found.fit),
            left_out=found.left_out,
            tried=tuple(tried),
        )
    return Routed(routing=routing.id, as_of=as_of, nobody=Nobody.NO_ROW, tried=tuple(tried))


def _teams(given: Team | Iterable[Team]) -> tuple[Team, ...]:
    teams = (given,) if isinstance(given, Team) else each_argument("team", given, Team, _TEAMS)
    twice = tuple(repeated((team.id for team in teams), "$.team[{0}].id"))
    if twice:
        raise EntityProblems.of(twice)
    return teams


def _one(
    found: _Search, choose: RoundRobin | LeastLoaded | None
) -> tuple[Member | None, Text | None, Nobody | None]:
    """The one member, how they were chosen, or why nobody."""
    if found.nobody is not None:
        return None, None, found.nobody
    if len(found.fit) == 1:
        return found.fit[0], None, None
    if choose is None:
        return None, None, Nobody.SEVERAL_FIT
    member, chosen = choose.choose(found.fit)
    return member, chosen, None


def _searched(
    rule: RoutingRule, teams: tuple[Team, ...], day: date, attributes: Mapping[str, str | None]
) -> _Search:
    if rule.to_nobody:
        return _Search(nobody=Nobody.MEANT)
    if rule.team is not None and all(team.id != rule.team for team in teams):
        return _Search(nobody=Nobody.NO_SUCH_TEAM)
    fit: list[Member] = []
    left_out: list[tuple[str, Text]] = []
    for member in _meant(rule, teams):
        why = _misfit(rule, member, day, attributes)
        if why is None:
            fit.append(member)
        else:
            left_out.append((member.id, why))
    if fit:
        return _Search(tuple(fit), tuple(left_out))
    absent = rule.member is not None and not left_out
    nobody = Nobody.NO_SUCH_MEMBER if absent else Nobody.NONE_FITS
    return _Search((), tuple(left_out), nobody)


def _meant(rule: RoutingRule, teams: tuple[Team, ...]) -> Iterator[Member]:
    """Whom a row means, each once, in the order of the teams."""
    seen: set[str] = set()
    for team in teams:
        if rule.team is not None and team.id != rule.team:
            continue
        for member in team.members:
            other = rule.member is not None and member.id != rule.member
            lacks = rule.role is not None and rule.role not in member.roles
            if not other and not lacks and member.id not in seen:
                seen.add(member.id)
                yield member


def _misfit(
    rule: RoutingRule, member: Member, day: date, attributes: Mapping[str, str | None]
) -> Text | None:
    """Why a member does not fit; None where they do."""
    if not member.active_on(day):
        return _ABSENT.filled(day.isoformat())
    for attribute, name, known in (
        (rule.language, "languages", member.languages),
        (rule.region, "regions", member.regions),
    ):
        if attribute is None:
            continue
        value = attributes.get(attribute)
        if value is None:
            return _NOT_GIVEN.filled(attribute)
        if known is None:
            return _NOT_RECORDED[name]
        if value not in known:
            return _NOT_AMONG[name].filled(value)
    return None
