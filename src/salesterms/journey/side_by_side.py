"""What is known of one person whose deals are open side by side, each in a journey of its own."""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.facts import Facts, Moves, Scale, Subject, View, facts_at
from salesterms.facts.known import check_catalogue, nothing_known
from salesterms.journey.course import Journey
from salesterms.journey.people import (
    NoJourneys,
    NotOnePerson,
    check_one_lifecycle,
    journeys_of,
)
from salesterms.journey.records import DAWN
from salesterms.values import FrozenMapping, instant
from salesterms.vocabularies.terminology import checked_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from salesterms.facts import Axis, Catalogue
    from salesterms.lifecycle import Stage
    from salesterms.vocabularies import Label, Vocabulary

#: Position -> its values in the order in which one of several journeys speaks for the person. What
#: a new journey starts with comes last, so that beginning one changes nothing.
FOREMOST: Final = FrozenMapping(
    {
        "standing": ("converted", "sales", "marketing", "nurture", "bystander", "junk", "new"),
        "deal": ("open", "held", "won", "lost", "none"),
        "customer": ("active", "former", "never"),
    }
)

_HEAD = Text("Journeys of one person: {0}", "Trajecten van één persoon: {0}")
_DEAL = Text("deal {0}: {1}", "deal {0}: {1}")
_UNNAMED = Text("without a name", "zonder naam")
_NO_DEAL = Text("no deal: {1}", "geen deal: {1}")


@frozen(kw_only=True)
class PersonView:
    """What is known of one person over several journeys; made by `view`.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey, view
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> cam = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> cam = cam.advance("accept_by_sales", at=day)
    >>> print(view([cam]).explain())
    Journeys of one person: 1
      no deal: sales/none/never

    `deals` has the deal of each journey with the stage that it stands in, those first that speak
    for the person. `evidence` is the evidence of all journeys together, with its `conflicts` and
    `why(fact)`; its own facts leave out what events moved and what the journeys began with.
    """

    person: str | None
    as_of: datetime | None
    facts: Facts
    deals: tuple[tuple[str | None, str], ...]
    evidence: View = field(repr=False)
    #: Those of the stages in `deals` in which no deal has begun.
    without_deal: frozenset[str] = field(default=frozenset(), repr=False)

    def label(self, vocabulary: Vocabulary, *, subject: Subject | None = None) -> Label:
        """What a vocabulary calls the person, or with `subject` the deal that speaks for them."""
        return checked_vocabulary(vocabulary).label(self.facts, subject)

    def labels(self, vocabulary: Vocabulary) -> tuple[Label, ...]:
        """What a vocabulary calls each subject that it has terms for."""
        return checked_vocabulary(vocabulary).labels(self.facts)

    def explain(self, lang: str = "en") -> str:
        """The deals and where they stand, and the facts that opposite statements leave open."""
        lines = [_HEAD.say(lang).format(len(self.deals))]
        for deal, stage in self.deals:
            said = _NO_DEAL if deal is None and stage in self.without_deal else _DEAL
            lines.append(f"  {said.say(lang).format(deal or _UNNAMED.say(lang), stage)}")
        lines += [conflict.text(lang) for conflict in self.evidence.conflicts]
        return "\n".join(lines)


def view(journeys: Iterable[Journey], *, as_of: datetime | None = None) -> PersonView:
    """What is known of one person over all of their journeys.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey, view
    >>> from salesterms.vocabularies import four_types
    >>> day = datetime(2026, 3, 1, 9, tzinfo=UTC)
    >>> asked = Journey.begin(person="P-1", deal="D-1", facts=Facts(interest="explicit"))
    >>> deal = asked.advance("accept_by_sales", at=day).advance("convert", at=day)
    >>> other = Journey.begin(person="P-1", deal="D-2")
    >>> both = view([other, deal])
    >>> both.deals
    (('D-1', 'converted/none/never'), ('D-2', 'new/none/never'))
    >>> print(both.label(four_types))
    contact

    Positions: the foremost of all journeys counts, in the order of `FOREMOST`: a deal that is open
    before held, won, lost and none; a customer who is active before former and never. All facts
    about the deal are those of that one journey, of several the one that is furthest, so that no
    two deals are mixed. The standing is the foremost as well; beside a lost deal, the foremost of
    those who lost one. Which of the others comes first is ours; no text has several deals.

    Facts about the person: the evidence of all journeys is taken together, and the latest decides.
    Where there is none, what the journeys began with: the furthest of what never stops having
    happened, and what they differ in otherwise stays open. What events establish for the person
    holds if it does in some journey. One journey is seen as it is.

    `as_of` asks about a moment; None, about all that is on record. The order of the journeys plays
    no part. All go by one lifecycle: what leads to a stage, and where everything starts, is not the
    same in another. Raises `NoJourneys` for none, `NotOnePerson`, `NotOneLifecycle`, `NotJourneys`,
    `OtherCatalogue` and `EvidenceClash`.
    """
    given = tuple(dict.fromkeys(journeys_of(journeys)))
    if not given:
        raise NoJourneys
    first = given[0]
    _check_one_person(given)
    catalogue = first.lifecycle.catalogue
    known = [each.facts(as_of=as_of) for each in given]
    for facts in known:
        check_catalogue(facts, catalogue)
    check_one_lifecycle(given)
    pieces = tuple(dict.fromkeys(piece for each in given for piece in each.evidence))
    moment = max((instant(piece.at) for piece in pieces), default=DAWN)
    stages = [each.stage(as_of=as_of) for each in given]
    named = sorted(
        zip(
            map(_deal_rank, known),
            (each.deal for each in given),
            (stage.name for stage in stages),
            strict=True,
        ),
        key=lambda one: (one[0], one[1] or "", one[2]),
    )
    return PersonView(
        person=first.person,
        as_of=as_of,
        facts=known[0] if len(given) == 1 else _together(given, known, as_of),
        deals=tuple((deal, stage) for _, deal, stage in named),
        evidence=facts_at(pieces, as_of=as_of or moment, catalogue=catalogue),
        without_deal=frozenset(stage.name for stage in stages if not _has_begun(first, stage)),
    )


