"""What can be said of a row of a stage log, and what a team allows."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, NamedTuple

from attrs import Attribute, evolve, field, frozen

from salesterms.errors import SalesTermsError, Text, nearest
from salesterms.errors.arguments import of_kind
from salesterms.values import FrozenMapping


class VerdictKind(StrEnum):
    """What a row of a log is, seen from the row before it of the same case.

    >>> from salesterms.logs import VerdictKind
    >>> VerdictKind.SKIP.text.nl
    'overgeslagen'
    """

    #: One step on the way, or out of it.
    LEGAL = "legal"
    #: The same stage once more, or told more or less precisely.
    STAY = "stay"
    #: Forward, past stages in between.
    SKIP = "skip"
    #: To a stage that comes before.
    BACKWARD = "backward"
    #: Out of a closed stage, to one that is not.
    REOPENED = "reopened"
    #: From one closed stage to another.
    AFTER_CLOSE = "after_close"
    #: Between stages of which neither comes before the other.
    NO_WAY = "no_way"
    #: A label that the vocabulary does not have.
    UNKNOWN_LABEL = "unknown_label"
    #: Earlier than a row that came before it.
    OUT_OF_ORDER = "out_of_order"
    #: What was given before.
    DUPLICATE = "duplicate"
    #: An id that was given before, with something else.
    CONFLICTING_DUPLICATE = "conflicting_duplicate"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _TEXTS[self]

    @property
    def moves(self) -> bool:
        """Whether a case stands in the label of such a row afterwards; else it is set aside."""
        return self not in _SET_ASIDE


_SET_ASIDE: Final = frozenset(
    {
        VerdictKind.UNKNOWN_LABEL,
        VerdictKind.OUT_OF_ORDER,
        VerdictKind.DUPLICATE,
        VerdictKind.CONFLICTING_DUPLICATE,
    }
)

_TEXTS: Final = {
    VerdictKind.LEGAL: Text("legal", "geldig"),
    VerdictKind.STAY: Text("stays", "blijft"),
    VerdictKind.SKIP: Text("skipped", "overgeslagen"),
    VerdictKind.BACKWARD: Text("backward", "terug"),
    VerdictKind.REOPENED: Text("re-opened", "heropend"),
    VerdictKind.AFTER_CLOSE: Text("after closing", "na sluiting"),
    VerdictKind.NO_WAY: Text("no way there", "geen weg daarheen"),
    VerdictKind.UNKNOWN_LABEL: Text("unknown label", "onbekend label"),
    VerdictKind.OUT_OF_ORDER: Text("out of order", "niet op volgorde"),
    VerdictKind.DUPLICATE: Text("duplicate", "dubbel"),
    VerdictKind.CONFLICTING_DUPLICATE: Text("conflicting duplicate", "tegenstrijdig dubbel"),
}

_STEPS: Final = {
    VerdictKind.SKIP: Text("skipped {0}", "{0} overgeslagen"),
    VerdictKind.BACKWARD: Text("backward by {0}", "{0} terug"),
}


class Verdict(NamedTuple):
    """What a row is: the kind, and over how many stages.

    >>> from salesterms.logs import Verdict, VerdictKind
    >>> Verdict(VerdictKind.SKIP, 2).text("nl")
    '2 overgeslagen'

    `stages` is the number of stages that a skip passed, or that a step back goes; else 0.
    """

    kind: VerdictKind
    stages: int = 0

    def text(self, lang: str = "en") -> str:
        """In words."""
        return _STEPS.get(self.kind, self.kind.text).say(lang).format(self.stages)


class UnknownVerdict(SalesTermsError, LookupError):
    """A policy was asked for a kind of verdict that there is not."""

    code = "unknown_verdict"
    message = Text(
        "There is no verdict {0}: use one of {1}", "Er is geen oordeel {0}: gebruik een van {1}"
    )


class NotARuling(SalesTermsError, TypeError):
    """A policy was given something else than a ruling."""

    code = "not_a_ruling"
    message = Text(
        "{0} cannot be the ruling on {1}: give FORBID, ALLOW or allow_because('why')",
        "{0} kan geen besluit over {1} zijn: geef FORBID, ALLOW of allow_because('waarom')",
    )


class NotAPolicy(SalesTermsError, TypeError):
    """Something else was given where a policy is meant."""

    code = "not_a_policy"
    message = Text(
        "{0} is no policy: give STRICT, LENIENT, or one of these with other rulings",
        "{0} is geen beleid: geef STRICT, LENIENT, of een daarvan met andere besluiten",
    )


_RULINGS: Final = {True: Text("allowed", "toegestaan"), False: Text("forbidden", "verboden")}
_BECAUSE: Final = Text("allowed: {0}", "toegestaan: {0}")


@frozen
class Ruling:
    """Whether rows of a kind are allowed, and why if a team wrote that down.

    >>> from salesterms.logs import FORBID, allow_because
    >>> FORBID.text("nl"), allow_because("small deals").text()
    ('verboden', 'allowed: small deals')

    Raises `WrongArgument`.
    """

    allowed: bool = field(validator=of_kind(bool, Text("True or False", "True of False")))
    because: str = field(default="", validator=of_kind(str, Text("a text", "een tekst")))

    def text(self, lang: str = "en") -> str:
        """In words, with the reason."""
        if self.because:
            return _BECAUSE.say(lang).format(self.because)
        return _RULINGS[self.allowed].say(lang)


FORBID: Final = Ruling(allowed=False)
ALLOW: Final = Ruling(allowed=True)


def allow_because(why: object) -> Ruling:
    """Allowed, for a reason that every account of it repeats.

    >>> from salesterms.logs import STRICT, allow_because
    >>> policy = STRICT.with_(skip=allow_because("small deals have no demonstration"))
    >>> policy.ruling("skip").because
    'small deals have no demonstration'

    Raises `NotARuling` where there is no reason.
    """
    if not isinstance(why, str) or not why.strip():
        raise NotARuling(why, "because")
    return Ruling(allowed=True, because=why)


def _are_rulings(_policy: object, _rulings: Attribute[Any], value: object) -> None:
    given = dict(value) if isinstance(value, Mapping) else {}
    for kind in VerdictKind:
        if not isinstance(given.pop(kind, None), Ruling):
            raise NotARuling(value if not isinstance(value, Mapping) else value.get(kind), kind)
    if given:
        raise UnknownVerdict(next(iter(given)), tuple(map(str, VerdictKind)))


@frozen(kw_only=True)
class Policy:
    """Which verdicts a team forbids; a case fits where no row of it is forbidden.

    >>> from salesterms.logs import ALLOW, LENIENT, STRICT
    >>> STRICT.forbids("skip"), LENIENT.forbids("skip"), STRICT.with_(skip=ALLOW).forbids("skip")
    (True, False, False)

    Raises `NotARuling` where a kind has none, and `UnknownVerdict` for a ruling on another.

    Two are there: `STRICT` allows what is legal, what stays and what is given twice;
    `LENIENT` also skips, steps back and re-opening, as most teams live with. What is legal cannot
    be told from what is not without a ruling, so every kind has one.
    """

    name: str = field(validator=of_kind(str, Text("a text", "een tekst")))
    rulings: FrozenMapping[VerdictKind, Ruling] = field(validator=_are_rulings)

    def ruling(self, kind: VerdictKind | str) -> Ruling:
        """What it says of a kind; raises `UnknownVerdict`."""
        return self.rulings[_kind(kind)]

    def forbids(self, kind: VerdictKind | str) -> bool:
        """Whether rows of a kind are forbidden; raises `UnknownVerdict`."""
        return not self.ruling(kind).allowed

    def with_(self, *, name: str | None = None, **rulings: Ruling) -> Policy:
        """The same with other rulings, by the names of the kinds.

        Without a name of its own it is called after what it changes. Raises `UnknownVerdict` and
        `NotARuling`.
        """
        changed: dict[VerdictKind, Ruling] = {}
        for key, ruling in rulings.items():
            kind = _kind(key)
            if not isinstance(ruling, Ruling):
                raise NotARuling(ruling, str(kind))
            changed[kind] = ruling
        said = f"{self.name}, {', '.join(map(str, changed))} changed" if changed else self.name
        return evolve(
            self,
            name=said if name is None else name,
            rulings=FrozenMapping({**self.rulings, **changed}),
        )


def check_policy(value: object) -> None:
    """Raise `NotAPolicy` for anything else."""
    if not isinstance(value, Policy):
        raise NotAPolicy(value)


def _kind(value: object) -> VerdictKind:
    try:
        return VerdictKind(value)  # type: ignore[arg-type] # what is none of them is refused here
    except ValueError:
        raise UnknownVerdict(value, _near(value)) from None


def _near(value: object) -> tuple[str, ...]:
    names = tuple(map(str, VerdictKind))
    return (nearest(value, names) if isinstance(value, str) else ()) or names


def _policy(name: str, *allowed: VerdictKind) -> Policy:
    rulings: Mapping[VerdictKind, Ruling] = {
        kind: ALLOW if kind in allowed else FORBID for kind in VerdictKind
    }
    return Policy(name=name, rulings=FrozenMapping(rulings))


_ALWAYS = (VerdictKind.LEGAL, VerdictKind.STAY, VerdictKind.DUPLICATE)

#: Forbids all but what is legal, what stays, and what is given twice.
STRICT: Final = _policy("strict", *_ALWAYS)

#: Allows skips, steps back and re-opening as well.
LENIENT: Final = _policy(
    "lenient", *_ALWAYS, VerdictKind.SKIP, VerdictKind.BACKWARD, VerdictKind.REOPENED
)
