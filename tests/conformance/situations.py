"""The situations in which five texts name somebody differently: the facts, and each text's words.

A dash stands for silence. Two words are those of the person and of the deal. What is not given is
not established. `departs` has the cells where our reading is another than the first one, and why.
"""

from __future__ import annotations

from typing import NamedTuple

from salesterms.facts import Facts

FIT = {"target_group": "assumed", "ideal_profile": "assumed", "means": "assumed"}
MARKS = {  # the four marks of a lead in 002:40 to 002:43; a wish for information is interest
    "contact_details": "direct",
    "target_group": "checked",
    "permission": "yes",
}
FILED = {"contact_details": "general", "name_and_email": "yes"}
KNOWN = {"name_and_email": "yes", "context": "yes"}
ENGAGED = {"source": "marketing", "interest": "engaged", "likely_interested": "stated"}
BY_MARKETING = {"standing": "marketing", "marketing_accepted": "yes"}
READY = {"assessed_by_sales": "yes", "judged_ready": "yes"}
CHECKED = {"positive_check": "yes", "intentions_clear": "yes"}
WITH_SALES = {"standing": "sales", "sales_accepted": "yes"}
CONVERTED = {"standing": "converted", "sales_accepted": "yes"}
KEEN = {
    **KNOWN,
    **FIT,
    **MARKS,
    **READY,
    **CHECKED,
    "source": "general",
    "interest": "buying",
    "likely_interested": "stated",
    "requirements_met": "yes",
    "talked": "yes",
}
QUALIFIED = {**KEEN, **CONVERTED, "suitable": "yes", "deal": "open"}
CHANCE = {"need": "proven", "authority": "proven", "budget": "checked"}
SIGNED = {"approvals": "known", "contract": "signed"}
BOUGHT = {**CHANCE, "deal": "won", "customer": "active", "approvals": "given"}


class Situation(NamedTuple):
    """What is the case, and the words of 000, 001 (by its definitions), 002, 003 and 004."""

    what: str
    facts: dict[str, str]
    words: tuple[str, str, str, str, str]
    departs: str = ""


