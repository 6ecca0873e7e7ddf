"""The built-in frameworks by their ids."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text, check_argument, nearest_or_all
from salesterms.qualification.scheme import Framework

if TYPE_CHECKING:
    from collections.abc import Mapping

A_FRAMEWORK = Text(
    "a Framework, or the id of one, such as 'bant'", "een Framework, of het kenmerk, zoals 'bant'"
)


class UnknownFramework(SalesTermsError, LookupError):
    """No built-in framework has that id."""

    code = "unknown_framework"
    message = Text(
        "There is no framework {0}: use one of {1}", "Er is geen kader {0}: gebruik een van {1}"
    )


@cache
def _by_id() -> Mapping[str, Framework]:
    from salesterms.qualification import frameworks

    every = (getattr(frameworks, name) for name in frameworks.__all__)
    return {one.id: one for one in every}


def every_framework() -> tuple[Framework, ...]:
    """The built-in frameworks: those of the texts first, then the standards of the field.

    >>> [one.id for one in every_framework()][:3]
    ['lead_qualification', 'marketing_qualified_lead', 'sales_qualified_lead']
    """
    return tuple(_by_id().values())


def framework(id: str) -> Framework:  # noqa: A002 # its name everywhere
    """The built-in framework of that id.

    >>> from salesterms.qualification import framework
    >>> [each.id for each in framework("bant").requirements]
    ['budget', 'authority', 'need', 'timing']
    >>> try:
    ...     framework("qualified_opportunity")
    ... except UnknownFramework as unknown:
    ...     print(unknown.args[1])
    ('qualified_opportunity.strict', 'qualified_opportunity.lenient')

    Of a text with two readings each has an id of its own: none of them is chosen for you. Raises
    `UnknownFramework` with the nearest ids.
    """
    known = _by_id()
    try:
        return known[id]
    except (KeyError, TypeError):
        near = tuple(name for name in known if name.partition(".")[0] == id)
        raise UnknownFramework(id, near or nearest_or_all(id, known)) from None


def chosen(given: Framework | str) -> Framework:
    """A framework, by itself or by its id; raises `UnknownFramework` and `WrongArgument`."""
    if isinstance(given, str):
        return framework(given)
    check_argument("framework", given, Framework, A_FRAMEWORK)
    return given
