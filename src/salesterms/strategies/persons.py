"""People: one, with blanks where nobody wrote something down."""

from __future__ import annotations

from hypothesis import strategies as st

from salesterms.entities import Person

_FIRST = ("Cam", "Ann", "Çelik", "Jo")
_LAST = ("Customer", "de Vries", "Ó Briain", "王")
_SOURCES = ("web form", "fair", "bought list", "referral")


@st.composite
def people(draw: st.DrawFn, *, missing: bool = True) -> Person:
    """People with an id, and blanks in every other field unless `missing` is False.

    >>> from hypothesis import find
    >>> from salesterms.strategies import people
    >>> find(people(missing=False), lambda person: person.first_name == "Ann").full_name
    'Ann Customer'
    """
    number = draw(st.integers(1, 10**6))
    given = {
        "first_name": draw(st.sampled_from(_FIRST)),
        "last_name": draw(st.sampled_from(_LAST)),
        "email": f"p{number}@example.com",
        "phone": f"+31 20 {number:07}",
        "address": f"Kade {number}",
        "job_title": draw(st.sampled_from(("buyer", "director"))),
        "account": f"A-{draw(st.integers(1, 20))}",
        "source": draw(st.sampled_from(_SOURCES)),
    }
    kept = draw(st.sets(st.sampled_from(sorted(given)))) if missing else set(given)
    return Person(id=f"P-{number}", **{name: given[name] for name in given if name in kept})
