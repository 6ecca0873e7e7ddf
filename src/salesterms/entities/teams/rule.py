"""One row of a routing: for which leads it holds, whom it sends them to, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.criteria import All, AtLeast, Criterion, In, Not
from salesterms.criteria import Any as AnyOf
from salesterms.criteria.nodes import leaves
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_ID, TEXT, YES_OR_NO, one_of
from salesterms.entities.teams.roles import SALES_ROLE_WORDS, SalesRole
from salesterms.errors import Kind, Problem, SalesTermsError, Shape, Text, of_kind, several
from salesterms.facts import Axis
from salesterms.facts.criterion_words import unwrapped
from salesterms.values import FrozenMapping, about
from salesterms.vocabularies.rows import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMBER_AND_MORE: Final = Kind(
    "member_and_more",
    Text(
        "a row names the member {value} and a role or team as well",
        "een rij noemt het lid {value} en ook een rol of team",
    ),
    Text(
        "name one member, or a role, a team or both", "noem één lid, of een rol, een team of beide"
    ),
)
TRAIT_OF_NOBODY: Final = Kind(
    "trait_of_nobody",
    Text(
        "a row that sends to nobody asks for a {detail}",
        "een rij die naar niemand stuurt, vraagt {detail}",
    ),
    Text(
        "name whom it sends to, or leave this out", "noem naar wie de rij stuurt, of laat dit weg"
    ),
)


def _about_facts(value: object) -> bool:
    """Whether it is a criterion on facts, all of whose questions a fact can answer."""
    if not isinstance(value, All | AnyOf | Not | In | AtLeast):
        return False
    try:
        hash(value)  # what cannot be looked up again is no tuple of values
        return all(
            isinstance(leaf, AtLeast | In)
            and isinstance(leaf.column, Axis)
            and bool(leaf.column.numbers_of(leaf))
            for leaf in leaves(value)
        )
    except (SalesTermsError, TypeError):  # a value that the fact has not, or cannot have
        return False


def _are_attributes(value: object) -> bool:
    return isinstance(value, FrozenMapping) and all(
        TEXT.fits(name) and bool(allowed) and _TEXTS.fits(allowed)
        for name, allowed in value.items()
    )


def _as_mapping(given: Any) -> Any:
    """A mapping with a tuple of values for each name; one text stands for one value."""
    if not isinstance(given, Mapping):
        return given
    return FrozenMapping((name, _as_tuple(allowed)) for name, allowed in given.items())


def _as_tuple(given: Any) -> Any:
    return (
        (given,) if isinstance(given, str) else tuple(given) if isinstance(given, list) else given
    )


_TEXTS: Final = several(TEXT, Text("a tuple of texts", "een tuple van teksten"))


def _one_target(rule: RoutingRule) -> Iterator[Problem]:
    if rule.member is not None and (rule.role is not None or rule.team is not None):
        yield Problem(kind=MEMBER_AND_MORE, value=rule.member, path="$.member")


def _traits(rule: RoutingRule) -> Iterator[Problem]:
    if rule.to_nobody:
        for name, said in (
            ("language", Text("language", "een taal")),
            ("region", Text("region", "een regio")),
        ):
            if getattr(rule, name) is not None:
                yield Problem(kind=TRAIT_OF_NOBODY, detail=said, path=f"$.{name}")


_RULES: Final = Rules(
    {
        "when": Shape(
            Text(
                "a criterion on facts, such as INTEREST.at_least('engaged')",
                "een criterium over feiten, zoals INTEREST.at_least('engaged')",
            ),
            _about_facts,
        ),
        "attributes": Shape(
            Text(
                "a mapping from a name to the values that fit, at least one",
                "een mapping van een naam naar de waarden die passen, minstens één",
            ),
            _are_attributes,
        ),
        "role": one_of(SalesRole).or_none(),
        "member": AN_ID.or_none(),
        "team": AN_ID.or_none(),
        "language": TEXT.or_none(),
        "region": TEXT.or_none(),
        "or_next": YES_OR_NO,
        "reason": of_kind(
            Text, Text("a Text in English and Dutch", "een Text in het Engels en Nederlands")
        ),
        "cites": _TEXTS,
    },
    Rule(("role", "member", "team"), _one_target),
    Rule(("role", "member", "team", "language", "region"), _traits),
)

_NO_ATTRIBUTES: Final[FrozenMapping[str, tuple[str, ...]]] = FrozenMapping()
_NOBODY: Final = Text("nobody", "niemand")
_MEMBER: Final = Text("the member {0}", "het lid {0}")
_TEAM: Final = Text("the team {0}", "het team {0}")
_IN: Final = Text("{0} in {1}", "{0} in {1}")


@frozen(kw_only=True)
class RoutingRule:
    """Which leads go to whom, and the reason.

    >>> from salesterms.facts import INTEREST
    >>> belgian = RoutingRule(
    ...     when=INTEREST.at_least("engaged"),
    ...     attributes={"country": "BE"},
    ...     role=SalesRole.SALES_DEVELOPMENT_REPRESENTATIVE,
    ...     language="language",
    ...     reason=Text("Belgian leads in their language", "Belgische leads in hun taal"),
    ... )
    >>> belgian.target.nl, belgian.attributes
    ('sales development representative (SDR)', {'country': ('BE',)})

    It holds where `when` holds for certain and each attribute of the lead has one of the values
    given, letter by letter. Without either it takes whatever is left. It sends to everybody with a
    `role`, in a `team`, or with the role in the team; to one `member`, by id; or, where none is
    named, to nobody, and says so. `language` and `region` are names of attributes whose value the
    member must have among theirs. Where nobody is there to send to, the answer is nobody; with
    `or_next` the next row is asked.

    Raises `EntityProblems` that names every field at fault.
    Glossary: lead, sales team (000:62, 000:70).
    """

    when: Criterion = field(
        default=ALWAYS, metadata=about("what must hold", "wat er moet gelden", alias="wanneer")
    )
    attributes: FrozenMapping[str, tuple[str, ...]] = field(
        default=_NO_ATTRIBUTES,
        converter=_as_mapping,
        metadata=about(
            "attributes of the lead, with the values that fit",
            "kenmerken van de lead, met de waarden die passen",
            alias="kenmerken",
        ),
    )
    role: SalesRole | None = field(
        default=None,
        metadata=about("the role it goes to", "de rol waar de lead heen gaat", alias="rol"),
    )
    member: str | None = field(
        default=None,
        metadata=about(
            "the id of the member it goes to",
            "het kenmerk van het lid waar de lead heen gaat",
            alias="lid",
        ),
    )
    team: str | None = field(
        default=None,
        metadata=about(
            "the id of the team it goes to", "het kenmerk van het team waar de lead heen gaat"
        ),
    )
    language: str | None = field(
        default=None,
        metadata=about(
            "the attribute that names the language", "het kenmerk dat de taal noemt", alias="taal"
        ),
    )
    region: str | None = field(
        default=None,
        metadata=about(
            "the attribute that names the region", "het kenmerk dat de regio noemt", alias="regio"
        ),
    )
    or_next: bool = field(
        default=False,
        metadata=about(
            "whether the next row is asked where nobody is there",
            "of de volgende rij aan de beurt is als er niemand is",
            alias="anders_verder",
        ),
    )
    reason: Text = field(metadata=about("why", "waarom", alias="reden"))
    cites: tuple[str, ...] = field(
        default=(), metadata=about("where it stands", "waar het staat", alias="vindplaatsen")
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def to_nobody(self) -> bool:
        """Whether it sends to nobody."""
        return self.role is None and self.member is None and self.team is None

    @property
    def takes_all(self) -> bool:
        """Whether it holds for every lead."""
        when = unwrapped(self.when)
        return isinstance(when, All) and not when.parts and not self.attributes

    @property
    def target(self) -> Text:
        """Whom it sends to, in words."""
        if self.member is not None:
            return _MEMBER.filled(self.member)
        role = None if self.role is None else SALES_ROLE_WORDS[self.role]
        team = None if self.team is None else _TEAM.filled(self.team)
        if role is not None and team is not None:
            return _IN.filled(role, team)
        return role or team or _NOBODY
