"""A formula that can be shown by its names and with its numbers, as text and as LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.results.words import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def _in_both(given: str | Text) -> Text:
    """Plain arithmetic reads alike in every language; what holds words is a `Text`."""
    return given if isinstance(given, Text) else Text(given, given)


@frozen
class Formula:
    r"""A template in which `{won}` stands for the input of that name.

    >>> ratio = Formula("{won} / ({won} + {lost})", r"\\frac{<won>}{<won> + <lost>}")
    >>> ratio.names(["won", "lost"]).nl
    'gewonnen / (gewonnen + verloren)'
    >>> ratio.numbers({"won": "5", "lost": "10"}).en
    '5 / (5 + 10)'
    >>> ratio.latex_numbers({"won": "5", "lost": "10"})
    '\\\\frac{5}{5 + 10}'

    The template is a `Text` where it holds words, and one text for all languages where it is plain
    arithmetic. In the LaTeX template the names stand in angle brackets, because braces are LaTeX's
    own.
    """

    text: Text = field(converter=_in_both)
    latex: str
    says: Text | None = None

    @classmethod
    def quotient(
        cls, part: tuple[str, ...], whole: tuple[str, ...], says: Text | None = None
    ) -> Formula:
        r"""One sum of terms over another.

        >>> Formula.quotient(("won",), ("won", "lost")).text.en
        '{won} / ({won} + {lost})'
        >>> Formula.quotient(("won",), ("won", "lost")).latex
        '\\frac{<won>}{<won> + <lost>}'
        """
        above, below = (" + ".join(f"<{name}>" for name in names) for names in (part, whole))
        return cls(f"{_sum(part)} / {_sum(whole)}", rf"\frac{{{above}}}{{{below}}}", says)

    def names(self, names: Iterable[str]) -> Text:
        """The formula in words: what it `says`, or its template with the names of its terms."""
        if self.says is not None:
            return self.says
        known = tuple(names)

        def said(lang: str) -> str:
            words = {name: reason_text(name, lang) for name in known}
            return self.text.say(lang).format(**words)

        return Text.both(said)

    def numbers(self, inputs: Mapping[str, str]) -> Text:
        """The formula with the numbers in place of the names."""
        return Text.both(lambda lang: self.text.say(lang).format(**inputs))

    def latex_numbers(self, inputs: Mapping[str, str]) -> str:
        """The LaTeX form with the numbers in place of the names."""
        shown = self.latex
        for name, number in inputs.items():
            shown = shown.replace(f"<{name}>", _latex_text(number))
        return shown


def _sum(names: tuple[str, ...]) -> str:
    """Terms that are added up, in brackets where there are several."""
    added = " + ".join(f"{{{name}}}" for name in names)
    return f"({added})" if len(names) > 1 else added


def _latex_text(number: str) -> str:
    amount, space, unit = number.partition(" ")
    return f"{amount}\\,\\text{{{unit}}}" if space else amount
