"""The states that a deal can be in. Closed is a category, not a dead end."""

from salesterms.lifecycle.category import CLOSED, OPEN, Category

__all__ = ["CLOSED", "OPEN", "Category"]
