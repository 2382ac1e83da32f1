"""The dock with all pages of the panel. It is made when it is first opened, and opens when the user asks for it."""

from typing import Any, Callable, Optional

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QStackedWidget, QTabWidget, QToolButton, QVBoxLayout, QWidget

from .. import host
from ..compat import QAction
from ..host.session import HostSession
from . import icons
from .context import PanelContext
from .device_line import DeviceLine
from .index_tab import IndexTab
from .jobs_tab import JobsTab
from .locator import SearchLocatorFilter
from .models_tab import ModelsTab
from .search_files import SearchFiles
from .search_tab import SearchTab
from .welcome import WelcomePage

_MENU = "&RsPlugins"


class Panel(QWidget):
    """What the dock holds."""

    def __init__(self, context: PanelContext, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.context = context
        self.search = SearchTab(context)
        self.indexes = IndexTab(context)
        self.jobs = JobsTab(context)
        self.models = ModelsTab(context)
        self.files = SearchFiles(context, self)
        self.welcome = WelcomePage(context)
        self.device = DeviceLine(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.first = QStackedWidget()
        self.first.addWidget(self.search)
        self.first.addWidget(self.welcome)
        self.tabs.addTab(self.first, self.tr("Search"))
        self.tabs.addTab(self.indexes, self.tr("Indexes"))
        self.tabs.addTab(self.jobs, self.tr("Jobs"))
        self.tabs.addTab(self.models, self.tr("Models"))
        self.help = QToolButton()
        self.help.setIcon(icons.theme("mActionHelpContents"))
        self.help.setAutoRaise(True)
        self.help.setCheckable(True)
        self.help.setToolTip(self.tr("First steps"))
        self.help.setAccessibleName(self.tr("First steps"))
        self.tabs.setCornerWidget(self.help)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.tabs, 1)
        rows.addWidget(self.device)
        self.help.clicked.connect(lambda checked: self.show_welcome(checked))
        self.search.indexes_asked.connect(lambda: self.tabs.setCurrentWidget(self.indexes))
        self.search.search.found.connect(lambda _: self.device.refresh())
        self.welcome.index_asked.connect(self._ask_index)
        self.welcome.open_asked.connect(lambda: self.tabs.setCurrentWidget(self.indexes))
        self.welcome.search_asked.connect(lambda: self.show_welcome(False))
        self.indexes.runs.ended.connect(lambda _: self.show_welcome(False))
        self.show_welcome(not context.indexes.paths)
        context.read_catalogue()
        self.files.clean()

    def show_welcome(self, shown: bool) -> None:
        """Shows the first steps, or the search."""
        self.first.setCurrentWidget(self.welcome if shown else self.search)
        self.help.setChecked(shown)
        if shown:
            self.tabs.setCurrentIndex(0)

    def close_down(self) -> None:
        """Ends all that is under way, for good."""
        for part in (self.search, self.jobs, self.device, self.files):
            part.close_down()
        self.context.calls.close()

    def _ask_index(self) -> None:
        self.tabs.setCurrentWidget(self.indexes)
        self.indexes.ask_new()


class SearchDock(QgsDockWidget):
    """The dock, its button and its entry in the menu. It adds itself to QGIS, closed."""

    def __init__(self, iface: Any, session: Callable[[], HostSession] = host.session) -> None:
        super().__init__(iface.mainWindow())
        self._iface = iface
        self._session = session
        self.panel: Optional[Panel] = None
        self.setObjectName("RsPluginsPanel")
        self.setWindowTitle(self.tr("RsPlugins"))
        self.action = QAction(icons.own("rsplugins"), self.tr("Search by words"), iface.mainWindow())
        self.action.setObjectName("RsPluginsPanelAction")
        self.action.setToolTip(self.tr("Search images by words and by example (RsPlugins)"))
        self.action.setCheckable(True)
        self.setToggleVisibilityAction(self.action)
        iface.addToolBarIcon(self.action)
        iface.addPluginToRasterMenu(_MENU, self.action)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self)
        self.hide()
        self.locator = SearchLocatorFilter(self.search)
        iface.registerLocatorFilter(self.locator)

    def search(self, words: str) -> None:
        """Opens the dock and searches."""
        self.setUserVisible(True)
        panel = self.panel
        if panel is not None:
            panel.tabs.setCurrentIndex(0)
            panel.show_welcome(not panel.context.indexes.paths)
            panel.search.form.text.setText(words)
            panel.context.when_ready(panel.search.start)

    def showEvent(self, event: Any) -> None:
        if self.panel is None:
            self.panel = Panel(PanelContext(self._iface, self._session, self))
            self.setWidget(self.panel)
        super().showEvent(event)

    def close_down(self) -> None:
        """Takes away what is outside the dock, and ends all that is under way."""
        self._iface.deregisterLocatorFilter(self.locator)
        self._iface.removeToolBarIcon(self.action)
        self._iface.removePluginRasterMenu(_MENU, self.action)
        if self.panel is not None:
            self.panel.close_down()
