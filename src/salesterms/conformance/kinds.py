"""What can be wrong with a file of vectors, and the error that carries all of it."""

from __future__ import annotations

from salesterms.errors import Kind, ProblemGroup, SalesTermsError, Sentence, Text

NOT_THIS = Kind(
    "not_this",
    Text("{value} is not {detail}", "{value} is niet wat hier hoort: {detail}"),
    Text("write {detail}", "schrijf {detail}"),
)
KEY_MISSING = Kind(
    "key_missing",
    Text("the key {value} is missing", "de sleutel {value} ontbreekt"),
    Text("add it", "voeg hem toe"),
)
KEY_UNKNOWN = Kind(
    "key_unknown",
    Text("there is no key {value} here", "de sleutel {value} bestaat hier niet"),
    Text("take it out, or use one of {detail}", "haal hem weg, of gebruik een van {detail}"),
)
ONE_OF_KEYS = Kind(
    "one_of_keys",
    Text("not exactly one of the keys {detail}", "niet precies een van de sleutels {detail}"),
    Text("keep one of them", "houd een ervan"),
)
KEY_NEEDS = Kind(
    "key_needs",
    Text("{value} stands without {detail}", "{value} staat zonder {detail}"),
    Text("add {detail}, or take it out", "voeg {detail} toe, of haal het weg"),
)
TOO_FEW_OR_MANY = Kind(
    "too_few_or_many",
    Text("{value} is not as many as there may be", "{value} is niet het aantal dat mag"),
    Text("give {detail}", "geef {detail}"),
)
NOT_EXACT = Kind(
    "not_exact",
    Text("{value} is a number with a fraction", "{value} is een getal met een breuk"),
    Text(
        'write it as exact text: {{"decimal": "0.25"}}',
        'schrijf het als exacte tekst: {{"decimal": "0.25"}}',
    ),
)
ID_TWICE = Kind(
    "id_twice",
    Text("the id {value} was given before", "het kenmerk {value} is al gegeven"),
    Text("give each vector an id of its own", "geef elke vector een eigen kenmerk"),
)

NAME_UNKNOWN = Kind(
    "name_unknown",
    Text("this library has no {value}", "deze bibliotheek heeft geen {value}"),
    Text("did you mean {detail}?", "bedoel je {detail}?"),
)


class VectorProblems(ProblemGroup):
    """A file of vectors that cannot be used: every problem of it, with its path and the remedy."""

    code = "vector_problems"
    heading = Text("Problems in the vectors: {0}", "Problemen in de vectoren: {0}")


class NoSuchFile(SalesTermsError, OSError):
    """A file of vectors cannot be opened, or is too large."""

    code = "no_such_file"
    message = Text("{0} cannot be read: {1}", "{0} is niet te lezen: {1}")

    def __init__(self, path: str, reason: str | Text) -> None:
        """Keep the path and the reason."""
        super().__init__(path, reason if isinstance(reason, Text) else Sentence(reason))


class UnknownVectors(SalesTermsError, LookupError):
    """Vectors were asked for by a name that none have."""

    code = "unknown_vectors"
    message = Text(
        "There are no vectors of {0}: use one of {1}",
        "Er zijn geen vectoren van {0}: gebruik een van {1}",
    )


class TooDeepToShow(SalesTermsError, ValueError):
    """An answer whose parts lie in each other without an end."""

    code = "too_deep_to_show"
    message = Text(
        "a reply has more than 100 objects in each other: reply with fewer",
        "een antwoord heeft meer dan 100 objecten in elkaar: antwoord met minder",
    )


class BadCommand(SalesTermsError, ValueError):
    """The command of another implementation cannot be started."""

    code = "bad_command"
    message = Text(
        "{0} cannot be started ({1}): give a program with its arguments, such as"
        " 'python adapter.py'",
        "{0} is niet te starten ({1}): geef een programma met argumenten, zoals"
        " 'python adapter.py'",
    )

    def __init__(self, command: str, reason: str) -> None:
        """Keep the command and the reason."""
        super().__init__(command, Sentence(reason))


class NotAForm(SalesTermsError, ValueError):
    """A value of a request stands in none of the forms of the format."""

    code = "not_a_form"
    message = Text(
        "{0} is in no form of the vectors: give {1}",
        "{0} heeft geen vorm van de vectoren: geef {1}",
    )


class Disagrees(SalesTermsError, AssertionError):
    """An answer is another than a vector expects."""

    code = "disagrees"
    message = Text("{0} ({1}): expected {2}; got {3}", "{0} ({1}): verwacht {2}; gekregen {3}")

    def __init__(self, vector: str, description: str, expected: str, got: str) -> None:
        """Keep the id and the description of the vector, and both answers as JSON."""
        super().__init__(Sentence(vector), Sentence(description), Sentence(expected), Sentence(got))
