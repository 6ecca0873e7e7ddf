"""Who does the work, and in which order it is done."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text
from salesterms.facts import CATALOGUE
from salesterms.lifecycle import SalesEvent
from salesterms.vocabularies.contradictions.cases import BOUGHT_LIST
from salesterms.vocabularies.contradictions.disagreement import Contradiction, at
from salesterms.vocabularies.contradictions.queries import (
    ChangedBy,
    FirstWords,
    OwnedBy,
    OwnersIn,
    OwnersOf,
)
from salesterms.vocabularies.walking import Happening


def _established(en: str, nl: str, **values: str) -> Happening:
    sets = tuple((CATALOGUE[name], value) for name, value in values.items())
    return Happening(text=Text(en, nl), sets=sets)


ACCEPT_MARKETING: Final = Happening(
    text=Text("marketing accepts", "marketing accepteert"), event=SalesEvent.ACCEPT_BY_MARKETING
)
ACCEPT_SALES: Final = Happening(
    text=Text("sales accepts", "sales accepteert"), event=SalesEvent.ACCEPT_BY_SALES
)
CONVERT: Final = Happening(
    text=Text("sales converts", "sales converteert"), event=SalesEvent.CONVERT
)

ASSESS: Final = _established(
    "sales assesses somebody and judges him or her ready to buy",
    "sales iemand beoordeelt en klaar acht voor een aankoop",
    assessed_by_sales="yes",
    judged_ready="yes",
)
MEET: Final = _established(
    "it turns out that all requirements are met",
    "blijkt dat aan alle vereisten is voldaan",
    requirements_met="yes",
)
QUALIFY: Final = _established(
    "a seller qualifies somebody as a suitable customer",
    "een verkoper iemand kwalificeert als geschikte klant",
    suitable="yes",
)
PROVE: Final = _established(
    "need and influence are proven and the budget is checked",
    "behoefte en invloed zijn aangetoond en het budget is gecontroleerd",
    need="proven",
    budget="checked",
    authority="proven",
)
CHECK: Final = _established(
    "somebody is checked with a positive outcome, and the intentions are clear",
    "een check positief uitvalt en de intenties duidelijk zijn",
    positive_check="yes",
    intentions_clear="yes",
)
FILE: Final = _established(
    "complete data are kept as a contact record",
    "volledige gegevens worden vastgelegd als contactpersoon",
    data_complete="yes",
    contact_record="yes",
)

ABOUT_WORK: Final = (
    Contradiction(
        id="where-sales-qualifies",
        number="C6",
        title=Text("Where does sales qualify?", "Waar kwalificeert sales?"),
        positions=(
            at(
                "000:34",
                "From lead to SQL: sales assesses, and finds the lead ready to buy.",
                "Van lead naar SQL: sales beoordeelt, en acht de lead klaar voor een aankoop.",
                "door het salesteam is beoordeeld",
            ),
            at(
                "001:19",
                "From contact to opportunity: a seller qualifies the contact.",
                "Van contact naar opportunity: een verkoper kwalificeert het contact.",
                "verandert het contact officieel",
            ),
            at(
                "001:23 001:40",
                "From lead to contact as well: a contact is qualified already.",
                "Ook van lead naar contact: een contact is al gekwalificeerd.",
                "contact altijd een gekwalificeerde klant",
            ),
            at(
                "002:55 002:65",
                "From lead to verkoopkans, and it is marketing that does so in the first place.",
                "Van lead naar verkoopkans, en dat doet in eerste instantie de marketing.",
                "de verantwoordelijkheid van de marketing",
            ),
            at(
                "003:17 003:21",
                "From lead to sales qualified, and then by conversion to contact.",
                "Van lead naar sales qualified, en daarna door conversie naar contact.",
                "door het salesteam gekwalificeerd",
            ),
            at(
                "004:9",
                "From lead to prospect, by a check of the intentions; who does it is not said.",
                "Van lead naar prospect, door de intenties na te gaan; door wie staat er niet.",
                "een positieve check gedaan hebben",
            ),
        ),
        queries=tuple(
            ChangedBy(happening=step)
            for step in (ACCEPT_SALES, ASSESS, MEET, QUALIFY, PROVE, CHECK)
        ),
    ),
    Contradiction(
        id="who-approaches-strangers",
        number="C13",
        title=Text("Who approaches strangers?", "Wie benadert onbekenden?"),
        positions=(
            at(
                "000:62",
                "A BDR, a junior member of the sales team.",
                "Een BDR, een junior lid van het salesteam.",
                "uitgaande prospectie",
            ),
            at(
                "001:34 001:37",
                "Marketing mails prospects; sales approaches once they are leads.",
                "Marketing mailt prospects; sales benadert ze zodra ze lead zijn.",
            ),
            at(
                "002:24 002:65",
                "Marketing, until there is a chance: a naam is not just passed on.",
                "Marketing, tot er een kans is: een naam wordt niet zomaar doorgespeeld.",
                "nooit zomaar een naam doorspelen",
            ),
            at(
                "003:13",
                "Only marketing deals with namen.",
                "Alleen marketing heeft met namen te maken.",
                "Enkel de marketingmensen",
            ),
            at(
                "004:5",
                "All data come in at one letter-box of the company.",
                "Alle gegevens komen in één brievenbus van het bedrijf.",
                "de grote brievenbus van het bedrijf",
            ),
        ),
        queries=(OwnersIn(case=BOUGHT_LIST[0], facts=BOUGHT_LIST[1]),),
    ),
    Contradiction(
        id="account-manager",
        number="C18",
        title=Text("What does an account manager do?", "Wat doet een accountmanager?"),
        positions=(
            at(
                "000:8",
                "Looks after a customer that the company already has.",
                "Zorgt voor een klant die het bedrijf al heeft.",
                "een bestaande klant",
            ),
            at(
                "001:19",
                "Tries to close the deal of an opportunity.",
                "Probeert de deal van een opportunity te sluiten.",
                "probeert de deal te sluiten",
            ),
        ),
        queries=(OwnedBy(owner=Text("account manager", "accountmanager")),),
    ),
    Contradiction(
        id="who-qualifies",
        number="C20",
        title=Text("Who qualifies?", "Wie kwalificeert?"),
        positions=(
            at(
                "000:62 000:70",
                "A junior member of the sales team first, then a senior one.",
                "Eerst een junior lid van het salesteam, dan een senior lid.",
            ),
            at(
                "001:19",
                "A seller.",
                "Een verkoper.",
                "Nadat een salesmedewerker het contact heeft",
            ),
            at(
                "002:65",
                "In the first place marketing develops a lead into a chance.",
                "In eerste instantie ontwikkelt marketing een lead tot een kans.",
                "in eerste instantie de verantwoordelijkheid",
            ),
            at("003:21", "The sales team.", "Het salesteam.", "door het salesteam"),
            at(
                "004:9",
                "The company, without saying who; the seller comes after.",
                "Het bedrijf, zonder te zeggen wie; de verkoper komt daarna.",
                "Het is nu aan de verkoper",
            ),
        ),
        remark=Text(
            "It cannot be computed: who qualified somebody is no condition of any word. Rows have "
            "an owner, and an owner need not be the one who qualifies.",
            "Dit is niet te berekenen: wie iemand kwalificeerde, is bij geen woord een voorwaarde. "
            "Rijen hebben een eigenaar, en dat hoeft niet te zijn wie kwalificeert.",
        ),
    ),
    Contradiction(
        id="conversion",
        number="C21",
        title=Text("Convert first, or qualify first?", "Eerst converteren of eerst kwalificeren?"),
        positions=(
            at(
                "003:21",
                "Qualified by sales first, converted after that.",
                "Eerst gekwalificeerd door sales, daarna geconverteerd.",
                "en daarna",
            ),
            at(
                "004:7 004:9",
                "Complete data are converted; only later are the intentions checked.",
                "Volledige gegevens worden geconverteerd; pas later worden de intenties nagegaan.",
                "worden geconverteerd naar een contactpersoon",
            ),
        ),
        queries=(
            ChangedBy(happening=CONVERT),
            ChangedBy(happening=FILE),
            ChangedBy(happening=CHECK),
        ),
    ),
    Contradiction(
        id="where-it-starts",
        number="C22",
        title=Text("Where does the funnel start?", "Waar begint de funnel?"),
        positions=(
            at(
                "000:72",
                "The funnel starts where somebody discovers something.",
                "De funnel begint waar iemand iets ontdekt.",
                "vanaf het moment dat iets wordt",
            ),
            at(
                "001:7 001:23",
                "At the top stands a prospect, who has yet to enter the process.",
                "Bovenaan staat een prospect, die nog in het proces moet komen.",
                "aan de top van de funnel",
            ),
            at(
                "001:11",
                "Leads are at the beginning of the funnel.",
                "Leads staan aan het begin van de funnel.",
                "aan het begin van de sales",
            ),
            at(
                "003:21",
                "The sales cycle starts with a contact.",
                "De salescyclus begint bij een contact.",
                "de salescyclus gaat beginnen",
            ),
            at(
                "004:3",
                "A lead is in the embryonic stage of the sales process.",
                "Een lead zit in de embryonale fase van het verkoopproces.",
                "in de embryonale fase",
            ),
        ),
        queries=(FirstWords(),),
        remark=Text(
            "Where a funnel, a process or a cycle starts is no condition of a word, so it cannot "
            "be computed. Computed is only with which word each text begins.",
            "Waar een funnel, proces of cyclus begint, is bij geen woord een voorwaarde en dus "
            "niet te berekenen. Berekend is alleen met welk woord elke tekst begint.",
        ),
    ),
    Contradiction(
        id="handing-over",
        number="C24",
        title=Text("When does sales get a lead?", "Wanneer krijgt sales een lead?"),
        positions=(
            at(
                "000:70",
                "An SDR, of the sales team, takes up everybody who has shown interest.",
                "Een SDR, van het salesteam, pakt iedereen op die interesse heeft getoond.",
            ),
            at(
                "001:37",
                "As soon as somebody is a lead, sales increases its efforts.",
                "Zodra iemand lead is, gaat sales zich meer inspannen.",
                "op intensievere outreach",
            ),
            at(
                "002:45 002:77",
                "Some firms pass leads on at once; to do so just like that leads to distrust.",
                "Sommige bedrijven spelen leads direct door; zomaar doen leidt tot wantrouwen.",
                "zomaar over de schutting gooien",
            ),
            at(
                "003:13 003:21",
                "Namen are of marketing, contacts of sales; of leads it is not said.",
                "Namen zijn van marketing, contacten van sales; van leads staat het er niet.",
                "eigendom van de salesmensen",
            ),
        ),
        queries=(OwnersOf(word="lead"), ChangedBy(happening=ACCEPT_MARKETING)),
    ),
)
