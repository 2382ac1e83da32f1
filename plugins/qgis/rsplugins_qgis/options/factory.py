"""How QGIS gets the page of settings."""

import os
from typing import Any, Callable

from qgis.gui import QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon

from .page import OptionsPage

PAGE = "RsPluginsOptions"
"""What ``iface.showOptionsDialog`` opens the page by."""

_ICON = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "icons", "rsplugins.svg")


class OptionsFactory(QgsOptionsWidgetFactory):
    """One for the life of the plugin."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """:param changed: called after other settings were stored."""
        super().__init__()
        self._changed = changed
        self.setTitle("RsPlugins")

    def icon(self) -> QIcon:
        """The picture in the list of pages."""
        return QIcon(_ICON)

    def createWidget(self, parent: Any) -> OptionsPage:
        """Makes the page each time the settings are opened."""
        page = OptionsPage(parent, self._changed)
        page.setObjectName(PAGE)
        return page
