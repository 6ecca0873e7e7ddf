"""The rules on contact that a user gives, as one table: the first row that fits decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.permissions.contact_rule import ContactRule
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_ZONE
from salesterms.errors import Kind, Problem, Text, each_of_kind
from salesterms.values import about, local_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from salesterms.entities.permissions.bases import Addressee

RULE_TWICE: Final = Kind(
    "contact_rule_twice",
    Text("two rules are called {value}", "twee regels heten {value}"),
    Text("give each an id of its own", "geef elk een eigen kenmerk"),
)
RULE_NEVER_REACHED: Final = Kind(
    "contact_rule_never_reached",
    Text(
        "the rule {value} never decides: {detail} stands before it and takes every case of it",
        "de regel {value} beslist nooit: {detail} staat ervoor en neemt er elk geval van",
    ),
    Text("put it first, or take it out", "zet die regel vooraan, of haal die weg"),
)


def _once(made: ContactRules) -> Iterator[Problem]:
    known = set[str]()
    for place, row in enumerate(made.rows):
        if row.id in known:
            yield Problem(kind=RULE_TWICE, value=row.id, path=f"$.rows[{place}].id")
        known.add(row.id)


def _reached(made: ContactRules) -> Iterator[Problem]:
    for place, row in enumerate(made.rows):
        before = next((one.id for one in made.rows[:place] if one.includes(row)), None)
        if before is not None:
            yield Problem(
                kind=RULE_NEVER_REACHED, value=row.id, detail=before, path=f"$.rows[{place}]"
            )


_RULES: Final = Rules(
    {
        "rows": each_of_kind(
            ContactRule, Text("a tuple of ContactRule", "een tuple van ContactRule")
        ),
        "zone": A_ZONE,
    },
    Rule(("rows",), _once),
    Rule(("rows",), _reached),
)


@frozen(kw_only=True)
class ContactRules:
    """A table of rules on contact: of those that fit a case on a day, the first decides.

    >>> from salesterms.entities import LegalBasis
    >>> rules = ContactRules(
    ...     zone="Europe/Amsterdam",
    ...     rows=(
    ...         ContactRule(
    ...             id="customers",
    ...             channel="email",
    ...             customer=True,
    ...             bases=(LegalBasis.CONSENT, LegalBasis.SOFT_OPT_IN),
    ...             cites="our policy, 4",
    ...             text="Customers may be mailed about what is like what they bought",
    ...         ),
    ...         ContactRule(
    ...             id="others",
    ...             channel="email",
    ...             bases=(LegalBasis.CONSENT,),
    ...             cites="our policy, 3",
    ...             text="Others only with consent",
    ...         ),
    ...     ),
    ... )
    >>> [row.id for row in rules.rows]
    ['customers', 'others']

    What no row is about is refused: write no row that allows everything. An exception stands before
    what it is an exception to. The dates of the rows are days in `zone`, a name of the IANA
    database. A row whose every case one earlier row takes is a problem; where it takes several
    rows together, nothing is said. Raises `EntityProblems`.
    Glossary: permission-to-follow-up (002:43).
    """

    rows: tuple[ContactRule, ...] = field(
        metadata=about(
            "the rules, the first that fits decides",
            "de regels; de eerste die past, beslist",
            alias="regels",
        )
    )
    zone: str = field(
        metadata=about("the time zone of the dates", "de tijdzone van de datums", alias="tijdzone")
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def rule_for(
        self, purpose: str, channel: str, addressee: Addressee, *, customer: bool, at: datetime
    ) -> ContactRule | None:
        """The first row that is about a case at an instant; None where no row is.

        Raises `NaiveInstant` and `InstantOutOfRange`.
        """
        day = local_date(at, self.zone)
        return next(
            (
                row
                for row in self.rows
                if row.is_for(purpose, channel, addressee, day, customer=customer)
            ),
            None,
        )
