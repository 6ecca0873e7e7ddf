"""What a change of definitions does to the records that there are."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms._render import text_table
from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.journey.people import journeys_of
from salesterms.results import reason_text
from salesterms.values import FrozenMapping, instant
from salesterms.vocabularies import Label
from salesterms.vocabularies.terminology import checked_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.journey.course import Journey
    from salesterms.vocabularies import Vocabulary
    from salesterms.vocabularies.table import Table

#: How silence stands in a cell of the table.
NO_WORD = "-"

#: What can become of a label; the first two count, the others are left out.
_SAME, _OTHER = "same_word", "other_word"
_COUNTED = (_SAME, _OTHER)
_LEFT_OUT = (
    "gained_a_word",
    "became_silent",
    "stayed_silent",
    "became_uncertain",
    "stayed_uncertain",
)

_HEAD = Text("From {1} to {2}, records: {0}", "Van {1} naar {2}, records: {0}")
_COLUMNS = (Text("before", "voor"), Text("after", "na"), Text("records", "records"))
_COUNTS = Text("{0} of {1} have a word in both", "in beide een woord: {0} van de {1}")
_REST = Text("The others: {0}", "De overige: {0}")


def cell_of(label: Label) -> str:
    """A label as it stands in a table: its words, a dash, or all that are possible.

    >>> from salesterms.facts import Facts
    >>> from salesterms.vocabularies import four_types
    >>> cell_of(four_types.label(Facts(interest="explicit")))
    'lead / unqualified'
    >>> cell_of(four_types.label(Facts(interest=("none", "engaged", "inquiring", "explicit"))))
    'lead / unqualified | -'
    """
    return " | ".join(" / ".join(path) or NO_WORD for path in label.paths)


@frozen(kw_only=True)
class Relabel:
    """One journey with its label before and after the change.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey, relabel
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> cam = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> cam = cam.advance("accept_by_sales", at=day)
    >>> from salesterms.vocabularies import four_types, lead_or_bubble
    >>> [record] = relabel([cam], four_types, lead_or_bubble).records
    >>> record.cell, record.outcome
    (('lead / SQL', '-'), 'became_silent')
    """

    person: str | None = field(repr=False)
    account: str | None = field(repr=False)
    deal: str | None = field(repr=False)
    before: Label
    after: Label

    @property
    def cell(self) -> tuple[str, str]:
        """Both labels as they stand in the table."""
        return cell_of(self.before), cell_of(self.after)

    @property
    def outcome(self) -> str:
        """What became of the label; its words stand among the reasons of results."""
        before, after = self.before, self.after
        if not after.exact:
            return "stayed_uncertain" if not before.exact else "became_uncertain"
        if after.silent:
            return "stayed_silent" if before.silent else "became_silent"
        if before.word is None:
            return "gained_a_word"
        return _SAME if before.path == after.path else _OTHER

    @property
    def reason(self) -> Text | None:
        """Why there is no word after it, or which fact would settle it; None with a word."""
        if self.after.ask is not None:
            return self.after.ask.text
        return self.after.because if self.after.silent else None

    @property
    def row(self) -> dict[str, str | None]:
        """The same as plain data."""
        ask, because = self.after.ask, self.after.because
        return {
            "person": self.person,
            "account": self.account,
            "deal": self.deal,
            "before": self.cell[0],
            "after": self.cell[1],
            "outcome": self.outcome,
            "because": because.en if because is not None and self.after.silent else None,
            "establish": None if ask is None else ask.name,
        }


@frozen(kw_only=True)
class Relabelled:
    """What a change of definitions does to some journeys; made by `relabel`.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey, relabel
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> cam = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> cam = cam.advance("accept_by_sales", at=day)
    >>> from salesterms.vocabularies import four_types
    >>> same = relabel([cam], four_types, four_types)
    >>> same.rows, same.counted, same.counts
    (1, 1, {('lead / SQL', 'lead / SQL'): 1})

    `counts` has for each pair of a label before and a label after how many journeys have them;
    every journey is in one cell. `counted` have a word in both, `excluded` says of all others what
    became of their label: together they are all `rows` that were given.
    """

    old: str
    new: str
    subject: Subject
    as_of: datetime | None
    records: tuple[Relabel, ...] = field(repr=False)

    @property
    def counts(self) -> FrozenMapping[tuple[str, str], int]:
        """(label before, label after) -> how many journeys."""
        return FrozenMapping(sorted(Counter(record.cell for record in self.records).items()))

    @property
    def _outcomes(self) -> Counter[str]:
        return Counter(record.outcome for record in self.records)

    @property
    def counted(self) -> int:
        """How many have a word before and after."""
        return sum(self._outcomes[name] for name in _COUNTED)

    @property
    def excluded(self) -> FrozenMapping[str, int]:
        """What became of the others -> how many."""
        found = self._outcomes
        return FrozenMapping((name, found[name]) for name in _LEFT_OUT if found[name])

    @property
    def rows(self) -> int:
        """How many journeys were given."""
        return len(self.records)

    @property
    def lost(self) -> tuple[Relabel, ...]:
        """Those that became silent or uncertain; `.reason` of each says why."""
        return tuple(one for one in self.records if one.outcome.startswith("became_"))

    def to_rows(self) -> list[dict[str, str | None]]:
        """Every journey as plain data, in an order that the order of the input does not change."""
        return [record.row for record in self.records]

    def explain(self, lang: str = "en") -> str:
        """The table, the account, and why some have no word, in English ("en") or Dutch ("nl")."""
        return "\n".join(self._lines(lang))

    def _lines(self, lang: str) -> Iterator[str]:
        yield _HEAD.say(lang).format(self.rows, self.old, self.new)
        header = [column.say(lang) for column in _COLUMNS]
        yield text_table(header, [(*cell, str(n)) for cell, n in self.counts.items()], numeric=2)
        found = self._outcomes
        said = {name: f"{found[name]} {reason_text(name, lang)}" for name in found}
        both = "; ".join(said[name] for name in _COUNTED if name in said)
        counts = _COUNTS.say(lang).format(self.counted, self.rows)
        yield f"{counts}: {both}" if both else counts
        if self.excluded:
            yield _REST.say(lang).format("; ".join(said[name] for name in self.excluded))
        reasons = Counter((one.outcome, one.reason) for one in self.lost)
        for (outcome, reason), count in reasons.items():
            because = "" if reason is None else f": {reason.say(lang)}"
            yield f"  {count} {reason_text(outcome, lang)}{because}"

    def __str__(self) -> str:
        return self.explain()


def relabel(
    journeys: Iterable[Journey],
    old: Vocabulary,
    new: Vocabulary,
    *,
    as_of: datetime | None = None,
    subject: Subject | None = None,
) -> Relabelled:
    """What becomes of the labels of some journeys when one vocabulary takes the place of another.

    >>> from salesterms.facts import CATALOGUE, Facts
    >>> from salesterms.journey import Journey, relabel
    >>> from salesterms.vocabularies import Term, four_types
    >>> known = Facts(name_and_email="yes", target_group="stated")
    >>> people = [Journey.begin(facts=known.with_(interest=one)) for one in ("none", "explicit")]
    >>> ours = four_types.evolve(id="ours", rename={"naam": "adres"}, drop=["unqualified"])
    >>> print(relabel(people, four_types, ours))
    From four_types to ours, records: 2
      before              after  records
      lead / unqualified  lead         1
      naam                adres        1
    2 of 2 have a word in both: 2 with another word

    Any two vocabularies will do, built-in or made by `evolve`. `as_of` asks what they were called
    at a moment; None, by all that is on record. `subject` is what is labelled: by default what the
    first row of `old` is about. Each journey is one record, also several of one person.

    Of no journeys all counts are 0. Raises `NotJourneys`, `NotAVocabulary`, `NotItsSubject` where a
    vocabulary has no terms for the subject, `OtherCatalogue` and what is wrong with `as_of`.
    """
    if as_of is not None:
        instant(as_of)
    before = checked_vocabulary(old).table(subject)
    about = before.subject
    after = checked_vocabulary(new).table(about)
    records = [
        Relabel(
            person=each.person,
            account=each.account,
            deal=each.deal,
            before=each.label(old, as_of=as_of, subject=about),
            after=each.label(new, as_of=as_of, subject=about),
        )
        for each in journeys_of(journeys)
    ]
    records.sort(key=lambda one: (_key(one), _place(one.before, before), _place(one.after, after)))
    return Relabelled(old=old.id, new=new.id, subject=about, as_of=as_of, records=tuple(records))


def _key(record: Relabel) -> tuple[str, ...]:
    return tuple(value or "" for value in record.row.values())


def _place(label: Label, table: Table) -> tuple[tuple[int, ...], str]:
    """What tells labels apart that read the same: their rows, and what they ask."""
    ask = "" if label.ask is None else label.ask.name
    return tuple(table.rows.index(row) for row in label.rows), ask
