"""The rules over event time that the texts give, as one table; the functions carry them out."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from attrs import frozen

from salesterms.errors import SalesTermsError, Text


class Outcome(StrEnum):
    """What a rule comes out with.

    >>> [outcome.value for outcome in Outcome]
    ['alarm', 'expectation', 'estimate', 'finding', 'owner']
    """

    #: Something that somebody should act on.
    ALARM = "alarm"
    #: What the text expects of the numbers; a warning where they are otherwise.
    EXPECTATION = "expectation"
    #: A bound on what cannot be seen.
    ESTIMATE = "estimate"
    #: Something that was done against the advice of the text.
    FINDING = "finding"
    #: Whose it is.
    OWNER = "owner"


OUTCOME_WORDS = {
    Outcome.ALARM: Text("alarm", "alarm"),
    Outcome.EXPECTATION: Text("expectation", "verwachting"),
    Outcome.ESTIMATE: Text("estimate", "schatting"),
    Outcome.FINDING: Text("finding", "bevinding"),
    Outcome.OWNER: Text("owner", "eigenaar"),
}


class BadParameter(SalesTermsError, ValueError):
    """A rule was given a parameter with which it says nothing."""

    code = "bad_parameter"
    message = Text("{0} cannot be {1}: {2}", "{0} kan niet {1} zijn: {2}")


@frozen(kw_only=True)
class TimeRule:
    """One rule: what it takes in, what comes out, what it asks of you, and where it stands.

    >>> from salesterms.journey import RULES
    >>> alarm = RULES[0]
    >>> alarm.name, alarm.outcome.value, alarm.parameter, alarm.cites
    ('contacts_without_deal', 'alarm', 'weeks', ('003:21',))

    `name` is that of the function that carries it out. `parameter` is what that function must be
    given by name: it has no default, because the text leaves the number to you, or gives it for
    what it saw elsewhere; empty where it needs none.
    """

    name: str
    outcome: Outcome
    takes: Text
    parameter: str = ""
    text: Text
    cites: tuple[str, ...]

    def explain(self, lang: str = "en") -> str:
        """What kind of rule it is, what it says and where, in English ("en") or Dutch ("nl")."""
        kind = OUTCOME_WORDS[self.outcome].say(lang)
        return f"{kind}: {self.text.say(lang)} ({', '.join(self.cites)})"


_JOURNEYS = Text("journeys", "trajecten")
_JOURNEY = Text("one journey", "één traject")

#: "Na enkele weken" (003:21) is no number.
WITHOUT_DEAL: Final = TimeRule(
    name="contacts_without_deal",
    outcome=Outcome.ALARM,
    takes=_JOURNEYS,
    parameter="weeks",
    text=Text(
        "a contact who has not begun a deal some weeks after being converted asks for action",
        "een contact dat enkele weken na de conversie nog geen deal is begonnen, vraagt om actie",
    ),
    cites=("003:21",),
)
FEW_CONTACTS: Final = TimeRule(
    name="leads_become_contacts",
    outcome=Outcome.EXPECTATION,
    takes=_JOURNEYS,
    parameter="below",
    text=Text(
        "typically fewer than ten percent of all leads become a contact",
        "doorgaans wordt minder dan tien procent van alle leads een contact",
    ),
    cites=("003:17",),
)
MANY_PROSPECTS: Final = TimeRule(
    name="prospects_per_contact",
    outcome=Outcome.EXPECTATION,
    takes=_JOURNEYS,
    parameter="times",
    text=Text(
        "there are probably many more prospects than contacts",
        "het aantal prospects is naar verwachting een veelvoud van het aantal contacten",
    ),
    cites=("001:25",),
)
MOSTLY_DONE: Final = TimeRule(
    name="buying_journey_done",
    outcome=Outcome.ESTIMATE,
    takes=_JOURNEY,
    parameter="signal",
    text=Text(
        "who gives a clear buying signal has done at least two thirds of the buying journey",
        "wie een duidelijk koopsignaal geeft, heeft minstens twee derde van het kooptraject"
        " afgelegd",
    ),
    cites=("004:11",),
)
#: Not every naam, only one that is handed over *zomaar* (002:24): without anything more.
NAME_HANDED: Final = TimeRule(
    name="names_handed_to_sales",
    outcome=Outcome.FINDING,
    takes=_JOURNEYS,
    text=Text(
        "a naam was handed to sales without anything more",
        "een naam is zonder meer doorgespeeld aan sales",
    ),
    cites=("002:24", "002:26"),
)
OWNED: Final = TimeRule(
    name="owner_of",
    outcome=Outcome.OWNER,
    takes=Text("one journey and a vocabulary", "één traject en een woordenschat"),
    text=Text(
        "each term has its owner: marketing as a function, sales, or an account manager",
        "elke term heeft een eigenaar: marketing als functie, sales of een accountmanager",
    ),
    cites=("000:8", "001:19", "002:10", "003:21"),
)

#: Every rule, in the order of what comes out.
RULES: Final = (WITHOUT_DEAL, FEW_CONTACTS, MANY_PROSPECTS, MOSTLY_DONE, NAME_HANDED, OWNED)
