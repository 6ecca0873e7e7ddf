"""Why somebody may be contacted, or not: every reason that there is, in the order of telling."""

from __future__ import annotations

from enum import StrEnum

from salesterms.errors import Text


class ContactReason(StrEnum):
    """Why contact is allowed or refused; of several reasons the first in this order is told first.

    >>> [reason.value for reason in ContactReason][:4]
    ['allowed', 'forgotten', 'do_not_contact', 'case_unknown']
    """

    ALLOWED = "allowed"
    FORGOTTEN = "forgotten"
    DO_NOT_CONTACT = "do_not_contact"
    #: It would be allowed in some cases, and which case it is is not known.
    CASE_UNKNOWN = "case_unknown"
    #: No table of rules was given, or an empty one.
    NO_RULES = "no_rules"
    #: There are rules, and none is about this case on this day.
    NO_RULE = "no_rule"
    FORBIDDEN = "forbidden"
    OTHER_BASIS = "other_basis"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    REFUSED = "refused"
    NOT_YET_GIVEN = "not_yet_given"
    OTHER_CHANNEL = "other_channel"
    OTHER_PURPOSE = "other_purpose"
    NO_PERMISSION = "no_permission"


CONTACT_REASON_WORDS = {
    ContactReason.ALLOWED: Text(
        "a rule allows it, and there is permission", "een regel staat het toe en er is toestemming"
    ),
    ContactReason.FORGOTTEN: Text("the person was forgotten", "de persoon is vergeten"),
    ContactReason.DO_NOT_CONTACT: Text(
        "the person is marked as not to be contacted, whatever permission there is",
        "de persoon mag niet benaderd worden, welke toestemming er ook is",
    ),
    ContactReason.CASE_UNKNOWN: Text(
        "it depends on what is not known: {0}", "het hangt af van wat niet bekend is: {0}"
    ),
    ContactReason.NO_RULES: Text(
        "no rules are given, and without rules nothing is allowed",
        "er zijn geen regels opgegeven, en zonder regels is niets toegestaan",
    ),
    ContactReason.NO_RULE: Text(
        "none of the rules is about this case on this day",
        "geen van de regels gaat op deze dag over dit geval",
    ),
    ContactReason.FORBIDDEN: Text("a rule forbids it", "een regel verbiedt het"),
    ContactReason.OTHER_BASIS: Text(
        "there is permission, but not on a basis that the rule accepts",
        "er is toestemming, maar niet op een grondslag die de regel aanvaardt",
    ),
    ContactReason.WITHDRAWN: Text("permission was withdrawn", "de toestemming is ingetrokken"),
    ContactReason.EXPIRED: Text("permission has expired", "de toestemming is verlopen"),
    ContactReason.REFUSED: Text(
        "permission was asked for and not given", "er is toestemming gevraagd en niet gegeven"
    ),
    ContactReason.NOT_YET_GIVEN: Text(
        "permission was not given yet", "de toestemming was nog niet gegeven"
    ),
    ContactReason.OTHER_CHANNEL: Text(
        "permission is for another channel only",
        "de toestemming geldt alleen voor een ander kanaal",
    ),
    ContactReason.OTHER_PURPOSE: Text(
        "permission is for another purpose only", "de toestemming geldt alleen voor een ander doel"
    ),
    ContactReason.NO_PERMISSION: Text(
        "no permission is on record", "er is geen toestemming vastgelegd"
    ),
}
