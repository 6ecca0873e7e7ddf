"""The cases of which the texts are asked, as facts; what is not given is not established."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import Facts

_FIT = {"target_group": "assumed", "ideal_profile": "assumed", "means": "assumed"}

CARD: Final = (
    Text(
        "a card dropped at a fair, without a talk",
        "een visitekaartje, achtergelaten op een beurs, zonder gesprek",
    ),
    Facts(contact_details="general", source="general").closed(),
)
BOUGHT_LIST: Final = (
    Text(
        "on a bought list, selected on the ideal customer profile",
        "op een gekochte lijst, geselecteerd op het ideale klantprofiel",
    ),
    Facts(
        **_FIT,
        contact_details="general",
        name_and_email="yes",
        source="bought",
        likely_interested="assumed",
    ).closed(),
)
UNSELECTED_LIST: Final = (
    Text("on a bought list without selection", "op een gekochte lijst zonder selectie"),
    Facts(contact_details="general", name_and_email="yes", source="bought").closed(),
)

_FORM = {
    "name_and_email": "yes",
    "context": "yes",
    "contact_details": "direct",
    "source": "marketing",
    "interest": "inquiring",
    "likely_interested": "stated",
}
FORM: Final = (
    Text(
        "a form for a white paper, of a firm that fits and has means; permission refused",
        "een formulier voor een whitepaper, van een passend bedrijf met middelen; geen toestemming",
    ),
    Facts(**_FIT, **_FORM, permission="no").closed(),
)
FORM_WITH_PERMISSION: Final = (
    Text(
        "the same form, with permission and the target group confirmed",
        "hetzelfde formulier, met toestemming en een bevestigde doelgroep",
    ),
    Facts(**{**_FIT, **_FORM, "target_group": "checked"}, permission="yes").closed(),
)
BARE_FORM: Final = (
    Text(
        "the same form, when nothing is known of fit, means and permission",
        "hetzelfde formulier, als over profiel, middelen en toestemming niets bekend is",
    ),
    Facts(**_FORM),
)
ALMOST_BOUGHT: Final = (
    Text(
        "qualified by everybody, contract signed, one required approval missing",
        "door iedereen gekwalificeerd, contract getekend, één vereiste goedkeuring ontbreekt",
    ),
    Facts(
        **{**_FIT, **_FORM, "target_group": "checked", "interest": "buying"},
        permission="yes",
        talked="yes",
        requirements_met="yes",
        assessed_by_sales="yes",
        judged_ready="yes",
        positive_check="yes",
        intentions_clear="yes",
        suitable="yes",
        worth_pursuing="yes",
        need="proven",
        budget="checked",
        authority="proven",
        standing="converted",
        sales_accepted="yes",
        deal="open",
        approvals="known",
        contract="signed",
    ).closed(),
)

_CALL = {"approached_by": "seller", "initiative": "seller", "channel": "phone"}
REFERRED: Final = (
    Text(
        "a seller approaches somebody who was referred, who does not know the product",
        "een verkoper benadert iemand die is doorverwezen en het product niet kent",
    ),
    Facts(**_CALL, source="referral", contact_details="general").closed(),
)
SECOND_CALL: Final = (
    Text(
        "a second call to somebody without interest, who does not know the product",
        "een tweede telefoontje aan iemand zonder interesse, die het product niet kent",
    ),
    Facts(**_CALL, contacted="yes").closed(),
)
AWARE: Final = (
    Text(
        "a first call to somebody who knows the product from an advertisement, without interest",
        "een eerste telefoontje aan iemand die het product uit een advertentie kent, zonder "
        "interesse",
    ),
    Facts(**_CALL, product_known="yes").closed(),
)
UPGRADE: Final = (
    Text(
        "a customer takes a dearer product, months after the purchase",
        "een klant neemt maanden na de aankoop een duurder product",
    ),
    Facts(existing_customer_sale="yes", offered="higher_segment").closed(),
)
