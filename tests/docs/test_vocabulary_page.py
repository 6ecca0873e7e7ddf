"""The page of the vocabularies lists every built-in one, with its words as the code has them.

After a change of a vocabulary the sections are made again by `tables()`.
"""

from pathlib import Path

from salesterms.vocabularies import Term, Vocabulary, vocabularies
from salesterms.vocabularies.kinds import BASIS_WORDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "vocabularies.md"
START = "<!-- as the code has them -->\n"


def also(term: Term) -> str:
    """The other words of a term; of labels that facts cannot tell apart, all in their order."""
    return ", ".join(f"`{word}`" for word in term.words if word != term.word)


HEADS = ("word", "also", "a kind of", "about", "rests on")


def row(term: Term) -> tuple[str, ...]:
    """A word, the words beside it, the wider word, and what it rests on."""
    rests = BASIS_WORDS[term.basis].en
    if term.cites:
        rests += f": {', '.join(term.cites)}"
    broader = f"`{term.broader}`" if term.broader else ""
    return f"`{term.word}`", also(term), broader, term.subject.value, rests


def lines_of(terms: tuple[Term, ...]) -> list[str]:
    """A table of terms, without the columns that are empty in all of its rows."""
    cells = [row(term) for term in terms]
    shown = [at for at in range(len(HEADS)) if any(one[at] for one in cells)]
    lines = [tuple("---" for _ in HEADS), *cells]
    return [f"| {' | '.join(line[at] for at in shown)} |" for line in (HEADS, *lines)]


def notes(vocabulary: Vocabulary) -> str:
    """What is to be minded, each remark once with the words that it is about."""
    about: dict[str, list[str]] = {}
    for term in vocabulary.terms:
        if term.note is not None:
            about.setdefault(term.note.en, []).append(f"`{term.word}`")
    return "".join(f"- {', '.join(words)}: {note}.\n" for note, words in about.items())


def table(vocabulary: Vocabulary) -> str:
    """The section of one vocabulary."""
    head = [f"### `{vocabulary.id}`\n", f"{vocabulary.title.en}\n"]
    lines = [*head, *lines_of(vocabulary.terms)]
    remarks = notes(vocabulary)
    return "\n".join(lines) + "\n" + (f"\n{remarks}" if remarks else "")


def tables() -> str:
    """The sections of all vocabularies, those of texts first."""
    texts = [table(one) for one in vocabularies() if one.source]
    systems = [table(one) for one in vocabularies() if not one.source]
    return "\n".join(["## Of the texts\n", *texts, "## Of the CRM systems\n", *systems])


def test_the_page_has_every_vocabulary_as_the_code_has_it() -> None:
    _, made = PAGE.read_text(encoding="utf-8").split(START)

    assert made.strip() == tables().strip()
