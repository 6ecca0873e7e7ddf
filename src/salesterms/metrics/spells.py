"""From the rows of a stage log to spells: who stood in which stage, from when until when."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import field, frozen

from salesterms.criteria import Column, DateColumn, NumberColumn
from salesterms.entities.shapes import A_ZONE, AN_INSTANT, ANY_TEXT, SOURCE_ID
from salesterms.errors import Shape, Text
from salesterms.logs import Verdict, VerdictKind
from salesterms.logs.entries import is_case
from salesterms.logs.following import Case
from salesterms.logs.reading import entries_of
from salesterms.logs.ways import Ways, ways_of
from salesterms.metrics.row_kind import RowKind
from salesterms.values import EXACT, about, instant, local_date
from salesterms.values import zone as zone_named
from salesterms.vocabularies.rows import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.facts import Subject
    from salesterms.logs import StageEntry
    from salesterms.vocabularies import Vocabulary

_MICROSECOND: Final = timedelta(microseconds=1)
_CASE: Final = Shape(
    Text("a text that is not empty, or a whole number", "een tekst of een geheel getal"),
    is_case,
)


@frozen(kw_only=True)
class StageSpell:
    """One stay of a case in a stage.

    >>> from datetime import UTC, datetime
    >>> from salesterms.metrics import StageSpell
    >>> spell = StageSpell(
    ...     id="D-1/1",
    ...     case="D-1",
    ...     stage="Proposal",
    ...     entered=datetime(2026, 3, 1, 12, tzinfo=UTC),
    ...     left=datetime(2026, 3, 4, 18, tzinfo=UTC),
    ...     zone="Europe/Amsterdam",
    ... )
    >>> spell.seconds, str(spell.left_on)
    (Decimal('280800'), '2026-03-04')

    `left` is None as long as it goes on. Instants have a time zone; days are those of `zone`. Made
    by `stage_spells`, which gives it the case and the number of the spell in that case as its id.
    Raises `WrongArgument`.
    """

    id: str = field(
        metadata=about("the case, and which spell of it", "het geval, en de hoeveelste"),
        validator=SOURCE_ID,
    )
    case: str | int = field(
        metadata=about("the deal or the person", "de deal of de persoon"), validator=_CASE
    )
    stage: str = field(
        metadata=about("where it stood", "waar het stond", alias="fase"), validator=ANY_TEXT
    )
    entered: datetime = field(metadata=about("since when", "sinds wanneer"), validator=AN_INSTANT)
    left: datetime | None = field(
        default=None,
        metadata=about("until when", "tot wanneer"),
        validator=AN_INSTANT.or_none(),
    )
    zone: str = field(metadata=about("whose days count", "wiens dagen tellen"), validator=A_ZONE)

    @property
    def entered_on(self) -> date:
        """The day on which it was entered."""
        return local_date(self.entered, self.zone)

    @property
    def left_on(self) -> date | None:
        """The day on which it was left; None as long as it goes on."""
        return None if self.left is None else local_date(self.left, self.zone)

    @property
    def seconds(self) -> Decimal | None:
        """The elapsed seconds, exactly; None where it goes on, or was left before it began."""
        if self.left is None:
            return None
        whole = (instant(self.left) - instant(self.entered)) // _MICROSECOND
        if whole < 0:
            return None
        return EXACT.scaleb(Decimal(whole), -6) if whole % 10**6 else Decimal(whole // 10**6)


SECONDS: Final = NumberColumn("seconds", (Decimal,))
ENTERED_ON: Final = DateColumn("entered_on", date)
LEFT_ON: Final = DateColumn("left_on", date)

STAGE_SPELLS = RowKind(
    kind=StageSpell,
    says=Text(
        "spells in a stage, as salesterms.metrics.stage_spells() makes them of a stage log",
        "periodes in een fase, zoals salesterms.metrics.stage_spells() ze van een fasenlog maakt",
    ),
    fields=("stage", "case"),
    columns=(Column("stage", str),),
)


class _AnyLabels:
    """The ways of a log without a vocabulary: every label is one, and every step is legal."""

    def __init__(self) -> None:
        """Know no label yet; the first spelling of each is kept."""
        self.labels: list[str] = []
        self.code_of: dict[str, int] = {}
        self.table = self

    def __getitem__(self, _: int) -> Verdict:
        return Verdict(VerdictKind.LEGAL)

    def meet(self, label: str) -> None:
        """Know a label."""
        if self.code_of.setdefault(same(label), len(self.labels)) == len(self.labels):
            self.labels.append(label)


def stage_spells(
    entries: Iterable[StageEntry],
    *,
    zone: str,
    as_of: datetime | None = None,
    vocabulary: Vocabulary | None = None,
    subject: Subject | None = None,
) -> tuple[StageSpell, ...]:
    """The spells of a stage log, case by case in the order in which cases are first met.

    >>> from datetime import UTC, datetime
    >>> from salesterms.logs import StageEntry
    >>> from salesterms.metrics import stage_spells
    >>> rows = [
    ...     StageEntry("D-1", label, datetime(2026, 3, day, tzinfo=UTC))
    ...     for day, label in [(1, "New"), (4, "Proposal"), (6, "proposal")]
    ... ]
    >>> spells = stage_spells(rows, zone="Europe/Amsterdam")
    >>> [(spell.stage, spell.left and spell.left.day) for spell in spells]
    [('New', 4), ('Proposal', None)]

    `zone` names the zone whose days count. A label that is told again ends nothing. A row that was
    given twice, or that comes earlier than the row before it, is set aside, as
    `salesterms.logs.audit` sets it aside; the rows of a case must come in the order of time. With a
    `vocabulary` stages bear its words, aliases are found, and a label that it does not have ends
    the spell before it and begins none; without one, labels that differ in case or space are one.
    With `as_of`, rows after that instant are left out.

    Of no rows nothing. Raises `NotALog`, `BadEntry`, `UnknownZone`; with a vocabulary `NoStages`
    and `NotItsSubject`.
    """
    zone_named(zone)
    moment = None if as_of is None else instant(as_of)
    ways: Any = _AnyLabels() if vocabulary is None else ways_of(vocabulary, subject)
    cases: dict[tuple[type, str | int], _Standing] = {}
    for entry in entries_of(entries):
        if moment is not None and entry.at > moment:
            continue
        if vocabulary is None:
            ways.meet(entry.label)
        key = (type(entry.case), entry.case)
        if key not in cases:
            cases[key] = _Standing(entry.case, cast("Ways", ways), zone)
        cases[key].take(entry)
    return tuple(spell for standing in cases.values() for spell in standing.spells())


class _Standing:
    """One case while its rows pass: where it stands, and the spells that ended."""

    def __init__(self, case: str | int, ways: Ways, zone: str) -> None:
        """Stand nowhere."""
        self._name, self._ways, self._zone = case, ways, zone
        self._case = Case(ways)
        self._ended: list[tuple[str, datetime, datetime | None]] = []
        self._stage: str | None = None
        self._since: datetime | None = None

    def take(self, entry: StageEntry) -> None:
        """Go where the next row leads, unless it is set aside."""
        kind = self._case.take(entry).kind
        if kind.moves:
            self._stand(self._ways.labels[self._case.standing], entry.at)
        elif kind is VerdictKind.UNKNOWN_LABEL:
            self._stand(None, entry.at)

    def _stand(self, stage: str | None, at: datetime) -> None:
        if stage == self._stage:
            return
        if self._stage is not None and self._since is not None:
            self._ended.append((self._stage, self._since, at))
        self._stage, self._since = stage, at

    def spells(self) -> Iterator[StageSpell]:
        """Those that ended, and the one that goes on."""
        last = (
            [] if self._stage is None or self._since is None else [(self._stage, self._since, None)]
        )
        for number, (stage, entered, left) in enumerate([*self._ended, *last], start=1):
            yield StageSpell(
                id=f"{self._name}/{number}",
                case=self._name,
                stage=stage,
                entered=entered,
                left=left,
                zone=self._zone,
            )
