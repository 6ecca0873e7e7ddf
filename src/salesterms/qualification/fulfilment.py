"""How a requirement stands, and what all of them come to."""

from __future__ import annotations

from enum import StrEnum

from salesterms.errors import Text


class Fulfilment(StrEnum):
    """How one requirement stands.

    >>> [each.value for each in Fulfilment]
    ['met', 'below', 'missing', 'refuted', 'unknown', 'stale', 'not_carried']
    """

    MET = "met"
    #: Something is established, but not as well or not as far as is asked.
    BELOW = "below"
    #: Nothing is on record, and that means that it is not so.
    MISSING = "missing"
    #: It was found not to be so, or no longer.
    REFUTED = "refuted"
    #: It may be so or not.
    UNKNOWN = "unknown"
    #: It was known once; what showed it is older than its expiry and counts no longer.
    STALE = "stale"
    #: No fact can show it.
    NOT_CARRIED = "not_carried"


class Verdict(StrEnum):
    """What all requirements come to.

    >>> [each.value for each in Verdict]
    ['qualified', 'not_yet', 'refuted', 'open']
    """

    #: Everything that is required is met.
    QUALIFIED = "qualified"
    #: Something is certainly not so yet.
    NOT_YET = "not_yet"
    #: Something was found not to be so.
    REFUTED = "refuted"
    #: Nothing is against it, and something is not known.
    OPEN = "open"


FULFILMENT_WORDS = {
    Fulfilment.MET: Text("met", "voldaan"),
    Fulfilment.BELOW: Text("not enough", "onvoldoende"),
    Fulfilment.MISSING: Text("missing", "ontbreekt"),
    Fulfilment.REFUTED: Text("refuted", "weerlegd"),
    Fulfilment.UNKNOWN: Text("unknown", "onbekend"),
    Fulfilment.STALE: Text("too old", "verouderd"),
    Fulfilment.NOT_CARRIED: Text("no fact carries it", "geen feit legt dit vast"),
}
VERDICT_WORDS = {
    Verdict.QUALIFIED: Text("qualified", "gekwalificeerd"),
    Verdict.NOT_YET: Text("not yet", "nog niet"),
    Verdict.REFUTED: Text("refuted", "weerlegd"),
    Verdict.OPEN: Text("open", "open"),
}

#: Verdict -> what makes it so, in this order; the first verdict that has any of it counts.
DECIDES = {
    Verdict.REFUTED: (Fulfilment.REFUTED,),
    Verdict.NOT_YET: (Fulfilment.MISSING, Fulfilment.BELOW),
    Verdict.OPEN: (Fulfilment.UNKNOWN, Fulfilment.STALE, Fulfilment.NOT_CARRIED),
}
