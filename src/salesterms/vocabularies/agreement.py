"""What a team has agreed: a vocabulary, its own thresholds, owners and reasons."""

from __future__ import annotations

from attrs import frozen

from salesterms.vocabularies.agreed_terms import AgreedTerms
from salesterms.vocabularies.agreement_checking import problems_of_agreement
from salesterms.vocabularies.agreement_faults import AgreementProblems
from salesterms.vocabularies.sheet import SheetRow, sheet_of


@frozen(kw_only=True, slots=False)
class Agreement(AgreedTerms):
    """One shared terminology: what a team calls whom, since when, and who owns it (003:9).

    >>> from datetime import date
    >>> from salesterms.vocabularies import Agreement, four_types
    >>> agreed = Agreement(
    ...     team="Sales and marketing",
    ...     vocabulary=four_types,
    ...     decided_on=date(2026, 3, 2),
    ...     thresholds={"lead": {"interest": "specific"}},
    ...     owners={"lead": "Anna"},
    ...     reasons={"lead": "who asks a price is called the same day"},
    ... )
    >>> [row["criterion"] for row in agreed.sheet() if "lead" in row["path"]][2:]
    ['interest >= specific and standing = new', 'interest >= specific']

    `thresholds` has, for a word, the rung that the team asks of a fact at least: it takes the place
    of the rung in the criterion of that word. It holds for the narrower words too, for whoever has
    one of those is called by the broader word as well. `owners` and `reasons` have a text
    for a word, `examples` several. Words may be given by an alias. What is not said stays as the
    vocabulary has it. The date is given by the caller.

    It is checked when it is made: `AgreementProblems` names every word that is not there, every
    fact of which the criterion asks no minimum, every threshold below that of a broader word, and
    every row that the thresholds leave without a label. Raises `NotAVocabulary` as well.
    """

    def __attrs_post_init__(self) -> None:
        problems = tuple(problems_of_agreement(self))
        if problems:
            raise AgreementProblems.of(problems)

    def sheet(self, lang: str = "en") -> tuple[SheetRow, ...]:
        """Every row as plain data: the word, when, its owner, why, and on what it rests.

        In order, for the first row that fits gives the word. Where the vocabulary says nothing,
        `word` is empty and `because` says why.
        """
        return sheet_of(self, lang)

    def markdown(self, lang: str = "en") -> str:
        """One page in Markdown; what people have written stands as text and nothing more."""
        from salesterms.vocabularies.sheet_text import markdown_of

        return markdown_of(self, lang)

    def __str__(self) -> str:
        return self.markdown()
