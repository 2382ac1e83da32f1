"""Searches from QGIS's locator bar: ``img ships in a harbour``."""

from typing import Any, Callable

from qgis.core import QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult
from qgis.PyQt.QtCore import QCoreApplication

from . import icons

_LEAST_LETTERS = 3


class SearchLocatorFilter(QgsLocatorFilter):
    """Offers to search for what stands in the bar. It asks nobody until it is chosen."""

    def __init__(self, search: Callable[[str], None]) -> None:
        """:param search: takes the words, on the thread of the user interface."""
        super().__init__()
        self._search = search

    def name(self) -> str:
        """The same for ever."""
        return "rsplugins_search"

    def displayName(self) -> str:
        """What the list of filters shows."""
        return _tr("Search images by words (RsPlugins)")

    def prefix(self) -> str:
        """What the user may write before the words."""
        return "img"

    def priority(self) -> QgsLocatorFilter.Priority:
        """Below all that looks for what the words name."""
        return QgsLocatorFilter.Priority.Lowest

    def clone(self) -> "SearchLocatorFilter":
        """Another one, for a thread of the bar's."""
        return SearchLocatorFilter(self._search)

    def fetchResults(self, string: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:
        words = string.strip()
        if len(words) < _LEAST_LETTERS:
            return
        result = QgsLocatorResult(self, _tr("Search images for “{}”").format(words), words)
        result.icon = icons.own("rsplugins")
        self.resultFetched.emit(result)

    def triggerResult(self, result: Any) -> None:
        # Newer versions keep what is meant behind a method.
        words = result.userData() if callable(getattr(result, "userData", None)) else result.userData
        self._search(str(words))


def _tr(text: str) -> str:
    return QCoreApplication.translate("SearchLocatorFilter", text)
