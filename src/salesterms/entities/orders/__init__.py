"""What is bought and paid: once, or time and again.

Reading order: `transaction_kind` (between whom), `order`, `payment`, then `subscription`. They hold
what happened; what is counted in them is a matter of the metrics.
"""

from salesterms.entities.orders.order import Order
from salesterms.entities.orders.payment import PAYMENT_KIND_WORDS, Payment, PaymentKind
from salesterms.entities.orders.subscription import Subscription
from salesterms.entities.orders.transaction_kind import TRANSACTION_KIND_WORDS, TransactionKind

__all__ = [
    "PAYMENT_KIND_WORDS",
    "TRANSACTION_KIND_WORDS",
    "Order",
    "Payment",
    "PaymentKind",
    "Subscription",
    "TransactionKind",
]
