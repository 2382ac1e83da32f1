"""The panel in a window of QGIS without a screen, with a host and an index of its own."""

import functools
import os
import shutil
import tempfile
import time
import unittest.mock
from typing import Any, Callable, Dict, List, Optional

from harness import HERE, PATIENCE, RASTERS, application, end_host, host_process, work_folder

LEARNING = os.path.join(HERE, "fixtures", "learning")
PHOTO = os.path.join(RASTERS, "rgb8", "rasterio_cogeo_jpeg_3857.tif")
NOWHERE = os.path.join(RASTERS, "derived", "no_georef.tif")
INFRARED = os.path.join(RASTERS, "multiband", "naip_infrared.tif")
_THREADS = "1"
_FOLDERS = "rsplugins/plugin_folders"


def pump(until: Callable[[], Any], what: str) -> Any:
    """Turns the event loop until something holds."""
    from qgis.PyQt.QtCore import QCoreApplication, QEventLoop

    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        found = until()
        if found:
            return found
        time.sleep(0.002)
    raise AssertionError("waited in vain for " + what)


class Beat:
    """How long the main thread is away from its event loop: by the clock, and in work of its own, which the load of the machine does not change."""

    def __init__(self) -> None:
        from qgis.PyQt.QtCore import Qt, QTimer

        self.beats = 0
        self.longest = 0.0
        self.longest_work = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = (time.perf_counter(), time.thread_time())

    def __enter__(self) -> "Beat":
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start(5)
        return self

    def __exit__(self, *ended: Any) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.beats += 1
        self.longest = max(self.longest, now[0] - self._last[0])
        self.longest_work = max(self.longest_work, now[1] - self._last[1])
        self._last = now


class Desk:
    """A window with a map and the dock, which nobody opened yet."""

    def __init__(self, program: Optional[str] = None, remote: str = "") -> None:
        """:param program: of the host; by default that of the tests.
        :param remote: the URL of a host on another machine.
        """
        application()
        from qgis.core import QgsProject
        from qgis.gui import QgisInterface, QgsMapCanvas
        from qgis.PyQt.QtWidgets import QMainWindow
        from rsplugins_qgis.host.session import HostSession
        from rsplugins_qgis.host.settings import HostSettings
        from rsplugins_qgis.panel.dock import SearchDock

        self.folder = tempfile.mkdtemp(dir=work_folder())
        self.state = os.path.join(self.folder, "state")
        self.project = QgsProject.instance()
        self.session = HostSession(lambda: HostSettings(program=program or "", plugin_folders=(LEARNING,), remote_url=remote))
        self._state_before = os.environ["RSPLUGINS_STATE"]
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.window.resize(1180, 820)
        self.iface = unittest.mock.Mock(spec=QgisInterface)
        self.iface.mainWindow.return_value = self.window
        self.iface.mapCanvas.return_value = self.canvas
        self.iface.addDockWidget.side_effect = lambda area, dock: self.window.addDockWidget(area, dock)
        self.dock = SearchDock(self.iface, lambda: self.session)

    def open(self) -> Any:
        """Opens the dock as its button does; returns the panel, with its tools read."""
        from qgis.core import QgsSettings

        os.environ.update({"RSPLUGINS_STATE": self.state, "RSPLUGINS_THREADS": _THREADS})
        folders = QgsSettings().value(_FOLDERS)
        QgsSettings().setValue(_FOLDERS, [LEARNING])
        try:
            self.window.show()
            self.dock.action.setChecked(True)
            panel = self.dock.panel
            pump(lambda: panel.context.catalogue is not None, "the tools")
        finally:
            QgsSettings().setValue(_FOLDERS, folders)
        return panel

    def close(self) -> None:
        """Closes all, and ends the host."""
        self.dock.close_down()
        self.session.close()
        end_host(self.state)
        os.environ["RSPLUGINS_STATE"] = self._state_before
        self.window.close()
        self.window.deleteLater()

    @property
    def host(self) -> Optional[int]:
        """The process of the host."""
        return host_process(self.state)


class SearchDesk(Desk):
    """A desk with two rasters in the project, and an index of them that the panel made."""

    def __init__(self, remote: str = "") -> None:
        """:param remote: the URL of a host on another machine."""
        super().__init__(remote=remote)
        from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

        self.rasters = [shutil.copy(path, os.path.join(self.folder, name)) for path, name in ((PHOTO, "winter.tif"), (INFRARED, "fields.tif"))]
        self.layers = {os.path.basename(path): QgsRasterLayer(path, os.path.basename(path)) for path in self.rasters}
        self.project.addMapLayers(list(self.layers.values()))
        self.project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
        self.canvas.setDestinationCrs(self.project.crs())
        self.canvas.setExtent(self.layers["winter.tif"].extent())
        self._root = self.project.layerTreeRoot()
        self._root.layerOrderChanged.connect(self._show_layers)
        self._show_layers()
        self.panel = self.open()
        self.index = os.path.join(self.folder, "places.gpkg")
        self.panel.indexes.begin(self.index, self.rasters)
        pump(lambda: self.panel.indexes.messages.shown, "the index")

    def close(self) -> None:
        """Closes all, and ends the host; later layers are no longer shown on a map that is gone."""
        self._root.layerOrderChanged.disconnect(self._show_layers)
        super().close()

    def _show_layers(self) -> None:
        self.canvas.setLayers(self.project.layerTreeRoot().checkedLayers())

    def search(self, text: str = "") -> Any:
        """Searches as the button does; returns the result."""
        page = self.panel.search
        if text:
            page.form.text.setText(text)
        return self.result_of(lambda: page.form.button.click())

    def result_of(self, action: Callable[[], Any]) -> Any:
        """Does something that searches; returns the result."""
        page = self.panel.search
        found: List[Any] = []
        connection = page.search.found.connect(lambda result: found.append(result))
        page.messages.clear()
        try:
            action()
            pump(lambda: found or page.messages.shown, "the result")
        finally:
            page.search.found.disconnect(connection)
        assert found, page.messages.shown
        return found[0]

    def clear(self) -> None:
        """The form as it is at first."""
        form = self.panel.search.form
        form.text.clear()
        form.examples.remove_all()
        form.where.choose("everywhere")
        form.count.setValue(12)
        form.language.setCurrentIndex(form.language.findData("en"))

    def in_map(self, result: Any, hit: Any) -> Any:
        """The box of a match in the CRS of the project."""
        from qgis.core import QgsCoordinateTransform, QgsRectangle

        return QgsCoordinateTransform(result.crs, self.project.crs(), self.project).transformBoundingBox(QgsRectangle(*hit.box))

    def ask(self, role: str, values: Dict[str, Any]) -> Dict[str, Any]:
        """Calls the tool with a role by a client of its own, past the panel; values and outputs are by role."""
        from rsplugins_qgis.panel.roles import RoleTool

        tool = RoleTool(self.panel.context.catalogue.with_role(role))
        outputs = self.session.client().call_tool(tool.name, tool.arguments(values), timeout=PATIENCE)
        return {output.role: outputs[output.name] for output in tool.tool.outputs if output.role}


@functools.lru_cache(maxsize=None)
def search_desk() -> SearchDesk:
    """The one that all tests share."""
    return SearchDesk()


def close_search_desk() -> None:
    """Closes it, where there is one: what ends a module of tests."""
    if search_desk.cache_info().currsize:
        desk = search_desk()
        search_desk.cache_clear()
        desk.close()
        desk.project.clear()
