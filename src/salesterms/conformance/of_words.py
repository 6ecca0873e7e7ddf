"""Operations on words: what a vocabulary calls somebody, and what a word is in another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.conformance.neutral import wanted
from salesterms.facts import Facts
from salesterms.vocabularies import translate, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping


def label(inputs: Mapping[str, Any]) -> dict[str, list[list[str]]]:
    """Who or what it is about -> every label that is possible: the words of it, the broadest first.

    >>> label({"vocabulary": "four_stages.definitions", "facts": {"deal": "won"}})
    {'person': [[]], 'deal': [[]]}

    `facts` that are not given are not established; with `"open": true` they are unknown, and there
    may be several labels, which stand in alphabetical order. An empty list of words is silence.
    Raises what `vocabulary` and `Facts` raise.
    """
    given = wanted(inputs, "facts", dict)
    facts = Facts(**{name: _known(value) for name, value in given.items()})
    if not inputs.get("open", False):
        facts = facts.closed()
    named = vocabulary(wanted(inputs, "vocabulary", str))
    return {
        str(subject): sorted(map(list, named.label(facts, subject).paths))
        for subject in named.tables
    }


def _known(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def translation(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """What a `word` of the vocabulary `from` is in `to`: each word that meets it, with how.

    >>> translation({"word": "naam", "from": "lead_or_bubble", "to": "four_types"})["silent"]
    True

    `terms` is {subject: {word: relation}}, `relation` being exact, broader, narrower or
    overlapping, seen from the word that was given; disjoint words are left out. `silent`: whether
    the other has no word for some whom the word names. A word with several meanings gives a list,
    `each`, with the same of every one of them.
    """
    word, first, second = (wanted(inputs, name, str) for name in ("word", "from", "to"))
    found = translate(word, vocabulary(first), vocabulary(second))
    if found.each:
        return {"each": [_told(one) for one in found.each]}
    return _told(found)


def _told(found: Any) -> dict[str, Any]:
    terms: dict[str, dict[str, str]] = {}
    for term, how in found.terms:
        terms.setdefault(str(term.table), {})[term.word] = str(how)
    return {"terms": terms, "silent": bool(found.silences)}
