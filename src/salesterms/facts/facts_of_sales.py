"""The one table of facts: what the five texts and the CRM systems ask about people and deals."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts.axis import graded, ladder, position, yes_or_no
from salesterms.facts.facts_of_deals import FACTS_OF_DEALS
from salesterms.facts.facts_of_touches import FACTS_OF_TOUCHES
from salesterms.facts.kinds import Moves, NoRecord, Subject

_NO, _UNKNOWN = NoRecord.NO, NoRecord.UNKNOWN
_HAPPENS, _EVENTS = Moves.HAPPENS, Moves.EVENTS

# --- where a person, a deal and a customer stand: each exactly one, moved by events -------------

STANDING: Final = position(
    "standing",
    ("new", "new", "nieuw"),
    ("marketing", "accepted by marketing", "geaccepteerd door marketing"),
    ("sales", "accepted by sales", "geaccepteerd door sales"),
    ("converted", "converted", "geconverteerd"),
    ("nurture", "being nurtured", "in nurturing"),
    ("junk", "set aside as useless", "terzijde gelegd als onbruikbaar"),
    ("bystander", "will never buy", "zal nooit kopen"),
    text=Text("standing", "positie"),
    subject=Subject.PERSON,
    cites=("002:65", "003:17", "003:21", "003:25", "004:7"),
)
DEAL: Final = position(
    "deal",
    ("none", "no deal", "geen deal"),
    ("open", "open deal", "openstaande deal"),
    ("held", "deal on hold", "deal in de wacht"),
    ("lost", "lost deal", "verloren deal"),
    ("won", "won deal", "gewonnen deal"),
    text=Text("deal", "deal"),
    subject=Subject.DEAL,
    cites=("000:36", "001:19", "003:21"),
)
CUSTOMER: Final = position(
    "customer",
    ("never", "never a customer", "nooit klant geweest"),
    ("active", "a customer", "klant"),
    ("former", "a former customer", "voormalige klant"),
    text=Text("customer", "klant"),
    subject=Subject.COMPANY,
    cites=("000:36", "000:50", "004:9"),
)

# --- what is on file about a person, and how it came there ---------------------------------------

CONTACT_DETAILS: Final = ladder(
    "contact_details",
    ("general", "general contact details", "algemene contactgegevens"),
    ("direct", "direct contact details", "directe contactgegevens"),
    text=Text("contact details", "contactgegevens"),
    no_record=_NO,
    cites=("002:26", "002:40"),
)
NAME_AND_EMAIL: Final = yes_or_no(
    "name_and_email",
    "name and e-mail address known",
    "naam en e-mailadres bekend",
    negation=Text("name or e-mail address missing", "naam of e-mailadres ontbreekt"),
    no_record=_NO,
    cites=("003:13",),
)
DATA_COMPLETE: Final = yes_or_no(
    "data_complete",
    "data up to standard",
    "gegevens voldoen aan de eisen",
    negation=Text("data below standard", "gegevens voldoen niet aan de eisen"),
    no_record=_NO,
    cites=("004:7",),
)
ENRICHMENT_FAILED: Final = yes_or_no(
    "enrichment_failed",
    "enrichment tried in vain",
    "verrijking mislukt",
    negation=Text("enrichment not given up", "verrijking niet mislukt"),
    no_record=_NO,
    cites=("004:7",),
)
CONTACT_RECORD: Final = yes_or_no(
    "contact_record",
    "kept as a contact record",
    "vastgelegd als contactpersoon",
    negation=Text("not kept as a contact record", "niet vastgelegd als contactpersoon"),
    no_record=_NO,
    cites=("004:7",),
)
SOURCE: Final = position(
    "source",
    ("unrecorded", "source not recorded", "bron niet vastgelegd"),
    ("general", "from a general source", "uit een algemene bron"),
    ("marketing", "brought in by marketing", "binnengehaald door marketing"),
    ("bought", "from a bought list", "van een gekochte lijst"),
    ("referral", "referred by somebody", "via een doorverwijzing"),
    ("own", "from our own network", "uit het eigen netwerk"),
    text=Text("source", "bron"),
    subject=Subject.PERSON,
    no_record=_UNKNOWN,
    moves=Moves.EVIDENCE,
    cites=("000:28", "000:32", "000:106", "002:26", "003:13", "004:3"),
)
CONTEXT: Final = yes_or_no(
    "context",
    "with context",
    "met context",
    negation=Text("without any context", "zonder enige context"),
    no_record=_NO,
    cites=("002:26",),
)
PERMISSION: Final = yes_or_no(
    "permission",
    "permission to follow up",
    "toestemming om contact op te nemen",
    negation=Text("no permission to follow up", "geen toestemming om contact op te nemen"),
    no_record=_UNKNOWN,
    cites=("002:36", "002:43"),
)

# --- interest: what happened never stops having happened -----------------------------------------

LIKELY_INTERESTED: Final = graded(
    "likely_interested",
    "likely to be interested",
    "waarschijnlijk geïnteresseerd",
    negation=Text("not thought to be interested", "niet waarschijnlijk geïnteresseerd"),
    cites=("000:68",),
)
INTEREST: Final = ladder(
    "interest",
    ("engaged", "interest shown by behaviour", "interesse getoond door gedrag"),
    ("inquiring", "wants more information", "wil meer informatie"),
    ("explicit", "explicit interest", "expliciete interesse"),
    ("specific", "interest in prices or specifics", "interesse in prijzen of details"),
    ("buying", "interest in buying", "wil kopen"),
    text=Text("interest", "interesse"),
    no_record=_NO,
    moves=_HAPPENS,
    cites=("000:32", "000:34", "001:11", "001:15", "002:42", "002:53", "003:13", "003:17"),
)
PRODUCT_KNOWN: Final = yes_or_no(
    "product_known",
    "knows of the product",
    "kent het product",
    negation=Text("does not know of the product", "kent het product niet"),
    no_record=_UNKNOWN,
    moves=_HAPPENS,
    cites=("000:106",),
)
TALKED: Final = yes_or_no(
    "talked",
    "has spoken with a seller",
    "heeft een verkoper gesproken",
    negation=Text("has not spoken with a seller", "heeft nog geen verkoper gesproken"),
    no_record=_NO,
    moves=_HAPPENS,
    cites=("001:15", "001:19", "001:40"),
)

# --- fit -----------------------------------------------------------------------------------------

TARGET_GROUP: Final = graded(
    "target_group",
    "in the target group",
    "behoort tot de doelgroep",
    negation=Text("not known to be in the target group", "doelgroep niet bevestigd"),
    cites=("001:7", "002:41", "003:13"),
)
IDEAL_PROFILE: Final = graded(
    "ideal_profile",
    "fits the ideal customer profile",
    "past binnen het ideale klantprofiel",
    negation=Text(
        "not known to fit the ideal customer profile", "ideaal klantprofiel niet bevestigd"
    ),
    cites=("000:68", "001:7"),
)
MEANS: Final = graded(
    "means",
    "has the means to buy",
    "heeft de middelen om te kopen",
    negation=Text("not known to have the means to buy", "middelen niet vastgesteld"),
    cites=("001:7",),
)
REQUIREMENTS_MET: Final = yes_or_no(
    "requirements_met",
    "meets all requirements to become a customer",
    "voldoet aan alle vereisten om klant te worden",
    negation=Text("requirements not met", "voldoet niet aan alle vereisten"),
    no_record=_UNKNOWN,
    cites=("001:40",),
)

# --- qualification: an assessment that nobody wrote down was not made ----------------------------

MARKETING_ACCEPTED: Final = yes_or_no(
    "marketing_accepted",
    "meets the criteria of marketing",
    "voldoet aan de criteria van marketing",
    negation=Text("not accepted by marketing", "niet geaccepteerd door marketing"),
    no_record=_NO,
    moves=_EVENTS,
    cites=("000:32",),
)
SALES_ACCEPTED: Final = yes_or_no(
    "sales_accepted",
    "accepted by sales",
    "geaccepteerd door sales",
    negation=Text("not accepted by sales", "niet geaccepteerd door sales"),
    no_record=_NO,
    moves=_EVENTS,
)
ASSESSED_BY_SALES: Final = yes_or_no(
    "assessed_by_sales",
    "assessed by sales",
    "beoordeeld door sales",
    negation=Text("not assessed by sales", "niet beoordeeld door sales"),
    no_record=_NO,
    cites=("000:34",),
)
JUDGED_READY: Final = yes_or_no(
    "judged_ready",
    "judged ready to buy",
    "koopklaar bevonden",
    negation=Text("not judged ready to buy", "niet koopklaar bevonden"),
    no_record=_NO,
    cites=("000:34",),
)
POSITIVE_CHECK: Final = yes_or_no(
    "positive_check",
    "checked with a positive outcome",
    "gecontroleerd, met positieve uitkomst",
    negation=Text("no positive check", "geen controle met positieve uitkomst"),
    no_record=_NO,
    cites=("004:9",),
)
INTENTIONS_CLEAR: Final = yes_or_no(
    "intentions_clear",
    "intentions clear",
    "intenties duidelijk",
    negation=Text("intentions unclear", "intenties onduidelijk"),
    no_record=_NO,
    cites=("004:9",),
)
SUITABLE: Final = yes_or_no(
    "suitable",
    "qualified by a seller as a suitable customer",
    "door een verkoper gekwalificeerd als geschikte klant",
    negation=Text(
        "not qualified as a suitable customer", "niet gekwalificeerd als geschikte klant"
    ),
    no_record=_NO,
    cites=("001:19",),
)
WORTH_PURSUING: Final = yes_or_no(
    "worth_pursuing",
    "a deal is worth pursuing",
    "een deal is de moeite waard",
    negation=Text("not judged worth pursuing", "niet de moeite waard geacht"),
    no_record=_NO,
    cites=("001:43",),
)
NEED: Final = graded(
    "need",
    "has a need for what we offer",
    "heeft behoefte aan het aanbod",
    negation=Text("need not established", "behoefte niet vastgesteld"),
    cites=("002:57",),
)
URGENCY: Final = yes_or_no(
    "urgency",
    "the need is urgent",
    "de behoefte is dringend",
    negation=Text("the need is not urgent", "de behoefte is niet dringend"),
    no_record=_UNKNOWN,
    cites=("002:70",),
)
#: 002:71 speaks of a selling process where it can only mean a buying one.
PROGRESS: Final = ladder(
    "progress",
    ("started", "has begun to buy", "is begonnen aan het koopproces"),
    ("comparing", "compares offers", "vergelijkt voorstellen"),
    ("deciding", "is about to decide", "staat op het punt te beslissen"),
    text=Text("progress in buying", "voortgang in het koopproces"),
    no_record=_UNKNOWN,
    cites=("002:71",),
)
STAKEHOLDERS_KNOWN: Final = yes_or_no(
    "stakeholders_known",
    "known who takes part in the decision",
    "bekend wie meebeslist",
    negation=Text("unknown who takes part in the decision", "onbekend wie meebeslist"),
    no_record=_UNKNOWN,
    cites=("002:72",),
)
BUDGET: Final = graded(
    "budget",
    "has a budget",
    "heeft een budget",
    negation=Text("budget not established", "budget niet vastgesteld"),
    cites=("002:58",),
)
AUTHORITY: Final = graded(
    "authority",
    "decides, or clearly influences the decision",
    "beslist zelf, of heeft duidelijk invloed op de beslissing",
    negation=Text("influence not established", "invloed niet vastgesteld"),
    cites=("002:59",),
)

# --- the focal deal ------------------------------------------------------------------------------

APPROVALS: Final = ladder(
    "approvals",
    ("known", "required approvals known", "vereiste goedkeuringen bekend"),
    ("given", "all required approvals given", "alle vereiste goedkeuringen gegeven"),
    text=Text("approvals", "goedkeuringen"),
    subject=Subject.DEAL,
    no_record=_NO,
    moves=_EVENTS,
    cites=("000:36",),
)
CONTRACT: Final = ladder(
    "contract",
    ("accepted", "contract accepted", "contract geaccepteerd"),
    ("signed", "contract signed", "contract ondertekend"),
    text=Text("contract", "contract"),
    subject=Subject.DEAL,
    no_record=_NO,
    moves=_EVENTS,
    cites=("000:36",),
)

FACTS: Final = (
    STANDING,
    DEAL,
    CUSTOMER,
    CONTACT_DETAILS,
    NAME_AND_EMAIL,
    DATA_COMPLETE,
    ENRICHMENT_FAILED,
    CONTACT_RECORD,
    SOURCE,
    CONTEXT,
    PERMISSION,
    LIKELY_INTERESTED,
    INTEREST,
    PRODUCT_KNOWN,
    TALKED,
    TARGET_GROUP,
    IDEAL_PROFILE,
    MEANS,
    REQUIREMENTS_MET,
    MARKETING_ACCEPTED,
    SALES_ACCEPTED,
    ASSESSED_BY_SALES,
    JUDGED_READY,
    POSITIVE_CHECK,
    INTENTIONS_CLEAR,
    SUITABLE,
    WORTH_PURSUING,
    NEED,
    URGENCY,
    PROGRESS,
    STAKEHOLDERS_KNOWN,
    BUDGET,
    AUTHORITY,
    APPROVALS,
    CONTRACT,
    *FACTS_OF_DEALS,
    *FACTS_OF_TOUCHES,
)
