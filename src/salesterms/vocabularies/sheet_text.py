"""An agreement as one page of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms._render import safe_markdown, safe_table, shown_cell
from salesterms.errors import Text
from salesterms.vocabularies.sheet import sheet_of

if TYPE_CHECKING:
    from salesterms.vocabularies.agreed_terms import AgreedTerms
    from salesterms.vocabularies.sheet import SheetRow

HEADING: Final = Text("Definitions: {0}", "Begrippen: {0}")
DECIDED: Final = Text(
    "Decided on {0}, starting from {1}.", "Vastgesteld op {0}, met als uitgangspunt {1}."
)
ORDER: Final = Text(
    "Read from top to bottom: the first row that fits gives the word.",
    "Lees van boven naar beneden: de eerste rij die past, geeft het woord.",
)
SHORT: Final = Text("As short text, for systems:", "Als korte tekst, voor systemen:")
NO_WORD: Final = Text("(no word)", "(geen woord)")
EXAMPLES: Final = Text("for example: {0}", "bijvoorbeeld: {0}")
OF_THE_WORD: Final = Text("{0} (the word: {1})", "{0} (het woord: {1})")
ALSO: Final = Text("{0} (also: {1})", "{0} (ook: {1})")

#: Of each column of the table the key and the heading.
COLUMNS: Final = (
    ("word", Text("word", "woord")),
    ("about", Text("about", "betreft")),
    ("when", Text("when", "wanneer")),
    ("owner", Text("owner", "verantwoordelijk")),
    ("reason", Text("why", "waarom")),
    ("basis", Text("rests on", "gebaseerd op")),
)


def cells_of(row: SheetRow, lang: str) -> dict[str, str]:
    """A row as a reader sees it: column -> text."""
    word = " / ".join(row["path"]) or NO_WORD.say(lang)
    why = [row["reason"], row["because"]]
    if row["examples"]:
        why.append(EXAMPLES.say(lang).format("; ".join(row["examples"])))
    return {
        "about": row["about"],
        "word": ALSO.say(lang).format(word, ", ".join(row["aliases"])) if row["aliases"] else word,
        "when": row["when"],
        "owner": row["owner"],
        "reason": "; ".join(said for said in why if said),
        "basis": _basis(row, lang),
    }


def _basis(row: SheetRow, lang: str) -> str:
    """What the criterion rests on, and the places; these may be of the word alone."""
    places = ", ".join(row["cites"])
    if places and row["cites_word_only"]:
        return OF_THE_WORD.say(lang).format(row["basis"], places)
    return ": ".join(said for said in (row["basis"], places) if said)


def starting_from(agreed: AgreedTerms, lang: str) -> str:
    """The vocabulary by its title and its id."""
    return f"{agreed.vocabulary.title.say(lang)} ({agreed.vocabulary.id})"


def markdown_of(agreed: AgreedTerms, lang: str) -> str:
    """The whole page."""
    rows = sheet_of(agreed, lang)
    shown = [cells_of(row, lang) for row in rows]
    heading = HEADING.say(lang).format(agreed.team)
    decided = DECIDED.say(lang).format(agreed.decided_on.isoformat(), starting_from(agreed, lang))
    heads = [title.say(lang) for _, title in COLUMNS]
    cells = ([row[key] for key, _ in COLUMNS] for row in shown)
    table = safe_table(heads, cells, numeric=len(heads))
    # Indented by four: as it stands, whatever it holds.
    short = [f"    {shown_cell(row['word'] or '-')}: {row['criterion']}" for row in rows]
    return "\n".join(
        [
            f"# {safe_markdown(heading)}",
            "",
            f"{safe_markdown(decided)} {ORDER.say(lang)}",
            "",
            table,
            "",
            SHORT.say(lang),
            "",
            *short,
            "",
        ]
    )
