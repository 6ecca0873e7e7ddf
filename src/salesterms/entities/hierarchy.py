"""Accounts and the accounts that they are parts of: groups of companies, of any depth."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.account import Account
from salesterms.entities.rules import EntityProblems
from salesterms.errors import (
    Kind,
    Problem,
    SalesTermsError,
    Text,
    check_argument,
    each_argument,
    nearest_or_all,
)
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ACCOUNTS: Final = Text("Accounts, such as a list of them", "Accounts, zoals een lijst ervan")
_YES_OR_NO: Final = Text("True or False", "True of False")
#: So many groups and missing parents are told one by one.
_TOLD: Final = 20

SAME_ID: Final = Kind(
    "same_id",
    Text(
        "the id {value} stands on number {detail} as well",
        "het kenmerk {value} staat ook op nummer {detail}",
    ),
    Text("give each an id of its own", "geef elk een eigen kenmerk"),
)
PARENT_CYCLE: Final = Kind(
    "parent_cycle",
    Text(
        "these accounts are above each other in a circle: {value}",
        "deze accounts staan in een kring boven elkaar: {value}",
    ),
    Text("give one of them no parent", "laat bij een ervan de moeder weg"),
)
UNKNOWN_PARENT: Final = Kind(
    "unknown_parent",
    Text("the parent {value} is not given", "de moeder {value} is niet meegegeven"),
    Text("give that account as well, or no parent", "geef ook dat account, of geen moeder"),
)

_SAID: Final = {
    "head": Text("Accounts: {0}, groups: {1}", "Accounts: {0}, groepen: {1}"),
    "group": Text("{0}: accounts {1}, levels {2}", "{0}: accounts {1}, lagen {2}"),
    "missing": Text(
        "{0}: its parent {1} is not given, so it stands at the top",
        "{0}: de moeder {1} is niet meegegeven, dus dit account staat bovenaan",
    ),
    "more": Text("and {0} more", "en nog {0}"),
}


class NoSuchAccount(SalesTermsError, LookupError):
    """An account was asked of a hierarchy that it was not made with."""

    code = "no_such_account"
    message = Text(
        "There is no account {0} in this hierarchy; nearest: {1}",
        "Er is geen account {0} in deze hiërarchie; lijkt op: {1}",
    )


def same_ids(given: Iterable[object]) -> Iterator[Problem]:
    """A problem for each that bears the id of an earlier one, with its place in the list."""
    first: dict[str, int] = {}
    for number, one in enumerate(given):
        id_: str = one.id  # type: ignore[attr-defined] # accounts and people have one
        if first.setdefault(id_, number) != number:
            yield Problem(
                kind=SAME_ID, value=id_, detail=str(first[id_] + 1), path=f"$[{number}].id"
            )


@frozen(kw_only=True, repr=False)
class AccountHierarchy:
    """Accounts with their parents, children and tops; made by `AccountHierarchy.of`.

    >>> from salesterms.entities import Account
    >>> group = AccountHierarchy.of(
    ...     [
    ...         Account(id="A-1", name="Hop Group"),
    ...         Account(id="A-2", parent="A-1"),
    ...         Account(id="A-3", parent="A-2"),
    ...         Account(id="A-4", parent="B-7"),
    ...     ]
    ... )
    >>> group.root("A-3").id, [one.id for one in group.ancestors("A-3")]
    ('A-1', ['A-2', 'A-1'])
    >>> group.unknown_parents
    {'A-4': 'B-7'}
    >>> print(group.explain())
    Accounts: 4, groups: 2
      A-1: accounts 3, levels 3
      A-4: accounts 1, levels 1
      A-4: its parent B-7 is not given, so it stands at the top

    `accounts` stand in the order in which they were given; two hierarchies are equal where these
    are. `unknown_parents` has, by the id of an account, the parent that was not given with it: such
    an account is a root here, and the true one may lie higher. Every account has a root, if need be
    itself. Of no accounts it is empty.
    Glossary: account (000:22).
    """

    accounts: tuple[Account, ...]
    unknown_parents: FrozenMapping[str, str] = field(eq=False)
    _by_id: FrozenMapping[str, Account] = field(eq=False, alias="by_id")
    _roots: FrozenMapping[str, str] = field(eq=False, alias="roots")
    _depths: FrozenMapping[str, int] = field(eq=False, alias="depths")
    _children: FrozenMapping[str, tuple[Account, ...]] = field(eq=False, alias="children")

    @classmethod
    def of(cls, accounts: Iterable[Account], *, all_parents: bool = False) -> AccountHierarchy:
        """Put accounts together by their parents, at any depth.

        A parent that is not among them is kept in `unknown_parents`: an export often holds a part
        of a group. With `all_parents=True` it is a problem. One `EntityProblems` names every id
        that stands twice, every circle once with all of its members, and then every such parent,
        each with its place, such as `$[3].parent`. Raises `WrongArgument` for what is no account.
        """
        given = each_argument("accounts", accounts, Account, _ACCOUNTS)
        check_argument("all_parents", all_parents, bool, _YES_OR_NO)
        problems = [*same_ids(given)]
        by_id: dict[str, Account] = {}
        places: dict[str, int] = {}
        for place, account in enumerate(given):
            if account.id not in by_id:
                by_id[account.id], places[account.id] = account, place
        roots, depths, found = _climbed(by_id)
        circles = [_from_first(circle, places) for circle in found]
        problems += (
            Problem(kind=PARENT_CYCLE, value=circle, path=f"$[{places[circle[0]]}].parent")
            for circle in circles
        )
        missing = {
            id_: account.parent
            for id_, account in by_id.items()
            if account.parent is not None and account.parent not in by_id
        }
        if all_parents:
            problems += (
                Problem(kind=UNKNOWN_PARENT, value=parent, path=f"$[{places[id_]}].parent")
                for id_, parent in missing.items()
            )
        if problems:
            raise EntityProblems.of(problems)
        children: defaultdict[str, list[Account]] = defaultdict(list)
        for account in given:
            if account.parent is not None and account.parent in by_id:
                children[account.parent].append(account)
        return cls(
            accounts=given,
            unknown_parents=FrozenMapping(missing),
            by_id=FrozenMapping(by_id),
            roots=FrozenMapping(roots),
            depths=FrozenMapping(depths),
            children=FrozenMapping((id_, tuple(found)) for id_, found in children.items()),
        )

    def __getitem__(self, id_: str) -> Account:
        """The account of an id; raises `NoSuchAccount`."""
        try:
            return self._by_id[id_]
        except (KeyError, TypeError):
            raise NoSuchAccount(id_, nearest_or_all(id_, self._by_id)) from None

    def root(self, id_: str) -> Account:
        """The account at the top of its group, if need be itself; raises `NoSuchAccount`."""
        return self._by_id[self._roots[self[id_].id]]

    def children(self, id_: str) -> tuple[Account, ...]:
        """The accounts right below it, in the order given; raises `NoSuchAccount`."""
        return self._children.get(self[id_].id, ())

    def ancestors(self, id_: str) -> tuple[Account, ...]:
        """The accounts above it, from its parent up to its root; raises `NoSuchAccount`."""
        found: list[Account] = []
        parent = self[id_].parent
        while parent is not None and parent in self._by_id:
            found.append(self._by_id[parent])
            parent = found[-1].parent
        return tuple(found)

    def descendants(self, id_: str) -> tuple[Account, ...]:
        """All accounts below it, level by level; raises `NoSuchAccount`."""
        found = [*self.children(id_)]
        for one in found:  # it grows as it is gone through
            found += self._children.get(one.id, ())
        return tuple(found)

    @property
    def roots(self) -> tuple[Account, ...]:
        """The accounts at the top of a group, in the order given."""
        return tuple(one for one in self.accounts if self._roots[one.id] == one.id)

    def explain(self, lang: str = "en") -> str:
        """The groups with their sizes, and the parents that are not given, in "en" or "nl"."""
        sizes: defaultdict[str, int] = defaultdict(int)
        levels: defaultdict[str, int] = defaultdict(int)
        for id_, root in self._roots.items():
            sizes[root] += 1
            levels[root] = max(levels[root], self._depths[id_])
        lines = [_SAID["head"].say(lang).format(len(self.accounts), len(sizes))]
        group, missing = _SAID["group"].say(lang), _SAID["missing"].say(lang)
        lines += _few(
            (group.format(one.id, sizes[one.id], levels[one.id] + 1) for one in self.roots),
            len(sizes),
            lang,
        )
        lines += _few(
            (missing.format(*pair) for pair in self.unknown_parents.items()),
            len(self.unknown_parents),
            lang,
        )
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<AccountHierarchy: {len(self.accounts)} accounts>"


def _few(lines: Iterator[str], count: int, lang: str) -> Iterator[str]:
    """The first lines, and how many more there are."""
    for _, line in zip(range(_TOLD), lines, strict=False):
        yield f"  {line}"
    if count > _TOLD:
        yield f"  {_SAID['more'].say(lang).format(count - _TOLD)}"


def _from_first(circle: tuple[str, ...], places: dict[str, int]) -> tuple[str, ...]:
    """The members of a circle, beginning with the one that was given first."""
    first = circle.index(min(circle, key=places.__getitem__))
    return circle[first:] + circle[:first]


def _climbed(
    by_id: dict[str, Account],
) -> tuple[dict[str, str], dict[str, int], list[tuple[str, ...]]]:
    """The root of each account and how deep it lies; and every circle, which has no root."""
    roots: dict[str, str] = {}
    depths: dict[str, int] = {}
    circles: list[tuple[str, ...]] = []
    for start in by_id:
        way: dict[str, int] = {}
        at: str | None = start
        while at is not None and at in by_id and at not in roots and at not in way:
            way[at] = len(way)
            at = by_id[at].parent
        names = [*way]
        root, depth = names[-1] if names else "", -1
        if at in way:
            circles.append(tuple(names[way[at] :]))
        elif at in roots:
            root, depth = roots[at], depths[at]
        for id_ in reversed(names):
            depth += 1
            roots[id_], depths[id_] = root, depth
    return roots, depths, circles
