"""What `Framework.evolve` does to the requirements, and what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from salesterms.errors import Problem, Sentence, Text, WrongArgument
from salesterms.facts import NotARung
from salesterms.qualification import scheme_faults as faults
from salesterms.qualification.requirement import AN_EXPIRY, Requirement
from salesterms.vocabularies.thresholds import minimums, with_minimums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.facts import Axis

_A_MAPPING = Text("a mapping, such as {'budget': …}", "een mapping, zoals {'budget': …}")


def check_mapping(name: str, given: object) -> None:
    """Raise `WrongArgument` for what has no names with something to each."""
    if not isinstance(given, Mapping):
        raise WrongArgument(name, Sentence(type(given).__name__), _A_MAPPING)


@frozen
class Change:
    """Requirements to put in and to leave out, with other rungs and expiries for the rest."""

    add: tuple[Requirement, ...]
    drop: tuple[str, ...]
    rungs: Mapping[str, str]
    expires: Mapping[str, int]

    def of(self, old: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
        """The requirements after the change; raises `FrameworkChangeProblems`."""
        check_mapping("rungs", self.rungs)
        check_mapping("expires", self.expires)
        # Of two under one id both stay: the framework tells it.
        made = [*(each for each in old if each.id not in self.drop), *self.add]
        found = [*self._problems(old, made)]
        if found:
            raise faults.FrameworkChangeProblems.of(found)
        return tuple(self._changed(each) for each in made)

    def _changed(self, each: Requirement) -> Requirement:
        when = None if each.when is None else with_minimums(each.when, self.rungs)
        # No text asks for a threshold of somebody's own, so none is cited for it.
        cites = each.cites if when == each.when else ()
        expires = self.expires.get(each.id, each.expires)
        return evolve(each, when=when, cites=cites, expires=expires)

    def _problems(self, old: tuple[Requirement, ...], kept: list[Requirement]) -> Iterator[Problem]:
        names = tuple(each.id for each in old)
        for at, name in enumerate(self.drop):
            if name not in names:
                kind, path = faults.UNKNOWN_REQUIREMENT, f"drop[{at}]"
                yield Problem(kind=kind, value=name, choices=names, path=path)
        yield from self._of_rungs(kept)
        names = tuple(each.id for each in kept)
        for name, days in self.expires.items():
            path = f"expires[{name!r}]"
            if name not in names:
                kind = faults.UNKNOWN_REQUIREMENT
                yield Problem(kind=kind, value=name, choices=names, path=path)
            if not AN_EXPIRY.fits(days):
                yield Problem(kind=faults.BAD_EXPIRY, value=days, path=path)

    def _of_rungs(self, kept: list[Requirement]) -> Iterator[Problem]:
        asked: dict[str, Axis] = {
            axis.name: axis
            for each in kept
            if each.when is not None
            for axis, _ in minimums(each.when)
        }
        for name, rung in self.rungs.items():
            path = f"rungs[{name!r}]"
            if name not in asked:
                choices = tuple(asked)
                yield Problem(kind=faults.FACT_NOT_ASKED, value=name, choices=choices, path=path)
                continue
            try:
                asked[name].number(rung)
            except NotARung:
                choices = asked[name].names
                yield Problem(kind=faults.NO_SUCH_RUNG, value=rung, choices=choices, path=path)
