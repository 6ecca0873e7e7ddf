"""An account has data; which accounts are parts of which is told for all of them at once."""

import pickle

import pytest

from salesterms.documents import DocumentProblems, dumps, loads, structure
from salesterms.entities import Account, AccountHierarchy, EntityProblems, NoSuchAccount
from salesterms.errors import WrongArgument
from salesterms.values import Money


def paths(caught: pytest.ExceptionInfo[EntityProblems]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in caught.value.problems]


class TestAccount:
    def test_every_field_at_fault_is_named_and_the_owner_is_not_quoted(self) -> None:
        with pytest.raises(EntityProblems) as caught:
            Account(
                id="",
                name=" ",
                parent="",
                employees=-1,
                annual_revenue=10,  # type: ignore[arg-type]
                owner=b"secret",  # type: ignore[arg-type]
            )

        assert [path for _, path in paths(caught)] == [
            "$.id",
            "$.name",
            "$.parent",
            "$.employees",
            "$.annual_revenue",
            "$.owner",
        ]
        assert "secret" not in str(caught.value)

    @pytest.mark.parametrize("employees", [3.0, True, "3"])
    def test_employees_are_a_whole_number(self, employees: object) -> None:
        with pytest.raises(EntityProblems):
            Account(id="A-1", employees=employees)  # type: ignore[arg-type]

    def test_it_is_not_its_own_parent(self) -> None:
        with pytest.raises(EntityProblems) as caught:
            Account(id="A-1", parent="A-1")
        assert paths(caught) == [("own_parent", "$.parent")]
        assert "onder zichzelf" in caught.value.text("nl")

    def test_a_document_of_it_comes_back_and_tells_each_fault(self) -> None:
        account = Account(id="A-1", employees=0, annual_revenue=Money("1.50", "EUR"))
        assert loads(dumps(account), Account) == account
        with pytest.raises(DocumentProblems) as caught:
            structure({"kenmerk": "A-1", "moeder": "A-1", "medewerkers": -1}, Account)
        assert {problem.path for problem in caught.value.problems} == {"$.moeder", "$.medewerkers"}


class TestHierarchy:
    GROUP = (
        Account(id="A-1"),
        Account(id="A-2", parent="A-1"),
        Account(id="A-3", parent="A-1"),
        Account(id="A-4", parent="A-3"),
        Account(id="B-1", parent="X-9"),
    )

    def test_it_knows_what_is_above_and_below(self) -> None:
        group = AccountHierarchy.of(self.GROUP)
        assert group.root("A-4").id == group.root("A-1").id == "A-1"
        assert [one.id for one in group.ancestors("A-4")] == ["A-3", "A-1"]
        assert [one.id for one in group.children("A-1")] == ["A-2", "A-3"]
        assert [one.id for one in group.descendants("A-1")] == ["A-2", "A-3", "A-4"]
        assert group.children("A-4") == group.ancestors("A-1") == ()
        assert [one.id for one in group.roots] == ["A-1", "B-1"]
        assert pickle.loads(pickle.dumps(group)) == group
        assert repr(group) == "<AccountHierarchy: 5 accounts>"

    def test_an_account_whose_parent_is_not_given_stands_at_the_top_and_that_is_said(self) -> None:
        group = AccountHierarchy.of(self.GROUP)
        assert group.unknown_parents == {"B-1": "X-9"}
        assert group.ancestors("B-1") == ()
        assert group.explain("nl").splitlines()[-1] == (
            "  B-1: de moeder X-9 is niet meegegeven, dus dit account staat bovenaan"
        )

    def test_all_parents_are_asked_for_where_one_wants_that(self) -> None:
        with pytest.raises(EntityProblems) as caught:
            AccountHierarchy.of(self.GROUP, all_parents=True)
        assert paths(caught) == [("unknown_parent", "$[4].parent")]

    def test_circles_with_their_members_and_ids_that_stand_twice_are_told_at_once(self) -> None:
        given = [
            Account(id="C-9", parent="C-2"),  # leads into a circle, and is not in it
            Account(id="C-1", parent="C-2"),
            Account(id="C-2", parent="C-3"),
            Account(id="C-3", parent="C-1"),
            Account(id="D-1", parent="D-2"),
            Account(id="D-2", parent="D-1"),
            Account(id="D-3", parent="C-9"),
            Account(id="D-2"),
        ]
        with pytest.raises(EntityProblems) as caught:
            AccountHierarchy.of(given)
        assert paths(caught) == [
            ("same_id", "$[7].id"),
            ("parent_cycle", "$[1].parent"),
            ("parent_cycle", "$[4].parent"),
        ]
        assert [one.value for one in caught.value.problems] == [
            "D-2",
            ("C-1", "C-2", "C-3"),
            ("D-1", "D-2"),
        ]
        assert "number 6" in str(caught.value)

    def test_it_is_of_any_depth(self) -> None:
        deep = 20_000
        chain = [Account(id=f"A-{n}", parent=f"A-{n - 1}" if n else None) for n in range(deep)]
        group = AccountHierarchy.of(chain[::-1])
        assert group.root(f"A-{deep - 1}").id == "A-0"
        assert len(group.ancestors(f"A-{deep - 1}")) == len(group.descendants("A-0")) == deep - 1
        assert f"levels {deep}" in group.explain()
        ring = [Account(id="A-0", parent=f"A-{deep - 1}"), *chain[1:]]
        with pytest.raises(EntityProblems) as caught:
            AccountHierarchy.of(ring)
        assert len(str(caught.value)) < 2000

    def test_many_groups_are_told_in_part(self) -> None:
        group = AccountHierarchy.of(Account(id=f"A-{n}") for n in range(25))
        assert group.explain().splitlines()[-1] == "  and 5 more"

    def test_of_no_accounts_it_is_empty(self) -> None:
        group = AccountHierarchy.of([])
        assert group.roots == group.accounts == ()
        assert group.explain() == "Accounts: 0, groups: 0"

    @pytest.mark.parametrize("asked", ["A-5", None, []])
    def test_an_account_that_is_not_in_it_is_named_with_those_near(self, asked: object) -> None:
        with pytest.raises(NoSuchAccount, match="A-4"):
            AccountHierarchy.of(self.GROUP).root(asked)  # type: ignore[arg-type]

    def test_what_is_no_account_is_refused(self) -> None:
        with pytest.raises(WrongArgument):
            AccountHierarchy.of([Account(id="A-1"), "A-2"])  # type: ignore[list-item]
        with pytest.raises(WrongArgument):
            AccountHierarchy.of([], all_parents=1)  # type: ignore[arg-type]
