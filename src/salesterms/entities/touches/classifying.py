"""What every vocabulary of one contact calls a touch, with the touch that decides and the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.criteria.nodes import columns_of
from salesterms.entities.touches.gathering import place
from salesterms.entities.touches.own_words import SOCIAL, WARMTH
from salesterms.entities.touches.projecting import projected_in
from salesterms.entities.touches.scales import CHANNEL_WORDS
from salesterms.entities.touches.touch import Touch
from salesterms.errors import SalesTermsError, Text, nearest_or_all
from salesterms.facts import Facts, Subject
from salesterms.values import instant_text
from salesterms.vocabularies import Label, Vocabulary, touch
from salesterms.vocabularies.rows import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.entities.touches.projecting import Projected
    from salesterms.journey import Journey
    from salesterms.vocabularies.rows import Row

#: Name -> the vocabulary: those of `touch`, and two that stand beside them.
TOUCH_VOCABULARIES: Final[dict[str, Vocabulary]] = {
    "warmth": WARMTH,
    **{one.reading: one for one in touch},
    "social": SOCIAL,
}

_HEAD = Text("Touch {0}, {1}{2}", "Contactmoment {0}, {1}{2}")
_ITSELF = Text("this touch decides", "dit contactmoment beslist")
_EARLIER = Text("touch {0} of {1} decides", "contactmoment {0} van {1} beslist")
_KNOWN = Text(
    "what is known of the person, or not, decides",
    "wat over de persoon bekend is of niet, beslist",
)


class UnknownQuestion(SalesTermsError, LookupError):
    """The labels of a touch were asked for one that there is not."""

    code = "unknown_question"
    message = Text(
        "There is no vocabulary {0} of touches: use one of {1}",
        "Er is geen woordenschat {0} van contactmomenten: gebruik een van {1}",
    )


@frozen(kw_only=True)
class TouchLabel:
    """What one vocabulary calls a touch, and the touch that decides.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Touch, TouchChannel, classify_touch
    >>> visit = Touch(
    ...     id="T-1",
    ...     person="P-1",
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ...     channel=TouchChannel.IN_PERSON,
    ... )
    >>> found = classify_touch([visit], visit).of("distance")
    >>> found.label.word, found.decided_by == visit, found.cites
    ('persoonlijke verkooptransactie', True, ('000:100', '000:48'))

    `decided_by` is an earlier touch where one gave a fact that the row asks about, else this touch
    where it gave one; None where what is known of the person decides alone, and where several
    labels are still possible.
    Glossary: 000:96, 000:106.
    """

    name: str
    label: Label
    decided_by: Touch | None = field(repr=False)

    @property
    def cites(self) -> tuple[str, ...]:
        """Where the label stands, or its silence; of several possible rows, all places."""
        return tuple(dict.fromkeys(place for row in self.label.rows for place in row.cites))


@frozen(kw_only=True)
class TouchLabels:
    """What all vocabularies of one contact call a touch; made by `classify_touch`.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Initiator, Touch, TouchChannel, classify_touch
    >>> call = Touch(
    ...     id="T-1",
    ...     person="P-1",
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ...     channel=TouchChannel.PHONE,
    ...     initiator=Initiator.SELLER,
    ... )
    >>> found = classify_touch([call], call)
    >>> found.word("initiative"), found.word("distance"), found.word("warmth")
    ('uitgaande sales', 'virtueel verkopen', None)
    >>> print(found.label("cold"), "-", found.label("warm").exact)
    koude acquisitie - False

    `labels` has one for each vocabulary, in the order of `TOUCH_VOCABULARIES`: cold and warm side
    by side (`warmth`), those of `salesterms.vocabularies.touch`, and social selling. `facts` are
    what they rest on.
    Glossary: cold-outreach, warm-outreach, inbound-sales, outbound-sales, inside-sales,
    outside-sales, virtual-selling, social-selling, discovery-call (000:44 to 000:106).
    """

    touch: Touch = field(repr=False)
    facts: Facts = field(repr=False)
    labels: tuple[TouchLabel, ...]

    def of(self, name: str) -> TouchLabel:
        """The label by one vocabulary, with what decides; raises `UnknownQuestion`."""
        for one in self.labels:
            if one.name == name:
                return one
        names = tuple(one.name for one in self.labels)
        raise UnknownQuestion(name, nearest_or_all(name, names))

    def label(self, name: str) -> Label:
        """The label by one vocabulary; raises `UnknownQuestion`."""
        return self.of(name).label

    def word(self, name: str) -> str | None:
        """The word, where it is certain; None where the text is silent, or several may be."""
        return self.label(name).word

    def explain(self, lang: str = "en") -> str:
        """Every label with what decides and the places, in English ("en") or Dutch ("nl")."""
        channel = self.touch.channel
        by = "" if channel is None else f", {CHANNEL_WORDS[channel].say(lang)}"
        lines = [_HEAD.say(lang).format(self.touch.id, instant_text(self.touch.at), by)]
        for one in self.labels:
            title = TOUCH_VOCABULARIES[one.name].title.say(lang)
            cites = f" ({', '.join(one.cites)})" if one.cites else ""
            decides = f"; {self._decides(one, lang)}" if one.label.exact else ""
            lines.append(f"  {title}: {one.label.say(lang)}{cites}{decides}")
        return "\n".join(lines)

    def _decides(self, one: TouchLabel, lang: str) -> str:
        if one.decided_by is None:
            return _KNOWN.say(lang)
        if one.decided_by == self.touch:
            return _ITSELF.say(lang)
        at = instant_text(one.decided_by.at)
        return _EARLIER.say(lang).format(one.decided_by.id, at)


def classify_touch(
    log: Iterable[Touch], touch: Touch, known: Facts | Journey | None = None
) -> TouchLabels:
    """What a touch is: cold or warm, inbound or outbound, remote, inside, social, a discovery call.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Initiator, Touch, TouchChannel
    >>> def made(id, day, channel, initiator):
    ...     at = datetime(2026, 3, day, 9, tzinfo=UTC)
    ...     return Touch(id=id, person="P-1", at=at, channel=channel, initiator=initiator)
    >>> mail = made("T-1", 2, TouchChannel.EMAIL, Initiator.SELLER)
    >>> form = made("T-2", 4, TouchChannel.WEB_FORM, Initiator.BUYER)
    >>> call = made("T-3", 5, TouchChannel.PHONE, Initiator.SELLER)
    >>> found = classify_touch([mail, form, call], call)
    >>> for name in ("initiative", "warm"):
    ...     print(found.word(name), found.of(name).decided_by.id)
    uitgaande sales T-1
    warme acquisitie T-2

    `log`, `touch` and `known` are those of `touch_facts`, which says what each fact rests on. What
    comes later in the log never changes the answer, nor does the order of what is given.

    Raises `TouchProblems`, `NotTheirJourney`, `OtherCatalogue` and `WrongArgument`.
    Glossary: 000:44, 000:48, 000:66, 000:88, 000:96, 000:100, 000:102, 000:106, 001:37.
    """
    return labelled(projected_in(log, touch, known))


def labelled(found: Projected) -> TouchLabels:
    """The labels of a touch that is projected already."""
    return TouchLabels(
        touch=found.touch,
        facts=found.facts,
        labels=tuple(
            _labelled(name, vocabulary, found) for name, vocabulary in TOUCH_VOCABULARIES.items()
        ),
    )


def _labelled(name: str, vocabulary: Vocabulary, found: Projected) -> TouchLabel:
    label = vocabulary.label(found.facts)
    return TouchLabel(
        name=name,
        label=label,
        decided_by=_decider(label, vocabulary, found) if label.exact else None,
    )


def _decider(label: Label, vocabulary: Vocabulary, found: Projected) -> Touch | None:
    """Of the touches that gave a fact which is asked about: the first earlier one, or this one."""
    rows = vocabulary.table(Subject.TOUCH).rows
    asked = dict.fromkeys(
        column.name
        for row in label.rows
        for one in _told_apart(row, rows)
        for column in columns_of(one.when)
    )
    givers = [found.given_by[fact] for fact in asked if fact in found.given_by]
    earlier = sorted((one for one in givers if one != found.touch), key=place)
    return next(iter((*earlier, *givers)), None)


def _told_apart(row: Row, rows: tuple[Row, ...]) -> Iterator[Row]:
    """The rows whose questions lead to a row: itself, or all above where it asks nothing."""
    if row.when == ALWAYS:
        yield from rows[: rows.index(row)]
    else:
        yield row
