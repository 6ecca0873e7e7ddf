"""One deal with several contacts: what holds of the deal because it holds of one of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text, nearest_or_all
from salesterms.facts import Catalogue, Facts, Subject, UnknownFact
from salesterms.facts.known import check_catalogue
from salesterms.facts.weighing import fact_said
from salesterms.journey.people import by_person
from salesterms.journey.records import check_text
from salesterms.journey.side_by_side import deal_axes, furthest, rank, view
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.journey.course import Journey

#: What a deal has as soon as one of its contacts has it.
OF_SOME_CONTACT: Final = ("need", "authority")

_HEAD = Text("Deal {0}, contacts: {1}", "Deal {0}, contacten: {1}")


class UnknownDeal(SalesTermsError, LookupError):
    """No journey is about the deal that was asked for."""

    code = "unknown_deal"
    message = Text(
        "No journey has the deal {0}: give journeys that were begun with deal={0}",
        "Geen traject heeft de deal {0}: geef trajecten die met deal={0} zijn begonnen",
    )


@frozen(kw_only=True)
class DealView:
    """What is known of one deal over all of its contacts; made by `deal_view`.

    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey, deal_view
    >>> deal = deal_view([Journey.begin(deal="D-1", facts=Facts(need="proven"))], "D-1")
    >>> deal["need"], deal["deal"], deal["authority"]
    ('proven', 'none', None)

    `values` has for each fact about the deal, and for its need and authority, the values that are
    possible. `contacts` has each person with what is possible of the need and the authority.
    """

    deal: str
    as_of: datetime | None
    catalogue: Catalogue = field(repr=False)
    values: FrozenMapping[str, tuple[str, ...]]
    contacts: tuple[tuple[str | None, FrozenMapping[str, tuple[str, ...]]], ...]

    def __getitem__(self, fact: str) -> str | None:
        """The value of a fact of the deal; None where several are possible.

        Raises `UnknownFact` for what is no fact of the deal.
        """
        try:
            names = self.values[fact]
        except (KeyError, TypeError):
            raise UnknownFact(fact, nearest_or_all(fact, self.values)) from None
        return names[0] if len(names) == 1 else None

    def explain(self, lang: str = "en") -> str:
        """What holds of the deal, and not what does not; nobody's name is in it."""
        lines = [_HEAD.say(lang).format(self.deal, len(self.contacts))]
        for name, names in self.values.items():
            axis = self.catalogue[name]
            if axis.ordered and axis.subject is Subject.DEAL and names == axis.names[:1]:
                continue  # of what is not established of a deal there is no end
            lines.append(f"  {fact_said(axis, names, lang)}")
        return "\n".join(lines)


def deal_view(journeys: Iterable[Journey], deal: str, *, as_of: datetime | None = None) -> DealView:
    """What is known of one deal, of all who have a part in it.

    >>> from salesterms.facts import Catalogue, Facts
    >>> from salesterms.journey import Journey, deal_view
    >>> user = Journey.begin(person="P-1", deal="D-1", facts=Facts(need="proven"))
    >>> director = Journey.begin(person="P-2", deal="D-1", facts=Facts(authority="checked"))
    >>> found = deal_view([user, director], "D-1")
    >>> found["need"], found["authority"], found["deal"]
    ('proven', None, 'none')
    >>> found.values["need"], found.values["authority"]
    (('proven',), ('checked', 'proven'))

    A need or an authority holds of the deal if it holds of some contact (001:19: several contacts
    may be involved; 002:57 and 002:59 ask for both), so the highest level of all counts, and where
    nothing is known of a contact, more is possible. The facts about the deal itself are those of
    the contact with whom it is furthest, in the order of `FOREMOST`.

    Journeys of other deals are left out. Raises `UnknownDeal` where none is left, also for no
    journeys at all, `BadRecord` for an id that is no text, `NotJourneys`,
    `NotOneLifecycle` of one person, `OtherCatalogue` and `EvidenceClash`.
    """
    check_text("deal", deal)
    groups = by_person(journeys)
    own = [tuple(each for each in group if each.deal == deal) for group in groups]
    seen = [view(group, as_of=as_of) for group in own if group]
    if not seen:
        raise UnknownDeal(deal)
    catalogue = seen[0].facts.catalogue
    for each in seen:
        check_catalogue(each.facts, catalogue)
    axes = deal_axes(catalogue)
    foremost = min(seen, key=lambda one: tuple(rank(axis, one.facts) for axis in axes)).facts
    values = {axis.name: foremost.possible_names(axis.name) for axis in axes}
    values |= _of_some(catalogue, [each.facts for each in seen])
    contacts = [(each.person, FrozenMapping(_of_some(catalogue, [each.facts]))) for each in seen]
    return DealView(
        deal=deal,
        as_of=as_of,
        catalogue=catalogue,
        values=FrozenMapping(values),
        contacts=tuple(sorted(contacts, key=lambda one: (one[0] or "", *one[1].values()))),
    )


def _of_some(catalogue: Catalogue, known: list[Facts]) -> Mapping[str, tuple[str, ...]]:
    found = {}
    for name in OF_SOME_CONTACT:
        if name in catalogue:
            bits = furthest(catalogue[name], known)
            found[name] = Facts.of_bits(catalogue, *bits).possible_names(name)
    return found
