"""What explains the numbers of metrics line by line: made by a function, and found as a metric is.

Glossary: salespipeline (000:74).
"""

from __future__ import annotations

from typing import Any, Final

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.metrics.calculation import definitions
from salesterms.metrics.definition import Definition
from salesterms.metrics.family import Family, explains
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.row_kind import RowKind
from salesterms.metrics.shares import share_of
from salesterms.metrics.terms import AMOUNT
from salesterms.results import Formula, Source
from salesterms.values import FrozenMapping


@explains
@frozen(kw_only=True, eq=False, repr=False)
class Statement(Family):
    """An account of rows that a function makes, whose lines come to one formula.

    >>> from salesterms.metrics import STATEMENTS
    >>> STATEMENTS["pipeline_bridge"].call
    'pipeline_bridge(opening, closing, start=start, end=end)'

    The function bears the `id` as its name, and stands in `salesterms.metrics`. `rows` are what it
    takes, and `formula` is that of its lines.
    """

    rows: RowKind[Any]
    call: str
    variants: FrozenMapping[str, Definition] = field(converter=definitions)


_BRIDGE: Final = Statement(
    id="pipeline_bridge",
    term="sales-pipeline",
    rows=OPPORTUNITIES,
    title=Text("Pipeline bridge", "Pipelinebrug"),
    labels=("bridge", "brug", "pipeline waterfall", "pipelinewaterval"),
    call="pipeline_bridge(opening, closing, start=start, end=end)",
    variants=(
        Definition(
            name="between_snapshots",
            says=Text(
                "how the open pipeline of one day became that of another: each deal in the line of"
                " what happened to it",
                "hoe de open pipeline van de ene dag die van een andere werd: elke deal in de regel"
                " van wat ermee gebeurde",
            ),
            compute=lambda opening, entered, up, down, left: opening + entered + up - down - left,
            formula=Formula(
                "{opening} + {entered} + {up} - {down} - {left}",
                "<opening> + <entered> + <up> - <down> - <left>",
                Text(
                    "opening + came in + worth more - worth less - went out = closing",
                    "begin + erbij + meer waard - minder waard - eruit = eind",
                ),
            ),
            source=Source(
                Text(
                    "Salesforce's Pipeline Inspection and Ebsta's Pipeline Change, with a line for"
                    " all that those leave out",
                    "Pipeline Inspection van Salesforce en Pipeline Change van Ebsta, met een regel"
                    " voor alles wat die weglaten",
                ),
                ("ebstalimited.zendesk.com, Pipeline Change",),
            ),
            unit="money",
            takes=FrozenMapping(
                dict.fromkeys(("opening", "entered", "up", "down", "left"), AMOUNT)
            ),
        ),
    ),
)

_FINDINGS: Final = Statement(
    id="pipeline_findings",
    term="sales-pipeline",
    rows=OPPORTUNITIES,
    title=Text("Pipeline hygiene", "Pipelinehygiëne"),
    labels=("findings", "bevindingen", "hygiene", "hygiëne", "HygienePolicy"),
    call="pipeline_findings(rows, policy, as_of=as_of)",
    variants=(
        Definition(
            name="by_policy",
            says=Text(
                "what the record of each open deal lacks by a HygienePolicy, and the share of them"
                " that lack nothing",
                "wat er aan de vastlegging van elke openstaande deal ontbreekt volgens een"
                " HygienePolicy, en het aandeel waaraan niets ontbreekt",
            ),
            **share_of(
                ("clean",),
                ("examined",),
                Text(
                    "deals without a finding / open deals that were examined",
                    "deals zonder bevinding / openstaande deals die zijn bekeken",
                ),
            ),
            source=Source(
                Text(
                    "ours; every threshold is that of the policy, and none has a default",
                    "eigen definitie; elke grens is die van het beleid, en geen heeft een"
                    " standaardwaarde",
                ),
            ),
            unit="ratio",
        ),
    ),
)

#: Every statement by its id.
STATEMENTS: Final[FrozenMapping[str, Statement]] = FrozenMapping(
    (one.id, one) for one in (_BRIDGE, _FINDINGS)
)
