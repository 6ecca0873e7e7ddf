"""Values as CSV for a person with a spreadsheet, which does not come back."""

from __future__ import annotations

import codecs
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from salesterms.documents.classes.notes import ABSENT
from salesterms.errors import LANGUAGES, Text
from salesterms.interop.cells import compact
from salesterms.interop.class_columns import ClassColumns
from salesterms.interop.csv_out import Rows
from salesterms.interop.faults import check_option
from salesterms.interop.quarantine import harmless
from salesterms.interop.targets import checked_values, opened_to_write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from salesterms.documents.conversion import DocumentConverter
    from salesterms.interop.class_columns import ClassColumn
    from salesterms.interop.files import File

#: What the header says, what stands between cells, and what marks the decimals.
HEADERS, SEPARATORS, MARKS = ("meaning", "name"), (",", ";"), (".", ",")

#: Between the items of a list of texts.
_BETWEEN = " | "

_CURRENCY = Text("{0} (currency)", "{0} (munteenheid)")


def write_sheet(
    values: Iterable[object],
    cls: type,
    file: File,
    *,
    lang: str = "en",
    headers: str = "meaning",
    delimiter: str = ",",
    decimal: str = ".",
    exact: bool = False,
    converter: DocumentConverter | None = None,
) -> int:
    r"""Write values of one class as CSV for a spreadsheet, and give how many there were.

    >>> from io import BytesIO
    >>> from salesterms import Category, Money, Opportunity
    >>> deal = Opportunity(id="=1+1", status=Category.WON, amount=Money("-9.50", "EUR"))
    >>> file = BytesIO()
    >>> write_sheet([deal], Opportunity, file, headers="name", lang="nl", delimiter=";")
    1
    >>> header, row = file.getvalue().decode("utf-8-sig").splitlines()
    >>> print(header[:66], row[:30], sep="\n")
    kenmerk;status;eigenaar;klant;product;bedrag;bedrag (munteenheid);
    '=1+1;won;;;;-9.50;EUR;;;;;;;;

    This does not come back: no value, an empty text and an empty list are all an empty cell, and a
    spreadsheet changes what looks like a number or a date. `write_csv` writes what `read_csv`
    reads.

    `headers` are the meanings of the fields ("meaning") or their names ("name"); `lang` is "en" or
    "nl". An amount takes two columns, a plain number and its currency. Dates are YYYY-MM-DD. Lists
    of texts are divided by ` | `; other lists and objects are JSON. A Dutch Excel wants
    `delimiter=";"` and `decimal=","`. The file begins with a byte order mark, without which Excel
    takes it for another encoding than UTF-8.

    A text that a spreadsheet would run as a formula, since it begins with = + - @, a tab or a
    carriage return, or the fullwidth form of such a sign, gets an apostrophe in front (OWASP ASVS
    1.2.10); numbers stay numbers. `exact=True` leaves every character as it is.

    `file` and errors are those of `write_csv`, except that no cell is too long. An option that does
    not exist raises `BadOption`. Personal fields are written as they are.
    """
    check_option("lang", lang, LANGUAGES)
    check_option("headers", headers, HEADERS)
    check_option("delimiter", delimiter, SEPARATORS)
    check_option("decimal", decimal, MARKS)
    sheet = _Sheet(ClassColumns(cls, converter), decimal, str if exact else harmless)
    given = checked_values(values)
    rows = Rows(delimiter)
    count = 0
    with opened_to_write(file) as target:
        header = sheet.header(lang, by_meaning=headers == "meaning")
        target.put(codecs.BOM_UTF8 + rows.text(header).encode())
        for count, value in enumerate(given, 1):
            target.put(rows.text(sheet.cells(value, count)).encode())
    return count


class _Sheet:
    """The cells of a class as a person reads them."""

    def __init__(self, columns: ClassColumns, decimal: str, safe: Callable[[str], str]) -> None:
        self._columns = columns
        self._decimal = decimal
        self._safe = safe

    def header(self, lang: str, *, by_meaning: bool) -> list[str]:
        """What each column holds; that of an amount is followed by that of its currency."""
        found: list[str] = []
        for column in self._columns:
            meaning = column.notes.meaning
            named = column.notes.called(lang)
            said = named if meaning is None or not by_meaning else meaning.say(lang)
            found.append(self._safe(said))
            if _is_money(column):
                found.append(self._safe(_CURRENCY.say(lang).format(said)))
        return found

    def cells(self, value: Any, record: int) -> list[str]:
        """The cells of one value; raises `DocumentProblems` where one of them has no form."""
        if value.__class__ is not self._columns.record.type:
            raise self._columns.problems(value, record)
        found: list[str] = []
        try:
            for column in self._columns:
                found += self._of_field(column, getattr(value, column.notes.attribute.name))
        except Exception:  # noqa: BLE001 - whatever it was, the slow writing says what is wrong
            raise self._columns.problems(value, record) from None
        return found

    def _of_field(self, column: ClassColumn, value: Any) -> list[str]:
        plain = column.plain(value)
        nothing = plain is None or plain is ABSENT
        if _is_money(column):
            return ["", ""] if nothing else [self._number(value.amount), value.currency]
        return ["" if nothing else self._shown(plain, value)]

    def _shown(self, plain: Any, value: Any) -> str:
        if isinstance(value, bool):
            return compact(plain)
        if isinstance(value, int | float | Decimal):
            return self._number(value)
        if isinstance(plain, str):
            return self._safe(plain)
        if isinstance(plain, list) and all(type(one) is str for one in plain):
            return self._safe(_BETWEEN.join(plain))
        return self._safe(compact(plain)) if plain else ""

    def _number(self, value: float | Decimal) -> str:
        said = format(value, "f") if isinstance(value, Decimal) else str(value)
        return said.replace(".", self._decimal)


def _is_money(column: ClassColumn) -> bool:
    return column.inner.tag == "money"
