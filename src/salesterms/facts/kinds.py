"""The few words that facts are described with."""

from __future__ import annotations

from enum import StrEnum

from salesterms.errors import Text

#: What the last of several choices is joined with.
OR = Text(" or ", " of ")


class Level(StrEnum):
    """How well something is established, from least to most.

    >>> [level.value for level in Level]
    ['assumed', 'stated', 'checked', 'proven']
    """

    #: Somebody thinks so. It never makes a fact where a text asks for more (002:61).
    ASSUMED = "assumed"
    #: The person said so, or a source of ours did.
    STATED = "stated"
    #: We looked: 002:58 for budget, 002:41 for the target group.
    CHECKED = "checked"
    #: It was shown: 002:57 for need, 002:59 for authority.
    PROVEN = "proven"


class Scale(StrEnum):
    """What the values of a fact are to each other.

    >>> from salesterms.facts import CATALOGUE
    >>> [CATALOGUE[name].scale.value for name in ("deal", "interest", "budget")]
    ['position', 'ladder', 'graded']
    """

    #: Exactly one of them holds, in no order.
    POSITION = "position"
    #: Each holds with all before it.
    LADDER = "ladder"
    #: A ladder whose rungs are the four levels of evidence.
    GRADED = "graded"


class Subject(StrEnum):
    """Whom or what a fact, or a word, is about.

    >>> from salesterms.facts import CATALOGUE
    >>> CATALOGUE["interest"].subject.value, CATALOGUE["deal"].subject.value
    ('person', 'deal')
    """

    PERSON = "person"
    COMPANY = "company"
    #: What is kept about a person, not the person (002:36 and 004:3).
    RECORD = "record"
    DEAL = "deal"
    #: One contact between a seller and a buyer.
    TOUCH = "touch"
    #: One purchase by a customer.
    SALE = "sale"


class NoRecord(StrEnum):
    """What it means that nothing is on record about a fact.

    >>> from salesterms.facts import CATALOGUE
    >>> CATALOGUE["interest"].no_record.value, CATALOGUE["budget"].no_record.value
    ('no', 'unknown')
    """

    #: That it does not hold: a text says so, or it cannot hold without being recorded.
    NO = "no"
    #: Nothing: it may hold or not.
    UNKNOWN = "unknown"


class Moves(StrEnum):
    """What changes a fact.

    >>> [each.value for each in Moves]
    ['evidence', 'happens', 'events']
    """

    #: Evidence for it, and evidence against it.
    EVIDENCE = "evidence"
    #: Evidence for it; what has happened is never taken back.
    HAPPENS = "happens"
    #: Events of a lifecycle only.
    EVENTS = "events"


LEVEL_WORDS = {
    Level.ASSUMED: Text("assumed", "aangenomen"),
    Level.STATED: Text("stated", "volgens opgave"),
    Level.CHECKED: Text("checked", "gecontroleerd"),
    Level.PROVEN: Text("proven", "aangetoond"),
}

SUBJECT_WORDS = {
    Subject.PERSON: Text("person", "persoon"),
    Subject.COMPANY: Text("company", "bedrijf"),
    Subject.RECORD: Text("record", "registratie"),
    Subject.DEAL: Text("deal", "deal"),
    Subject.TOUCH: Text("touch", "contactmoment"),
    Subject.SALE: Text("sale", "verkoop"),
}
