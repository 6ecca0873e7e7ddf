"""Which version of a document was in force at a moment."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from salesterms.entities.sales_documents.sales_document import SalesDocument
from salesterms.errors import SalesTermsError, Sentence, Text, each_argument
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_DOCUMENTS = Text("a list of SalesDocument", "een lijst van SalesDocument")


class NotOneDocument(SalesTermsError, ValueError):
    """Versions were given that are of different documents."""

    code = "not_one_document"
    message = Text(
        "These are versions of {0} different documents: give those of one kind and title",
        "Dit zijn versies van {0} verschillende documenten: geef die van één soort en titel",
    )


class VersionClash(SalesTermsError, ValueError):
    """Two versions of one document do not stand in one order."""

    code = "version_clash"
    message = Text(
        "Versions {0} and {1} do not follow each other in time: give each its own number and "
        "instant",
        "Versie {0} en {1} volgen elkaar niet op in de tijd: geef elk een eigen nummer en tijdstip",
    )


def version_at(documents: Iterable[SalesDocument], *, as_of: datetime) -> SalesDocument | None:
    """The version of a document that was in force at a moment; None before the first.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import SalesDocumentKind
    >>> first = SalesDocument(
    ...     kind=SalesDocumentKind.SALES_STRATEGY,
    ...     title="Coffee machines",
    ...     fields={"markets": "households"},
    ...     at=datetime(2025, 1, 6, 9, tzinfo=UTC),
    ... )
    >>> moved = datetime(2026, 1, 5, 9, tzinfo=UTC)
    >>> second = first.revised(at=moved, fields={"markets": "offices"})
    >>> then = version_at([second, first], as_of=datetime(2025, 6, 1, tzinfo=UTC))
    >>> then.fields["markets"]
    ('households',)

    The order in which they are given plays no part, nor how often. Of no documents there is None.
    Raises `NotOneDocument` where kind or title differ, `VersionClash` where a higher number is not
    of a later instant, `WrongArgument`, and what is wrong with `as_of`. Source: 000:84, a strategy
    is made to change.
    """
    moment = instant(as_of)
    given = dict.fromkeys(each_argument("documents", documents, SalesDocument, _DOCUMENTS))
    named = {(each.kind, each.title) for each in given}
    if len(named) > 1:
        raise NotOneDocument(len(named))
    ordered = sorted(given, key=lambda each: (each.version, instant(each.at)))
    for one, other in pairwise(ordered):
        if one.version == other.version or instant(one.at) >= instant(other.at):
            raise VersionClash(*(Sentence(each.version) for each in (one, other)))
    return next((each for each in reversed(ordered) if instant(each.at) <= moment), None)
