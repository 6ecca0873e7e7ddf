"""Several vocabularies under one name: the readings of one text, or the fields of one system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text, each_argument, nearest_or_all, of_kind
from salesterms.vocabularies.terminology import Vocabulary, checked_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class UnknownPart(SalesTermsError, AttributeError):
    """A text has no such reading, or a system no such field."""

    code = "unknown_part"
    message = Text(
        "{0} has no part {1}: use one of {2}", "{0} heeft geen deel {1}: gebruik een van {2}"
    )


_AN_ID = Text("text", "tekst")
_TITLE = Text("a Text in English and Dutch", "een Text in het Engels en Nederlands")
_MEMBERS = Text("a tuple of vocabularies", "een tuple van woordenschatten")


def _members(given: Iterable[Vocabulary]) -> tuple[Vocabulary, ...]:
    members = each_argument("Readings.members", given, object, _MEMBERS)
    return tuple(map(checked_vocabulary, members))


@frozen(kw_only=True, eq=False)
class Readings:
    """Vocabularies that belong together, each an attribute.

    >>> from salesterms.vocabularies import four_stages
    >>> four_stages
    <four_stages: definitions, example>
    >>> four_stages.example.id
    'four_stages.example'

    Raises `NotAVocabulary` for a member that is none, and `WrongArgument` where another part is of
    another type.
    """

    id: str = field(validator=of_kind(str, _AN_ID))
    title: Text = field(validator=of_kind(Text, _TITLE))
    members: tuple[Vocabulary, ...] = field(converter=_members)

    def __getattr__(self, name: str) -> Vocabulary:
        if name.startswith("_") or name == "members":  # asked while it is copied
            raise AttributeError(name)
        for member in self.members:
            if member.id == f"{self.id}.{name}":
                return member
        names = tuple(member.id.partition(".")[2] for member in self.members)
        raise UnknownPart(self.id, name, nearest_or_all(name, names))

    def __iter__(self) -> Iterator[Vocabulary]:
        return iter(self.members)

    def __repr__(self) -> str:
        return f"<{self.id}: {', '.join(one.id.partition('.')[2] for one in self.members)}>"
