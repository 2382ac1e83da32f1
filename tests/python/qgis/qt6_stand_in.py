"""The panel under Qt 6, with a stand-in for QGIS: what PyQt6 is strict about, and PyQt5 is not, shows where the code runs.

For a Python that has PyQt6, in a process of its own: ``qt6_stand_in.py FOLDER`` with the folder that holds the plugin. Prints what it did; fails as the code fails.
"""

import importlib
import os
import pkgutil
import sys
import tempfile
import types
import unittest.mock
from typing import Any, Dict, List

from PyQt6 import QtCore, QtGui, QtTest, QtWidgets

PLUGIN = "rsplugins_qgis"

# Classes of QGIS that the plugin derives from or uses as widgets, and what stands for them.
WIDGETS: Dict[str, Any] = {
    "QgsDockWidget": QtWidgets.QDockWidget,
    "QgsFilterLineEdit": QtWidgets.QLineEdit,
    "QgsCollapsibleGroupBox": QtWidgets.QGroupBox,
    "QgsMapLayerComboBox": QtWidgets.QComboBox,
    "QgsFileWidget": QtWidgets.QWidget,
    "QgsOptionsPageWidget": QtWidgets.QWidget,
    "QgsOptionsWidgetFactory": QtCore.QObject,
    "QgsMapTool": QtCore.QObject,
    "QgsLocatorFilter": QtCore.QObject,
    "QgsFeedback": QtCore.QObject,
    "QgsTask": QtCore.QObject,
}


class Settings:
    """The settings of QGIS, forgotten at the end."""

    kept: Dict[str, Any] = {}

    def value(self, key: str, default: Any = None, *_: Any, **__: Any) -> Any:
        return self.kept.get(key, default)

    def setValue(self, key: str, value: Any) -> None:
        self.kept[key] = value

    def remove(self, key: str) -> None:
        self.kept.pop(key, None)

    def beginGroup(self, _: str) -> None:
        pass

    def endGroup(self) -> None:
        pass

    def childGroups(self) -> List[str]:
        return []


class Application(unittest.mock.MagicMock):
    """What the plugin asks the application for."""

    @staticmethod
    def getThemeIcon(_: str) -> QtGui.QIcon:
        return QtGui.QIcon(QtGui.QPixmap(16, 16))

    @staticmethod
    def locale() -> str:
        return "en"


class Project(unittest.mock.MagicMock):
    """An empty project."""

    def homePath(self) -> str:
        return ""

    def fileName(self) -> str:
        return ""

    def mapLayers(self) -> Dict[str, Any]:
        return {}


class Enumerations(type):
    """Lets a class have whatever enumeration is asked for."""

    def __getattr__(cls, name: str) -> Any:
        if not name[0].isupper():
            raise AttributeError(name)
        return unittest.mock.MagicMock(name=name)


