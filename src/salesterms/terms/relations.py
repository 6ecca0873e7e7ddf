"""The relations between terms: each written down once, and seen from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.terms.kinds import REVERSE, RelationKind
from salesterms.terms.parts import Link
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from salesterms.terms.entry import Entry


@frozen(kw_only=True)
class Relation:
    """What one term is to another, by their ids.

    >>> Relation(term="cold-outreach", kind=RelationKind.BROADER, other="outbound-sales").other
    'outbound-sales'

    It reads: the broader term of cold outreach is outbound sales.
    """

    term: str = field(metadata=about("the term", "de term"))
    kind: RelationKind = field(
        metadata=about("what the other is to it", "wat de andere ervan is", alias="soort")
    )
    other: str = field(metadata=about("the other term", "de andere term", alias="andere"))


_ORDER = {kind: place for place, kind in enumerate(RelationKind)}


def links_of(
    relations: Iterable[Relation], entries: Mapping[str, Entry]
) -> dict[str, tuple[Link, ...]]:
    """The links of every term: broader first, then narrower, contrasts and related."""
    labels = {id_: entry.preferred for id_, entry in entries.items()}
    found: dict[str, list[Link]] = {id_: [] for id_ in entries}
    for relation in relations:
        term, kind, other = relation.term, relation.kind, relation.other
        found[term].append(Link(kind=kind, to=other, label=labels[other]))
        found[other].append(Link(kind=REVERSE[kind], to=term, label=labels[term]))
    return {
        id_: tuple(sorted(links, key=lambda link: _ORDER[link.kind]))
        for id_, links in found.items()
    }


def circles(relations: Iterable[Relation]) -> Iterator[tuple[str, ...]]:
    """Chains of broader terms that come back to where they began, each as its ids.

    Each relation is looked at once, on a walk from term to broader term; a chain is told when the
    walk comes to a term that it is still on its way from. A term that is broader than itself is no
    chain: no relation may be written down so.
    """
    broader: dict[str, list[str]] = {}
    for relation in relations:
        if relation.kind is RelationKind.BROADER and relation.term != relation.other:
            broader.setdefault(relation.term, []).append(relation.other)
    done = set[str]()
    for start in broader:
        way: dict[str, Iterator[str]] = {}  # from `start` to where the walk is, in order
        at = start
        while at not in done:
            further = next(way.setdefault(at, iter(broader.get(at, ()))), None)
            if further is None:
                done.add(at)
                del way[at]
                at = next(reversed(way), at)
            elif further in way:
                ring = list(way)
                yield (*ring[ring.index(further) :], further)
            elif further not in done:
                at = further
