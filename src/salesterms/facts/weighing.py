"""Of one fact at one moment: which evidence decides, and why the rest does not."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import Text
from salesterms.facts.axis import Axis
from salesterms.facts.evidence import STANCE_WORDS, Evidence
from salesterms.facts.kinds import LEVEL_WORDS, OR, Moves, Scale
from salesterms.facts.makers import MAKER_WORDS
from salesterms.facts.masks import every_bit
from salesterms.facts.statements import statement_of
from salesterms.values import instant_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from salesterms.facts.catalogue import Catalogue
    from salesterms.facts.statements import Statement


class SetAside(StrEnum):
    """Why a piece of evidence decides nothing.

    >>> [reason.value for reason in SetAside]
    ['later', 'not_yet', 'felt']
    """

    #: Whatever it says, something later says it or denies it.
    LATER = "later"
    #: It is from after the moment that is asked about.
    NOT_YET = "not_yet"
    #: It is an assumption about a fact that no assumption makes (002:61).
    FELT = "felt"


ASIDE_WORDS = {
    SetAside.LATER: Text("something later decides", "iets van later beslist"),
    SetAside.NOT_YET: Text("not said yet", "nog niet gezegd"),
    SetAside.FELT: Text("only assumed", "alleen aangenomen"),
}

_CAPPED = Text(
    "counts as stated, as no human has checked the model",
    "telt als 'volgens opgave', omdat geen mens het model heeft gecontroleerd",
)
_DECIDES = Text("decides", "beslist")
_OPPOSED = Text("opposed at that very instant", "op datzelfde moment tegengesproken")
_SET_ASIDE = Text("set aside", "terzijde gelegd")
_NO_EVIDENCE = Text("no evidence counts", "er telt geen bewijs")
_UNKNOWN = Text("unknown", "onbekend")


@frozen(kw_only=True)
class Why:
    """What decided about one fact, what was set aside and why, and what opposed each other.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Evidence, Level, Maker, MakerKind, Stance, facts_at
    >>> at, by = datetime(2026, 3, 1, tzinfo=UTC), Maker(kind=MakerKind.HUMAN)
    >>> yes = Evidence(fact="budget", level=Level.CHECKED, at=at, by=by)
    >>> why = facts_at([yes], as_of=at).why("budget")
    >>> why.names, len(why.decided), why.set_aside
    (('checked',), 1, ())

    `decided` and `set_aside` hold every piece about the fact once, from early to late. Of a ladder
    several pieces may decide: one that reached a rung, and a later one that reached a lower rung.
    `capped` are those that count for less than they say, `opposed` those that contradict each other
    at one instant and so leave the fact open; both are among the others too.
    """

    fact: Axis
    names: tuple[str, ...]
    decided: tuple[Evidence, ...]
    set_aside: tuple[tuple[Evidence, SetAside], ...]
    capped: tuple[Evidence, ...] = ()
    opposed: tuple[Evidence, ...] = ()

    def explain(self, lang: str = "en") -> str:
        """The same in words, in English ("en") or Dutch ("nl"); it names no makers or sources."""
        lines = [fact_said(self.fact, self.names, lang)]
        if not self.decided:
            lines.append(f"  {_NO_EVIDENCE.say(lang)}")
        for piece in self.decided:
            said = [(_OPPOSED if piece in self.opposed else _DECIDES).say(lang)]
            if piece in self.capped:
                said.append(_CAPPED.say(lang))
            lines.append(f"  {piece_said(piece, lang)}: {'; '.join(said)}")
        for piece, reason in self.set_aside:
            aside, because = _SET_ASIDE.say(lang), ASIDE_WORDS[reason].say(lang)
            lines.append(f"  {piece_said(piece, lang)}: {aside}, {because}")
        return "\n".join(lines)


def fact_said(axis: Axis, names: tuple[str, ...], lang: str) -> str:
    """A fact and the values that it may have: by its name, and in Dutch in words alone.

    A value of a fact that holds or not says in words which fact it is.
    """
    said = values_said(axis, names, lang)
    told = axis.scale is Scale.GRADED or axis.text == axis.values[-1].text
    whole = lang != "en" and told and len(names) < len(axis.names)
    return said if whole else f"{name_said(axis, lang)}: {said}"


def name_said(axis: Axis, lang: str) -> str:
    """A fact by its name, in Dutch by its text."""
    return axis.name if lang == "en" else axis.text.say(lang)


def values_said(axis: Axis, names: tuple[str, ...], lang: str) -> str:
    """The values that a fact may have, in words; unknown where it may have any."""
    if len(names) == len(axis.names):
        return _UNKNOWN.say(lang)
    texts = [axis.text_of(name).say(lang) for name in names]
    return OR.say(lang).join(texts)


def piece_said(piece: Evidence, lang: str) -> str:
    """A piece of evidence in a few words, without anything personal."""
    said = [STANCE_WORDS[piece.stance].say(lang)]
    said += [] if piece.value is None else [piece.value]
    said += [] if piece.level is None else [LEVEL_WORDS[piece.level].say(lang)]
    said += [MAKER_WORDS[piece.by.kind].say(lang)]
    ident = "" if piece.id is None else f"{piece.id}, "
    return f"{ident}{instant_text(piece.at)}, {', '.join(said)}"


def weigh(
    axis: Axis,
    names: tuple[str, ...],
    pieces: Sequence[Evidence],
    ahead: Iterable[Evidence],
    opposed: tuple[Evidence, ...],
    catalogue: Catalogue,
) -> Why:
    """Say what the pieces about one fact do: `pieces` up to a moment, `ahead` after it."""
    of_event = axis.moves is Moves.EVENTS  # whether they may was asked when the view was taken
    read = [(piece, statement_of(piece, catalogue, of_event=of_event)) for piece in pieces]
    deciding = set(_deciding([(piece, said) for piece, said in read if said is not None]))
    aside = [
        (piece, SetAside.FELT if said is None else SetAside.LATER)
        for piece, said in read
        if piece not in deciding
    ]
    decided = tuple(piece for piece in pieces if piece in deciding)
    return Why(
        fact=axis,
        names=names,
        decided=decided,
        set_aside=(*aside, *((piece, SetAside.NOT_YET) for piece in ahead)),
        capped=tuple(piece for piece in decided if piece.counted_level is not piece.level),
        opposed=opposed,
    )


def _deciding(read: list[tuple[Evidence, Statement]]) -> Iterator[Evidence]:
    """The pieces that speak of a value of which nothing later speaks, from late to early."""
    covered = 0
    for _, group in groupby(reversed(read), key=lambda one: one[1].at):
        batch = list(group)
        yield from (piece for piece, said in batch if said.covers & ~covered)
        for _, said in batch:
            covered |= said.covers


def opposing(read: Iterable[tuple[Evidence, Statement]]) -> tuple[Evidence, ...]:
    """Of what is said of one fact at one instant, the pieces that contradict another of them."""
    pairs = list(read)
    stated = denied = 0
    for _, said in pairs:
        stated, denied = stated | said.stated, denied | said.denied
    axis = pairs[0][1].axis
    both = stated & denied if axis.ordered else stated | every_bit(axis) + 1
    return tuple(piece for piece, said in pairs if (said.stated | said.denied) & both)
