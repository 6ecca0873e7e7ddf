"""A case in a stage of a funnel, as one row; the stages, and the policy by which rows are made.

Glossary: salesfunnel (000:72).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.criteria import ChoiceColumn, Column, DateColumn
from salesterms.entities.shapes import AN_ID, DATE_OR_NONE, FROM_ONE, TEXT, TEXT_OR_NONE, one_of
from salesterms.errors import Shape, Text, of_kind
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.fields import WHOSE
from salesterms.metrics.row_kind import RowKind
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from attrs import Attribute


class Skips(StrEnum):
    """What becomes of a stage that a case jumped over.

    >>> [one.value for one in Skips]
    ['passed', 'case_left_out']
    """

    #: It counts as entered and passed on the day on which the later stage was entered.
    PASSED = "passed"
    #: A case that jumped over a stage is left out, with all of its rows.
    CASE_LEFT_OUT = "case_left_out"


class Entries(StrEnum):
    """Which entries into a stage count, where a case comes back to it.

    >>> [one.value for one in Entries]
    ['first', 'each']
    """

    FIRST = "first"
    EACH = "each"


class StepOutcome(StrEnum):
    """What became of a case in a stage.

    >>> [one.value for one in StepOutcome]
    ['advanced', 'stayed', 'left_out']
    """

    ADVANCED = "advanced"
    #: It did not go further, or not yet.
    STAYED = "stayed"
    #: The case jumped over a stage, and the policy leaves such cases out.
    LEFT_OUT = "left_out"


class StepPosition(StrEnum):
    """Where in its funnel a stage stands.

    >>> [one.value for one in StepPosition]
    ['first', 'between', 'last']
    """

    FIRST = "first"
    BETWEEN = "between"
    LAST = "last"


_SKIPS: Final = Text("a Skips, such as Skips.PASSED", "een Skips, zoals Skips.PASSED")
_ENTRIES: Final = Text("an Entries, such as Entries.FIRST", "een Entries, zoals Entries.FIRST")
_STAGES: Final = Text(
    "a tuple of two or more different labels, from early to late",
    "een tuple van twee of meer verschillende labels, van vroeg naar laat",
)
_FEWEST: Final = 2


@frozen(kw_only=True)
class FunnelPolicy:
    """How a history becomes rows of a funnel: neither choice has a default.

    >>> FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST).skips.value
    'passed'

    Where no case skips a stage or comes back to one, every policy gives the same rows. Raises
    `WrongArgument`.
    """

    skips: Skips = field(validator=of_kind(Skips, _SKIPS))
    entries: Entries = field(validator=of_kind(Entries, _ENTRIES))


def _are_stages(_: FunnelStages, __: Attribute[tuple[str, ...]], stages: object) -> None:
    good = (
        isinstance(stages, tuple)
        and len(stages) >= _FEWEST
        and all(isinstance(one, str) and one.strip() for one in stages)
        and len(set(stages)) == len(stages)
    )
    if not good:
        raise BadArgument("stages", stages, _STAGES)


@frozen(kw_only=True)
class FunnelStages:
    """The stages of a funnel in their order, as labels of a log or words of a vocabulary.

    >>> FunnelStages(id="ours", stages=("Lead", "Quote", "Won")).stages[-1]
    'Won'

    `vocabulary` is the id of the vocabulary whose words they are; "" where they are the labels of a
    log. Raises `BadArgument` for fewer than two stages, and for one that stands there twice.
    """

    id: str
    stages: tuple[str, ...] = field(validator=_are_stages)
    vocabulary: str = ""
    cites: tuple[str, ...] = ()


#: The funnels of the texts and of one system, from early to late; the last one is for logs, which
#: bear the labels that marketing and sales agreed on.
FUNNELS: Final[FrozenMapping[str, FunnelStages]] = FrozenMapping(
    (one.id, one)
    for one in (
        FunnelStages(
            id="funnel",
            stages=("TOFU", "MOFU", "BOFU"),
            vocabulary="funnel",
            cites=("000:72",),
        ),
        FunnelStages(
            id="aida",
            stages=("aandacht", "interesse", "verlangen", "actie"),
            vocabulary="aida",
            cites=("000:10",),
        ),
        FunnelStages(
            id="hubspot",
            stages=(
                "subscriber",
                "lead",
                "marketingqualifiedlead",
                "salesqualifiedlead",
                "opportunity",
                "customer",
            ),
            vocabulary="hubspot.lifecycle_stage",
        ),
        FunnelStages(id="demand", stages=("MQL", "SAL", "SQL", "opportunity", "won")),
    )
)

_A_COUNT: Final = Shape(Text("a whole number from 1", "een geheel getal vanaf 1"), FROM_ONE.fits)


@frozen(kw_only=True)
class FunnelEntry:
    """One case that came into one stage of a funnel, and whether it went further.

    >>> from datetime import date
    >>> row = FunnelEntry(
    ...     id="D-1/1/1",
    ...     case="D-1",
    ...     stage="Lead",
    ...     place=1,
    ...     position=StepPosition.FIRST,
    ...     outcome=StepOutcome.ADVANCED,
    ...     whole=StepOutcome.STAYED,
    ...     entered=date(2024, 3, 1),
    ...     advanced=date(2024, 3, 8),
    ...     last_reached="Quote",
    ... )
    >>> row.turn, row.finished
    (1, None)

    `place` is that of the stage, from 1, and `turn` is 1 where the case came into it for the first
    time, 2 for the second. `outcome` is what became of it here, and `whole` whether the case
    reached the last stage, on `finished`. A date is None where it is not known, and where it did
    not happen.
    `passed_over` says that the case jumped over the stage. Raises `WrongArgument`.
    """

    id: str = field(validator=AN_ID)
    case: str = field(validator=AN_ID)
    stage: str = field(validator=TEXT)
    place: int = field(validator=_A_COUNT)
    position: StepPosition = field(validator=one_of(StepPosition))
    next_stage: str | None = field(default=None, validator=TEXT_OR_NONE)
    turn: int = field(default=1, validator=_A_COUNT)
    outcome: StepOutcome = field(validator=one_of(StepOutcome))
    whole: StepOutcome = field(validator=one_of(StepOutcome))
    entered: date | None = field(default=None, validator=DATE_OR_NONE)
    advanced: date | None = field(default=None, validator=DATE_OR_NONE)
    finished: date | None = field(default=None, validator=DATE_OR_NONE)
    passed_over: bool = False
    last_reached: str = field(validator=TEXT)
    owner: str | None = field(default=None, validator=TEXT_OR_NONE, metadata=WHOSE)
    source: str | None = field(default=None, validator=TEXT_OR_NONE)

    @property
    def first_entry(self) -> Entries:
        """`Entries.FIRST` where the case came into the stage for the first time, else `EACH`."""
        return Entries.FIRST if self.turn == 1 else Entries.EACH


OUTCOME = ChoiceColumn[StepOutcome]("outcome", StepOutcome)
WHOLE = ChoiceColumn[StepOutcome]("whole", StepOutcome)
POSITION = ChoiceColumn[StepPosition]("position", StepPosition)
FIRST_ENTRY = ChoiceColumn[Entries]("first_entry", Entries)
ENTERED = DateColumn("entered", date)
ADVANCED = DateColumn("advanced", date)
FINISHED = DateColumn("finished", date)

FUNNEL_ENTRIES = RowKind(
    kind=FunnelEntry,
    says=Text(
        "rows of a funnel, as salesterms.metrics.funnel_of_log() makes them of a stage log and"
        " salesterms.metrics.funnel_of_journeys() of journeys",
        "rijen van een funnel, zoals salesterms.metrics.funnel_of_log() ze van een fasenlog"
        " maakt en salesterms.metrics.funnel_of_journeys() van trajecten",
    ),
    fields=("stage", "next_stage", "last_reached", "owner", "source"),
    columns=(OUTCOME, POSITION, *(Column(name, str) for name in ("stage", "owner", "source"))),
    ordered_by={"stage": "place"},
)
