"""What holds whatever happens: where one thing is so, another is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.criteria import Criterion, columns_of
from salesterms.errors import Text, each_of_kind, of_kind
from salesterms.facts.axis import is_said
from salesterms.facts.masks import NotAboutFacts

if TYPE_CHECKING:
    from attrs import Attribute

    from salesterms.facts.axis import Axis


def _is_criterion(_: Law, __: Attribute[Criterion], value: object) -> None:
    if not isinstance(value, Criterion):
        raise NotAboutFacts(value)


_A_NAME = Text("text", "tekst")
_CITES = Text("a tuple of texts", "een tuple van teksten")


@frozen(kw_only=True)
class Law:
    """Where `when` is so, `then` is so.

    >>> from salesterms.facts import CATALOGUE
    >>> print(CATALOGUE.laws[0].says.en)
    a deal that is open, held or won is that of a converted person

    A law restricts which combinations of facts there are; it never moves a fact by itself.
    Raises `NotAboutFacts` for what is no criterion, and `WrongArgument` where another part is of
    another type.
    """

    id: str = field(validator=of_kind(str, _A_NAME))
    when: Criterion = field(validator=_is_criterion)
    then: Criterion = field(validator=_is_criterion)
    says: Text = field(validator=is_said)
    cites: tuple[str, ...] = field(default=(), validator=each_of_kind(str, _CITES))

    @property
    def axes(self) -> tuple[Axis, ...]:
        """The facts that it is about."""
        return columns_of(self.when & self.then)  # type: ignore[return-value] # axes are columns
