"""Between whom something is bought: two companies, or a company and a consumer."""

from __future__ import annotations

from enum import StrEnum

from salesterms.errors import Text


class TransactionKind(StrEnum):
    """Who the parties of a transaction are.

    >>> [kind.value for kind in TransactionKind]
    ['b2b', 'b2c']

    000 hangs it on the transaction, not on the buyer: a company that sells to both has orders of
    either kind. It prints one text under B2B and B2B sales; the first is this kind, the second the
    selling that leads to an order of it.
    Glossary: b2b, b2b-sales (000:14, 000:16).
    """

    #: Two companies.
    B2B = "b2b"
    #: A company and a consumer.
    B2C = "b2c"


TRANSACTION_KIND_WORDS = {
    TransactionKind.B2B: Text("business to business", "tussen twee bedrijven"),
    TransactionKind.B2C: Text("business to consumer", "van bedrijf aan consument"),
}
