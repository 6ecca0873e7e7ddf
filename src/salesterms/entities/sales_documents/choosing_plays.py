"""Which plays of a playbook apply to somebody, which may, and why."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.criteria import Not
from salesterms.criteria.nodes import columns_of
from salesterms.entities.sales_documents.kinds import SalesDocumentKind
from salesterms.entities.sales_documents.of_kind import check_kind
from salesterms.entities.sales_documents.play import Play
from salesterms.errors import Text
from salesterms.facts import Axis, Facts, in_words
from salesterms.facts.kinds import OR
from salesterms.journey.people import check_is_journey
from salesterms.values import instant, instant_text

if TYPE_CHECKING:
    from salesterms.entities.sales_documents.sales_document import SalesDocument
    from salesterms.journey import Journey

_APPLIES = Text("{0}: applies; asked: {1}", "{0}: van toepassing; gevraagd: {1}")
_MAY = Text("{0}: may apply; asked: {1}", "{0}: mogelijk van toepassing; gevraagd: {1}")
_KNOWN = Text("  known: {0}", "  bekend: {0}")
_ASK = Text("  not known: {0}", "  niet bekend: {0}")
_HEAD = Text("Plays of {0}, {1} (000:42)", "Plays uit {0}, {1} (000:42)")
_AS_OF = Text("as of {0}", "op {0}")
_NOW = Text("by all on record", "naar alles wat is vastgelegd")
_NONE = Text("No play applies, nor may one", "Geen play is van toepassing, ook niet misschien")
_OTHERS = Text("Left out, for they do not apply: {0}", "Weggelaten, niet van toepassing: {0}")


@frozen(kw_only=True)
class ChosenPlay:
    """One play for somebody: it applies, or may apply, with the reason.

    >>> from salesterms.facts import BUDGET, Facts
    >>> play = Play(name="send a price", when=BUDGET.holds, steps="send it")
    >>> may = ChosenPlay(play=play, facts=Facts(), unknown=(BUDGET,))
    >>> print(may.explain())
    send a price: may apply; asked: has a budget
      not known: budget

    `unknown` are the facts whose values decide whether it applies; there are none where it does.
    """

    play: Play
    facts: Facts = field(repr=False)
    unknown: tuple[Axis, ...]

    @property
    def applies(self) -> bool:
        """Whether it applies whatever is still unknown."""
        return not self.unknown

    def explain(self, lang: str = "en") -> str:
        """What it asks and what is known of that, in English ("en") or Dutch ("nl")."""
        said = _APPLIES if self.applies else _MAY
        lines = [said.say(lang).format(self.play.name, in_words(self.play.when, lang))]
        known = [axis for axis in _axes(self.play) if self.facts[axis.name] is not None]
        if known:
            values = (axis.text_of(self.facts[axis.name]).say(lang) for axis in known)
            lines.append(_KNOWN.say(lang).format("; ".join(values)))
        if self.unknown:
            lines.append(
                _ASK.say(lang).format(OR.say(lang).join(each.name for each in self.unknown))
            )
        return "\n".join(lines)


@frozen(kw_only=True)
class ChosenPlays:
    """The plays of a playbook for one journey: those that apply, and those that may.

    >>> from datetime import UTC, datetime
    >>> from salesterms import Journey
    >>> from salesterms.entities import SalesDocument
    >>> from salesterms.facts import INTEREST, Facts
    >>> book = SalesDocument(
    ...     kind=SalesDocumentKind.SALES_PLAYBOOK,
    ...     title="How we sell",
    ...     fields={"plays": Play(name="greet", when=INTEREST.holds, steps="say hello")},
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ... )
    >>> print(plays_for(book, Journey.begin(facts=Facts(interest="buying"))).explain())
    Plays of How we sell, by all on record (000:42)
    greet: applies; asked: interest shown by behaviour
      known: interest in buying

    `apply`, `may_apply` and `others` have every play of the playbook once, in its order.
    """

    title: str
    as_of: datetime | None = field(eq=lambda at: None if at is None else instant(at))
    apply: tuple[ChosenPlay, ...]
    may_apply: tuple[ChosenPlay, ...]
    others: tuple[str, ...]

    def explain(self, lang: str = "en") -> str:
        """Every play that applies or may, with the reason, and the names of the others."""
        when = (
            _NOW.say(lang)
            if self.as_of is None
            else _AS_OF.say(lang).format(instant_text(self.as_of))
        )
        lines = [_HEAD.say(lang).format(self.title, when)]
        lines += [each.explain(lang) for each in (*self.apply, *self.may_apply)]
        if len(lines) == 1:
            lines.append(_NONE.say(lang))
        if self.others:
            lines.append(_OTHERS.say(lang).format(", ".join(self.others)))
        return "\n".join(lines)


def plays_for(
    document: SalesDocument, journey: Journey, *, as_of: datetime | None = None
) -> ChosenPlays:
    """What a playbook says to do for somebody, by where they stand and what is known.

    >>> from datetime import UTC, datetime
    >>> from salesterms import Journey
    >>> from salesterms.entities import SalesDocument
    >>> from salesterms.facts import BUDGET, INTEREST, Facts
    >>> asks = INTEREST.at_least("specific")
    >>> plays = [
    ...     Play(name="send a price", when=asks, steps="send the list"),
    ...     Play(name="offer a lease", when=asks & ~BUDGET.holds, steps="call"),
    ...     Play(name="send a white paper", when=~INTEREST.holds, steps="send it"),
    ... ]
    >>> book = SalesDocument(
    ...     kind=SalesDocumentKind.SALES_PLAYBOOK,
    ...     title="How we sell",
    ...     fields={"plays": plays},
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ... )
    >>> found = plays_for(book, Journey.begin(facts=Facts(interest="specific")))
    >>> [each.play.name for each in found.apply]
    ['send a price']
    >>> [(each.play.name, each.unknown) for each in found.may_apply]
    [('offer a lease', (<fact budget>,))]
    >>> found.others
    ('send a white paper',)

    A play applies where its criterion holds whatever is still unknown, and may apply where that is
    open; then the facts that decide it are named. `as_of` asks about a moment; None, about all that
    is on record. A playbook without plays has none for anybody. Raises `OtherKindOfDocument`,
    `WrongArgument`, `NotAboutFacts` for a criterion on facts that the journey does not know, and
    what is wrong with `as_of`. Source: 000:42.
    """
    check_kind(document, SalesDocumentKind.SALES_PLAYBOOK)
    check_is_journey(journey)
    facts = journey.facts(as_of=as_of)
    layout = facts.catalogue.layout
    apply: list[ChosenPlay] = []
    may: list[ChosenPlay] = []
    others: list[str] = []
    for play in (entry for entry in document.fields.get("plays", ()) if isinstance(entry, Play)):
        asked = _asked(play, facts)
        if layout.is_sure(play.when, facts.sure):
            apply.append(ChosenPlay(play=play, facts=facts, unknown=()))
        elif not asked or layout.is_sure(Not(play.when), facts.sure):
            others.append(play.name)
        else:
            unknown = tuple(axis for axis in _axes(play) if asked & layout.all_bits(axis))
            may.append(ChosenPlay(play=play, facts=facts, unknown=unknown))
    return ChosenPlays(
        title=document.title,
        as_of=as_of,
        apply=tuple(apply),
        may_apply=tuple(may),
        others=tuple(others),
    )


def _axes(play: Play) -> tuple[Axis, ...]:
    return tuple(column for column in columns_of(play.when) if isinstance(column, Axis))


def _asked(play: Play, facts: Facts) -> int:
    """The bits that are unknown and matter: those in a way to hold that is still possible."""
    layout, asked = facts.catalogue.layout, 0
    choices = [layout.all_bits(axis) & facts.high for axis in _axes(play) if not axis.ordered]
    for need, bar in layout.pairs(play.when):
        one_is_left = all(choice & ~bar for choice in choices)  # of a position one value holds
        if one_is_left and not need & ~facts.high and not bar & facts.low:
            asked |= need & ~facts.low | bar & facts.high
    return asked
