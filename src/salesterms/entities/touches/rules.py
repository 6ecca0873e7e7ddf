"""What the texts ask of touches, as one table; the functions of the same names carry it out."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from salesterms.errors import Text
from salesterms.journey.rules import OUTCOME_WORDS, Outcome


@frozen(kw_only=True)
class TouchReading:
    """One way to read a rule: what it then asks, and where that stands.

    >>> from salesterms.entities import TOUCH_RULES
    >>> [reading.name for reading in TOUCH_RULES[1].readings]
    ['permission', 'names']

    Glossary: 001:25, 002:43, 003:13.
    """

    name: str
    text: Text
    cites: tuple[str, ...]

    def explain(self, lang: str = "en") -> str:
        """What it asks and where, in English ("en") or Dutch ("nl")."""
        return f"{self.name}: {self.text.say(lang)} ({', '.join(self.cites)})"


@frozen(kw_only=True)
class TouchRule:
    """One rule over touches: what it takes, what comes out, and how it can be read.

    >>> from salesterms.entities import TOUCH_RULES
    >>> rises = TOUCH_RULES[0]
    >>> rises.name, rises.outcome.value, rises.parameter, rises.cites
    ('personalisation_rises', 'finding', 'journeys', ('001:25',))

    `name` is that of the function. `parameter` is what it must be given besides touches, empty
    where it needs nothing: no text gives a number, so none is asked for. Every reading is carried
    out, for the texts do not choose between them.
    Glossary: 000:66, 001:25, 002:43, 003:13.
    """

    name: str
    outcome: Outcome
    takes: Text
    parameter: str = ""
    text: Text
    readings: tuple[TouchReading, ...]

    @property
    def cites(self) -> tuple[str, ...]:
        """Every place of its readings, each once."""
        return tuple(dict.fromkeys(place for one in self.readings for place in one.cites))

    def explain(self, lang: str = "en") -> str:
        """What kind of rule it is, what it says and where, in English ("en") or Dutch ("nl")."""
        kind = OUTCOME_WORDS[self.outcome].say(lang)
        return f"{kind}: {self.text.say(lang)} ({', '.join(self.cites)})"


_TOUCHES: Final = Text("touches", "contactmomenten")
_WITH_JOURNEYS: Final = Text("touches and journeys", "contactmomenten en trajecten")

#: "Zou … moeten toenemen" (001:25): it should rise, and no more than should. Staying equal is no
#: rising. The sentence names the ends, a prospect and a contact or opportunity; a lead stands
#: between them and is not named. Who is a prospect depends on the reading of text 001.
PERSONALISATION_RISES: Final = TouchRule(
    name="personalisation_rises",
    outcome=Outcome.FINDING,
    takes=_WITH_JOURNEYS,
    parameter="journeys",
    text=Text(
        "contact should become more personal from a prospect to a contact or an opportunity",
        "contact zou persoonlijker moeten worden, van prospect tot contact of opportunity",
    ),
    readings=(
        TouchReading(
            name="definitions",
            text=Text(
                "prospect and contact by the definitions of the text",
                "prospect en contact volgens de definities van de tekst",
            ),
            cites=("001:25",),
        ),
        TouchReading(
            name="example",
            text=Text(
                "prospect and contact by the story of Cam",
                "prospect en contact volgens het verhaal van Cam",
            ),
            cites=("001:25",),
        ),
    ),
)
#: C26. 002 sends its mail to leads, and a lead has given permission; 003 mails every naam.
AUTOMATED_MAIL: Final = TouchRule(
    name="automated_mail",
    outcome=Outcome.FINDING,
    takes=_WITH_JOURNEYS,
    text=Text(
        "the texts disagree on who may get automated mail",
        "de teksten verschillen erover wie automatische mail mag krijgen",
    ),
    readings=(
        TouchReading(
            name="permission",
            text=Text(
                "it goes to leads, who have given permission",
                "die gaat naar leads, en die hebben toestemming gegeven",
            ),
            cites=("002:43", "002:45"),
        ),
        TouchReading(
            name="names",
            text=Text(
                "newsletters go to namen, whatever they agreed to",
                "nieuwsbrieven gaan naar elke naam, waarvoor die ook toestemming gaf",
            ),
            cites=("003:13",),
        ),
    ),
)
#: The text has *vermeden*: avoided. Earlier notes quoted *vermeld*: disclosed. The design notes
#: (docs/explanation/design.md, "The glossary is one file, read by hand") hold to the text: so the
#: place is not among the doubtful ones, and a test compares every quotation with its line. The
#: older reading is kept beside it, for who has worked by it.
AUTOMATED_ONE_TO_ONE: Final = TouchRule(
    name="automated_one_to_one",
    outcome=Outcome.FINDING,
    takes=_TOUCHES,
    text=Text(
        "automation reaches large groups; with one person it is another matter",
        "automatisering bereikt grote groepen; bij één persoon ligt het anders",
    ),
    readings=(
        TouchReading(
            name="avoided",
            text=Text(
                "as the text stands: with one person automation is avoided",
                "zoals de tekst luidt: bij één persoon wordt automatisering vermeden",
            ),
            cites=("001:25",),
        ),
        TouchReading(
            name="disclosed",
            text=Text(
                "an older reading, with another verb: with one person automation is disclosed",
                "een oudere lezing, met een ander werkwoord: bij één persoon wordt "
                "automatisering vermeld",
            ),
            cites=("001:25",),
        ),
    ),
)
COLD_CALLS: Final = TouchRule(
    name="cold_calls",
    outcome=Outcome.FINDING,
    takes=_TOUCHES,
    text=Text(
        "which contacts are cold depends on the sense of the word",
        "welke contacten koud zijn, hangt af van de betekenis van het woord",
    ),
    readings=(
        TouchReading(
            name="cold_by_phone",
            text=Text("a first contact, by phone", "een eerste contact, per telefoon"),
            cites=("000:66", "000:106"),
        ),
        TouchReading(
            name="cold",
            text=Text("a first contact by any channel", "een eerste contact, via elk kanaal"),
            cites=("000:66", "000:106"),
        ),
        TouchReading(
            name="cold_without_sign",
            text=Text(
                "any contact before interest was shown",
                "elk contact voordat er interesse is getoond",
            ),
            cites=("000:106",),
        ),
        TouchReading(
            name="cold_to_leads",
            text=Text("a call to a lead of text 001", "een telefoontje aan een lead van tekst 001"),
            cites=("001:37",),
        ),
    ),
)

#: Every rule over touches.
TOUCH_RULES: Final = (
    PERSONALISATION_RISES,
    AUTOMATED_MAIL,
    AUTOMATED_ONE_TO_ONE,
    COLD_CALLS,
)
