"""Work on another thread whose outcome comes back to the thread of the user interface."""

import threading
from typing import Any, Callable, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal


class Background(QObject):
    """One piece of work after the other. What is told is only of the newest; a parent that goes takes it along."""

    _ended = pyqtSignal(int, object, object)

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._done: Callable[[Any, Optional[Exception]], None] = lambda result, failure: None
        self._ended.connect(self._tell)

    def start(self, work: Callable[[], Any], done: Callable[[Any, Optional[Exception]], None]) -> None:
        """Starts work; ``done`` gets its result, or what it raised."""
        self._number += 1
        self._done = done
        threading.Thread(target=self._run, args=(self._number, work), name="rsplugins-work", daemon=True).start()

    def _run(self, number: int, work: Callable[[], Any]) -> None:
        result: Any = None
        failure: Optional[Exception] = None
        try:
            result = work()
        except Exception as raised:
            failure = raised
        try:
            self._ended.emit(number, result, failure)
        except RuntimeError:
            # The window that asked was closed.
            pass

    def _tell(self, number: int, result: Any, failure: Optional[Exception]) -> None:
        if number == self._number:
            self._done(result, failure)
