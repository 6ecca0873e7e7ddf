"""The laws of accounts in groups: what is above and below, in whatever order they are given."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms.documents import dumps, loads
from salesterms.entities import Account, AccountHierarchy, EntityProblems
from salesterms.strategies import account_lists, accounts

quick = settings(max_examples=min(40, settings().max_examples), deadline=None)


def root_by_hand(id_: str, parents: dict[str, str | None]) -> str:
    """The top of a group, by climbing one step after another."""
    above = parents[id_]
    return id_ if above is None or above not in parents else root_by_hand(above, parents)


class TestGroups:
    """The root is what climbing leads to; children and parents are each other's converse."""

    @quick
    @given(account_lists())
    def test_law(self, some: list[Account]) -> None:
        group = AccountHierarchy.of(some)
        parents = {one.id: one.parent for one in some}
        for one in some:
            ancestors = group.ancestors(one.id)
            assert group.root(one.id).id == root_by_hand(one.id, parents)
            assert group.root(one.id) == (ancestors[-1] if ancestors else one)
            assert (one in group.roots) == (not ancestors)
            assert all(child.parent == one.id for child in group.children(one.id))
            assert all(one in group.ancestors(below.id) for below in group.descendants(one.id))
        below = [child for one in some for child in group.children(one.id)]
        assert len(below) + len(group.roots) == len(some)
        assert set(group.unknown_parents) == {
            one.id for one in some if one.parent is not None and one.parent not in parents
        }


class TestOrder:
    """The order in which accounts are given changes no answer about one of them."""

    @quick
    @given(account_lists(), st.randoms(use_true_random=False))
    def test_law(self, some: list[Account], random: Any) -> None:
        turned = random.sample(some, len(some))
        one, other = AccountHierarchy.of(some), AccountHierarchy.of(turned)
        for account in some:
            assert one.root(account.id) == other.root(account.id)
            assert one.ancestors(account.id) == other.ancestors(account.id)
            assert set(one.children(account.id)) == set(other.children(account.id))


class TestCircles:
    """Every account on a circle is named once, and no other; else there is no problem."""

    @quick
    @given(st.lists(st.none() | st.integers(0, 9), min_size=1, max_size=10))
    def test_law(self, above: Sequence[int | None]) -> None:
        some = [
            Account(id=str(n), parent=None if up is None or up == n else str(up))
            for n, up in enumerate(above)
        ]
        parents = {one.id: one.parent for one in some}
        circling: set[str] = set()
        for id_, above_it in parents.items():
            at = above_it
            for _ in parents:  # whoever comes by themselves again stands on a circle
                if at == id_:
                    circling.add(id_)
                at = parents.get(at) if at is not None else None
        try:
            AccountHierarchy.of(some)
            found: list[str] = []
        except EntityProblems as problems:
            found = [id_ for one in problems.problems for id_ in one.value]  # type: ignore[attr-defined]
        assert len(found) == len(circling)
        assert set(found) == circling


class TestDocuments:
    """An account comes back from its document."""

    @quick
    @given(accounts())
    def test_law(self, account: Account) -> None:
        assert loads(dumps(account), Account) == account
