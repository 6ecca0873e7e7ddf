"""What the data of one person lack by a standard, and the evidence that this makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.entities.data_standard import A_STANDARD, DataStandard, asked_said
from salesterms.entities.person import Person
from salesterms.errors import Text, check_argument
from salesterms.facts import (
    CONTACT_DETAILS,
    DATA_COMPLETE,
    NAME_AND_EMAIL,
    Evidence,
    Level,
    Maker,
    Stance,
)
from salesterms.values import Ratio

if TYPE_CHECKING:
    from datetime import datetime

    from salesterms.facts import Axis

_A_PERSON: Final = Text("a Person", "een Person")

_COMPLETE = Text(
    "Complete by {0}: {1} of {2} filled in", "Volledig volgens {0}: {1} van {2} ingevuld"
)
_INCOMPLETE = Text(
    "Incomplete by {0}: {1} of {2} filled in", "Onvolledig volgens {0}: {1} van {2} ingevuld"
)
_MISSING = Text("missing: {0}", "ontbreekt: {0}")
_NEXT = Text(
    "try to fill it in; junk only once that has failed (004:7)",
    "probeer het aan te vullen; pas een junk lead als dat niet lukt (004:7)",
)


@frozen(kw_only=True)
class DataGaps:
    """What is on file about one person, held against a standard; made by `data_gaps`.

    >>> from salesterms.entities import TEXT_004, Person
    >>> gaps = data_gaps(Person(id="P-1", first_name="Cam", last_name="Customer"), TEXT_004)
    >>> gaps.complete, gaps.missing, gaps.share
    (False, (('address',), ('phone', 'email')), Ratio(2, 4))

    `missing` has each thing that is asked for and not there, as the fields of which one would do.
    `share` counts every required field and every group once, out of all that is asked for. `named`
    and `reachable` say whether there is any name, and an e-mail address, on file; `details`
    whether there is an e-mail address, a telephone number or an address at all. It holds no data
    of the person but the id.
    Glossary: junk-lead, data-enrichment (004:7).
    """

    person: str
    standard: DataStandard
    missing: tuple[tuple[str, ...], ...]
    named: bool
    reachable: bool
    details: bool

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing

    @property
    def share(self) -> Ratio:
        """How much of what is asked for is there."""
        asked = len(self.standard.asked)
        return Ratio(asked - len(self.missing), asked)

    def evidence(self, *, at: datetime, by: Maker) -> tuple[Evidence, ...]:
        """What the data prove, as evidence of the instant at which they were looked at.

        >>> from datetime import UTC, datetime
        >>> from salesterms.entities import TEXT_004, Person
        >>> from salesterms.facts import MakerKind, facts_at
        >>> at, by = datetime(2026, 3, 2, tzinfo=UTC), Maker(kind=MakerKind.SYSTEM)
        >>> gaps = data_gaps(Person(id="P-1", last_name="Roe", email="r@example.com"), TEXT_004)
        >>> facts_at(gaps.evidence(at=at, by=by), as_of=at).facts
        Facts(name_and_email='yes')

        `data_complete` holds or is refuted by the standard; `name_and_email` (003:13) by whether
        there is a first or last name and an e-mail address. Of `contact_details` only their
        absence can be proven: whether an address is general or direct does not show in it.
        Raises what `Evidence` raises for `at` and `by`.
        """
        found = [
            _said(DATA_COMPLETE, at, by, holds=self.complete),
            _said(NAME_AND_EMAIL, at, by, holds=self.named and self.reachable),
        ]
        if not self.details:
            found.append(_said(CONTACT_DETAILS, at, by, holds=False))
        return tuple(found)

    def explain(self, lang: str = "en") -> str:
        """Whether it is complete, what is missing and what then, in "en" or "nl"."""
        said, share = _COMPLETE if self.complete else _INCOMPLETE, self.share
        name = self.standard.name
        lines = [said.say(lang).format(name, share.numerator, share.denominator)]
        lines += [f"  {_MISSING.say(lang).format(asked_said(one, lang))}" for one in self.missing]
        return "\n".join(lines if self.complete else [*lines, f"  {_NEXT.say(lang)}"])


def _said(axis: Axis, at: datetime, by: Maker, *, holds: bool) -> Evidence:
    if holds:  # somebody looked, so it is checked
        return Evidence(fact=axis.name, level=Level.CHECKED, at=at, by=by)
    return Evidence(fact=axis.name, stance=Stance.REFUTED, at=at, by=by)


def data_gaps(person: Person, standard: DataStandard) -> DataGaps:
    """What the data of a person lack by a standard.

    >>> from salesterms.entities import TEXT_004, Person
    >>> print(data_gaps(Person(id="P-1", first_name="Cam", phone="+31 20 1"), TEXT_004).explain())
    Incomplete by text_004: 2 of 4 filled in
      missing: last name
      missing: address
      try to fill it in; junk only once that has failed (004:7)

    A field counts where it is filled in: nothing is checked for being a real address or number. No
    standard is taken for granted. Raises `WrongArgument`.
    Glossary: junk-lead (004:7).
    """
    check_argument("person", person, Person, _A_PERSON)
    check_argument("standard", standard, DataStandard, A_STANDARD)
    there = {name for group in standard.asked for name in group if getattr(person, name)}
    return DataGaps(
        person=person.id,
        standard=standard,
        missing=tuple(group for group in standard.asked if there.isdisjoint(group)),
        named=person.full_name is not None,
        reachable=person.email is not None,
        details=any((person.email, person.phone, person.address)),
    )
