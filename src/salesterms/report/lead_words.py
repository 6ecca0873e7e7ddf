"""The sentences and headings about leads in a report, in English and Dutch."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

QUALIFICATION: Final = Text("Qualification of leads", "Kwalificatie van leads")
JUDGED: Final = Text(
    "{0} leads, each judged by {1} frameworks as of {2}.",
    "{0} leads, elk beoordeeld met {1} kaders, peildatum {2}.",
)
NOT_KNOWN_IS_NOT_NO: Final = Text(
    "What is not known never counts against a lead, and never as met: then the verdict is open.",
    "Wat niet bekend is, telt nooit tegen een lead en nooit als voldaan: dan blijft het oordeel"
    " open.",
)
VERDICTS: Final = Text("Leads by verdict", "Leads per oordeel")
FRAMEWORK: Final = Text("Framework", "Kader")
FROM: Final = Text("From", "Uit")
OURS: Final = Text("field standard", "gangbaar")
REQUIREMENTS: Final = Text("What is asked for: {0}", "Wat er gevraagd wordt: {0}")
REQUIREMENT: Final = Text("Requirement", "Eis")
QUESTIONS: Final = Text("What to ask first: {0}", "Wat je het eerst vraagt: {0}")
NOT_ASKED: Final = Text(
    "Not in the table: {0} that are qualified or refuted, or of whom there is nothing left to ask.",
    "Niet in de tabel: {0} die gekwalificeerd of weerlegd zijn, of over wie niets te vragen valt.",
)
QUESTION: Final = Text("Question", "Vraag")
LEADS: Final = Text("First for", "Eerst bij")

HAND_OVER: Final = Text("Hand-over to sales", "Overdracht aan sales")
HANDED: Final = Text(
    "{0} leads were handed over, up to {1}.", "{0} leads zijn overgedragen, tot en met {1}."
)
ANSWERS: Final = Text("Answers", "Antwoorden")
ANSWER: Final = Text("Answer", "Antwoord")
NO_ANSWER: Final = Text("no answer", "geen antwoord")
REASONS: Final = Text("Why leads were rejected", "Waarom leads zijn afgewezen")
REASON: Final = Text("Reason", "Reden")
TIMING: Final = Text(
    "Answered within {0} hours of working time ({1})", "Beantwoord binnen {0} werkuren ({1})"
)
NAMES: Final = Text(
    "Handed over while text 002 called them a naam, with no more than an address: {0} of {1} with"
    " a journey here.",
    "Overgedragen terwijl tekst 002 er een naam in zag, met niet meer dan een adres: {0} van {1}"
    " met een traject hier.",
)
RATES: Final = Text("Shares and times", "Aandelen en tijden")
MEASURE: Final = Text("What", "Wat")
VALUE: Final = Text("Value", "Waarde")
VARIANT: Final = Text("{0}: {1}", "{0}: {1}")

FUNNEL: Final = Text(
    "From the top of the funnel to the bottom", "Van boven in de funnel naar onder"
)
FUNNEL_BY: Final = Text(
    "By the words TOFU, MOFU and BOFU, of {0} leads with a journey.",
    "Met de woorden TOFU, MOFU en BOFU, van {0} leads met een traject.",
)
STEPS: Final = Text("How many go on from each stage", "Hoeveel er uit elke fase doorgaan")
STAGE: Final = Text("Stage", "Fase")
ENTERED: Final = Text("Entered", "Binnengekomen")
WENT_ON: Final = Text("Go on", "Gaan door")
DROP: Final = Text("Drop off", "Vallen af")
OVERALL: Final = Text(
    "From the first stage to the last: {0}.", "Van de eerste fase tot de laatste: {0}."
)
BY_POLICY: Final = Text(
    "Who skipped a stage has passed it, and who came back to one counts once.",
    "Een overgeslagen fase telt als doorlopen, en wie er terugkwam telt één keer.",
)
