"""How complete the data of many people are, by a standard: counts, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.entities import DataStandard, Person, data_gaps
from salesterms.entities.data_standard import A_STANDARD, asked_said
from salesterms.errors import Text, check_argument, each_argument
from salesterms.results.words import value_text
from salesterms.values import FrozenMapping, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterable

_PEOPLE = Text("a list of Person", "een lijst van Person")
_HEADING = Text("Data of people: {0}, by {1}", "Gegevens van personen: {0}, volgens {1}")
_NOBODY = Text(
    "there is nobody, so every share is undefined", "er is niemand, dus elk aandeel is onbepaald"
)
_COMPLETE = Text("complete", "volledig")
_REPEATED = Text(
    "{0} of them have the id of another one", "{0} daarvan hebben het kenmerk van een ander"
)


@frozen(kw_only=True)
class Completeness:
    """The data of some people, held against a standard; made by `completeness`.

    >>> from salesterms.entities import TEXT_004
    >>> print(completeness([], TEXT_004).explain())
    Data of people: 0, by text_004
      there is nobody, so every share is undefined

    `filled` has, for everything that the standard asks for (the fields of which one will do), how
    many people have it; `complete` how many have all. Each is out of all `rows` that were given,
    and undefined where there are none. `repeated` rows bear the id of another row; they count.
    Glossary: junk-lead (004:7).
    """

    standard: DataStandard
    filled: FrozenMapping[tuple[str, ...], Ratio]
    complete: Ratio
    repeated: int

    @property
    def rows(self) -> int:
        """How many people were given."""
        return int(self.complete.denominator)

    def explain(self, lang: str = "en") -> str:
        """Every share with its counts, in English ("en") or Dutch ("nl")."""
        lines = [_HEADING.say(lang).format(self.rows, self.standard.name)]
        if not self.rows:
            return "\n".join([*lines, f"  {_NOBODY.say(lang)}"])
        told = [(asked_said(group, lang), ratio) for group, ratio in self.filled.items()]
        told.append((_COMPLETE.say(lang), self.complete))
        lines += [f"  {said}: {ratio} = {value_text(ratio, lang)}" for said, ratio in told]
        if self.repeated:
            lines.append(f"  {_REPEATED.say(lang).format(self.repeated)}")
        return "\n".join(lines)


def completeness(people: Iterable[Person], standard: DataStandard) -> Completeness:
    """How many people have what a standard asks for, and how many have all of it.

    >>> from salesterms.entities import TEXT_004
    >>> cam = Person(id="P-1", first_name="Cam", last_name="Customer", email="cam@example.com")
    >>> print(completeness([cam, Person(id="P-2", last_name="Roe", phone="1")], TEXT_004).explain())
    Data of people: 2, by text_004
      first name: 1/2 = 50.0 %
      last name: 2/2 = 100.0 %
      address: 0/2 = 0.0 %
      telephone number or e-mail address: 2/2 = 100.0 %
      complete: 0/2 = 0.0 %

    Every row counts, whatever its id. Of nobody every share is undefined, not 0. Raises
    `WrongArgument`.
    Glossary: junk-lead (004:7).
    """
    check_argument("standard", standard, DataStandard, A_STANDARD)
    given = each_argument("people", people, Person, _PEOPLE)
    found = [data_gaps(person, standard) for person in given]
    missing = dict.fromkeys(standard.asked, 0)
    for gaps in found:
        for group in gaps.missing:
            missing[group] += 1
    rows = len(found)
    return Completeness(
        standard=standard,
        filled=FrozenMapping((one, Ratio(rows - count, rows)) for one, count in missing.items()),
        complete=Ratio(sum(gaps.complete for gaps in found), rows),
        repeated=rows - len({person.id for person in given}),
    )
