"""The tracks of a lifecycle that a document gives: built, checked, and faults told in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.documents.forms.facts import criterion
from salesterms.errors import Problem
from salesterms.lifecycle import Lifecycle, LifecycleProblems, Move, Track, faults
from salesterms.lifecycle.naming import named_wrongly_in, place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.documents.forms.given import Given
    from salesterms.documents.forms.lifecycle_tables import MoveLine, TrackTable
    from salesterms.errors import Kind
    from salesterms.facts import Axis, Catalogue

#: A place in the document.
Path = tuple[str | int, ...]

#: Kind of problem -> the key of the move that it is about; the others are about all of it.
_KEYS: dict[Kind, str] = {
    faults.BAD_GUARD: "guard",
    faults.NEEDLESS_ONE_WAY: "one_way",
    faults.SAME_STAGE: "target",
    faults.WRONG_DIRECTION: "direction",
}

#: Kinds of problems that are about an event, wherever it is listed.
_OF_EVENTS = (faults.EFFECTS_DIFFER, faults.BREAKS_LAW)


class Tables:
    """Tracks one after another, each with the place where it stands."""

    def __init__(self, catalogue: Catalogue, given: Given) -> None:
        """Take what criteria are about, and where faults are noted."""
        self.catalogue = catalogue
        self.given = given
        self.tracks: list[tuple[Path, Track]] = []
        #: Where each move stands, beside its path: the moves of each track.
        self.moves: dict[int, Path] = {}
        self._held: list[Move] = []  # so that no other move gets the number of one of them

    def add(self, at: int, table: TrackTable | None, lines: Iterable[tuple[int, MoveLine]]) -> None:
        """Build a track of its moves, and note what is wrong; None for a head that is faulty."""
        path: Path = ("tracks", at)
        moves = tuple(self._move((*path, "moves", place), line) for place, line in lines)
        if table is None:
            return
        axis = self._axis(table.axis, faults.NOT_A_POSITION, (*path, "axis"))
        if axis is not None:
            track = Track(
                name=table.name,
                axis=axis,
                start=table.start,
                closed=table.closed,
                categories=tuple(table.categories.items()),
                moves=moves,
                text=table.text,
            )
            self.tracks.append((path, track))

    def none(self) -> None:
        """Note that there is no track."""
        self.given.fault(faults.NO_TRACKS, ("tracks",))

    def _axis(self, name: str, kind: Kind, path: Path) -> Axis | None:
        if name in self.catalogue:
            return self.catalogue[name]
        if not self.given.is_missing(name):
            problem = Problem(kind=kind, value=name, choices=tuple(self.catalogue))
            self.given.take(problem, path)
        return None

    def _move(self, path: Path, line: MoveLine) -> Move:
        guard = None
        if line.guard is not None:
            guard = criterion(line.guard, self.catalogue, self.given, (*path, "guard"))
        named = [
            (self._axis(name, faults.NO_SUCH_FACT, (*path, "effects", name)), value)
            for name, value in line.effects.items()
        ]
        move = Move(
            event=line.event,
            sources=line.sources,
            target=line.target,
            guard=guard,
            effects=tuple((axis, value) for axis, value in named if axis is not None),
            direction=line.direction,
            one_way=line.one_way,
            text=line.text,
            cites=line.cites,
        )
        self.moves[id(move)] = path
        self._held.append(move)
        return move

    def check(self) -> None:
        """Note every name that is not there, or stands twice."""
        names: set[str] = set()
        axes: dict[str, str] = {}
        for path, track in self.tracks:
            if track.name in names:
                self.given.fault(faults.SAME_NAME, (*path, "name"), track.name)
            names.add(track.name)
            if track.axis.name in axes:
                both = f"{axes[track.axis.name]}, {track.name}"
                self.given.fault(faults.SHARED_AXIS, (*path, "axis"), track.axis.name, both)
            axes.setdefault(track.axis.name, track.name)
        for path, track in self.tracks:
            for problem in named_wrongly_in(self.catalogue, set(axes), track):
                self._take(problem, [(path, track)])

    def lifecycle(self, name: str) -> Lifecycle | None:
        """The lifecycle, proven; None where its faults were noted. Raises `TooManyWorlds`."""
        tracks = [track for _, track in self.tracks]
        try:
            return Lifecycle(name=name, catalogue=self.catalogue, tracks=tracks)
        except LifecycleProblems as found:
            for problem in found.problems:
                self._take(problem, self.tracks)
            return None

    def _take(self, problem: Problem, tracks: list[tuple[Path, Track]]) -> None:
        self.given.take(problem, self._path(problem, tracks))

    def _path(self, problem: Problem, tracks: list[tuple[Path, Track]]) -> Path:
        """Where the document has what a problem is about."""
        for path, track in tracks:
            for move in track.moves:
                at = self.moves[id(move)]
                if problem.kind in _OF_EVENTS:
                    if problem.path == move.event:
                        return at
                elif problem.path == place(track, move):
                    return at + _key(problem, move)
            if problem.path == track.name:
                return path + _key_of_track(problem, track)
        return ()


def _key(problem: Problem, move: Move) -> Path:
    """What of a move a problem is about."""
    if problem.kind is faults.UNKNOWN_STAGE:
        return _index("sources", move.sources, problem.value) or ("target",)
    for axis, value in move.effects:
        by_name = problem.kind in (faults.EFFECT_ON_STAGE, faults.EVIDENCE_MOVES_IT)
        if (axis.name if by_name else value) == problem.value and (
            by_name or problem.kind is faults.NO_SUCH_VALUE
        ):
            return ("effects", axis.name)
    return (_KEYS[problem.kind],) if problem.kind in _KEYS else ()


def _key_of_track(problem: Problem, track: Track) -> Path:
    """What of a track a problem is about."""
    value: Any = problem.value
    if problem.kind is faults.NOT_A_POSITION:
        return ("axis",)
    if problem.kind is faults.UNKNOWN_STAGE and value == track.start:
        return ("start",)
    if problem.kind is faults.UNKNOWN_STAGE and value in track.closed:
        return _index("closed", track.closed, value)
    if problem.kind in (faults.UNKNOWN_STAGE, faults.NOT_CLOSED):
        return ("categories", value)
    return ()


def _index(key: str, names: tuple[str, ...], value: Any) -> Path:
    return (key, names.index(value)) if value in names else ()
