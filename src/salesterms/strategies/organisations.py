"""Organisations: one account, and lists of them in groups of any depth."""

from __future__ import annotations

from hypothesis import strategies as st

from salesterms.entities import Account
from salesterms.values import Money

_NAMES = ("De Drie Hoppen", "Çelik & Zn", "Ó Briain Ltd", "王记")
_INDUSTRIES = ("brewing", "dairy", "retail")
_COUNTRIES = ("BE", "NL", "DE")
_SOURCES = ("web form", "fair", "bought list", "referral")


@st.composite
def accounts(draw: st.DrawFn, *, missing: bool = True, id: str | None = None) -> Account:  # noqa: A002 # its name everywhere
    """Accounts with an id, and blanks in every other field unless `missing` is False.

    >>> from hypothesis import find
    >>> from salesterms.strategies import accounts
    >>> find(accounts(missing=False), lambda account: account.country == "NL").owner
    'Ann'

    Each has the `id` that is given, or one of its own. None has a parent: those are in
    `account_lists`.
    """
    number = draw(st.integers(1, 10**6))
    given = {
        "name": draw(st.sampled_from(_NAMES)),
        "industry": draw(st.sampled_from(_INDUSTRIES)),
        "country": draw(st.sampled_from(_COUNTRIES)),
        "employees": draw(st.integers(0, 500)),
        "annual_revenue": Money(draw(st.integers(0, 10**9)), draw(st.sampled_from(("EUR", "USD")))),
        "owner": "Ann",
        "source": draw(st.sampled_from(_SOURCES)),
    }
    kept = draw(st.sets(st.sampled_from(sorted(given)))) if missing else set(given)
    known = {name: given[name] for name in given if name in kept}
    return Account(id=f"A-{number}" if id is None else id, **known)  # type: ignore[arg-type] # each fits its field


@st.composite
def account_lists(draw: st.DrawFn, *, most: int = 12) -> list[Account]:
    """Up to `most` (12) accounts in groups without circles, in any order; some parents are absent.

    >>> from hypothesis import given
    >>> from salesterms.entities import AccountHierarchy
    >>> from salesterms.strategies import account_lists
    >>> @given(account_lists())
    ... def test_every_account_has_a_root(some):
    ...     group = AccountHierarchy.of(some)
    ...     assert all(group.root(one.id) in some for one in some)
    >>> test_every_account_has_a_root()
    """
    made: list[Account] = []
    for number in range(draw(st.integers(0, most))):
        above = draw(st.none() | st.integers(-1, number - 1))
        parent = None if above is None else f"A-{above}" if above >= 0 else "B-1"
        made.append(Account(id=f"A-{number}", parent=parent))
    return draw(st.permutations(made))
