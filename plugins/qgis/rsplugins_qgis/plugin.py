"""What QGIS loads and unloads."""

import os
from typing import Any, Callable, List, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

from . import host, i18n
from .compat import QAction
from .provider import RsPluginsProvider

_HERE = os.path.dirname(os.path.abspath(__file__))
_MENU = "&RsPlugins"


class RsPluginsPlugin:
    """The plugin. With ``iface`` None, in qgis_process, it is its Processing provider and nothing else."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._translator = i18n.install()
        self._provider: Optional[RsPluginsProvider] = None
        self._dock: Any = None
        self._options: Any = None
        self._actions: List[QAction] = []

    def initProcessing(self) -> None:
        """Adds the tools to Processing."""
        if self._provider is None:
            provider = RsPluginsProvider()
            if QgsApplication.processingRegistry().addProvider(provider):
                self._provider = provider

    def initGui(self) -> None:
        """Adds tools, menu, panel and settings."""
        from .options import PAGE, HelpDialog, OptionsFactory, ReportDialog

        self.initProcessing()
        self._add_panel()
        self._options = OptionsFactory(self.refresh)
        self._iface.registerOptionsWidgetFactory(self._options)
        window = self._iface.mainWindow()
        self._add_action(_tr("Refresh tools"), "mActionRefresh", self.refresh)
        self._add_action(_tr("Settings…"), "mActionOptions", lambda: self._iface.showOptionsDialog(window, PAGE))
        self._add_action(_tr("Diagnostics report…"), "mIconInfo", lambda: ReportDialog(window).show())
        self._add_action(_tr("Help"), "mActionHelpContents", lambda: HelpDialog(window).show())

    def unload(self) -> None:
        """Takes away all that was added, and ends the session with the host."""
        for action in self._actions:
            self._iface.removePluginRasterMenu(_MENU, action)
            action.deleteLater()
        self._actions.clear()
        if self._dock is not None:
            self._dock.close_down()
            self._iface.removeDockWidget(self._dock)
            self._dock.deleteLater()
            self._dock = None
        if self._options is not None:
            self._iface.unregisterOptionsWidgetFactory(self._options)
            self._options = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        host.close()
        i18n.remove(self._translator)

    def refresh(self) -> None:
        """Reads the manifests again: new plugins become new algorithms."""
        if self._provider is not None:
            self._provider.refreshAlgorithms()

    def _add_panel(self) -> None:
        from .panel.dock import SearchDock

        self._dock = SearchDock(self._iface)

    def _add_action(self, title: str, icon: str, triggered: Callable[[], None]) -> None:
        action = QAction(QgsApplication.getThemeIcon(f"/{icon}.svg"), title, self._iface.mainWindow())
        action.triggered.connect(lambda *_: triggered())
        self._iface.addPluginToRasterMenu(_MENU, action)
        self._actions.append(action)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RsPluginsPlugin", text)
