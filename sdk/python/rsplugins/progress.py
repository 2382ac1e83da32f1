"""How far a call is."""

from dataclasses import dataclass, field
from typing import Any, Dict, Optional


@dataclass(frozen=True)
class Progress:
    """How far a call is, as the host tells it: never backwards."""

    fraction: Optional[float] = None
    """Share of the work done, 0 to 1; None while unknown."""
    stage: str = ""
    """A word or two for the current stage."""
    message: Optional[str] = None
    """One line for the user."""
    eta: Optional[float] = None
    """Seconds left, estimated."""
    done: Optional[int] = None
    """Units done in this stage."""
    total: Optional[int] = None
    """Units in all in this stage."""
    unit: Optional[str] = None
    """What is counted, in the plural."""
    rate: Optional[float] = None
    """Units a second over this stage so far."""
    metrics: Dict[str, float] = field(default_factory=dict, hash=False)
    """Figures of the work itself by name, for instance the loss of a training, in the order in which to show them."""

    @staticmethod
    def from_wire(value: Any) -> "Progress":
        """Reads the ``value`` of a ``$/progress``; what is unknown or of another type is left out."""
        if not isinstance(value, dict):
            return Progress()

        def number(name: str) -> Optional[float]:
            found = value.get(name)
            return float(found) if isinstance(found, (int, float)) and not isinstance(found, bool) else None

        def count(name: str) -> Optional[int]:
            found = number(name)
            return None if found is None else int(found)

        def text(name: str) -> Optional[str]:
            found = value.get(name)
            return found if isinstance(found, str) else None

        sent = value.get("metrics")
        metrics = {
            str(name): float(figure) for name, figure in (sent if isinstance(sent, dict) else {}).items() if isinstance(figure, (int, float)) and not isinstance(figure, bool)
        }
        return Progress(number("fraction"), text("stage") or "", text("message"), number("eta"), count("done"), count("total"), text("unit"), number("rate"), metrics)