def _has_begun(journey: Journey, stage: Stage) -> bool:
    """Whether a deal is on its way, or was: some position of a deal has left its start."""
    start, catalogue = journey.lifecycle.start.positions, journey.lifecycle.catalogue
    return any(
        value != start[name]
        for name, value in stage.positions.items()
        if catalogue[name].subject is Subject.DEAL
    )


def _check_one_person(given: Sequence[Journey]) -> None:
    alone = any(each.person is None or each.forgotten for each in given)
    if len(given) > 1 and (alone or len({each.person for each in given}) > 1):
        raise NotOnePerson(len(given))


def rank(axis: Axis, facts: Facts) -> tuple[int, ...]:
    """Where the value of a fact stands among those of other journeys: the lowest is foremost."""
    if axis.ordered:
        return tuple(-number for number in facts.possible(axis))
    order = FOREMOST.get(axis.name, ())
    if set(order) != set(axis.names):
        order = axis.names[::-1]
    return tuple(sorted(order.index(name) for name in facts.possible_names(axis.name)))


def deal_axes(catalogue: Catalogue) -> list[Axis]:
    """The facts about a deal, its positions first."""
    axes = [axis for axis in catalogue.values() if axis.subject is Subject.DEAL]
    return sorted(axes, key=lambda axis: axis.ordered)


def _deal_rank(facts: Facts) -> tuple[tuple[int, ...], ...]:
    return tuple(rank(axis, facts) for axis in deal_axes(facts.catalogue))


def _place_of_deal(facts: Facts) -> list[tuple[int, ...]]:
    axes = deal_axes(facts.catalogue)
    return [rank(axis, facts) for axis in axes if not axis.ordered]


def furthest(axis: Axis, known: Iterable[Facts]) -> tuple[int, int]:
    """The bits of a ladder that are set, or may be, in some of several facts."""
    low = high = 0
    for facts in known:
        own = facts.catalogue.layout.all_bits(axis)
        low, high = low | facts.low & own, high | facts.high & own
    return low, high


def _together(given: Sequence[Journey], known: Sequence[Facts], as_of: datetime | None) -> Facts:
    """The facts of several journeys of one person."""
    first = given[0]
    catalogue = first.lifecycle.catalogue
    foremost = min(known, key=_deal_rank)
    beside = [one for one in known if _place_of_deal(one) == _place_of_deal(foremost)]
    began = Journey.begin(
        facts=_begun([each.facts(as_of=DAWN) for each in given]),
        lifecycle=first.lifecycle,
    )
    pieces = dict.fromkeys(piece for each in given for piece in each.evidence)
    said = began.with_(*pieces).facts(as_of=as_of)
    low = high = 0
    for axis in catalogue.values():
        own = catalogue.layout.all_bits(axis)
        if axis.subject is Subject.DEAL:
            bits = foremost.low & own, foremost.high & own
        elif axis.moves is not Moves.EVENTS:
            bits = said.low & own, said.high & own
        elif axis.scale is Scale.POSITION:
            among = beside if axis.subject is Subject.PERSON else known
            one = min(among, key=lambda facts, axis=axis: rank(axis, facts))  # type: ignore[misc]
            bits = one.low & own, one.high & own
        else:
            bits = furthest(axis, known)
        low, high = low | bits[0], high | bits[1]
    return Facts.of_bits(catalogue, low, high)


def _begun(known: Sequence[Facts]) -> Facts:
    """What journeys began with: where some say nothing of a fact, it is as the others have it."""
    catalogue = known[0].catalogue
    nothing = Facts.of_bits(catalogue, *nothing_known(catalogue))
    low = high = 0
    for axis in catalogue.values():
        none = furthest(axis, (nothing,))
        told = [facts for facts in known if furthest(axis, (facts,)) != none] or [nothing]
        least, most = furthest(axis, told)
        if axis.moves is not Moves.HAPPENS:
            least = reduce(int.__and__, (facts.low for facts in told), least)
        low, high = low | least, high | most
    return Facts.of_bits(catalogue, low, high)
