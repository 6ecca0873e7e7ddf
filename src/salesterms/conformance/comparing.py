"""Whether a reply is the answer that is expected: exact or near enough, in any spelling."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from salesterms.conformance.layout import UNANSWERED, VALUE
from salesterms.conformance.neutral import settled

#: What an answer is, by its one key.
ANSWERS: Final = ("value", *UNANSWERED, "error")
_ACCOUNT: Final = ("counted", "excluded")


def agree(expected: Mapping[str, Any], reply: Mapping[str, Any], *, exactly: bool = False) -> bool:
    """Whether a reply agrees with what is expected.

    >>> agree({"undefined": "zero_denominator", "counted": 0}, {"undefined": True})
    True

    A reply may leave out the account, `counted` and `excluded`, and may say true for the reason of
    an undefined or refused answer and for the code of an error. What it says must be right. With
    `exactly`, as for operations, the whole result has to be the same, but for the code of an error.
    """
    if exactly:
        if "error" in expected:
            return _same_answer(expected, reply)
        return bool(settled(expected) == settled(reply.get("result")))
    if "groups" in expected:
        return _same_groups(expected, reply)
    return _same_answer(expected, reply) and _same_account(expected, reply)


def _same_answer(expected: Mapping[str, Any], reply: Mapping[str, Any]) -> bool:
    (name,) = (each for each in ANSWERS if each in expected)
    if name not in reply or sum(each in reply for each in ANSWERS) != 1:
        return False
    if name != "value" and reply[name] is True:
        return True
    if name == "value" and "about" in expected[name]:
        return _is_near(expected[name]["about"], reply[name])
    return bool(settled(expected[name]) == settled(reply[name]))


def _is_near(about: Mapping[str, str], value: object) -> bool:
    """Whether a number, in any of its forms, lies as near as the answer has to be."""
    faults: list[object] = []
    VALUE.check(value, "", faults.append)
    if faults or not isinstance(value, Mapping) or "money" in value:
        return False
    ((_, found),) = value.items()
    number = found["number"] if isinstance(found, Mapping) else found
    return abs(Fraction(number) - Fraction(about["number"])) <= Fraction(about["within"])


def _same_account(expected: Mapping[str, Any], reply: Mapping[str, Any]) -> bool:
    return all(
        settled(expected[name]) == settled(reply[name])
        for name in _ACCOUNT
        if name in expected and name in reply
    )


def _same_groups(expected: Mapping[str, Any], reply: Mapping[str, Any]) -> bool:
    """The same groups in any order; and the same total, where both have one."""
    mine, theirs = _by_key(expected["groups"]), _by_key(reply.get("groups"))
    if mine is None or theirs is None or set(mine) != set(theirs):
        return False
    total = reply.get("total")
    if "total" in expected and total is not None and not _is_so(expected["total"], total):
        return False
    return all(_is_so(group, theirs[key]) for key, group in mine.items())


def _is_so(expected: Mapping[str, Any], reply: object) -> bool:
    return isinstance(reply, Mapping) and (
        _same_answer(expected, reply) and _same_account(expected, reply)
    )


def _by_key(groups: object) -> dict[Any, Mapping[str, Any]] | None:
    """Groups by their keys; None where they are no groups, or two have one key."""
    if not isinstance(groups, list | tuple):
        return None
    found = {settled(one.get("key")): one for one in groups if isinstance(one, Mapping)}
    return found if len(found) == len(groups) else None
