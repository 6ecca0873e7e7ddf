"""When a row of a table applies, said in words in both languages."""

from datetime import date
from decimal import Decimal

import pytest

from salesterms.criteria import All, Any, Criterion, In
from salesterms.lifecycle import Category
from salesterms.metrics.criteria_in_words import criterion_text
from salesterms.metrics.derived import AFTER_AS_OF, STALE_BEFORE
from salesterms.metrics.fields import (
    AMOUNT,
    CLOSED,
    CREATED,
    PERIOD,
    STAGE,
    STAGES_REACHED,
    STATUS,
)

_WON = STATUS.is_(Category.WON)
_ENDED = STATUS.is_(Category.WON, Category.LOST)

SAID: list[tuple[Criterion, str, str]] = [
    (_WON, "status is won", "status is gewonnen"),
    (_ENDED, "status is won or lost", "status is gewonnen of verloren"),
    (~_WON, "status is not won", "status is niet gewonnen"),
    (AMOUNT.missing(), "amount is missing", "bedrag ontbreekt"),
    (~AMOUNT.missing(), "amount is there", "bedrag is er"),
    (AMOUNT.at_least(0), "amount is 0 or more", "bedrag is 0 of meer"),
    (~AMOUNT.at_least(Decimal("0.5")), "amount is not 0.5 or more", "bedrag is niet 0.5 of meer"),
    (CLOSED.within(PERIOD), "closed lies in period", "sluitdatum valt in de periode"),
    (~CLOSED.within(PERIOD), "closed does not lie in period", "sluitdatum valt niet in de periode"),
    (CLOSED.before(CREATED), "closed lies before created", "sluitdatum ligt voor aanmaakdatum"),
    (
        CLOSED.before(date(2024, 1, 1)),
        "closed lies before 2024-01-01",
        "sluitdatum ligt voor 2024-01-01",
    ),
    (
        ~CREATED.before(AFTER_AS_OF),
        "created does not lie before the day after as_of",
        "aanmaakdatum ligt niet voor de dag na de peildatum",
    ),
    (
        CREATED.before(STALE_BEFORE),
        "created lies before stale_after days before as_of",
        "aanmaakdatum ligt voor stale_after dagen voor de peildatum",
    ),
    (STAGES_REACHED.has(STAGE), "stages_reached is stage", "bereikte fasen is de gevraagde fase"),
    (
        _WON & ~AMOUNT.missing(),
        "status is won and amount is there",
        "status is gewonnen en bedrag is er",
    ),
    (
        (_WON & CLOSED.missing()) | AMOUNT.missing(),
        "(status is won and closed is missing) or amount is missing",
        "(status is gewonnen en sluitdatum ontbreekt) of bedrag ontbreekt",
    ),
    (
        ~(_WON | AMOUNT.missing()),
        "not (status is won or amount is missing)",
        "niet (status is gewonnen of bedrag ontbreekt)",
    ),
    (~~_WON, "not (status is not won)", "niet (status is niet gewonnen)"),
    (All(()), "always", "altijd"),
    (Any(()), "never", "nooit"),
    (In(STATUS, ()), "never", "nooit"),
    (~In(STATUS, ()), "always", "altijd"),
    (In(STATUS, (True, 3)), "status is True or 3", "status is True of 3"),
    (In(STATUS, (None,)), "status is None", "status is None"),
]


@pytest.mark.parametrize(("criterion", "english", "dutch"), SAID)
def test_a_criterion_is_said_in_both_languages(
    criterion: Criterion, english: str, dutch: str
) -> None:
    assert criterion_text(criterion, "en") == english
    assert criterion_text(criterion, "nl") == dutch
