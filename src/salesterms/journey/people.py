"""Journeys put together by person, and the errors of what is no list of journeys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Sentence, Text, check_argument
from salesterms.journey.course import Journey

if TYPE_CHECKING:
    from collections.abc import Iterable


_A_JOURNEY = Text(
    "a Journey, as Journey.begin makes one", "een Journey, zoals Journey.begin er een maakt"
)


class NotJourneys(SalesTermsError, TypeError):
    """Something else was given where a list of journeys is meant."""

    code = "not_journeys"
    message = Text(
        "Something of type {0} is no list of journeys: give a list of Journey",
        "Iets van type {0} is geen lijst van trajecten: geef een lijst van Journey",
    )


class NoJourneys(SalesTermsError, ValueError):
    """A view was asked for of no journey at all."""

    code = "no_journeys"
    message = Text(
        "There is no journey to look at: give at least one",
        "Er is geen traject om te bekijken: geef er minstens één",
    )


class NotOnePerson(SalesTermsError, ValueError):
    """Journeys were to be seen as those of one person, and nothing says that they are."""

    code = "not_one_person"
    message = Text(
        "These {0} journeys are not known to be of one person: give those that share their person, "
        "which none does that has no person or was forgotten",
        "Van deze {0} trajecten is niet bekend dat ze van één persoon zijn: geef trajecten met "
        "dezelfde persoon; zonder persoon, of vergeten, hoort een traject bij geen ander",
    )


class NotOneLifecycle(SalesTermsError, ValueError):
    """Journeys of one person were to be seen together, and they go by different lifecycles."""

    code = "not_one_lifecycle"
    message = Text(
        "These journeys go by different lifecycles ({0}), whose stages cannot be put together: "
        "look at those of each lifecycle apart",
        "Deze trajecten volgen verschillende levenscycli ({0}), en de fasen daarvan zijn niet "
        "samen te nemen: bekijk die van elke levenscyclus apart",
    )


def check_one_lifecycle(journeys: Iterable[Journey]) -> None:
    """Raise `NotOneLifecycle` unless all journeys go by one lifecycle, or by equal ones."""
    found = list(dict.fromkeys(each.lifecycle for each in journeys))
    if len(found) > 1:
        raise NotOneLifecycle(tuple(each.name for each in found))


def check_is_journey(value: object) -> None:
    """Raise `WrongArgument` where something else is given as one journey."""
    check_argument("journey", value, Journey, _A_JOURNEY)


def _type_of(given: object) -> Sentence:
    """What was given, without what it holds: that may be personal."""
    return Sentence(type(given).__name__)


def journeys_of(given: Iterable[Journey]) -> tuple[Journey, ...]:
    """What was given, where it is journeys; raises `NotJourneys`."""
    if isinstance(given, str | bytes | Mapping):
        raise NotJourneys(_type_of(given))
    try:
        found = tuple(given)
    except TypeError:
        raise NotJourneys(_type_of(given)) from None
    for each in found:
        if not isinstance(each, Journey):
            raise NotJourneys(Sentence(f"{type(given).__name__}[{_type_of(each)}]"))
    return found


def by_person(given: Iterable[Journey]) -> tuple[tuple[Journey, ...], ...]:
    """The journeys of each person together.

    A journey without a person stands for itself, and so does that of somebody who was forgotten:
    whose others it belonged to is forgotten as well. Raises `NotJourneys`.
    """
    found: dict[object, tuple[Journey, ...]] = {}
    for at, each in enumerate(journeys_of(given)):
        own = at if each.person is None or each.forgotten else each.person
        found[own] = (*found.get(own, ()), each)
    return tuple(found.values())
