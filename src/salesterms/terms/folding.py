"""How labels are compared: without case, accents, marks, spaces and Unicode form."""

from __future__ import annotations

import re
from unicodedata import category, normalize

#: No label is longer than this. Longer texts are folded in pieces of this length: putting combining
#: marks in order takes a time that grows with the square of their number.
MOST_CHARACTERS = 200

#: Letters that no normal form takes apart, but that readers take for another one.
_TWINS = {"\u0131": "i", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe"}

#: Fillers that count as letters, and that nobody sees.
_FILLERS = dict.fromkeys("\u115f\u1160\u3164\uffa0", "")

_REPLACED = str.maketrans({**_TWINS, **_FILLERS})

#: Accents, as they stand on the letters of many scripts. The signs of one script stay: in Hindi,
#: Thai or Japanese a word without its signs is another word.
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")

_BETWEEN_WORDS = re.compile(r"[\W_]+")

#: Letters, digits, and the signs on them.
_IN_WORDS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Mn", "Mc", "Me"})


def fold(text: str) -> str:
    """The letters and digits of a text, in small letters without accents.

    >>> fold("Cross-Selling"), fold("crossselling"), fold("ELEVATOR pitch")
    ('crossselling', 'crossselling', 'elevatorpitch')
    >>> fold("Straße İ cliënt №5")
    'strasseiclientno5'

    Folding a folded text changes nothing.
    """
    if text.isascii():
        lowered = text.lower()
        return lowered if lowered.isalnum() else "".join(filter(str.isalnum, lowered))
    return "".join(fold_words(text))


def fold_words(text: str) -> list[str]:
    """The folded words of a text, in order.

    >>> fold_words("Wie er beslist, weet nog niemand.")
    ['wie', 'er', 'beslist', 'weet', 'nog', 'niemand']
    """
    if text.isascii():
        return _BETWEEN_WORDS.sub(" ", text.lower()).split()
    return "".join(map(_in_words, _plain(text))).split()


def _in_words(character: str) -> str:
    """The character, nothing for what nobody sees, and a space for what parts words."""
    kind = category(character)
    return character if kind in _IN_WORDS else "" if kind == "Cf" else " "


def _plain(text: str) -> str:
    """Small letters without accents; piece by piece, as no letter depends on what is beside it."""
    if len(text) <= MOST_CHARACTERS:
        return _plain_piece(text)
    starts = range(0, len(text), MOST_CHARACTERS)
    return "".join(_plain_piece(text[at : at + MOST_CHARACTERS]) for at in starts)


def _plain_piece(text: str) -> str:
    """In two rounds, as a letter can be taken apart in steps."""
    for _ in range(2):
        text = normalize("NFKD", text.casefold()).casefold().translate(_REPLACED)
    return _ACCENTS.sub("", text)
