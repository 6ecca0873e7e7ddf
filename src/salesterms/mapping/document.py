"""What the columns of a source mean: a plain document, checked whole before it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import Problem
from salesterms.mapping import document_kinds
from salesterms.mapping.amounts import AmountSource
from salesterms.mapping.chances import ChanceSource
from salesterms.mapping.choices import ForecastSource
from salesterms.mapping.contacts import ContactsSource
from salesterms.mapping.dates import DateSource
from salesterms.mapping.declared import Source
from salesterms.mapping.document_kinds import MappingProblems
from salesterms.mapping.fields import FIELDS, MATCHED, NEEDED
from salesterms.mapping.file_options import FileOptions, Join, Skip
from salesterms.mapping.labels import StatusSource
from salesterms.mapping.names import IdSource, NameSource
from salesterms.mapping.part import Part
from salesterms.mapping.stages import StageSource, StagesSource
from salesterms.mapping.whole import (
    SCHEMA_VERSION,
    check_together,
    check_version,
    inner,
    no_document,
)
from salesterms.mapping.zones import Zones
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Field -> how the document declares where it comes from.
_SOURCES: dict[str, Callable[[Part], Source]] = {
    "id": IdSource.read,
    "status": StatusSource.read,
    "owner": NameSource.read,
    "account": NameSource.read,
    "product": NameSource.read,
    "amount": AmountSource.read,
    "stage": StageSource.read,
    "stages_reached": StagesSource.read,
    "created": DateSource.read,
    "closed": DateSource.read,
    "expected_close": DateSource.read,
    "last_activity": DateSource.read,
    "probability": ChanceSource.read,
    "contacts": ContactsSource.read,
    "lost_reason": NameSource.read,
    "competitor": NameSource.read,
    "forecast_category": ForecastSource.read,
}

_RESERVED = ("schema_version", "file", "zone", "extras", "personal", "skip", "join")


@frozen(kw_only=True)
class ColumnMapping:
    """What each column of a source means, and how its values are written.

    >>> mapping = ColumnMapping.read(
    ...     {
    ...         "id": "Deal ID",
    ...         "status": {"column": "Stage", "open": ["New"], "won": ["Won"], "lost": ["Lost"]},
    ...         "closed": {"column": "Closed on", "formats": ["D-M-YYYY"]},
    ...     }
    ... )
    >>> mapping.columns
    ('Deal ID', 'Stage', 'Closed on')

    `sources` says per field where it comes from. `extras` are the further columns to keep; None
    keeps all that no field is read from. Values of `personal` columns are masked in errors.
    `folder` is where the file to join is looked for: that of the mapping's own file.
    `ColumnMapping.read` checks a document and raises `MappingProblems` with every problem.
    """

    sources: FrozenMapping[str, Source]
    file: FileOptions = field(factory=FileOptions)
    zones: Zones = field(factory=Zones)
    extras: tuple[str, ...] | None = None
    personal: tuple[str, ...] = ()
    skip: Skip | None = None
    join: Join | None = None
    folder: str | None = field(default=None, eq=False)

    @classmethod
    def read(cls, document: Mapping[str, object], *, folder: str | None = None) -> ColumnMapping:
        """Check a plain document, as JSON gives it, and keep what it says.

        `folder` is where the file to join is looked for. Raises `MappingProblems`, which names
        every problem with its path in the document.
        """
        if not isinstance(document, Mapping):
            raise MappingProblems.of([no_document(document)])
        part = Part(document)
        part.only(*_RESERVED, *FIELDS)
        check_version(part)
        mapping = cls(
            sources=FrozenMapping(_sources(part)),
            file=inner(part, "file", FileOptions.read) or FileOptions(),
            zones=inner(part, "zone", Zones.read) or Zones(),
            extras=part.texts("extras") if part.has("extras") else None,
            personal=part.texts("personal"),
            skip=inner(part, "skip", Skip.read),
            join=inner(part, "join", Join.read),
            folder=folder,
        )
        check_together(mapping, part)
        if part.problems:
            raise MappingProblems.of(part.problems)
        return mapping

    def document(self) -> dict[str, object]:
        """The plain document, ready for JSON; `ColumnMapping.read` of it gives this mapping."""
        optional: dict[str, object] = {
            "zone": self.zones.document(),
            "extras": None if self.extras is None else list(self.extras),
            "personal": list(self.personal) or None,
            "skip": None if self.skip is None else self.skip.document(),
            "join": None if self.join is None else self.join.document(),
        }
        return {
            "schema_version": SCHEMA_VERSION,
            "file": self.file.document(),
            **{field: source.document() for field, source in self.sources.items()},
            **{key: value for key, value in optional.items() if value not in (None, {})},
        }

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the mapping names, each once, in the order of the fields."""
        named = [column for source in self.sources.values() for column in source.columns]
        named += [*(self.extras or ()), *self.personal]
        if self.skip is not None and self.skip.column is not None:
            named.append(self.skip.column)
        if self.join is not None:
            named.append(self.join.left)
        return tuple(dict.fromkeys(column for column in named if column != MATCHED))

    def check_for_join(self, *, given: bool) -> None:
        """Raise `MappingProblems` where a file to join was `given` and none is joined."""
        if given and self.join is None:
            problem = Problem(kind=document_kinds.UNUSED_JOIN_FILE, path="join")
            raise MappingProblems.of([problem])

    def check_for_text(self) -> None:
        """Raise `MappingProblems` where text needs more than typed values do."""
        part = Part({})
        amount = self.sources.get("amount")
        if isinstance(amount, AmountSource) and amount.currency is amount.currency_column is None:
            part.fault(document_kinds.TEXT_NEEDS, "amount.currency")
        for name, source in self.sources.items():
            if isinstance(source, StagesSource | ContactsSource) and source.separator is None:
                part.fault(document_kinds.TEXT_NEEDS, f"{name}.separator")
        if part.problems:
            raise MappingProblems.of(part.problems)


def _sources(part: Part) -> Iterable[tuple[str, Source]]:
    for name in FIELDS:
        source = part.source(name)
        if source is not None:
            yield name, _SOURCES[name](source)
        elif name in NEEDED and not part.has(name):
            part.fault(document_kinds.MISSING_KEY, name)
