"""How labels are compared: without case, accents, marks, spaces and Unicode form."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

#: Longer texts are refused before they are folded: putting combining marks in order takes a time
#: that grows with the square of their number.
MOST_CHARACTERS = 200

#: Letters that no normal form takes apart, but that readers take for another one.
_TWINS = {"\u0131": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"}

#: Characters without a width, which stand inside words unseen.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_REPLACED = str.maketrans({**_TWINS, **dict.fromkeys(_UNSEEN, "")})

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The letters and digits of a text, in small letters without accents.

    >>> fold("Cross-Selling"), fold("crossselling"), fold("ELEVATOR pitch")
    ('crossselling', 'crossselling', 'elevatorpitch')
    >>> fold("Straße İ cliënt №5")
    'strasseiclientno5'

    Folding a folded text changes nothing. Bound the length first: `MOST_CHARACTERS`.
    """
    if text.isascii():
        lowered = text.lower()
        return lowered if lowered.isalnum() else "".join(filter(str.isalnum, lowered))
    return "".join(filter(str.isalnum, _plain(text)))


def fold_words(text: str) -> list[str]:
    """The folded words of a text, in order.

    >>> fold_words("Wie er beslist, weet nog niemand.")
    ['wie', 'er', 'beslist', 'weet', 'nog', 'niemand']
    """
    return _BETWEEN_WORDS.sub(" ", text.lower() if text.isascii() else _plain(text)).split()


def _plain(text: str) -> str:
    """Small letters without accents; in two rounds, as a letter can be taken apart in steps."""
    for _ in range(2):
        text = normalize("NFKD", text.casefold()).casefold().translate(_REPLACED)
    return "".join(character for character in text if not combining(character))
