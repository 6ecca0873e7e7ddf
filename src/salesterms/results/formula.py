"""A formula that can be shown by its names and with its numbers, as text and as LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import LANGUAGES, Text
from salesterms.results.words import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@frozen
class Formula:
    r"""A template in which `{won}` stands for the input of that name.

    >>> ratio = Formula("{won} / ({won} + {lost})", r"\\frac{<won>}{<won> + <lost>}")
    >>> ratio.names(["won", "lost"]).nl
    'gewonnen / (gewonnen + verloren)'
    >>> ratio.numbers({"won": "5", "lost": "10"})
    '5 / (5 + 10)'
    >>> ratio.latex_numbers({"won": "5", "lost": "10"})
    '\\\\frac{5}{5 + 10}'

    In the LaTeX template the names stand in angle brackets, because braces are LaTeX's own.
    """

    text: str
    latex: str
    says: Text | None = None

    def names(self, names: Iterable[str]) -> Text:
        """The formula in words: what it `says`, or its template with the names of its terms."""
        if self.says is not None:
            return self.says
        words = {lang: {name: reason_text(name, lang) for name in names} for lang in LANGUAGES}
        return Text(self.text.format(**words["en"]), self.text.format(**words["nl"]))

    def numbers(self, inputs: Mapping[str, str]) -> str:
        """The formula with the numbers in place of the names."""
        return self.text.format(**inputs)

    def latex_numbers(self, inputs: Mapping[str, str]) -> str:
        """The LaTeX form with the numbers in place of the names."""
        shown = self.latex
        for name, number in inputs.items():
            shown = shown.replace(f"<{name}>", _latex_text(number))
        return shown


def _latex_text(number: str) -> str:
    amount, space, unit = number.partition(" ")
    return f"{amount}\\,\\text{{{unit}}}" if space else amount
