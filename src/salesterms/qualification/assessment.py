"""What a framework finds of somebody at one moment, and what to ask next."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import Text, nearest_or_all
from salesterms.facts import Evidence, Opposition
from salesterms.facts.weighing import piece_said
from salesterms.qualification.finding import Finding
from salesterms.qualification.fulfilment import (
    DECIDES,
    FULFILMENT_WORDS,
    VERDICT_WORDS,
    Fulfilment,
    Verdict,
)
from salesterms.qualification.requirement import Requirement
from salesterms.qualification.scheme import Framework, UnknownRequirement
from salesterms.values import instant_or_none, instant_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AS_OF = Text("As of {0}", "Op {0}")
_ALL_TIME = Text("By all that is on record", "Met alles wat is vastgelegd")
_ALL_MET = Text("all {0} requirements are met", "aan alle {0} eisen is voldaan")
_REASON = Text("Reason: {0}", "Reden: {0}")
_COUNTS = Text("{0} of {1} requirements met", "aan {0} van {1} eisen voldaan")
_CARRIED = Text(
    "by the facts alone, without what no fact carries: {0}",
    "alleen naar de feiten, zonder wat geen feit draagt: {0}",
)
_ASK_NEXT = Text("Ask next:", "Vraag eerst:")
_ACTION = Text("may help: {0}", "kan helpen: {0}")
_FORGOTTEN = Text(
    "The person was forgotten: what no event moves is no longer known",
    "De persoon is vergeten: wat geen gebeurtenis verandert, is niet meer bekend",
)
_AHEAD = Text("After this moment, and left out:", "Na dit moment, en niet meegeteld:")


@frozen(kw_only=True)
class NextQuestion:
    """A question to ask, and what it may settle.

    >>> from salesterms.facts import Facts
    >>> from salesterms.qualification import assess
    >>> first = assess("qualified_opportunity.strict", Facts()).next[0]
    >>> first.requirement.id, first.settles, first.worth
    ('purchase_interest', ('wish', 'purchase_interest'), Decimal('2'))

    `settles` names the requirements that a *yes*, established as well as is asked, would meet.
    `worth` adds up what those of them are worth that decide: 0 for a question of which no fact
    carries the answer.
    """

    requirement: Requirement
    settles: tuple[str, ...]
    worth: Decimal

    def text(self, lang: str = "en") -> str:
        """The question, and what may help, in English ("en") or Dutch ("nl")."""
        asked, action = self.requirement.ask.say(lang), self.requirement.action
        return (
            asked if action is None else f"{asked} ({_ACTION.say(lang).format(action.say(lang))})"
        )


@frozen(kw_only=True)
class Assessment:
    """What a framework finds of somebody; made by `assess`.

    >>> from salesterms.facts import Facts
    >>> from salesterms.qualification import assess
    >>> found = assess("prospect", Facts(positive_check="yes"))
    >>> found.verdict.value, found["intentions"].fulfilment.value
    ('not_yet', 'missing')
    >>> print(found.explain())
    Prospect (004): not yet
    Reason: missing: intentions clear
    By all that is on record; 1 of 2 requirements met
    - met: a positive check (004:9)
        positive_check: checked with a positive outcome; of unknown age
    - missing: intentions clear (004:9)
        intentions_clear: intentions unclear; nothing on record
        asked: intentions clear
    Ask next:
      1. What do you have in mind, and by when?

    `findings` has each requirement, in the order of the framework; `next` the questions to ask, the
    one that is worth most first. `conflicts` are opposite statements at one instant, which leave
    their fact open; `ahead` is evidence from after the moment, which plays no part. `forgotten`
    says that it is the journey of somebody who was forgotten.
    """

    framework: Framework
    person: str | None = field(default=None, repr=False)
    as_of: datetime | None = field(default=None, eq=instant_or_none)
    findings: tuple[Finding, ...]
    next: tuple[NextQuestion, ...] = ()
    conflicts: tuple[Opposition, ...] = ()
    ahead: tuple[Evidence, ...] = field(default=(), repr=False, eq=False)
    forgotten: bool = False

    def __getitem__(self, id_: str) -> Finding:
        """How the requirement of that id stands; raises `UnknownRequirement`."""
        for finding in self.findings:
            if finding.requirement.id == id_:
                return finding
        names = tuple(each.requirement.id for each in self.findings)
        raise UnknownRequirement(self.framework.id, id_, nearest_or_all(id_, names))

    @property
    def verdict(self) -> Verdict:
        """What all that is required comes to.

        Refuted where one requirement is; else not yet where one is certainly not met; else open
        where one is not known, too old, or carried by no fact; else qualified. So what is not known
        never counts against anybody, and never as met.
        """
        return verdict_of(self._deciding)

    @property
    def carried_verdict(self) -> Verdict | None:
        """The same without what no fact carries; None where facts carry nothing."""
        carried = [one for one in self._deciding if one.fulfilment is not Fulfilment.NOT_CARRIED]
        return verdict_of(carried) if carried else None

    @property
    def qualified(self) -> bool:
        """Whether the verdict is that everything required is met."""
        return self.verdict is Verdict.QUALIFIED

    @property
    def counts(self) -> dict[str, int]:
        """Each way to stand -> how many of the required ones stand so."""
        found = Counter(one.fulfilment for one in self._deciding)
        return {each.value: found[each] for each in Fulfilment if found[each]}

    @property
    def reason(self) -> Text:
        """Why the verdict is what it is: the requirements that make it so."""
        return Text.both(self._because)

    @property
    def _deciding(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.requirement.required)

    def _because(self, lang: str) -> str:
        if self.qualified:
            return _ALL_MET.say(lang).format(len(self._deciding))
        return "; ".join(
            f"{FULFILMENT_WORDS[how].say(lang)}: {', '.join(names)}"
            for how in DECIDES[self.verdict]
            if (names := [_named(one, lang) for one in self._deciding if one.fulfilment is how])
        )

    def explain(self, lang: str = "en") -> str:
        """Everything that was looked at and left out, in English ("en") or Dutch ("nl").

        It names nobody, and no sources.
        """
        return "\n".join(self._lines(lang))

    def _lines(self, lang: str) -> Iterator[str]:
        framework, verdict = self.framework, self.verdict
        where = f" ({framework.source})" if framework.source else ""
        said = VERDICT_WORDS[verdict].say(lang)
        if self.qualified:
            said = f"{said}: {framework.outcome.say(lang)}"
        yield f"{framework.title.say(lang)}{where}: {said}"
        yield _REASON.say(lang).format(self._because(lang))
        when = _ALL_TIME if self.as_of is None else _AS_OF
        moment = when.say(lang).format("" if self.as_of is None else instant_text(self.as_of))
        met = sum(1 for one in self._deciding if one.met)
        yield f"{moment}; {_COUNTS.say(lang).format(met, len(self._deciding))}"
        carried = self.carried_verdict
        if carried is not None and carried is not verdict:
            yield _CARRIED.say(lang).format(VERDICT_WORDS[carried].say(lang))
        if framework.note is not None:
            yield framework.note.say(lang)
        if self.forgotten:
            yield _FORGOTTEN.say(lang)
        for finding in self.findings:
            yield "- " + finding.text(lang).replace("\n", "\n  ")
        yield from (conflict.text(lang) for conflict in self.conflicts)
        ahead = [f"  {piece.fact}: {piece_said(piece, lang)}" for piece in self.ahead]
        yield from [_AHEAD.say(lang), *ahead] if ahead else ()
        asked = [f"  {at}. {one.text(lang)}" for at, one in enumerate(self.next, start=1)]
        yield from [_ASK_NEXT.say(lang), *asked] if asked else ()

    def to_rows(self) -> list[dict[str, str | int | None]]:
        """Each requirement as plain data, in the order of the framework."""
        name = self.framework.id
        return [{"framework": name, "person": self.person, **one.row} for one in self.findings]

    @property
    def row(self) -> dict[str, str | int | None]:
        """The whole as one row of plain data: a number for each way to stand."""
        counts = self.counts
        carried = self.carried_verdict
        return {
            "framework": self.framework.id,
            "person": self.person,
            "verdict": self.verdict.value,
            "carried_verdict": None if carried is None else carried.value,
            "required": len(self._deciding),
            **{each.value: counts.get(each.value, 0) for each in Fulfilment},
            "reason": self.reason.en,
        }

    def __str__(self) -> str:
        return self.explain()


def _named(finding: Finding, lang: str) -> str:
    return finding.requirement.text.say(lang)


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """What some requirements come to, in whatever order."""
    found = {one.fulfilment for one in findings}
    for verdict, hows in DECIDES.items():
        if found.intersection(hows):
            return verdict
    return Verdict.QUALIFIED
