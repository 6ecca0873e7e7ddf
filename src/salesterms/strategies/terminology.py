"""Vocabularies and agreements in which everything holds that must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from salesterms.errors import Text
from salesterms.facts import CATALOGUE, Subject
from salesterms.strategies.single_values import dates, texts
from salesterms.vocabularies import Agreement, Basis, Silence, Term, Vocabulary
from salesterms.vocabularies.kinds import TABLE_OF
from salesterms.vocabularies.thresholds import minimums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

    from salesterms.criteria import Criterion
    from salesterms.facts import Axis
    from salesterms.vocabularies.rows import Row

#: Facts that no law speaks of. Each row asks one of its own, so that none takes all of another's.
_OWN = tuple(
    CATALOGUE[name]
    for name in (
        "contact_details",
        "name_and_email",
        "product_known",
        "context",
        "target_group",
        "means",
        "talked",
    )
)
#: Facts that any row may ask as well.
_SHARED = tuple(CATALOGUE[name] for name in ("need", "budget", "authority", "permission"))

_SUBJECTS = (Subject.PERSON, Subject.COMPANY, Subject.RECORD, Subject.DEAL)

#: Made once: drawing from them stays quick.
_SAID = st.tuples(texts(most=12), texts(most=12)).map(lambda both: Text(*both))
_WORDS = texts(most=6)
#: A word of a vocabulary is printed as it is.
_PRINTED = _WORDS.map(lambda text: "".join(filter(str.isprintable, text)))
_CITES = st.lists(st.integers(1, 99).map("004:{}".format), max_size=2).map(tuple)
_IDS = st.from_regex(r"[a-z][a-z0-9_]{0,5}(\.[a-z0-9]{1,3})?", fullmatch=True)


def _asked(axis: Axis) -> SearchStrategy[Criterion]:
    """A rung or more, in each of the ways to ask it, so that who learns more never steps back."""
    numbers = st.integers(1, len(axis.names) - 1)
    return st.one_of(
        numbers.map(lambda at: axis.at_least(axis.names[at])),
        numbers.map(lambda at: axis.is_(*axis.names[at:])),
        numbers.map(lambda at: ~axis.is_(*axis.names[:at])),
    )


@st.composite
def _criteria(draw: st.DrawFn, own: Axis) -> Criterion:
    """A question about a fact of its own, and perhaps others."""
    found = draw(_asked(own))
    more = [draw(_asked(axis)) for axis in draw(st.lists(st.sampled_from(_SHARED), max_size=2))]
    joined = draw(st.booleans())
    for one in more:
        found = found & one if joined else found & (one | more[0])
    return found


@st.composite
def vocabularies(draw: st.DrawFn, *, most: int = 4) -> Vocabulary:
    """Vocabularies of 1 to `most` (4) rows, at most 7, the last a term; checked."""
    axes: Sequence[Axis] = draw(st.permutations(_OWN))[: draw(st.integers(1, most))]
    below: dict[Subject, dict[str, Criterion]] = {}
    rows: list[Row] = []  # from the last one up: a narrower term stands above its broader one
    for number, axis in enumerate(axes):
        subject = draw(st.sampled_from(_SUBJECTS))
        when, cites = draw(_criteria(axis)), draw(_CITES)
        if rows and draw(st.integers(0, 3)) == 0:
            rows.append(Silence(when=when, because=draw(_SAID), subject=subject, cites=cites))
            continue
        others = below.setdefault(TABLE_OF[subject], {})
        broader = draw(st.none() | st.sampled_from([*others])) if others else None
        if broader is not None:
            when = others[broader] & when
        # Its number at the end of each word makes the words of two rows different.
        word, alias, label = (f"{draw(_PRINTED)} {kind}{number}" for kind in ("", "a", "g"))
        rows.append(
            Term(
                word=word,
                when=when,
                subject=subject,
                broader=broader,
                aliases=(alias,) if draw(st.booleans()) else (),
                owner=draw(st.none() | _SAID),
                basis=draw(st.sampled_from(Basis)),
                cites=cites,
                group=(label,) if draw(st.booleans()) else (),
                entry=draw(st.none() | _WORDS),
                note=draw(st.none() | _SAID),
            )
        )
        others[word] = when
    return Vocabulary(
        id=draw(_IDS),
        title=draw(_SAID),
        rows=tuple(reversed(rows)),
        source=draw(_WORDS),
        reading=draw(_WORDS),
        address=draw(_WORDS),
    )


@st.composite
def agreements(draw: st.DrawFn, *, most: int = 4) -> Agreement:
    """Agreements on a vocabulary of at most `most` (4) rows, with thresholds that it can have."""
    vocabulary = draw(vocabularies(most=most))
    thresholds = {}
    # A broader term and its kinds ask alike, so one threshold alone could part them.
    broader = {term.broader for term in vocabulary.terms}
    for term in vocabulary.terms:
        if term.broader is not None or term.word in broader:
            continue
        asked = dict(minimums(term.when))
        chosen = draw(st.lists(st.sampled_from([*asked]), unique=True)) if asked else []
        if chosen:
            thresholds[term.word] = {
                axis.name: draw(st.sampled_from(axis.names[1:])) for axis in chosen
            }
    words = [term.word for term in vocabulary.terms]
    said = st.dictionaries(st.sampled_from(words), _WORDS, max_size=2)
    return Agreement(
        team=f"{draw(_WORDS)}1",
        vocabulary=vocabulary,
        decided_on=draw(dates()),
        thresholds=thresholds,
        owners=draw(said),
        reasons=draw(said),
        examples={word: (text,) for word, text in draw(said).items()},
    )