class StandIn(types.ModuleType):
    """A module of QGIS: known classes, and a class that takes everything for any other name."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in WIDGETS:
            made: Any = type(name, (WIDGETS[name],), {"__getattr__": lambda self, wanted: unittest.mock.MagicMock(name=wanted), "resultFetched": QtCore.pyqtSignal(object)})
            for inner in ("StorageMode", "Priority", "Filter", "Flag"):
                setattr(made, inner, unittest.mock.MagicMock())
        else:
            made = Enumerations(name, (unittest.mock.MagicMock,), {})
        setattr(self, name, made)
        return made


def stand_in() -> None:
    """Puts the modules where the plugin looks for them."""
    qgis, qt = types.ModuleType("qgis"), types.ModuleType("qgis.PyQt")
    core, gui = StandIn("qgis.core"), StandIn("qgis.gui")
    core.QgsSettings, core.QgsApplication = Settings, Application()  # type: ignore[attr-defined]
    core.QgsProject = types.SimpleNamespace(instance=Project)  # type: ignore[attr-defined]
    qgis.__path__, qt.__path__ = [], []  # type: ignore[attr-defined]
    for name, module in (("QtCore", QtCore), ("QtGui", QtGui), ("QtTest", QtTest), ("QtWidgets", QtWidgets)):
        setattr(qt, name, module)
        sys.modules["qgis.PyQt." + name] = module
    sys.modules.update({"qgis": qgis, "qgis.PyQt": qt, "qgis.core": core, "qgis.gui": gui, "qgis.utils": StandIn("qgis.utils"), "processing": StandIn("processing"), "processing.gui": StandIn("processing.gui"), "processing.gui.wrappers": StandIn("processing.gui.wrappers")})
    osgeo = types.ModuleType("osgeo")
    osgeo.gdal = unittest.mock.MagicMock()  # type: ignore[attr-defined]
    sys.modules.setdefault("osgeo", osgeo)


def import_all() -> int:
    """Imports every module of the plugin."""
    package = importlib.import_module(PLUGIN)
    names = [found.name for found in pkgutil.walk_packages(package.__path__, PLUGIN + ".") if ".vendor" not in found.name]
    for name in names:
        importlib.import_module(name)
    return len(names)


def pump(seconds: float = 0.2) -> None:
    """Lets signals and paints come."""
    QtTest.QTest.qWait(int(1000 * seconds))


def show_panel() -> List[str]:
    """Makes the panel, fills and paints every page; returns the pages."""
    from rsplugins_qgis.panel import dock, jobs, models, query
    from rsplugins_qgis.panel.context import PanelContext
    from rsplugins_qgis.sdk import Progress, ToolError, TranslatedError

    session = unittest.mock.MagicMock()
    session.client.side_effect = session.locate.side_effect = TranslatedError("rs.host.unreachable", "There is no host.", "Get one.")
    session.current.return_value = None
    iface = unittest.mock.MagicMock()
    panel = dock.Panel(PanelContext(iface, lambda: session))
    panel.resize(420, 800)
    panel.show()
    pump()
    panel.context.indexes.add("/x/one.gpkg")
    panel.show_welcome(False)
    picture = QtGui.QImage(64, 64, QtGui.QImage.Format.Format_RGB32)
    hits = [query.Hit(rank, 0.5, 0.7 if rank == 1 else None, "a.tif", "", (0, 0, 1, 1), None, None, None) for rank in (1, 2)]
    panel.search.results.hits.show(hits, [picture, None])
    panel.search.form.add_words("trees", True)
    panel.search.form.examples.setCurrentRow(0)
    QtTest.QTest.keyClick(panel.search.form.examples, QtCore.Qt.Key.Key_Space)
    panel.search.form.where.choose("polygons")
    panel.search.form.where.choose("drawn")
    panel.search._show_progress(Progress(fraction=0.5, stage="Searching"))
    panel.search.messages.failure(ToolError("rs.file.missing", "There is no file.", "Check the path."))
    running = jobs.JobView.read({"id": "1", "tool": "a.b", "state": "running", "progress": {"fraction": 0.4, "done": 4, "total": 10, "metrics": {"loss": 1.0}}, "created": "2026-01-01T10:00:00Z"})
    panel.jobs.jobs._take([running, jobs.JobView.read({"id": "2", "tool": "a.c", "state": "failed", "detached": True, "error": {"message": "No."}})])
    panel.jobs.list.setCurrentItem(panel.jobs.list.topLevelItem(0))
    panel.models.models._take({"models": [{"id": "m", "title": "M", "state": "installed", "default": True, "sizeBytes": 5, "languages": ["en"]}]})
    panel.models.list.setCurrentItem(panel.models.list.topLevelItem(0))
    panel.device._show({"plugins": [{"report": {"device": "CPU", "device_reason": "Why.", "memory_bytes": 1 << 21}}], "memoryBytes": 1 << 22})
    assert isinstance(panel.models.models.all[0], models.ModelView)
    pages: List[str] = []
    for page in range(panel.tabs.count()):
        panel.tabs.setCurrentIndex(page)
        pump(0.1)
        panel.grab()
        pages.append(panel.tabs.tabText(page))
    for menu in (panel.models.install.menu(), panel.indexes.more.menu()):
        menu.aboutToShow.emit()
    panel.close_down()
    return pages


def main() -> int:
    """Runs all of it."""
    faults: List[Any] = []
    # PyQt6 ends the program at what a slot raises; here it is told of.
    sys.excepthook = lambda kind, fault, trace: (faults.append(fault), sys.__excepthook__(kind, fault, trace))  # type: ignore[assignment,func-returns-value]
    os.environ["RSPLUGINS_STATE"] = tempfile.mkdtemp()
    sys.dont_write_bytecode = True
    sys.path.insert(0, sys.argv[1])
    application = QtWidgets.QApplication([])
    stand_in()
    print(f"Qt {QtCore.QT_VERSION_STR}: {import_all()} modules, pages {', '.join(show_panel())}, {len(faults)} faults")
    application.processEvents()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
