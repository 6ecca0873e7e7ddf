"""What two texts expect of the numbers of people, measured; a warning where it is otherwise."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.errors import Text
from salesterms.journey.people import by_person
from salesterms.journey.records import DAWN
from salesterms.journey.rules import FEW_CONTACTS, MANY_PROSPECTS, BadParameter, TimeRule
from salesterms.journey.side_by_side import view
from salesterms.results import Formula, Measurement, Source, Status
from salesterms.values import Ratio, instant
from salesterms.vocabularies import four_types, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from salesterms.journey.course import Journey
    from salesterms.vocabularies import Label, Vocabulary

_MET = Text("as expected", "zoals verwacht")
_NOT_MET = Text("Warning: otherwise than expected", "Let op: anders dan verwacht")
_OPEN = Text("nothing to compare", "niets te vergelijken")
_BELOW = Text("expected is less than {0}", "verwacht is minder dan {0}")
_TIMES = Text("expected is at least {0}", "verwacht is minstens {0}")

#: A limit can be shown, and compared at once, because neither of its numbers is longer than this.
_DIGITS = 30
_LONGEST: int = 10**_DIGITS

_A_SHARE = Text(
    "give a Ratio, Fraction or Decimal above 0 and up to 1, of at most 30 digits, such as "
    "Ratio(1, 10)",
    "geef een Ratio, Fraction of Decimal boven 0 en tot en met 1, van hoogstens 30 cijfers, zoals "
    "Ratio(1, 10)",
)
_A_FACTOR = Text(
    "give a whole number, Fraction or Decimal above 1, of at most 30 digits, such as 5",
    "geef een geheel getal, Fraction of Decimal boven 1, van hoogstens 30 cijfers, zoals 5",
)


@frozen(kw_only=True)
class Expectation:
    """A measured ratio beside what a text expects of it.

    >>> from fractions import Fraction
    >>> from salesterms.journey import leads_become_contacts
    >>> print(leads_become_contacts([], below=Fraction(1, 10)).explain())
    Leads that became a contact (003): undefined
      Reason: nothing to divide by: became a contact + not a contact yet is 0
      Definition: became a contact / (became a contact + not a contact yet)
      With the numbers: 0 / (0 + 0)
      Counted: 0 of 0 rows
      Period: all dates
      As of: rows as recorded
      Defined so by: typically fewer than ten percent of all leads become a contact [003:17]
      nothing to compare: expected is less than 1/10 (003:17)

    `met` is None where there is nothing to compare. `measurement` has the account: who counted, and
    why the other journeys did not.
    """

    rule: TimeRule
    limit: Fraction
    measurement: Measurement
    met: bool | None

    def explain(self, lang: str = "en") -> str:
        """The measurement, and whether it is as expected, in English ("en") or Dutch ("nl")."""
        limit = (_BELOW if self.rule is FEW_CONTACTS else _TIMES).say(lang).format(self.limit)
        found = {True: _MET, False: _NOT_MET, None: _OPEN}[self.met].say(lang)
        said = f"  {found}: {limit} ({', '.join(self.rule.cites)})"
        return f"{self.measurement.explain(lang)}\n{said}"


def leads_become_contacts(
    journeys: Iterable[Journey],
    *,
    below: Ratio | Fraction | Decimal,
    as_of: datetime | None = None,
) -> Expectation:
    """The share of all leads that became a contact, by `four_types`, beside an expected share.

    >>> from datetime import UTC, datetime
    >>> from salesterms import Ratio
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey, leads_become_contacts
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> lead = Journey.begin(facts=Facts(interest="explicit"))
    >>> contact = lead.advance("accept_by_sales", at=day).advance("convert", at=day)
    >>> found = leads_become_contacts([lead, contact], below=Ratio(1, 10))
    >>> found.measurement.value, found.met
    (Ratio(1, 2), False)

    The base is everybody who ever was a lead up to `as_of`, unqualified ones as well, whatever
    became of them; counted on top is who was a contact later on. Who is a contact and never was a
    lead is left out, as is everybody of whom it is not known whether they were a lead. Journeys of
    one person count once. So young leads lower the share: they may still become contacts.

    003:17 speaks of ten percent. The 10.5 % that is published of the Olist data is no answer to it:
    that is of *marketing qualified* leads that were *won*, another ratio above and below the line.

    Of no leads it is undefined. Raises `BadParameter`, `NotJourneys`, `NotOneLifecycle`,
    `OtherCatalogue`, `EvidenceClash` and what is wrong with `as_of`. Source: 003:17.
    """
    limit = _limit(below)
    if limit is None or not 0 < limit <= 1:
        raise BadParameter("below", below, _A_SHARE)
    reasons: Counter[str] = Counter()
    for group in by_person(journeys):
        reasons["same_person"] += len(group) - 1
        reasons[_course(_labels(group, four_types, as_of))] += 1
    became, leads = reasons["became_a_contact"], reasons["not_a_contact_yet"]
    value = Ratio(became, became + leads) if became + leads else None
    made = _measured(
        FEW_CONTACTS,
        title=Text("Leads that became a contact", "Leads die contact werden"),
        terms={"became_a_contact": became, "not_a_contact_yet": leads},
        value=value,
        over="became_a_contact + not_a_contact_yet",
        formula=Formula.quotient(("became_a_contact",), ("became_a_contact", "not_a_contact_yet")),
        reasons=reasons,
        order=("contact_without_being_a_lead", "never_a_lead", "label_unknown", "same_person"),
        as_of=as_of,
    )
    met = None if value is None else value < limit
    return Expectation(rule=FEW_CONTACTS, limit=limit, measurement=made, met=met)


def prospects_per_contact(
    journeys: Iterable[Journey],
    *,
    times: int | Fraction | Decimal,
    reading: str = "definitions",
    as_of: datetime | None = None,
) -> Expectation:
    """How many prospects there are for each contact, by `four_stages`, beside an expected factor.

    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey, prospects_per_contact
    >>> fits = Facts(target_group="assumed", ideal_profile="assumed", means="assumed")
    >>> contact = fits.with_(interest="buying", requirements_met="yes")
    >>> people = [Journey.begin(facts=fits)] * 7 + [Journey.begin(facts=contact)]
    >>> found = prospects_per_contact(people, times=5)
    >>> found.measurement.value, found.met
    (Fraction(7, 1), True)

    Counted is what everybody is at `as_of`, each person once. The text says *many more*, so the
    factor is yours. `reading` is that of the text: its definitions, or its example. Leads, who
    stand between, are left out, and so is everybody without one of the two words.

    Without contacts it is undefined. Raises `BadParameter`, `UnknownVocabulary` for a reading that
    there is not, `NotJourneys`, `NotOneLifecycle`, `OtherCatalogue`, `EvidenceClash` and what is
    wrong with `as_of`. Source: 001:25.
    """
    limit = _limit(times)
    if limit is None or limit <= 1:
        raise BadParameter("times", times, _A_FACTOR)
    text = vocabulary(f"four_stages.{reading}")
    reasons: Counter[str] = Counter()
    for group in by_person(journeys):
        reasons["same_person"] += len(group) - 1
        label = view(group, as_of=as_of).label(text)
        word = "another_word" if label.word == "lead" else label.word or "no_word"
        reasons[word if label.exact else "label_unknown"] += 1
    prospects, contacts = reasons["prospect"], reasons["contact"]
    value = Fraction(prospects, contacts) if contacts else None
    made = _measured(
        MANY_PROSPECTS,
        title=Text("Prospects for each contact", "Prospects per contact"),
        terms={"prospect": prospects, "contact": contacts},
        value=value,
        over="contact",
        formula=Formula.quotient(("prospect",), ("contact",)),
        reasons=reasons,
        order=("another_word", "no_word", "label_unknown", "same_person"),
        as_of=as_of,
    )
    met = None if value is None else value >= limit
    return Expectation(rule=MANY_PROSPECTS, limit=limit, measurement=made, met=met)


def _limit(given: object) -> Fraction | None:
    """A number that is given exactly; None for any other, for too long ones and for no number."""
    if isinstance(given, Ratio):
        found = given.fraction() if given.defined else None
    elif isinstance(given, Decimal):
        # Its exponent is looked at first: written out, a number of a few signs may fill the memory.
        short = given.is_finite() and abs(given.adjusted()) <= _DIGITS
        found = Fraction(given) if short else None
    elif isinstance(given, int | Fraction) and not isinstance(given, bool):
        found = Fraction(given)
    else:
        found = None
    return None if found is None or _is_long(found) else found


def _is_long(number: Fraction) -> bool:
    return max(abs(number.numerator), number.denominator) > _LONGEST


def _labels(
    group: tuple[Journey, ...], vocabulary: Vocabulary, as_of: datetime | None
) -> Iterator[Label]:
    """What a person was called, from the beginning on."""
    moments = {DAWN}
    for each in group:
        moments.update(instant(event.at) for event in each.events)
        moments.update(instant(piece.at) for piece in each.evidence)
    last = None if as_of is None else instant(as_of)
    for moment in sorted(moments):
        if last is None or moment <= last:
            yield view(group, as_of=moment).label(vocabulary)


def _course(labels: Iterable[Label]) -> str:
    """How somebody went from lead to contact, or why that is not said."""
    lead = contact = unknown = False
    for label in labels:
        path = label.path or ()
        unknown = unknown or any("lead" in each for each in label.paths if not label.exact)
        lead = lead or path[:1] == ("lead",)
        if path == ("contact",):
            if lead:
                return "became_a_contact"
            contact = True
    if lead:
        return "not_a_contact_yet"
    if unknown:
        return "label_unknown"
    return "contact_without_being_a_lead" if contact else "never_a_lead"


def _measured(
    rule: TimeRule,
    *,
    title: Text,
    terms: dict[str, int],
    value: Ratio | Fraction | None,
    over: str,
    formula: Formula,
    reasons: Counter[str],
    order: tuple[str, ...],
    as_of: datetime | None,
) -> Measurement:
    shown = {name: str(count) for name, count in terms.items()}
    account: dict[str, Any] = {
        "inputs": terms,
        "counted": sum(terms.values()),
        "excluded": {name: reasons[name] for name in order if reasons[name]},
    }
    return Measurement(
        metric=rule.name,
        variant=rule.cites[0].partition(":")[0],
        title=title,
        definition=formula.names(terms),
        value=value,
        status=Status.UNDEFINED if value is None else Status.MEASURED,
        reason="zero_denominator" if value is None else "",
        details=(over,) if value is None else (),
        unit="ratio",
        formula=formula.numbers(shown).en,
        latex=formula.latex_numbers(shown),
        period=None,
        as_of=None if as_of is None else instant(as_of).date(),
        date_field="at",
        source=Source(rule.text, rule.cites),
        **account,
    )
