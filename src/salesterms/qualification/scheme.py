"""A framework: what must be established before somebody is worth the time of a seller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from salesterms.criteria import All
from salesterms.criteria.nodes import leaves
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_ID
from salesterms.errors import (
    Problem,
    SalesTermsError,
    Text,
    each_argument,
    nearest_or_all,
    of_kind,
    several,
)
from salesterms.facts import CATALOGUE, Catalogue, NotAboutFacts, TooManyChoices
from salesterms.qualification import scheme_faults as faults
from salesterms.qualification.meetable import can_be
from salesterms.qualification.requirement import A_TEXT, CITES, Requirement
from salesterms.qualification.scheme_changes import Change
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from salesterms.criteria import Criterion
    from salesterms.facts import Axis

A_REQUIREMENT: Final = Text("a list of Requirement", "een lijst van Requirement")


class UnknownRequirement(SalesTermsError, KeyError):
    """A framework was asked for a requirement that it does not have."""

    code = "unknown_requirement"
    message = Text(
        "The framework {0} has no requirement {1}: use one of {2}",
        "Het kader {0} heeft geen eis {1}: gebruik een van {2}",
    )


def _requirements_there(made: Framework) -> Iterator[Problem]:
    if not made.requirements:
        yield Problem(kind=faults.NO_REQUIREMENTS, path="$.requirements")
    elif not any(each.required for each in made.requirements):
        yield Problem(kind=faults.NOTHING_REQUIRED, path="$.requirements")


def _each_id_once(made: Framework) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, each in enumerate(made.requirements):
        if each.id in seen:
            path = f"$.requirements[{at}].id"
            yield Problem(kind=faults.REQUIREMENT_TWICE, value=each.id, path=path)
        seen.add(each.id)


def _about_the_facts(made: Framework) -> Iterator[Problem]:
    """What is asked about other facts, or can never be so, or is always so."""
    layout = made.catalogue.layout
    good = True
    for at, each in enumerate(made.requirements):
        path = f"$.requirements[{at}]"
        for place, axis in enumerate(each.near):
            if made.catalogue.get(axis.name) != axis:
                good = False
                detail = Text.both(NotAboutFacts(axis).text)
                near = f"{path}.near[{place}]"
                yield Problem(kind=faults.NOT_OF_THE_CATALOGUE, detail=detail, path=near)
        if each.when is None:
            continue
        try:
            kind = None if can_be(layout, each.when) else faults.NEVER_MET
            if kind is None and not can_be(layout, ~each.when):
                kind = faults.ALWAYS_MET
            detail = Text("", "")
        except SalesTermsError as error:  # a node about rows, another fact, no rung, too many
            kind, detail = faults.NOT_OF_THE_CATALOGUE, Text.both(error.text)
        if kind is not None:
            good = False
            yield Problem(kind=kind, detail=detail, path=f"{path}.when")
    if good and not _can_be_met(made):
        yield Problem(kind=faults.NEVER_MET, path="$.requirements")


def _can_be_met(made: Framework) -> bool:
    try:
        return can_be(made.catalogue.layout, made.criterion)
    except TooManyChoices:  # each by itself can be met, and more is too much to look through
        return True


_A_CATALOGUE = of_kind(Catalogue, Text("a Catalogue", "een Catalogue"))
_RULES: Final = Rules(
    {
        "id": AN_ID,
        "title": A_TEXT,
        "outcome": A_TEXT,
        "requirements": several(
            of_kind(Requirement, A_REQUIREMENT),
            Text("a tuple of Requirement", "een tuple van Requirement"),
        ),
        "source": AN_ID.or_none(),
        "reading": AN_ID.or_none(),
        "cites": CITES,
        "entry": AN_ID.or_none(),
        "note": A_TEXT.or_none(),
        "catalogue": _A_CATALOGUE,
    },
    Rule(("requirements",), _requirements_there),
    Rule(("requirements",), _each_id_once),
    Rule(("requirements", "catalogue"), _about_the_facts),
)


def _listed(given: Iterable[Requirement]) -> tuple[Requirement, ...]:
    return tuple(given) if isinstance(given, list) else given  # type: ignore[return-value]


_CHANGED = Text("{0}, changed", "{0}, aangepast")


@frozen(kw_only=True)
class Framework:
    """What must be established of somebody, as requirements over facts; it decides nothing itself.

    >>> from salesterms.facts import BUDGET, NEED
    >>> from salesterms.qualification import Requirement
    >>> def asked(name, axis, ask):
    ...     return Requirement(id=name, text=axis.text, ask=ask, when=axis.at_least("stated"))
    >>> ours = Framework(
    ...     id="ours",
    ...     title=Text("Our two questions", "Onze twee vragen"),
    ...     outcome=Text("worth a visit", "een bezoek waard"),
    ...     requirements=[
    ...         asked("need", NEED, Text("What do you need?", "Wat heb je nodig?")),
    ...         asked("budget", BUDGET, Text("Is there a budget?", "Is er een budget?")),
    ...     ],
    ... )
    >>> ours["need"].when == NEED.at_least("stated"), ours.not_carried
    (True, ())

    `outcome` is what somebody is who meets it. All requirements that are `required` must be met;
    their order is that of the page and decides nothing. `source` is the text, `reading` which of
    several readings of it; without a source it is a standard of the field or your own. `entry` is
    the id of the outcome in the glossary. Facts of your own are asked about with a `catalogue` that
    has them.

    Raises `EntityProblems` for a framework without requirements, two of one id, a criterion about
    facts that the catalogue has not, and one that nobody can meet.
    Glossary: lead-qualification (000:58).
    """

    id: str = field(metadata=about("its name", "de naam", alias="kenmerk", schema={"minLength": 1}))
    title: Text = field(metadata=about("its title", "de titel", alias="titel"))
    outcome: Text = field(
        metadata=about(
            "what somebody is who meets it", "wat iemand is die eraan voldoet", alias="uitkomst"
        )
    )
    requirements: tuple[Requirement, ...] = field(
        converter=_listed,
        metadata=about("what it asks", "wat het vraagt", alias="eisen"),
    )
    source: str | None = field(default=None, metadata=about("the text", "de tekst", alias="bron"))
    reading: str | None = field(
        default=None,
        metadata=about("which reading of the text", "welke lezing van de tekst", alias="lezing"),
    )
    cites: tuple[str, ...] = field(
        default=(), metadata=about("where it stands", "waar het staat", alias="vindplaatsen")
    )
    entry: str | None = field(
        default=None,
        metadata=about("its entry in the glossary", "de term in de woordenlijst", alias="lemma"),
    )
    note: Text | None = field(
        default=None, metadata=about("a remark", "een opmerking", alias="opmerking")
    )
    catalogue: Catalogue = field(
        default=CATALOGUE,
        repr=False,
        metadata=about("the facts that there are", "de feiten die er zijn", alias="catalogus"),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def __getitem__(self, id_: str) -> Requirement:
        """The requirement of that id; raises `UnknownRequirement` with the nearest."""
        for each in self.requirements:
            if each.id == id_:
                return each
        names = tuple(each.id for each in self.requirements)
        raise UnknownRequirement(self.id, id_, nearest_or_all(id_, names))

    @property
    def criterion(self) -> Criterion:
        """Everything that must hold, as one criterion; what no fact carries is not in it.

        >>> from salesterms.facts import written
        >>> from salesterms.qualification import prospect
        >>> written(prospect.criterion)
        'positive_check and intentions_clear'

        What only needs to be found out is not in it either.
        """
        asked = [each for each in self.requirements if each.required and each.asks == "holds"]
        return All(tuple(each.when for each in asked if each.when is not None))

    @property
    def not_carried(self) -> tuple[Requirement, ...]:
        """What it asks that no fact carries."""
        return tuple(each for each in self.requirements if not each.carried)

    @property
    def axes(self) -> tuple[Axis, ...]:
        """The facts that it asks about, each once, in order."""
        asked = self.catalogue.layout.asked
        each = [one.when for one in self.requirements if one.when is not None]
        return tuple(dict.fromkeys(asked(leaf)[0] for when in each for leaf in leaves(when)))

    def evolve(
        self,
        *,
        id: str,  # noqa: A002 # its name everywhere
        title: Text | None = None,
        outcome: Text | None = None,
        add: Iterable[Requirement] = (),
        drop: Iterable[str] = (),
        rungs: Mapping[str, str] | None = None,
        expires: Mapping[str, int] | None = None,
        note: Text | None = None,
        catalogue: Catalogue | None = None,
    ) -> Framework:
        """The same framework with thresholds of your own, under a name of its own.

        >>> from salesterms.facts import written
        >>> from salesterms.qualification import marketing_qualified_lead
        >>> ours = marketing_qualified_lead.evolve(id="our_mql", rungs={"interest": "inquiring"})
        >>> written(ours["interest"].when)
        'interest >= inquiring'

        `add` comes at the end, and `drop` names those that go: to take the place of one, drop it
        and add the other. `rungs` gives for a fact the rung that every requirement then asks of it;
        such a requirement cites no text any more. `expires` gives for a requirement the days after
        which evidence counts no longer. What is left out stays as it is; only the title says that
        the framework was changed, unless you give one, and the note goes where you give none.
        Raises `FrameworkChangeProblems` with everything that cannot be, and `EntityProblems`.
        """
        change = Change(
            add=each_argument("add", add, Requirement, A_REQUIREMENT),
            drop=each_argument("drop", drop, str, Text("ids", "kenmerken")),
            rungs={} if rungs is None else rungs,
            expires={} if expires is None else expires,
        )
        given: dict[str, Any] = {
            "title": title,
            "outcome": outcome,
            "note": note,
            "catalogue": catalogue,
        }
        changed = {name: value for name, value in given.items() if value is not None}
        told = {"title": _CHANGED.filled(self.title), "note": None, **changed}
        return evolve(self, id=id, requirements=change.of(self.requirements), **told)
