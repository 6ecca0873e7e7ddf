"""Objects whose own methods raise, and values that hold others: told by one error of ours."""

from typing import Any

import pytest
from attrs import field, frozen

from salesterms import Opportunity, documents
from salesterms.documents import DocumentProblems, NoDocumentForm
from salesterms.values import about

BOO = "boo"


def raise_boo(_: object) -> Any:
    raise RuntimeError(BOO)


#: A class whose objects do not even say of which class they are.
Hidden: Any = type("Hidden", (), {"__class__": property(raise_boo)})


@frozen
class Person:
    name: str = field(metadata=about("the name", "de naam", personal=True))


def problem_of(data: Any, cls: Any) -> Any:
    with pytest.raises(DocumentProblems) as refused:
        documents.structure(data, cls)
    [problem] = refused.value.problems
    return problem


def test_an_object_whose_methods_raise_is_a_problem() -> None:
    problem = problem_of(Hidden(), Opportunity)
    assert (problem.code, problem.path) == ("rule_broken", "$")
    assert BOO in problem.text()


def test_what_holds_other_values_is_quoted_by_its_type() -> None:
    problem = problem_of([{"name": "Jansen"}], Person)
    assert problem.text().startswith("list is not an object @ $")
    assert "Jansen" not in str(problem)
    assert problem_of([], Person).text().startswith("[] is not an object")


@pytest.mark.parametrize("no_type", [[], {}, [int], {"a": int}])
def test_what_is_no_type_has_no_form(no_type: Any) -> None:
    with pytest.raises(NoDocumentForm):
        documents.structure(1, no_type)


class Alias:
    """What stands for another type, as an alias of Python 3.12 does."""

    __value__: Any


def test_an_alias_that_stands_for_nothing_but_itself_has_no_form() -> None:
    alias = Alias()
    alias.__value__ = alias
    with pytest.raises(NoDocumentForm):
        documents.structure(1, alias)


def boom() -> int:
    raise RuntimeError(BOO)


@frozen
class Made:
    number: int = field(factory=boom)


def test_a_default_that_cannot_be_made_is_a_problem() -> None:
    problem = problem_of({}, Made)
    assert (problem.code, problem.path) == ("rule_broken", "$.number")
