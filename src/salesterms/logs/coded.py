"""The quickest question to a log: how many of its cases fit, where labels are numbers already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text
from salesterms.errors.arguments import check_argument
from salesterms.logs.rulings import STRICT, Policy, check_policy
from salesterms.logs.ways import ways_of
from salesterms.values import Ratio

if TYPE_CHECKING:
    from salesterms.facts import Subject
    from salesterms.vocabularies import Vocabulary


class BadCodes(SalesTermsError, ValueError):
    """Columns of a log that are no columns of cases and codes."""

    code = "bad_codes"
    message = Text(
        "{0} cases and {1} codes: give as many of both, the codes whole numbers from 0 to {2}",
        "{0} gevallen en {1} codes: geef er evenveel van, de codes gehele getallen van 0 tot en met"
        " {2}",
    )


def fit_of_codes(
    cases: Sequence[object],
    codes: Sequence[int],
    vocabulary: Vocabulary,
    *,
    policy: Policy = STRICT,
    subject: Subject | None = None,
) -> Ratio:
    """The cases that fit, of all cases, in a log of two columns.

    >>> from salesterms.logs import Ways, fit_of_codes
    >>> from salesterms.vocabularies import hubspot
    >>> Ways(hubspot.deal_stage).labels.index("Contract Sent")
    4
    >>> fit_of_codes(["D-1", "D-1", "D-2", "D-2"], [0, 1, 0, 4], hubspot.deal_stage)
    Ratio(1, 2)

    `codes` are places among `Ways(vocabulary).labels`. The rows of a case stand together, from
    early to late, without duplicates: nothing else is looked at. Without rows it is 0/0, which is
    undefined. Raises `BadCodes`, `WrongArgument`, `NotAPolicy`, `NoStages` and `NotItsSubject`.
    """
    check_policy(policy)
    columns = Text("a column, such as a list", "een kolom, zoals een list")
    check_argument("cases", cases, Sequence, columns)
    check_argument("codes", codes, Sequence, columns)
    ways = ways_of(vocabulary, subject)
    size = len(ways.labels)
    if len(cases) != len(codes) or not _are_codes(codes, size):
        raise BadCodes(len(cases), len(codes), size - 1)
    forbidden = [policy.forbids(verdict.kind) for verdict in ways.table]
    start, number, unfit = size * size, 0, 0
    current, standing, fits = _NOBODY, start, True
    for case, code in zip(cases, codes, strict=True):
        if case != current:
            number += 1
            current, standing, fits = case, start, True
        if fits and forbidden[standing + code]:
            fits = False
            unfit += 1
        standing = code * size
    return Ratio(number - unfit, number)


#: No case of any log.
_NOBODY = object()


def _are_codes(codes: Sequence[object], size: int) -> bool:
    return set(map(type, codes)) <= {int} and set(codes) <= set(range(size))
