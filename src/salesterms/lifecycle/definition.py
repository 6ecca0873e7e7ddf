"""A lifecycle: some tracks over one catalogue of facts, coupled by guards and by shared events."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Self

from salesterms.errors import SalesTermsError, Text, nearest_or_all
from salesterms.facts import CATALOGUE, Facts
from salesterms.facts.known import check_catalogue
from salesterms.lifecycle.arguments import FACTS, FACTS_TABLE, NAME
from salesterms.lifecycle.checking import problems_of
from salesterms.lifecycle.diagram import Diagram
from salesterms.lifecycle.faults import LifecycleProblems
from salesterms.lifecycle.joining import Joining
from salesterms.lifecycle.moves import TRACKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesterms.facts import Catalogue
    from salesterms.lifecycle.moves import Track
    from salesterms.lifecycle.stages import Stage


class NoSuchStage(SalesTermsError, LookupError):
    """A stage was asked for that the lifecycle does not have, or never reaches."""

    code = "no_such_stage"
    message = Text(
        "{0} has no stage {1}: the nearest are {2}",
        "{0} heeft geen fase {1}: het dichtst erbij zijn {2}",
    )


class NoSuchTrack(SalesTermsError, LookupError):
    """A track was asked for that the lifecycle does not have."""

    code = "no_such_track"
    message = Text(
        "There is no track {0}: use one of {1}", "Er is geen tabel {0}: gebruik een van {1}"
    )


class Lifecycle:
    """Which events may happen where, and what they do.

    >>> from salesterms.facts import Facts
    >>> from salesterms.lifecycle import SALES_LIFECYCLE
    >>> stage, sure = SALES_LIFECYCLE.begin(Facts(interest="explicit"))
    >>> stage.allowed(sure)
    ('accept_by_marketing', 'accept_by_sales', 'recycle', 'junk', 'mark_bystander')
    >>> stage.refused("convert", sure).text()
    'convert is refused in new/none/never: standing: needed "accepted by sales", seen "new". ...

    An event that several tracks list fires in all of them together, and only where each has a move
    for it in its stage with its guard met. A guard is met where it holds for certain. The tracks
    are proven when a lifecycle is built: raises `LifecycleProblems` with every fault, and
    `TooManyWorlds` where guards ask about too many facts at once. A value of another type raises
    `WrongArgument`.

    Its facts are those of the `catalogue`. Two lifecycles are equal where their names, facts and
    tables are; their stages are objects of their own all the same. It pickles as its definition,
    the built-in one as its name, and the stages are found again.
    """

    def __init__(
        self, *, name: str, catalogue: Catalogue = CATALOGUE, tracks: Iterable[Track]
    ) -> None:
        """Take the tracks, and prove them."""
        self._take(name, catalogue, tracks)
        found = tuple(problems_of(catalogue, self.tracks, self._joint()))
        if found:
            raise LifecycleProblems.of(found)

    @classmethod
    def proven(
        cls,
        *,
        name: str,
        catalogue: Catalogue = CATALOGUE,
        tracks: Iterable[Track],
        kept_as: str = "",
    ) -> Self:
        """The same without a proof: of tracks that are proven elsewhere, as in a test.

        `kept_as` is the name of a lifecycle that this package keeps, by which it is pickled.
        """
        made = cls.__new__(cls)
        made._take(name, catalogue, tracks, kept_as)  # noqa: SLF001 # this is where one is made
        return made

    def _take(
        self, name: str, catalogue: Catalogue, tracks: Iterable[Track], kept_as: str = ""
    ) -> None:
        given: Any = tracks
        taken = tuple(given) if isinstance(given, Iterable) else given
        NAME.check("Lifecycle.name", name)
        FACTS_TABLE.check("Lifecycle.catalogue", catalogue)
        TRACKS.check("Lifecycle.tracks", taken)
        self.name, self.catalogue, self.kept_as = name, catalogue, kept_as
        self.tracks: tuple[Track, ...] = taken

    def __repr__(self) -> str:
        return f"<Lifecycle {self.name}: {', '.join(track.name for track in self.tracks)}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lifecycle):
            return NotImplemented
        return self is other or self._content == other._content

    def __hash__(self) -> int:
        return hash((self.name, len(self.tracks)))

    def __reduce__(self) -> tuple[object, ...]:
        if self.kept_as:
            return _kept, (self.kept_as,)
        return _defined, (type(self), self.name, self.catalogue, self.tracks)

    @property
    def _content(self) -> tuple[str, Catalogue | None, tuple[Track, ...]]:
        return self.name, None if self.catalogue is CATALOGUE else self.catalogue, self.tracks

    @property
    def events(self) -> tuple[str, ...]:
        """Every event, in the order of the tracks."""
        return tuple(self._joining.home.events)

    def event_text(self, event: str) -> Text:
        """What an event is called, in English and Dutch; raises `UnknownEvent`.

        >>> from salesterms.lifecycle import SALES_LIFECYCLE
        >>> SALES_LIFECYCLE.event_text("hold").say("nl")
        'in de wacht zetten'
        """
        return self.start.called(event)

    @cached_property
    def _joining(self) -> Joining:
        return Joining(self.catalogue, self.tracks, self)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that can be reached: of every track one, together. The start comes first."""
        return self._joining.stages()

    def _joint(self) -> Iterator[Stage]:
        """The stages, found when they are asked for: the tables must be known to be sound."""
        yield from self.stages

    @property
    def start(self) -> Stage:
        """Where everything starts."""
        return self.stages[0]

    @cached_property
    def _by_positions(self) -> Mapping[tuple[str, ...], Stage]:
        return {tuple(stage.positions.values()): stage for stage in self.stages}

    def stage(self, **positions: str) -> Stage:
        """The stage with these positions; those that are not given are those of the start.

        >>> from salesterms.lifecycle import SALES_LIFECYCLE
        >>> SALES_LIFECYCLE.stage(standing="converted", deal="open")
        <stage converted/open/never>

        Raises `NoSuchTrack`, `NotARung` and `NoSuchStage`.
        """
        for name, value in positions.items():
            if name not in self.start.positions:
                raise NoSuchTrack(name, tuple(self.start.positions))
            self.catalogue[name].number(value)
        asked = {**self.start.positions, **positions}
        return self._found(asked)

    def stage_of(self, facts: Facts) -> Stage:
        """The stage in which facts are that say where each position stands.

        Raises `OtherCatalogue`, and `NoSuchStage` where a position is unknown, or the combination
        is never reached.
        """
        FACTS.check("facts", facts)
        check_catalogue(facts, self.catalogue)
        return self._found({track.axis.name: facts[track.axis.name] for track in self.tracks})

    def _found(self, asked: Mapping[str, str | None]) -> Stage:
        found = self._by_positions.get(tuple(asked.values()))  # type: ignore[arg-type] # None: no stage
        if found is None:
            said = "/".join(value or "?" for value in asked.values())
            names = [stage.name for stage in self.stages]
            raise NoSuchStage(self.name, said, nearest_or_all(said, names))
        return found

    def graph(self, *names: str) -> Diagram:
        """The picture of some tracks, by name, or of all; raises `NoSuchTrack`.

        >>> from salesterms.lifecycle import SALES_LIFECYCLE
        >>> SALES_LIFECYCLE.graph("deal").mermaid("nl").splitlines()[3]
        'flowchart LR'
        """
        by_name = {track.name: track for track in self.tracks}
        for name in names:
            if not NAME.fits(name) or name not in by_name:
                raise NoSuchTrack(name, tuple(by_name))
        return Diagram(tracks=tuple(by_name[name] for name in names or by_name))

    def _repr_svg_(self) -> str:
        return self.graph().svg()

    def begin(self, facts: Facts | None = None) -> tuple[Stage, int]:
        """The start, and what is certain there: these facts, with the positions of the start.

        Raises `OtherCatalogue`.
        """
        stage, clear, put, nothing = self._beginning
        if facts is None:
            return stage, nothing
        try:
            if facts.catalogue is not self.catalogue:
                check_catalogue(facts, self.catalogue)
            return stage, facts.sure & ~clear | put
        except AttributeError:
            FACTS.check("facts", facts)
            raise

    @cached_property
    def _beginning(self) -> tuple[Stage, int, int, int]:
        """The start, the bits that its positions clear and set, and what is certain of nothing."""
        placed = ((track.axis, track.start) for track in self.tracks)
        clear, put = self._joining.written(placed)
        return self.start, clear, put, Facts(self.catalogue).sure & ~clear | put


def _kept(name: str) -> Lifecycle:
    """A lifecycle of ours, by the name under which it is kept."""
    found: Lifecycle = getattr(import_module("salesterms.lifecycle"), name)
    return found


def _defined(
    cls: type[Lifecycle], name: str, catalogue: Catalogue, tracks: tuple[Track, ...]
) -> Lifecycle:
    """A lifecycle that was proven before it was pickled."""
    return cls.proven(name=name, catalogue=catalogue, tracks=tracks)
