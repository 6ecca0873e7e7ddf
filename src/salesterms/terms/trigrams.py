"""Finding texts that are nearly the same: an index from runs of three letters to the texts.

A mistyped word keeps most of its runs of three letters, and only the texts that share one are
looked at. So a search takes a time that grows with the number of texts that come near, not with
the number of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What begins or ends with the searched text comes near, however long it is: *funnel* is looked for
#: in *salesfunnel*, *klant* in *klantverloop*.
_HOLDS_IT, _LETTERS = 0.6, 3


def trigrams(key: str) -> set[str]:
    """The runs of three letters of a folded text, with its beginning and its end marked.

    >>> sorted(trigrams("deal"))
    ['  d', ' de', 'al ', 'dea', 'eal']
    """
    padded = f"  {key} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


class TrigramIndex:
    """Folded texts, to be found by others that come near.

    >>> index = TrigramIndex(["churn", "churnrate", "quota"])
    >>> [index.keys[position] for _, position in index.near("churm", least=0.3)]
    ['churn', 'churnrate']
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys: Sequence[str] = tuple(keys)
        self._sizes: list[int] = []
        self._positions: dict[str, list[int]] = {}
        for position, key in enumerate(self.keys):
            runs = trigrams(key)
            self._sizes.append(len(runs))
            for run in runs:
                self._positions.setdefault(run, []).append(position)

    def near(self, key: str, *, least: float) -> list[tuple[float, int]]:
        """The score and the position of each text that scores at least `least`, the best first.

        The score runs from 0 to 1. It is the share of the runs that both texts have (Dice's
        coefficient), and no less than 0.6 where the text begins or ends with a key of three letters
        or more. The same text comes first, before others that only repeat its letters.
        """
        wanted = trigrams(key)
        shared: dict[int, int] = {}
        for run in wanted:
            for position in self._positions.get(run, ()):
                shared[position] = shared.get(position, 0) + 1
        found = []
        for position, count in shared.items():
            score = 2 * count / (len(wanted) + self._sizes[position])
            text = self.keys[position]
            if len(key) >= _LETTERS and (text.startswith(key) or text.endswith(key)):
                score = max(score, _HOLDS_IT + (1 - _HOLDS_IT) * score)
            if score >= least:
                found.append((text != key, -score, position))
        return [(-score, position) for _, score, position in sorted(found)]
