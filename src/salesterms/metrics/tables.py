"""Lines that many tables share. Each says one thing about what was known on the as-of date.

Without `as_of` rows stand as recorded: every line that names it drops out. With it (design of the
library; no text speaks of it): what was created later is not there yet, and what was closed later
was still open, at a stage and an amount that are not recorded.
"""

from __future__ import annotations

from salesterms.criteria import Row
from salesterms.lifecycle import CLOSED as CLOSED_CATEGORIES
from salesterms.lifecycle import OPEN as OPEN_CATEGORIES
from salesterms.lifecycle import Category
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import CLOSED, CREATED, PERIOD, STATUS

_NOT_YET = Row("not_created_yet", ~CREATED.before(AFTER_AS_OF) & ~CREATED.missing())

#: First in a table: which rows existed on the as-of date. A row without a creation date may have
#: come later; one that is closed by then has not, but to count only those would favour them.
THERE = (_NOT_YET, Row("no_created_date", CREATED.missing(), only_with="as_of"))

#: The same where only closed rows count: closed by then means created by then, so a creation date
#: that was not kept is not missed.
THERE_IF_CLOSED = (
    _NOT_YET,
    Row("no_created_date", CREATED.missing() & ~CLOSED.before(AFTER_AS_OF)),
)

OPEN = Row("open", STATUS.is_(Category.OPEN))
HELD = Row("held", STATUS.is_(Category.HELD))
WON = Row("won", STATUS.is_(Category.WON))
LOST = Row("lost", STATUS.is_(Category.LOST))

#: Closed, but whether before or after the as-of date is not known.
WHEN_CLOSED_UNKNOWN = Row(
    "no_close_date", CLOSED.missing() & STATUS.is_(*CLOSED_CATEGORIES), only_with="as_of"
)
_CLOSED_AFTER = STATUS.is_(*CLOSED_CATEGORIES) & ~CLOSED.before(AFTER_AS_OF)
#: Closed after the as-of date, so open on it: counted as open where rows are counted.
STILL_OPEN = Row("open", _CLOSED_AFTER)
#: The same where money is added up, or a stage or an activity looked at: not known.
CLOSED_LATER = Row("closed_later", _CLOSED_AFTER)

#: Only what was closed, by close date: the population of every decided ratio.
DECIDED = (
    *THERE_IF_CLOSED,
    OPEN,
    HELD,
    WHEN_CLOSED_UNKNOWN,
    STILL_OPEN,
    Row("no_close_date", CLOSED.missing(), only_with="period"),
    Row("outside_period", ~CLOSED.within(PERIOD)),
)

#: Selected by creation date.
CREATED_IN_PERIOD = (
    Row("no_created_date", CREATED.missing(), only_with="period"),
    Row("outside_period", ~CREATED.within(PERIOD)),
)

#: Every row by its state on the as-of date.
BY_STATE = (OPEN, HELD, WHEN_CLOSED_UNKNOWN, STILL_OPEN, WON, LOST)

#: The rest after a table has dealt with every open row.
NOT_OPEN = STATUS.is_(*CLOSED_CATEGORIES)
ANY_OPEN = STATUS.is_(*OPEN_CATEGORIES)
