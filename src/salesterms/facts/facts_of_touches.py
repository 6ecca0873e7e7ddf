"""What text 000 asks about one contact between seller and buyer, and about one purchase."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts.axis import position, yes_or_no
from salesterms.facts.kinds import Moves, NoRecord, Subject

# --- a touch: one contact, with what went before it ----------------------------------------------

CONTACTED: Final = yes_or_no(
    "contacted",
    "was contacted before",
    "er is eerder contact opgenomen",
    negation=Text("was never contacted before", "er is niet eerder contact opgenomen"),
    subject=Subject.TOUCH,
    no_record=NoRecord.NO,
    moves=Moves.HAPPENS,
    cites=("000:66",),
)
BUSINESS_RELATION: Final = yes_or_no(
    "business_relation",
    "there is a business relation",
    "er is een zakenrelatie",
    negation=Text("there is no business relation", "er is geen zakenrelatie"),
    subject=Subject.TOUCH,
    no_record=NoRecord.NO,
    cites=("000:66",),
)
INITIATIVE: Final = position(
    "initiative",
    ("seller", "the seller began the relation", "de verkoper begon de relatie"),
    ("buyer", "the buyer began the relation", "de koper begon de relatie"),
    text=Text("who began the relation", "wie de relatie begon"),
    subject=Subject.TOUCH,
    no_record=NoRecord.UNKNOWN,
    moves=Moves.EVIDENCE,
    cites=("000:44", "000:96"),
)
#: After a web form the buyer began the relation, and the seller makes the next touch (000:44).
APPROACHED_BY: Final = position(
    "approached_by",
    ("seller", "the seller approaches the buyer", "de verkoper benadert de koper"),
    ("buyer", "the buyer approaches the seller", "de koper benadert de verkoper"),
    text=Text("who makes this contact", "wie dit contact legt"),
    subject=Subject.TOUCH,
    no_record=NoRecord.UNKNOWN,
    moves=Moves.EVIDENCE,
    cites=("000:44", "000:106"),
)
CHANNEL: Final = position(
    "channel",
    ("in_person", "in person", "persoonlijk"),
    ("phone", "by phone", "per telefoon"),
    ("email", "by e-mail", "per e-mail"),
    ("text_message", "by text message", "per sms"),
    ("social", "by social media", "via sociale media"),
    ("video", "by video call", "per videogesprek"),
    ("web_form", "by web form", "via een webformulier"),
    text=Text("channel", "kanaal"),
    subject=Subject.TOUCH,
    no_record=NoRecord.UNKNOWN,
    moves=Moves.EVIDENCE,
    cites=("000:44", "000:48", "000:66", "000:96", "000:100"),
)
SCRIPTED: Final = yes_or_no(
    "scripted",
    "by a script",
    "volgens een script",
    negation=Text("without a script", "zonder script"),
    subject=Subject.TOUCH,
    no_record=NoRecord.UNKNOWN,
    cites=("000:48",),
)
LEAD_BASED: Final = yes_or_no(
    "lead_based",
    "based on a lead",
    "op basis van een lead",
    negation=Text("not based on a lead", "niet op basis van een lead"),
    subject=Subject.TOUCH,
    no_record=NoRecord.UNKNOWN,
    cites=("000:48",),
)
EXPERIENCED_SELLER: Final = yes_or_no(
    "experienced_seller",
    "by an experienced seller",
    "door een ervaren verkoper",
    negation=Text("by an inexperienced seller", "door een onervaren verkoper"),
    subject=Subject.TOUCH,
    no_record=NoRecord.UNKNOWN,
    cites=("000:48",),
)

# --- a sale: one purchase ------------------------------------------------------------------------

EXISTING_CUSTOMER_SALE: Final = yes_or_no(
    "existing_customer_sale",
    "to an existing customer",
    "aan een bestaande klant",
    negation=Text("not to an existing customer", "niet aan een bestaande klant"),
    subject=Subject.SALE,
    no_record=NoRecord.NO,
    cites=("000:24",),
)
SAME_PURCHASE: Final = yes_or_no(
    "same_purchase",
    "together with something the customer has decided to buy",
    "samen met iets waarvoor de klant al heeft gekozen",
    negation=Text("in a purchase of its own", "als aparte aankoop"),
    subject=Subject.SALE,
    no_record=NoRecord.NO,
    cites=("000:24", "000:98"),
)
OFFERED: Final = position(
    "offered",
    ("plain", "just what was asked", "precies wat gevraagd is"),
    ("higher_segment", "a product of a higher segment", "een product uit een hoger segment"),
    ("related", "a related product as well", "ook een verwant product"),
    ("unrelated", "an unrelated product as well", "ook een niet-verwant product"),
    text=Text("what is sold", "wat er wordt verkocht"),
    subject=Subject.SALE,
    no_record=NoRecord.UNKNOWN,
    moves=Moves.EVIDENCE,
    cites=("000:24", "000:98"),
)

FACTS_OF_TOUCHES: Final = (
    CONTACTED,
    BUSINESS_RELATION,
    INITIATIVE,
    APPROACHED_BY,
    CHANNEL,
    SCRIPTED,
    LEAD_BASED,
    EXPERIENCED_SELLER,
    EXISTING_CUSTOMER_SALE,
    SAME_PURCHASE,
    OFFERED,
)
