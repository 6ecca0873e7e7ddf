"""How one of several members is chosen: by turns, or by who has least in hand.

Both are told what they need to know, and keep nothing: the same question has the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.entities.rules import Rules
from salesterms.entities.shapes import A_COUNT, AN_ID
from salesterms.errors import SalesTermsError, Shape, Text
from salesterms.values import FrozenMapping, about

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.entities.teams.member import Member


class LoadNotGiven(SalesTermsError, LookupError):
    """One of several members is to be chosen by load, and the load of some was not given."""

    code = "load_not_given"
    message = Text(
        "No load is given of {0}: give a count of each, 0 where it is 0",
        "Van {0} is geen aantal opgegeven: geef van elk een aantal, 0 als het 0 is",
    )


_TURN: Final = Text("turn {0} of {1}", "beurt {0} van {1}")
_LEAST: Final = Text("the fewest in hand: {0}", "het minste werk in handen: {0}")


@frozen(kw_only=True)
class RoundRobin:
    """Each in turn, in the order of the team: `turn` is how many were handed out before.

    >>> from salesterms.entities import Member, SalesRole
    >>> ann, bo = (Member(id=one, roles=(SalesRole.SELLER,)) for one in ("U-1", "U-2"))
    >>> [RoundRobin(turn=turn).choose((ann, bo))[0].id for turn in range(3)]
    ['U-1', 'U-2', 'U-1']

    The count is yours to keep, for each row or for all: nothing is remembered here. Where somebody
    leaves or joins, the turns of the others shift. Raises `EntityProblems` for a turn that is no
    whole number of 0 or more.
    Glossary: sales team (000:62, 000:70).
    """

    turn: int = field(
        metadata=about(
            "how many were handed out before",
            "hoeveel er eerder zijn uitgedeeld",
            alias="beurt",
            schema={"minimum": 0},
        )
    )

    def __attrs_post_init__(self) -> None:
        _TURNS.check(self)

    def choose(self, candidates: Sequence[Member]) -> tuple[Member, Text]:
        """The member whose turn it is, and why; there is at least one candidate."""
        at = self.turn % len(candidates)
        return candidates[at], _TURN.filled(at + 1, len(candidates))


_TURNS: Final = Rules({"turn": A_COUNT})


def _as_mapping(given: Any) -> Any:
    return FrozenMapping(given) if isinstance(given, Mapping) else given


def _are_loads(value: object) -> bool:
    return isinstance(value, FrozenMapping) and all(
        AN_ID.fits(id_) and A_COUNT.fits(count) for id_, count in value.items()
    )


@frozen(kw_only=True)
class LeastLoaded:
    """The member with the fewest leads in hand; of equal ones the first in the team.

    >>> from salesterms.entities import Member, SalesRole
    >>> ann, bo = (Member(id=one, roles=(SalesRole.SELLER,)) for one in ("U-1", "U-2"))
    >>> LeastLoaded(loads={"U-1": 4, "U-2": 1}).choose((ann, bo))[0].id
    'U-2'

    `loads` has a count for each id, of whatever you take for load. A member without one is unknown,
    not free: `LoadNotGiven` names them. Raises `EntityProblems` for counts that are no whole
    numbers of 0 or more.
    Glossary: sales team (000:62, 000:70).
    """

    loads: FrozenMapping[str, int] = field(
        converter=_as_mapping,
        metadata=about(
            "how many each has in hand, by id",
            "hoeveel elk in handen heeft, per kenmerk",
            alias="aantallen",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _LOADS.check(self)

    def choose(self, candidates: Sequence[Member]) -> tuple[Member, Text]:
        """The member with the fewest, and why; there is at least one. Raises `LoadNotGiven`."""
        unknown = tuple(one.id for one in candidates if one.id not in self.loads)
        if unknown:
            raise LoadNotGiven(unknown)
        found = min(candidates, key=lambda one: self.loads[one.id])
        return found, _LEAST.filled(self.loads[found.id])


_LOADS: Final = Rules(
    {
        "loads": Shape(
            Text(
                "a mapping from ids to whole numbers of 0 or more",
                "een mapping van kenmerken naar gehele getallen van 0 of meer",
            ),
            _are_loads,
        )
    }
)
