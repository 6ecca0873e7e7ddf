"""The sales glossary as exact, typed, explainable code.

>>> from datetime import date
>>> import salesterms
>>> deals = salesterms.opportunities(
...     [
...         {"id": "D-1", "status": "won", "created": "2024-01-08", "closed": "2024-02-20"},
...         {"id": "D-2", "status": "lost", "created": "2024-01-15", "closed": "2024-03-02"},
...         {"id": "D-3", "status": "open", "created": "2024-02-01"},
...     ]
... )
>>> print(salesterms.close_ratio(deals).explain())
Close ratio (decided_count): 50.0 %
  Definition: won / (won + lost)
  With the numbers: 1 / (1 + 1)
  Counted: 2 of 3 rows
  Left out: 1 open
  Period: all dates
  As of: rows as recorded
  Defined so by: the common win rate: rekener's closed funnel, ...
  Note: fewer than 30 rows: a small sample

To read the code, go up the layers: `errors`, `values`, `results`, `criteria`, `facts`, `terms`,
`lifecycle`, `vocabularies`, `journey`, `logs`, `mapping`, `entities`, `metrics`, `documents`,
`interop`, `report`, `cli`. What a close ratio of 0/0 is stands in `values.ratio`; what each close
ratio counts, in `metrics.closing`; what a lead is, in `data/glossary.json`; who calls whom a lead,
in `vocabularies.texts`.

Importing the package loads none of it: a layer is loaded when a name of it is first used.
"""

from __future__ import annotations

from salesterms._lazy import lazily

TYPE_CHECKING = False  # type checkers know the name; importing it would load all of typing
if TYPE_CHECKING:
    from salesterms.entities import Opportunities as Opportunities
    from salesterms.entities import Opportunity as Opportunity
    from salesterms.errors import Problem as Problem
    from salesterms.errors import SalesTermsError as SalesTermsError
    from salesterms.facts import Evidence as Evidence
    from salesterms.facts import Facts as Facts
    from salesterms.facts import Level as Level
    from salesterms.facts import Maker as Maker
    from salesterms.interop import ImportResult as ImportResult
    from salesterms.interop import opportunities as opportunities
    from salesterms.interop import read_opportunities as read_opportunities
    from salesterms.interop import stream_opportunities as stream_opportunities
    from salesterms.journey import Happened as Happened
    from salesterms.journey import Journey as Journey
    from salesterms.lifecycle import Category as Category
    from salesterms.lifecycle import Lifecycle as Lifecycle
    from salesterms.logs import StageEntry as StageEntry
    from salesterms.logs import audit as audit
    from salesterms.metrics import average_deal as average_deal
    from salesterms.metrics import close_ratio as close_ratio
    from salesterms.metrics import open_opportunities as open_opportunities
    from salesterms.metrics import open_pipeline as open_pipeline
    from salesterms.metrics import sales_cycle as sales_cycle
    from salesterms.metrics import weighted_pipeline as weighted_pipeline
    from salesterms.metrics import won_revenue as won_revenue
    from salesterms.results import Measurement as Measurement
    from salesterms.results import Measurements as Measurements
    from salesterms.terms import Glossary as Glossary
    from salesterms.terms import glossary as glossary
    from salesterms.values import FiscalCalendar as FiscalCalendar
    from salesterms.values import Money as Money
    from salesterms.values import Period as Period
    from salesterms.values import RateTable as RateTable
    from salesterms.values import Ratio as Ratio
    from salesterms.vocabularies import Term as Term
    from salesterms.vocabularies import Vocabulary as Vocabulary
    from salesterms.vocabularies import conflicts as conflicts
    from salesterms.vocabularies import relations as relations
    from salesterms.vocabularies import translate as translate
    from salesterms.vocabularies import vocabulary as vocabulary

#: Layer -> the public names that it provides.
_NAMES = {
    "entities": ("Opportunities", "Opportunity"),
    "errors": ("Problem", "SalesTermsError"),
    "facts": ("Evidence", "Facts", "Level", "Maker"),
    "interop": ("ImportResult", "opportunities", "read_opportunities", "stream_opportunities"),
    "lifecycle": ("Category", "Lifecycle"),
    "journey": ("Happened", "Journey"),
    "logs": ("StageEntry", "audit"),
    "metrics": (
        "average_deal",
        "close_ratio",
        "open_opportunities",
        "open_pipeline",
        "sales_cycle",
        "weighted_pipeline",
        "won_revenue",
    ),
    "results": ("Measurement", "Measurements"),
    "terms": ("Glossary", "glossary"),
    "vocabularies": (
        "Term",
        "Vocabulary",
        "conflicts",
        "relations",
        "translate",
        "vocabulary",
    ),
    "values": ("FiscalCalendar", "Money", "Period", "RateTable", "Ratio"),
}
__getattr__ = lazily(__name__, {name: layer for layer, names in _NAMES.items() for name in names})

__version__ = "0.1.0"
__all__ = [
    "Category",
    "Evidence",
    "Facts",
    "FiscalCalendar",
    "Glossary",
    "Happened",
    "ImportResult",
    "Journey",
    "Level",
    "Lifecycle",
    "Maker",
    "Measurement",
    "Measurements",
    "Money",
    "Opportunities",
    "Opportunity",
    "Period",
    "Problem",
    "RateTable",
    "Ratio",
    "SalesTermsError",
    "StageEntry",
    "Term",
    "Vocabulary",
    "__version__",
    "audit",
    "average_deal",
    "close_ratio",
    "conflicts",
    "glossary",
    "open_opportunities",
    "open_pipeline",
    "opportunities",
    "read_opportunities",
    "relations",
    "sales_cycle",
    "stream_opportunities",
    "translate",
    "vocabulary",
    "weighted_pipeline",
    "won_revenue",
]


def __dir__() -> list[str]:
    return list(__all__)
