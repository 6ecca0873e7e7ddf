"""A formula that can be shown by its names and with its numbers, as text and as LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@frozen
class Formula:
    r"""A template in which `{won}` stands for the input of that name.

    >>> ratio = Formula("{won} / ({won} + {lost})", r"\\frac{<won>}{<won> + <lost>}")
    >>> ratio.names(["won", "lost"])
    'won / (won + lost)'
    >>> ratio.numbers({"won": "5", "lost": "10"})
    '5 / (5 + 10)'
    >>> ratio.latex_numbers({"won": "5", "lost": "10"})
    '\\\\frac{5}{5 + 10}'

    In the LaTeX template the names stand in angle brackets, because braces are LaTeX's own.
    """

    text: str
    latex: str
    symbols: str = ""

    def names(self, names: Iterable[str]) -> str:
        """The formula in its own terms, or the `symbols` that were given for it."""
        if self.symbols:
            return self.symbols
        return self.text.format(**{name: name.replace("_", " ") for name in names})

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
