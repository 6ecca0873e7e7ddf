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

        A name with a minus before it is taken off, as "-churn" is.
        """
        above, below = _sum(part), _sum(whole)
        quotient = f"{_bracketed(above, part)} / {_bracketed(below, whole)}"
        return cls(quotient, rf"\frac{{{_latex(above)}}}{{{_latex(below)}}}", says)

    @classmethod
    def total(cls, names: tuple[str, ...], times: int = 1) -> Formula:
        r"""Terms that are added up and taken off, so many times.

        >>> Formula.total(("start", "-churn")).text.en
        '{start} - {churn}'
        >>> Formula.total(("start", "-churn"), 12).latex
        '(<start> - <churn>) \\times 12'
        """
        total = _sum(names)
        if times == 1:
            return cls(total, _latex(total))
        bracketed = _bracketed(total, names)
        return cls(f"{bracketed} x {times}", rf"{_latex(bracketed)} \times {times}")

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
    """Terms that are added up, or taken off where a minus stands before them; the first is added.

    >>> _sum(("start", "new", "-churn"))
    '{start} + {new} - {churn}'
    """
    first, *rest = names
    more = (f" - {{{name[1:]}}}" if name.startswith("-") else f" + {{{name}}}" for name in rest)
    return "".join((f"{{{first}}}", *more))


def _bracketed(total: str, names: tuple[str, ...]) -> str:
    return f"({total})" if len(names) > 1 else total


def _latex(template: str) -> str:
    return template.replace("{", "<").replace("}", ">")


def _latex_text(number: str) -> str:
    amount, space, unit = number.partition(" ")
    return f"{amount}\\,\\text{{{unit}}}" if space else amount
