"""What the command line says itself, and the errors that only it can meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Sentence, Text

if TYPE_CHECKING:
    from salesterms.mapping import MappingProblems

ERROR = Text("salesterms: {0}", "salesterms: {0}")
WRITTEN = Text("Written: {0}", "Weggeschreven: {0}")
NOTHING_FOUND = Text("No term comes near.", "Er komt geen term in de buurt.")
PERSONAL = Text(
    "{0} holds personal data (the original rows, column {1} included).",
    "{0} bevat persoonsgegevens (de oorspronkelijke rijen, met kolom {1}).",
)
STRICT = Text("--strict: {0} row(s) were not accepted", "--strict: {0} rij(en) niet geaccepteerd")
NOTHING_ANSWERED = Text(
    "Not one vector was answered: nothing is supported",
    "Geen enkele vector is beantwoord: niets wordt ondersteund",
)
NOTHING_ACCEPTED = Text("{0}: no row was accepted", "{0}: geen enkele rij is geaccepteerd")

#: Said where the header was read as a single column.
ONE_COLUMN = Text(
    " (If that is not one column, add the mark between them: --delimiter semicolon, tab or pipe)",
    " (Is dat niet één kolom, voeg dan het teken ertussen toe: --delimiter semicolon, tab of pipe)",
)

#: What an account of a metric says around its texts.
IN_THE_GLOSSARY = Text("Term of the glossary", "Term van de woordenlijst")
MEANT = Text("This word", "Dit woord")
BY_DEFAULT = Text("the default", "de standaard")
AT_THE_EDGES = Text("At the edges", "Aan de randen")
CALL = Text("In Python", "In Python")
ROWS = Text("Rows", "Rijen")
GROUP_BY = Text("Group by", "Groeperen op")
#: Said where a word is that of more metrics than are shown in full.
SEVERAL_MEANT = Text("{0} can mean {1} metrics:", "{0} kan {1} kengetallen betekenen:")
ONE_IN_FULL = Text(
    "One of them in full: salesterms metric {0}", "Eén ervan voluit: salesterms metric {0}"
)
TITLE, VARIANTS = Text("title", "titel"), Text("variants", "varianten")
ROWS_IN_ORDER = (
    Text("lands in", "komt in"),
    Text("which is", "dat is"),
    Text("and", "en"),
    Text("when", "wanneer"),
)


class NoMapping(SalesTermsError, LookupError):
    """A report was asked for without saying what the columns mean."""

    code = "no_mapping"
    message = Text(
        "Give --mapping or --preset: nothing is guessed. {0} has the columns {1}. For a mapping"
        " to complete: salesterms columns {2} --out mapping.json",
        "Geef --mapping of --preset: er wordt niets gegokt. {0} heeft de kolommen {1}. Voor een"
        " mapping om in te vullen: salesterms columns {2} --out mapping.json",
    )

    def __init__(self, file: str, columns: tuple[str, ...]) -> None:
        """Keep the file and the columns found in it."""
        super().__init__(file, columns)

    def text(self, lang: str = "en") -> str:
        """The columns one by one, however many there are."""
        file, columns = self.args
        listed = ", ".join(map(repr, columns))
        said = self.message.say(lang).format(repr(file), listed, file)
        return said + (ONE_COLUMN.say(lang) if len(columns) == 1 else "")


class NoShape(SalesTermsError, LookupError):
    """An audit was asked for without saying in what shape the log is."""

    code = "no_shape"
    message = Text(
        "Give --mapping, or --shape with --case, --label and --at: nothing is guessed. {0} has the"
        " columns {1}. For a mapping to complete: salesterms columns {2} --log --out mapping.json",
        "Geef --mapping, of --shape met --case, --label en --at: er wordt niets gegokt. {0} heeft"
        " de kolommen {1}. Voor een mapping om in te vullen: salesterms columns {2} --log --out"
        " mapping.json",
    )

    def __init__(self, file: str, columns: tuple[str, ...]) -> None:
        """Keep the file and the columns found in it."""
        super().__init__(file, columns)

    def text(self, lang: str = "en") -> str:
        """The columns one by one, however many there are."""
        file, columns = self.args
        listed = ", ".join(map(repr, columns))
        said = self.message.say(lang).format(repr(file), listed, file)
        return said + (ONE_COLUMN.say(lang) if len(columns) == 1 else "")


class NotByCase(SalesTermsError, ValueError):
    """The rows of a file were said to come case by case, and do not."""

    code = "not_by_case"
    message = Text(
        "A row of case {0} comes after one of {1}: sort the file by case, or leave out --by-case",
        "Een rij van {0} komt na een van {1}: sorteer het bestand op geval, of laat --by-case weg",
    )


class OrderTakesAll(SalesTermsError, ValueError):
    """Rows are to be read case by case, and to be put in order of time."""

    code = "order_takes_all"
    message = Text(
        "Rows are put in order {0} only when all of them are there: leave out --by-case, or sort"
        " the file by case and by time, and say so with --order as_given",
        "Rijen zijn pas op volgorde {0} te zetten als ze er allemaal zijn: laat --by-case weg, of"
        " sorteer het bestand op geval en op tijd, en zeg dat met --order as_given",
    )


class NoZoneOfDay(SalesTermsError, ValueError):
    """A day is given as the last one that is known, and no zone in which it ends."""

    code = "no_zone_of_day"
    message = Text(
        "--as-of {0} is a day, and the zone in which it ends is not given: add --zone, such as"
        " --zone Europe/Amsterdam, or give an instant: --as-of {0}T23:59:59+02:00",
        "--as-of {0} is een dag en de zone waarin die eindigt is niet gegeven: voeg --zone toe,"
        " zoals --zone Europe/Amsterdam, of geef een tijdstip: --as-of {0}T23:59:59+02:00",
    )

    def __init__(self, day: str) -> None:
        """Keep the day as it was written."""
        super().__init__(Sentence(day))


class FileIsThere(SalesTermsError, FileExistsError):
    """A file would have been replaced."""

    code = "file_is_there"
    message = Text(
        "{0} exists already: choose another name, or add --force",
        "{0} bestaat al: kies een andere naam, of voeg --force toe",
    )


class FileIsInput(SalesTermsError, ValueError):
    """A file that is read would have been written over."""

    code = "file_is_input"
    message = Text(
        "{0} is a file that is read here: write to another one",
        "{0} is een bestand dat hier gelezen wordt: schrijf naar een ander bestand",
    )


class SameOutput(SalesTermsError, ValueError):
    """Two outputs would be written to one file."""

    code = "same_output"
    message = Text(
        "{0} and {1} are one file, which cannot hold both outputs: name another one",
        "{0} en {1} zijn één bestand, dat niet beide uitvoeren kan bevatten: noem een ander",
    )


class CannotWrite(SalesTermsError, OSError):
    """The operating system refused to write a file."""

    code = "cannot_write"
    message = Text("{0} cannot be written: {1}", "{0} is niet te schrijven: {1}")

    def __init__(self, path: str, reason: str) -> None:
        """Keep the path and the reason."""
        super().__init__(path, Sentence(reason))


class PresetIncomplete(SalesTermsError, ValueError):
    """A preset asks for what only the user knows, and the user has no file with question marks."""

    code = "preset_incomplete"
    message = Text(
        "What is still open stands in preset {0}, not in a file of yours: give --currency and"
        " --zone, or a mapping of your own with these keys beside the preset: --mapping FILE.json",
        "Wat nog open is, staat in preset {0} en niet in een eigen bestand: geef --currency en"
        " --zone, of naast de preset een eigen mapping met deze sleutels: --mapping BESTAND.json",
    )

    def __init__(self, preset: str, problems: MappingProblems) -> None:
        """Keep the name of the preset and what is open in it."""
        super().__init__(preset, problems)

    def text(self, lang: str = "en") -> str:
        """What is open, place by place, and where it can be said."""
        preset, problems = self.args
        return f"{problems.text(lang)}\n{self.message.say(lang).format(repr(preset))}"


class DeclaredTwice(SalesTermsError, ValueError):
    """An option and the mapping say different things."""

    code = "declared_twice"
    message = Text(
        "{0} is {1}, but the mapping says {2}: leave one of them out",
        "{0} is {1}, maar in de mapping staat {2}: laat één van beide weg",
    )

    def __init__(self, option: str, given: object, declared: object) -> None:
        """Keep the option, its value and what the mapping says."""
        super().__init__(Sentence(option), given, declared)


class RuledTwice(SalesTermsError, ValueError):
    """One kind of verdict is given two different rulings."""

    code = "ruled_twice"
    message = Text(
        "There are two rulings on {0}, {1} and {2}: give one of them",
        "Er zijn twee besluiten over {0}, {1} en {2}: geef er één",
    )
