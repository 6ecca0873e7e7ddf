"""What kinds of entries, labels and relations there are, each with its name in two languages."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

from salesterms.errors import SalesTermsError, Text

#: The language of a label; with a country where usage differs between the Netherlands and Belgium.
LabelLanguage: TypeAlias = Literal["en", "nl", "nl-NL", "nl-BE"]


class EntryKind(StrEnum):
    """What a term names."""

    #: What a person, a record or a deal is called at some point of the way.
    STATUS = "status"
    #: A job, or the part that a person plays.
    ROLE = "role"
    #: A person, an organisation, or a group of them.
    PARTY = "party"
    #: What a CRM system keeps: a deal, a record, a list, a profile.
    OBJECT = "object"
    #: Something that is done.
    ACTIVITY = "activity"
    #: A series of steps.
    PROCESS = "process"
    #: A way of selling.
    METHOD = "method"
    #: A picture of how buying or selling goes.
    MODEL = "model"
    DOCUMENT = "document"
    ANALYSIS = "analysis"
    METRIC = "metric"
    #: What a buyer does that tells something.
    SIGNAL = "signal"
    #: What a seller earns.
    PAY = "pay"
    #: What must hold before something may happen.
    CONDITION = "condition"
    TREND = "trend"


class LabelUse(StrEnum):
    """How a label is meant."""

    #: The word to use; one in each language.
    PREFERRED = "preferred"
    #: Another word for the same.
    ALTERNATIVE = "alternative"
    #: What people type and nobody should print: misspellings, and a word for several terms.
    HIDDEN = "hidden"
    #: What people say and that means something else, or more: it is suggested, and finds nothing.
    NEAR = "near"


class RelationKind(StrEnum):
    """What one term is to another."""

    #: The other is the wider term.
    BROADER = "broader"
    #: The other is a kind or a part of it. Never written down: it is the reverse of broader.
    NARROWER = "narrower"
    #: The other forms a pair or a row of opposites with it.
    CONTRASTS = "contrasts"
    #: The two belong together otherwise.
    RELATED = "related"


#: Each relation seen from the other side.
REVERSE = {
    RelationKind.BROADER: RelationKind.NARROWER,
    RelationKind.NARROWER: RelationKind.BROADER,
    RelationKind.CONTRASTS: RelationKind.CONTRASTS,
    RelationKind.RELATED: RelationKind.RELATED,
}

#: The relations that a glossary writes down.
WRITTEN = (RelationKind.BROADER, RelationKind.CONTRASTS, RelationKind.RELATED)

KIND_WORDS = {
    EntryKind.STATUS: Text("status", "status"),
    EntryKind.ROLE: Text("role", "rol"),
    EntryKind.PARTY: Text("person or organisation", "persoon of organisatie"),
    EntryKind.OBJECT: Text("record", "registratie"),
    EntryKind.ACTIVITY: Text("activity", "activiteit"),
    EntryKind.PROCESS: Text("process", "proces"),
    EntryKind.METHOD: Text("way of selling", "verkoopmethode"),
    EntryKind.MODEL: Text("model", "model"),
    EntryKind.DOCUMENT: Text("document", "document"),
    EntryKind.ANALYSIS: Text("analysis", "analyse"),
    EntryKind.METRIC: Text("metric", "kengetal"),
    EntryKind.SIGNAL: Text("signal", "signaal"),
    EntryKind.PAY: Text("pay", "beloning"),
    EntryKind.CONDITION: Text("condition", "voorwaarde"),
    EntryKind.TREND: Text("trend", "trend"),
}

RELATION_WORDS = {
    RelationKind.BROADER: Text("broader", "ruimer"),
    RelationKind.NARROWER: Text("narrower", "beperkter"),
    RelationKind.CONTRASTS: Text("contrasts with", "staat tegenover"),
    RelationKind.RELATED: Text("related", "verwant"),
}


class UnknownKind(SalesTermsError, LookupError):
    """A kind of entry was asked for that there is not."""

    code = "unknown_kind"
    message = Text(
        "{0} is no kind of term: use one of {1}", "{0} is geen soort term: gebruik een van {1}"
    )


def kind_named(name: object) -> EntryKind:
    """The kind of that name, such as "metric"; raises `UnknownKind`."""
    known = {kind.value: kind for kind in EntryKind}
    if not isinstance(name, str) or name not in known:
        raise UnknownKind(name, tuple(known))
    return known[name]
