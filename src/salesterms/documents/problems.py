"""The errors of documents: every problem of one document, and a type without a form."""

from __future__ import annotations

from salesterms.errors import ProblemGroup, SalesTermsError, Text


class DocumentProblems(ProblemGroup):
    """A document, or a value to be written as one, that breaks its rules: every problem of it."""

    code = "document_problems"
    heading = Text("Problems in the document: {0}", "Problemen in het document: {0}")


class NoDocumentForm(SalesTermsError, TypeError):
    """A type that documents do not know, where a field or a caller asks for it."""

    code = "no_document_form"
    message = Text(
        "{0} has no form in a document (asked for by {1}): register hooks for it on a copy of the"
        " converter",
        "{0} heeft geen vorm in een document (gevraagd door {1}): registreer er hooks voor op een"
        " kopie van de converter",
    )

    def __init__(self, type_name: str, asker: str | Text) -> None:
        """Keep the type and what asks for it."""
        super().__init__(type_name, asker)


class UnresolvedType(SalesTermsError, NameError):
    """A class whose fields name a type that cannot be found when the program runs."""

    code = "unresolved_type"
    message = Text(
        "Class {0} names the type {1}, which its module does not know when it runs: import it"
        " there, not for type checkers only; or, for a class made in a function, call"
        " attrs.resolve_types(cls, localns=locals()) there",
        "Klasse {0} noemt het type {1}, dat haar module bij uitvoering niet kent: importeer het"
        " daar, niet alleen voor typecheckers; of roep, voor een klasse die in een functie staat,"
        " daar attrs.resolve_types(cls, localns=locals()) aan",
    )

    def __init__(self, cls: str, type_name: str) -> None:
        """Keep the class and the name of the type."""
        super().__init__(cls, type_name)


class NamesClash(SalesTermsError, ValueError):
    """A class with two fields of one name in documents: one value would take the other's place."""

    code = "names_clash"
    message = Text(
        "Class {0} has two fields that documents call {1}: give one of them another alias",
        "Klasse {0} heeft twee velden die in documenten {1} heten: geef een ervan een andere alias",
    )

    def __init__(self, cls: str, name: str) -> None:
        """Keep the class and the name."""
        super().__init__(cls, name)
