"""Sales documents of every kind, with some of their fields or with all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from salesterms.entities import (
    CallFinding,
    EntryForm,
    Objection,
    Play,
    SalesDocument,
    SalesDocumentKind,
    template_of,
)
from salesterms.facts import BUDGET, DEAL, INTEREST, Level
from salesterms.strategies.single_values import instants, some_of
from salesterms.strategies.sold_and_planned import goals, parts_of

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from salesterms.entities.sales_documents.entries import Entry

_TEXTS = ("less waste", "the price includes installation", "*all* of <it> | 1. at once", "é")

_CRITERIA = st.sampled_from(
    (INTEREST.at_least("explicit"), DEAL.is_("open", "held"), INTEREST.holds & ~BUDGET.holds)
)

#: Form -> entries of it. A goal and its parts are drawn together.
_ENTRIES: Final[dict[EntryForm, SearchStrategy[Entry]]] = {
    EntryForm.TEXT: st.sampled_from(_TEXTS),
    EntryForm.OBJECTION: st.builds(
        Objection, says=st.sampled_from(_TEXTS), answer=st.sampled_from(_TEXTS)
    ),
    EntryForm.PLAY: st.builds(
        Play, name=st.sampled_from(_TEXTS), when=_CRITERIA, steps=st.just(_TEXTS[:2])
    ),
    EntryForm.FINDING: st.builds(
        CallFinding, fact=st.sampled_from(("need", "budget")), level=st.sampled_from(Level)
    ),
}


#: The same in lists, made once.
_LISTS: Final[dict[EntryForm, SearchStrategy[tuple[Entry, ...]]]] = {
    form: st.tuples(entry) | st.tuples(entry, entry) for form, entry in _ENTRIES.items()
}
_KEPT: Final = {kind: some_of(template_of(kind).names) for kind in SalesDocumentKind}
_GOALS: Final = goals()
_TITLES: Final = st.sampled_from(("Scales", "# Plan *2026*"))
_BY: Final = st.sampled_from((None, "Ann"))


@st.composite
def sales_documents(
    draw: st.DrawFn, *, kind: SalesDocumentKind | None = None, missing: bool = True
) -> SalesDocument:
    """Documents of one kind or of any, with some of their fields; all unless `missing`.

    >>> from hypothesis import find
    >>> from salesterms.entities import SalesDocumentKind
    >>> from salesterms.strategies import sales_documents
    >>> pitches = sales_documents(kind=SalesDocumentKind.ELEVATOR_PITCH, missing=False)
    >>> find(pitches, lambda pitch: pitch.version == 1).completeness().is_complete
    True
    """
    chosen = draw(st.sampled_from(SalesDocumentKind)) if kind is None else kind
    template = template_of(chosen)
    kept = draw(_KEPT[chosen]) if missing else template.names
    target = draw(_GOALS)
    filled: dict[str, tuple[Entry, ...]] = {}
    for field in template.fields:
        if field.name not in kept:
            continue
        if field.form is EntryForm.GOAL:
            filled[field.name] = (target,)
        elif field.form is EntryForm.GOAL_PART:
            filled[field.name] = parts_of(target, (30, 30))
        else:
            filled[field.name] = draw(_LISTS[field.form])
    return SalesDocument(
        kind=chosen,
        title=draw(_TITLES),
        fields=filled,
        version=draw(st.integers(1, 9)),
        at=draw(instants()),
        by=draw(_BY),
    )
