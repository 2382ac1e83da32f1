"""A feedback that stands for a part of the work."""

from typing import Any

from qgis.core import QgsProcessingFeedback


class Share:
    """Passes progress on as a share of the whole, so that it never goes backwards; everything else goes through."""

    def __init__(self, feedback: QgsProcessingFeedback, start: float, end: float) -> None:
        """:param start: percent of the whole where this part begins, with ``end`` where it ends."""
        self.feedback = feedback
        self.canceled = feedback.canceled
        self._start = start
        self._size = end - start
        self._furthest = start

    def isCanceled(self) -> bool:
        """Whether the user cancelled."""
        return bool(self.feedback.isCanceled())

    def setProgress(self, percent: float) -> None:
        """Progress within this part, 0 to 100."""
        reached = self._start + self._size * min(max(percent, 0.0), 100.0) / 100.0
        if reached > self._furthest:
            self._furthest = reached
            self.feedback.setProgress(reached)

    def setProgressText(self, text: str) -> None:
        """What is being done."""
        self.feedback.setProgressText(text)

    def next(self) -> None:
        """Goes on to another part of the same size."""
        self._start += self._size

    def __getattr__(self, name: str) -> Any:
        return getattr(self.feedback, name)
