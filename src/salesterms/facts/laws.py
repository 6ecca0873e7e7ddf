"""What holds whatever happens: where one thing is so, another is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.criteria import Criterion, columns_of
from salesterms.errors import Text

if TYPE_CHECKING:
    from salesterms.facts.axis import Axis


@frozen(kw_only=True)
class Law:
    """Where `when` is so, `then` is so.

    >>> from salesterms.facts import CATALOGUE
    >>> print(CATALOGUE.laws[0].says.en)
    a deal that is open, held or won is that of a converted person

    A law restricts which combinations of facts there are; it never moves a fact by itself.
    """

    id: str
    when: Criterion
    then: Criterion
    says: Text
    cites: tuple[str, ...] = ()

    @property
    def axes(self) -> tuple[Axis, ...]:
        """The facts that it is about."""
        return columns_of(self.when & self.then)  # type: ignore[return-value] # axes are columns
