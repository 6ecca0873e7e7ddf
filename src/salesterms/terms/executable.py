"""What carries a term out: code that is there, code to come, or nothing, with the reason."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.values import about

#: The forms in which code carries a term out.
CodeForm: TypeAlias = Literal["class", "term", "criterion", "event", "metric"]


@frozen(kw_only=True)
class CarriedOut:
    """Code of the library carries the term out.

    >>> CarriedOut(by=("salesterms.close_ratio",)).by
    ('salesterms.close_ratio',)
    """

    by: tuple[str, ...] = field(
        metadata=about("the dotted names of the code", "de namen van de code", alias="door")
    )


@frozen(kw_only=True)
class Planned:
    """The code is still to come, in the form that is said."""

    form: CodeForm = field(
        metadata=about("the form that it will have", "de vorm die het krijgt", alias="vorm")
    )


@frozen(kw_only=True)
class ConceptOnly:
    """Nothing to carry out, for the reason that is said."""

    reason: Text = field(metadata=about("why not", "waarom niet", alias="reden"))


#: One of the three.
Executable: TypeAlias = CarriedOut | Planned | ConceptOnly

FORM_WORDS: dict[CodeForm, Text] = {
    "class": Text("class", "klasse"),
    "term": Text("term of a vocabulary", "term van een vocabulaire"),
    "criterion": Text("criterion", "criterium"),
    "event": Text("event", "gebeurtenis"),
    "metric": Text("metric", "kengetal"),
}
