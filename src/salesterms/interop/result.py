"""What came of an import by a mapping."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from salesterms.entities import Opportunities
from salesterms.errors import Text
from salesterms.interop.joining import JoinReport
from salesterms.interop.outcomes import Skipped
from salesterms.interop.read_result import Accepted_co, ReadResult


@frozen(kw_only=True, repr=False)
class MappedResult(ReadResult[Accepted_co]):
    """The outcome of every record that was read by a mapping, whatever a row becomes.

    `read` = accepted + quarantined + blank + skipped, always. `personal` names columns.
    """

    skipped: tuple[Skipped, ...] = ()

    _PERSONAL: ClassVar[Text] = Text(
        "the quarantine holds personal data (columns {0})",
        "de quarantaine bevat persoonsgegevens (kolommen {0})",
    )

    def _outcomes(self) -> dict[str, int]:
        return {**super()._outcomes(), "skipped": len(self.skipped)}


@frozen(kw_only=True, repr=False)
class ImportResult(MappedResult[Opportunities]):
    """The outcome of every record that was read by a mapping.

    >>> from salesterms.interop import read_rows
    >>> result = read_rows([{"id": "D-1", "status": "won"}, {"id": "D-2", "status": "?"}])
    >>> result.read, len(result.accepted), result.reasons
    (2, 1, {'unknown_label': 1})

    It is a `ReadResult` with two parts more. `read` = accepted + quarantined + blank + skipped,
    always. `join` reports on the joined file. `personal` names columns.
    """

    join: JoinReport | None = None