SITUATIONS = {
    1: Situation(
        "a card dropped at a fair for a pen, without a talk",
        {"contact_details": "general", "source": "general"},
        ("-", "-", "naam", "-", "lead"),
    ),
    2: Situation(
        "a card after a talk: wants a brochure, may be mailed, target group confirmed",
        {**KNOWN, **MARKS, "interest": "explicit", "talked": "yes"},
        ("lead", "-", "lead", "lead/unqualified", "lead"),
    ),
    3: Situation(
        "a bought list, selected on the ideal customer profile",
        {**FILED, **FIT, "source": "bought", "likely_interested": "assumed"},
        ("lead", "prospect", "naam", "naam", "lead"),
    ),
    4: Situation(
        "a bought list without selection",
        {**FILED, "source": "bought"},
        ("-", "-", "naam", "-", "lead"),
    ),
    5: Situation(
        "a form for a white paper without consent, of a firm that fits and has means",
        {
            **KNOWN,
            **FIT,
            **ENGAGED,
            "contact_details": "direct",
            "interest": "inquiring",
        },
        ("lead", "lead", "-", "naam", "lead"),
    ),
    6: Situation(
        "the same with consent, and the threshold of marketing passed",
        {**KNOWN, **FIT, **MARKS, **ENGAGED, **BY_MARKETING, "interest": "inquiring"},
        ("lead/MQL", "lead", "lead", "naam", "lead"),
    ),
    7: Situation(
        "on a selected list, opened two newsletters",
        {**FILED, **FIT, "source": "bought", "likely_interested": "assumed", "context": "yes"},
        ("lead", "prospect", "-", "naam", "lead"),
    ),
    8: Situation(
        "ten visits to product pages, threshold passed, asked nothing",
        {**KNOWN, **FIT, **ENGAGED, **BY_MARKETING, "contact_details": "direct"},
        ("lead/MQL", "lead", "-", "naam", "lead"),
    ),
    9: Situation(
        "a referral calls and asks a price; whether it fits is unknown",
        {
            **KNOWN,
            "contact_details": "direct",
            "source": "referral",
            "interest": "specific",
            "likely_interested": "stated",
            "talked": "yes",
        },
        ("lead", "-", "-", "lead/unqualified", "lead"),
    ),
    10: Situation(
        "called cold, fits and has means, and says: no interest",
        {**FILED, **FIT, "source": "general", "context": "yes", "talked": "yes"},
        ("-", "prospect", "-", "naam", "lead"),
    ),
    11: Situation(
        "called cold, keen, asks prices, judged ready by sales, without marketing",
        {**KEEN, **WITH_SALES},
        ("lead/SQL", "contact", "lead", "lead/SQL", "prospect"),
    ),
    12: Situation(
        "the same, converted, and no deal for six weeks",
        {**KEEN, **CONVERTED},
        ("lead/SQL", "contact", "lead", "contact", "prospect"),
    ),
    13: Situation(
        "a lead with need and authority proven, the budget only felt, accepted by marketing",
        {
            **KNOWN,
            **FIT,
            **MARKS,
            **ENGAGED,
            **BY_MARKETING,
            **CHANCE,
            "budget": "assumed",
            "interest": "buying",
        },
        ("lead/MQL", "lead", "lead", "lead/MQL", "lead"),
    ),
    14: Situation(
        "the same with the budget checked, and no seller involved",
        {
            **KNOWN,
            **FIT,
            **MARKS,
            **ENGAGED,
            **BY_MARKETING,
            **CHANCE,
            "interest": "buying",
        },
        ("lead/MQL", "lead", "verkoopkans", "lead/MQL", "lead"),
    ),
    15: Situation(
        "qualified by a seller, converted, a deal open, the budget not checked",
        {**QUALIFIED, "need": "proven", "authority": "proven"},
        ("lead/SQL", "contact + opportunity", "lead", "contact", "prospect"),
    ),
    16: Situation(
        "a user in a buying team, without a say and without interest",
        {**KNOWN, "contact_details": "direct", "target_group": "assumed"},
        ("-", "-", "-", "naam", "lead"),
    ),
    17: Situation(
        "an e-mail address without a name, enrichment failed",
        {"enrichment_failed": "yes"},
        ("-", "-", "-", "-", "junk lead"),
    ),
    18: Situation(
        "a bought address, all fields complete, made a contact record, intentions unchecked",
        {
            **FILED,
            "source": "bought",
            "target_group": "assumed",
            "data_complete": "yes",
            "contact_record": "yes",
        },
        ("-", "-", "naam", "naam", "contactpersoon"),
    ),
    19: Situation(
        "an employee of a partner",
        {**KNOWN, "standing": "bystander", "source": "own", "contact_details": "direct"},
        ("-", "-", "-", "mensen", "-"),
    ),
    20: Situation(
        "a signed contract, one required approval missing",
        {**QUALIFIED, **CHANCE, **SIGNED},
        ("lead/SQL", "contact + opportunity", "verkoopkans", "contact", "prospect"),
    ),
    21: Situation(
        "all approvals, a contract accepted by e-mail, and the deal won",
        {**QUALIFIED, **BOUGHT, "contract": "accepted"},
        ("klant", "-", "verkoopkans", "contact", "klant"),
        departs="001 opportunity: a deal that is won is no longer one to be closed (001:19)",
    ),
    22: Situation(
        "wants to buy and fits, demonstrably without means",
        {
            **KNOWN,
            **MARKS,
            "ideal_profile": "assumed",
            "interest": "buying",
            "likely_interested": "stated",
        },
        ("lead", "-", "lead", "lead/unqualified", "lead"),
    ),
    23: Situation(
        "a customer asks about a second product",
        {**QUALIFIED, **BOUGHT, "contract": "signed"},
        ("klant", "-", "verkoopkans", "contact", "klant"),
    ),
    24: Situation(
        "a customer who cancelled last month",
        {**QUALIFIED, **BOUGHT, "contract": "signed", "customer": "former"},
        ("-", "-", "-", "-", "-"),
    ),
    25: Situation(
        "a lead withdraws the permission",
        {**KNOWN, **FIT, **MARKS, **ENGAGED, "permission": "no", "interest": "explicit"},
        ("lead", "lead", "-", "lead/unqualified", "lead"),
    ),
    26: Situation(
        "a deal lost to a competitor",
        {**QUALIFIED, "deal": "lost"},
        ("-", "-", "-", "-", "-"),
    ),
}


def facts_of(number: int) -> Facts:
    """The facts of a situation; what is not given is not established."""
    return Facts(**SITUATIONS[number].facts).closed()
