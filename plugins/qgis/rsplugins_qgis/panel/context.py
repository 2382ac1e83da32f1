"""What the parts of the panel share: the map, work with the host, the tools with a role, and the indexes that the user has."""

import os
from typing import Any, Callable, List, Optional

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..catalogue import Catalogue, read_catalogue
from ..host.session import HostSession
from ..sdk import TranslatedError
from .calls import Calls
from .roles import RoleTool

_INDEXES = "rsplugins/panel/indexes"
_CURRENT = "rsplugins/panel/index"


class KnownIndexes(QObject):
    """The indexes that the user made or opened, kept in the settings of QGIS."""

    changed = pyqtSignal()

    @property
    def paths(self) -> List[str]:
        """Their files, the newest first."""
        stored = QgsSettings().value(_INDEXES, [])
        return [stored] if isinstance(stored, str) and stored else [path for path in stored or [] if path]

    @property
    def current(self) -> str:
        """The one that is searched; empty for none."""
        chosen = str(QgsSettings().value(_CURRENT, "") or "")
        paths = self.paths
        return chosen if chosen in paths else (paths[0] if paths else "")

    def choose(self, path: str) -> None:
        """Makes it the one that is searched."""
        if path != self.current:
            QgsSettings().setValue(_CURRENT, path)
            self.changed.emit()

    def add(self, path: str) -> None:
        """Adds one, and chooses it."""
        path = os.path.abspath(path)
        QgsSettings().setValue(_INDEXES, [path] + [other for other in self.paths if other != path])
        QgsSettings().setValue(_CURRENT, path)
        self.changed.emit()

    def forget(self, path: str) -> None:
        """Takes one off the list; its file stays."""
        QgsSettings().setValue(_INDEXES, [other for other in self.paths if other != path])
        self.changed.emit()


class PanelContext(QObject):
    """Made once for a panel."""

    catalogue_changed = pyqtSignal()

    def __init__(self, iface: Any, session: Callable[[], HostSession], parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.iface = iface
        self.project = QgsProject.instance()
        self.session = session
        self.calls = Calls(session, self)
        self.indexes = KnownIndexes(self)
        self.catalogue: Optional[Catalogue] = None
        """The tools of this computer; None until they were read."""
        self._waiting: List[Callable[[], None]] = []

    def read_catalogue(self) -> None:
        """Reads the manifests, on a thread of its own."""
        self.calls.without_host(read_catalogue, self._take, lambda failure: self._take(Catalogue(missing=failure)))

    def when_ready(self, action: Callable[[], None]) -> None:
        """Does something once the tools were read."""
        if self.catalogue is not None:
            action()
        else:
            self._waiting.append(action)

    def tool(self, role: str) -> Optional[RoleTool]:
        """The tool with a role, or None."""
        found = None if self.catalogue is None else self.catalogue.with_role(role)
        return None if found is None else RoleTool(found)

    def needed(self, role: str) -> RoleTool:
        """The tool with a role. Raises ToolError with what to do where there is none."""
        found = self.tool(role)
        if found is not None:
            return found
        if self.catalogue is not None and self.catalogue.missing is not None:
            raise self.catalogue.missing
        raise TranslatedError("rs.tool.unknown", self.tr("No plugin of the host can do that."), self.tr("Install the newest RsPlugins, or a plugin with such a tool."))

    def title_of(self, tool: str) -> str:
        """The title of a tool in the language of QGIS."""
        found = None if self.catalogue is None else self.catalogue.tool(tool)
        return tool if found is None else found.title

    def _take(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.catalogue_changed.emit()
        waiting, self._waiting = self._waiting, []
        for action in waiting:
            action()
