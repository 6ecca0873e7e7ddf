"""What can be wrong with a model of scores as a whole: every fault, with its place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from salesterms.criteria import columns_of
from salesterms.errors import Kind, Problem, SalesTermsError, Sentence, Text
from salesterms.facts.axis import Axis
from salesterms.facts.masks import Layout, NotAboutFacts
from salesterms.qualification.decay import number_said
from salesterms.qualification.meetable import can_be
from salesterms.qualification.scheme_faults import ALWAYS_MET, NEVER_MET
from salesterms.qualification.scoring.axes import TOTAL
from salesterms.qualification.scoring.points import PointsForCriterion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from salesterms.criteria import Criterion
    from salesterms.qualification.scoring.axes import ScoreAxis
    from salesterms.qualification.scoring.score_model import ScoreModel

NAMED_TWICE: Final = Kind(
    "named_twice",
    Text("the name {value} stands here a second time", "de naam {value} staat hier nog een keer"),
    Text("give each its own name", "geef elk een eigen naam"),
)
NAME_OF_TOTAL: Final = Kind(
    "name_of_total",
    Text("{value} is the name of the total", "{value} is de naam van het totaal"),
    Text("give the axis another name", "geef de as een andere naam"),
)
NO_SUCH_AXIS: Final = Kind(
    "no_such_axis",
    Text("there is no axis {value}", "er is geen as {value}"),
    Text("use one of {detail}", "gebruik een van {detail}"),
)
AXIS_WITHOUT_ROWS: Final = Kind(
    "axis_without_rows",
    Text("no row gives points on {value}", "geen rij geeft punten op {value}"),
    Text("add a row, or leave the axis out", "voeg een rij toe, of laat de as weg"),
)
CAP_BELOW_FLOOR: Final = Kind(
    "cap_not_above_floor",
    Text("the cap {value} is not above the floor", "het plafond {value} ligt niet boven de bodem"),
    Text("give one above {detail}", "geef er een boven {detail}"),
)
ZERO_POINTS: Final = Kind(
    "zero_points",
    Text("the row gives no points", "de rij geeft geen punten"),
    Text("give other points than 0, or leave it out", "geef andere punten dan 0, of laat hem weg"),
)
SAME_ROW: Final = Kind(
    "same_row",
    Text(
        "the same is asked on this axis by the row {value}",
        "de rij {value} vraagt op deze as hetzelfde",
    ),
    Text("leave one of the two out", "laat een van de twee weg"),
)
NOT_ASKABLE: Final = Kind(
    "not_askable",
    Text("this cannot be asked of facts", "dit kan niet van feiten gevraagd worden"),
    Text("{detail}", "{detail}"),
)
SAME_FOR_ALL: Final = Kind(
    "same_for_all",
    Text("the total is the same for everybody", "het totaal is voor iedereen gelijk"),
    Text(
        "give rows with points on an axis with a weight above 0",
        "geef rijen met punten op een as met een gewicht boven 0",
    ),
)
NOTHING_ASKED: Final = Kind(
    "nothing_asked",
    Text("the threshold asks for nothing", "de drempel vraagt niets"),
    Text("give points on an axis", "geef punten op een as"),
)
OUT_OF_REACH: Final = Kind(
    "out_of_reach",
    Text("{value} can never be reached", "{value} is nooit te halen"),
    Text("ask {detail} or less", "vraag hoogstens {detail}"),
)
NEVER_GIVEN: Final = Kind(
    "grade_never_given",
    Text(
        "whoever reaches this reaches {value} first, so it is never given",
        "wie dit haalt, haalt eerst {value}, dus deze wordt nooit gegeven",
    ),
    Text("put the harder one first", "zet de hoogste vooraan"),
)


def of_axes(made: ScoreModel) -> Iterator[Problem]:
    """What is wrong with the axes alone."""
    yield from _twice("axes", "name", [axis.name for axis in made.axes])
    used = {row.axis for row in made.rows}
    for at, axis in enumerate(made.axes):
        path = f"$.axes[{at}]"
        if axis.name == TOTAL:
            yield Problem(kind=NAME_OF_TOTAL, value=TOTAL, path=f"{path}.name")
        if axis.name not in used:
            yield Problem(kind=AXIS_WITHOUT_ROWS, value=axis.name, path=path)
        if axis.cap is not None and axis.floor is not None and axis.cap <= axis.floor:
            detail = str(axis.floor)
            yield Problem(kind=CAP_BELOW_FLOOR, value=axis.cap, detail=detail, path=f"{path}.cap")


def of_rows(made: ScoreModel) -> Iterator[Problem]:
    """What is wrong with the rows, each by itself and with each other."""
    yield from _twice("rows", "id", [row.id for row in made.rows])
    names = tuple(axis.name for axis in made.axes)
    seen: dict[object, str] = {}
    for at, row in enumerate(made.rows):
        path = f"$.rows[{at}]"
        if row.axis not in names:
            yield Problem(kind=NO_SUCH_AXIS, value=row.axis, path=f"{path}.axis", choices=names)
        if not row.points:
            yield Problem(kind=ZERO_POINTS, path=f"{path}.points")
        asked: object
        if isinstance(row, PointsForCriterion):
            path = f"{path}.criterion"
            try:
                asked = _meaning(row.criterion)
            except SalesTermsError as error:
                told = Text.both(error.text)
                yield Problem(kind=NOT_ASKABLE, detail=told, path=path)
                continue
            layout = Layout(asked[0])
            if not can_be(layout, row.criterion):
                yield Problem(kind=NEVER_MET, path=path)
            elif not can_be(layout, ~row.criterion):
                yield Problem(kind=ALWAYS_MET, path=path)
        else:
            path, asked = f"{path}.signal", row.signal
        earlier = seen.setdefault((row.axis, asked), row.id)
        if earlier != row.id:
            yield Problem(kind=SAME_ROW, value=earlier, path=path)


def _meaning(criterion: Criterion) -> tuple[tuple[Axis, ...], frozenset[object]]:
    """The facts that a criterion asks about, and the choices of which one meets it."""
    axes = []
    for column in columns_of(criterion):
        if not isinstance(column, Axis):
            raise NotAboutFacts(Sentence(column.name))
        axes.append(column)
    axes.sort(key=lambda axis: axis.name)
    return tuple(axes), frozenset(Layout(axes).pairs(criterion))


def of_total(made: ScoreModel) -> Iterator[Problem]:
    """Whether anybody can have another total than anybody else."""
    weighed = [axis for axis in made.axes if axis.weight and _spread(made, axis)]
    if not weighed:
        yield Problem(kind=SAME_FOR_ALL, path="$.axes")


def _spread(made: ScoreModel, axis: ScoreAxis) -> bool:
    low, high = made.bounds(axis.name)
    return low is None or high is None or low < high


def of_thresholds(made: ScoreModel) -> Iterator[Problem]:
    """What is wrong with the thresholds."""
    yield from _twice("thresholds", "name", [one.name for one in made.thresholds])
    names = (*(axis.name for axis in made.axes), TOTAL)
    for at, one in enumerate(made.thresholds):
        path = f"$.thresholds[{at}]"
        if not one.at_least:
            yield Problem(kind=NOTHING_ASKED, path=f"{path}.at_least")
        for inner, (axis, points) in enumerate(one.at_least):
            place = f"{path}.at_least[{inner}]"
            if axis not in names:
                yield Problem(kind=NO_SUCH_AXIS, value=axis, path=place, choices=names)
                continue
            _, high = made.bounds(axis)
            if high is not None and points > high:
                detail = _said(high)
                yield Problem(kind=OUT_OF_REACH, value=points, detail=detail, path=place)
        for earlier in made.thresholds[:at] if one.scale else ():
            if earlier.scale == one.scale and _implies(dict(one.at_least), dict(earlier.at_least)):
                yield Problem(kind=NEVER_GIVEN, value=earlier.name, path=path)
                break


def _implies(one: dict[str, object], other: dict[str, object]) -> bool:
    """Whoever reaches one reaches the other."""
    return all(
        axis in one and one[axis] >= points  # type: ignore[operator] # they are numbers
        for axis, points in other.items()
    )


def _said(value: Fraction) -> str:
    return number_said(value)


def _twice(place: str, name: str, given: list[str]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for at, one in enumerate(given):
        if seen[one]:
            yield Problem(kind=NAMED_TWICE, value=one, path=f"$.{place}[{at}].{name}")
        seen[one] += 1
