"""Glossaries and their terms, in which everything holds that must hold in a glossary."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING, TypeVar

from attrs import evolve
from hypothesis import strategies as st

from salesterms.errors import Text
from salesterms.strategies.single_values import texts
from salesterms.terms import (
    CarriedOut,
    ConceptOnly,
    DoubtfulPlace,
    Entry,
    EntryKind,
    Executable,
    Glossary,
    Homonym,
    Label,
    LabelUse,
    Meaning,
    Planned,
    Relation,
    RelationKind,
    Sense,
    SourceText,
)
from salesterms.terms.kinds import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

    from salesterms.terms.executable import CodeForm
    from salesterms.terms.kinds import LabelLanguage

T = TypeVar("T")

#: Eight letters of each script, none of which folds to another. The first letter of a label tells
#: its term and the second one its number there, so that no label is that of two terms.
_SCRIPTS = (
    "abcdefgh",
    "12345678",
    "αβγδεζηθ",
    "бвгджзик",
    "אבגדהוזח",
    "ابتجدرسع",
    "कखगघचछजझ",
    "가나다라마바사아",
    "一二三四五六七八",
)

#: Terms of one glossary, and labels of one term.
_MOST = 8

#: What folding leaves aside: between letters, and on top of them.
_ASIDE = ("", "-", " ", "'", "\u00ad", "\u200d", "\u0301", "\u0308", "_")

_LANGUAGES: tuple[LabelLanguage, ...] = ("en", "nl", "nl-NL", "nl-BE")
_FORMS: tuple[CodeForm, ...] = ("class", "term", "criterion", "event", "metric")
_NAMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=5)

#: Made once: drawing from them stays quick.
_WORDS, _ENDS = texts(), texts(most=12)
_SAID = st.tuples(_WORDS, _WORDS).map(lambda both: Text(*both))
_MAYBE = st.none() | _SAID
_LINES = st.integers(1, 99_999)
_CODE = st.lists(_NAMES.map("salesterms.{}".format), min_size=1, max_size=2)
_EXECUTABLES: SearchStrategy[Executable] = st.one_of(
    st.sampled_from(_FORMS).map(lambda form: Planned(form=form)),
    _SAID.map(lambda reason: ConceptOnly(reason=reason)),
    _CODE.map(lambda names: CarriedOut(by=tuple(names))),
)


def _places(sources: Sequence[str], *, least: int = 0) -> SearchStrategy[tuple[str, ...]]:
    """Citations, of the sources that there are."""
    if not sources:
        return st.just(())
    cited = st.builds("{}:{}".format, st.sampled_from(sources), _LINES)
    return st.lists(cited, min_size=least, max_size=3).map(tuple)


@st.composite
def _label_text(draw: st.DrawFn, number: int, place: int) -> str:
    """A label that no other place of this term and no other term can have."""
    script = draw(st.sampled_from(_SCRIPTS))
    first, second = script[number], script[place]
    if draw(st.booleans()):
        first, second = first.upper(), second.upper()
    aside = draw(st.sampled_from(_ASIDE))
    return f"{first}{aside}{second}{draw(_ENDS)}"


@st.composite
def _labels(draw: st.DrawFn, number: int, sources: Sequence[str]) -> tuple[Label, ...]:
    """One preferred label in each language, and others after them."""
    headings = st.none() | st.sampled_from(sources) if sources else st.none()
    english = draw(_label_text(number, 0))
    dutch = english if draw(st.booleans()) else draw(_label_text(number, 1))
    made = [
        Label(text=english, lang="en", use=LabelUse.PREFERRED, source=draw(headings)),
        Label(text=dutch, lang="nl", use=LabelUse.PREFERRED, source=draw(headings)),
    ]
    for place in range(2, draw(st.integers(2, _MOST))):
        lang = draw(st.sampled_from(_LANGUAGES))
        use = draw(st.sampled_from((LabelUse.ALTERNATIVE, LabelUse.HIDDEN)))
        text = draw(_label_text(number, place))
        made.append(Label(text=text, lang=lang, use=use, source=draw(headings)))
    return tuple(made)


@st.composite
def _senses(draw: st.DrawFn, sources: Sequence[str]) -> tuple[Sense, ...]:
    return tuple(
        Sense(
            source=source,
            cites=draw(_places([source], least=1)),
            word=draw(_WORDS),
            synonyms=tuple(draw(st.lists(_WORDS, max_size=2))),
            meaning=draw(_SAID),
        )
        for source in (draw(st.lists(st.sampled_from(sources), max_size=2)) if sources else ())
    )


@st.composite
def glossary_entries(draw: st.DrawFn, *, number: int = 0, sources: Sequence[str] = ()) -> Entry:
    """Terms with 2 to 8 labels of any script, and all or nothing of what else there is to say.

    >>> from hypothesis import find
    >>> from salesterms.strategies import glossary_entries
    >>> entry = find(glossary_entries(number=2), lambda entry: len(entry.labels) > 2)
    >>> entry.id[0], len(entry.labels) > 2, entry.senses
    ('c', True, ())

    Terms of different `number`, 0 to 7, have no label and no id in common. Only the `sources` are
    cited, by their numbers of three digits, such as "000".
    """
    parts = draw(st.lists(_NAMES, max_size=2))
    return Entry(
        id="-".join((_SCRIPTS[0][number] + draw(_NAMES), *parts)),
        kind=draw(st.sampled_from(EntryKind)),
        labels=draw(_labels(number, sources)),
        definition=draw(_SAID),
        note=draw(_MAYBE),
        example=draw(_MAYBE),
        senses=draw(_senses(sources)),
        cites=draw(_places(sources)),
        executable=draw(_EXECUTABLES),
    )


@st.composite
def glossaries(draw: st.DrawFn, *, least: int = 1, most: int = _MOST) -> Glossary:
    """Glossaries of `least` (1) to `most` (8) terms that are related, some with labels in common.

    >>> from hypothesis import given
    >>> from salesterms.strategies import glossaries
    >>> @given(glossaries(most=2))
    ... def test_every_id_finds_its_term(glossary):
    ...     assert all(glossary[id].id == id for id in glossary)
    >>> test_every_id_finds_its_term()

    They follow up to three source texts, with homonyms and doubtful places.
    """
    start = draw(st.integers(0, 997))
    numbers = [f"{start + at:03}" for at in range(draw(st.integers(0, 3)))]
    entries = [
        draw(glossary_entries(number=number, sources=numbers))
        for number in range(draw(st.integers(least, most)))
    ]
    return Glossary(
        entries=tuple(draw(st.permutations(draw(_sharing(entries))))),
        relations=draw(_relations([entry.id for entry in entries])),
        sources=tuple(
            SourceText(id=each, name=draw(_WORDS), title=draw(_SAID)) for each in numbers
        ),
        doubtful_places=draw(_doubtful_places(numbers)),
        homonyms=draw(_homonyms([entry.id for entry in entries], numbers)),
    )


def _some(choices: Sequence[T], most: int) -> SearchStrategy[list[T]]:
    """Up to `most` of the choices, each once; none where there are none."""
    if not choices:
        return st.just([])
    return st.lists(st.sampled_from(choices), max_size=most, unique=True)


@st.composite
def _sharing(draw: st.DrawFn, entries: Sequence[Entry]) -> list[Entry]:
    """The same terms, some with a hidden label in common, and some with a near one of another."""
    made = list(entries)
    pairs = list(permutations(range(len(entries)), 2))
    for count, (at, of) in enumerate(draw(_some(pairs, 3))):
        common = Label(text=f"shared {_SCRIPTS[0][count]}", lang="nl", use=LabelUse.HIDDEN)
        word = draw(st.sampled_from([label.text for label in entries[of].labels]))
        near = Label(text=word, lang="nl", use=LabelUse.NEAR)
        new = (common, near) if near not in made[at].labels else (common,)
        made[at] = evolve(made[at], labels=(*made[at].labels, *new))
        made[of] = evolve(made[of], labels=(*made[of].labels, common))
    return made


@st.composite
def _relations(draw: st.DrawFn, ids: Sequence[str]) -> tuple[Relation, ...]:
    """Some pairs of terms; the broader one comes later in a drawn order, so there is no circle."""
    ordered = draw(st.permutations(ids))
    found = []
    for pair in draw(_some(list(combinations(ordered, 2)), 10)):
        kind = draw(st.sampled_from(WRITTEN))
        turned = kind is not RelationKind.BROADER and draw(st.booleans())
        term, other = reversed(pair) if turned else pair
        found.append(Relation(term=term, kind=kind, other=other))
    return tuple(found)


@st.composite
def _doubtful_places(draw: st.DrawFn, sources: Sequence[str]) -> tuple[DoubtfulPlace, ...]:
    cited = draw(st.lists(_places(sources, least=1), max_size=2)) if sources else []
    return tuple(
        DoubtfulPlace(
            cites=places,
            quoted=tuple(draw(_WORDS) for _ in places),
            trouble=draw(_SAID),
            reading=draw(_SAID),
        )
        for places in cited
    )


@st.composite
def _homonyms(draw: st.DrawFn, ids: Sequence[str], sources: Sequence[str]) -> tuple[Homonym, ...]:
    meanings = st.builds(
        Meaning, text=_SAID, cites=_places(sources), entry=st.none() | st.sampled_from(ids)
    )
    drawn = st.lists(meanings, min_size=1, max_size=3).map(tuple)
    return tuple(draw(st.lists(st.builds(Homonym, word=_WORDS, meanings=drawn), max_size=2)))
