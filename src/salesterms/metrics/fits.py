"""What every fit of a model to customers says: the parameters, or why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Generic, TypeVar

from attrs import frozen

from salesterms.errors import Text
from salesterms.results import NotMeasured, Status
from salesterms.results.words import reason_text
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from types import ModuleType

M = TypeVar("M")

NOTHING: Final[FrozenMapping[str, int]] = FrozenMapping()


def _in_words() -> ModuleType:
    """The words of a fit: loaded when one is first shown."""
    from salesterms.metrics import fit_words

    return fit_words


@frozen(kw_only=True, repr=False)
class ModelFit(Generic[M]):
    """The parameters of a model that make what customers did likeliest, or why none do."""

    #: What the model is called, who the customers are that are counted, and the parameters' names.
    title: ClassVar[Text]
    counted: ClassVar[Text]
    names: ClassVar[tuple[Text, ...]]

    parameters: M | None = None
    log_likelihood: float | None = None
    tolerance: float = 0.0
    iterations: int = 0
    customers: int
    left_out: FrozenMapping[str, int] = NOTHING
    status: Status = Status.MEASURED
    reason: str = ""
    details: tuple[str, ...] = ()

    @property
    def model(self) -> M | None:
        """The model: `parameters` by another name; None where there are none."""
        return self.parameters

    def why(self, lang: str = "en") -> str:
        """Why there are no parameters, in words; "" where there are."""
        return reason_text(self.reason, lang, self.details) if self.reason else ""

    def or_raise(self) -> M:
        """The parameters, which are the model; without them, `NotMeasured` with the reason."""
        if self.parameters is None:
            raise NotMeasured(type(self).__name__, self.status, self.reason, self.details)
        return self.parameters

    def explain(self, lang: str = "en") -> str:
        """Several lines of plain text: the parameters or why there are none, in "en" or "nl".

        >>> from salesterms.metrics import bg_nbd_fit, sbg_fit
        >>> print(bg_nbd_fit([]).explain())
        BG/NBD: no parameters, since no row was counted
          customers: 0
        >>> print(sbg_fit([1000, 869, 743, 653, 593, 551, 517, 491]).explain())
        Shifted beta geometric: alpha 0.668088, beta 3.80609
          customers at the start: 1000; renewals followed: 7
          log-likelihood: -1611.16, of each customer -1.61116
          the relative error of the parameters, by rounding, is at most 1e-11
        """
        return "\n".join(_in_words().told(self, lang))

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {_in_words().outcome(self, 'en')}>"
