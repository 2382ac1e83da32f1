"""QGIS with the plugin in it, in this process and without a window; and the built host."""

import functools
import json
import os
import queue
import shutil
import signal
import sys
import tempfile
import threading
import time
import unittest
from typing import Any, Callable, Dict, List, Optional

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
PLUGINS = os.path.join(ROOT, "plugins", "qgis")
NAME = "rsplugins_qgis"
EVERYTHING = os.path.join(HERE, "fixtures", "everything")
RASTERS = os.path.join(ROOT, "tests", "fixtures", "rasters")
HOST = os.environ.get("RSPLUGINS_TEST_HOST") or os.path.join(ROOT, "host", "bin", "Release", "net10.0", "rsplugins")
PATIENCE = 60.0
_FOLDERS = "rsplugins/plugin_folders"

sys.dont_write_bytecode = True


def fresh_environment(state: str) -> Dict[str, str]:
    """What QGIS needs to start without a window, with a profile and a state folder of its own."""
    profile = tempfile.mkdtemp(dir=state)
    return {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": profile,
        "QGIS_CUSTOM_CONFIG_PATH": profile,
        "PYTHONWARNINGS": "ignore",
        "PYTHONDONTWRITEBYTECODE": "1",
        "RSPLUGINS_HOST": HOST,
        "RSPLUGINS_STATE": os.path.join(state, "state"),
        "HOME": state,
        "LC_ALL": "C.UTF-8",
    }


@functools.lru_cache(maxsize=None)
def work_folder() -> str:
    """A folder for this run of the tests."""
    return tempfile.mkdtemp(prefix="rsplugins-qgis-", dir=os.environ.get("RSPLUGINS_TEST_FOLDER"))


@functools.lru_cache(maxsize=None)
def application() -> Any:
    """The application, started once. Its Processing is ready, and the plugin is loaded as QGIS loads it without a window."""
    os.environ.update(fresh_environment(work_folder()))
    for name in ("LANGUAGE", "LANG"):
        os.environ.pop(name, None)
    from qgis.core import QgsApplication, QgsSettings

    QgsApplication.setPrefixPath("/usr", True)
    started = QgsApplication([], True)
    started.initQgis()
    QgsSettings().setValue(_FOLDERS, [EVERYTHING])
    sys.path[:0] = [os.path.join(started.pkgDataPath(), "python", "plugins"), PLUGINS]
    from processing.core.Processing import Processing

    Processing.initialize()
    load()
    return started


def restore() -> None:
    """Sets back what other tests of this process may have changed."""
    from qgis.core import QgsProject, QgsSettings

    application()
    os.environ.update({"RSPLUGINS_HOST": HOST, "RSPLUGINS_STATE": os.path.join(work_folder(), "state")})
    QgsSettings().remove("rsplugins")
    QgsSettings().setValue(_FOLDERS, [EVERYTHING])
    QgsProject.instance().clear()
    if provider() is None:
        load()
    provider().refreshAlgorithms()


def load() -> Any:
    """Loads the plugin."""
    import qgis.utils

    if PLUGINS not in qgis.utils.plugin_paths:
        qgis.utils.plugin_paths.append(PLUGINS)
    qgis.utils.updateAvailablePlugins()
    assert qgis.utils.loadPlugin(NAME) and qgis.utils.startProcessingPlugin(NAME)
    return qgis.utils.plugins[NAME]


def provider() -> Any:
    """The provider."""
    from qgis.core import QgsApplication

    application()
    return QgsApplication.processingRegistry().providerById("rsplugins")


def tools() -> Any:
    """The descriptions of the tools that are shown."""
    application()
    from rsplugins_qgis.catalogue import read_catalogue

    return read_catalogue().tools


def feedback() -> Any:
    """A feedback that keeps all it is told: ``steps`` (percent), ``texts``, ``lines``, ``warnings``, ``errors``."""
    from qgis.core import QgsProcessingFeedback

    class Kept(QgsProcessingFeedback):
        def __init__(self) -> None:
            super().__init__(False)
            self.steps: List[float] = []
            self.texts: List[str] = []
            self.lines: List[str] = []
            self.warnings: List[str] = []
            self.errors: List[str] = []
            self.progressChanged.connect(self.steps.append)

        def setProgressText(self, text: str) -> None:
            self.texts.append(text)

        def pushInfo(self, text: str) -> None:
            self.lines.append(text)

        def pushWarning(self, text: str) -> None:
            self.warnings.append(text)

        def reportError(self, text: str, fatalError: bool = False) -> None:
            self.errors.append(text)

    return Kept()


def run(name: str, values: Dict[str, Any], told: Optional[Any] = None) -> Dict[str, Any]:
    """Runs an algorithm on this thread, as a script does."""
    import processing

    application()
    return dict(processing.run("rsplugins:" + name, values, feedback=told or feedback()))


class Background:
    """An algorithm on a thread of Processing's, as from the toolbox, while the main thread turns its event loop and measures its gaps."""

    def __init__(self, name: str, values: Dict[str, Any]) -> None:
        from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask, QgsProcessingContext, QgsProject

        application()
        self.feedback = feedback()
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())
        self.algorithm = QgsApplication.processingRegistry().createAlgorithmById("rsplugins:" + name)
        self.outcome: "queue.SimpleQueue[Any]" = queue.SimpleQueue()
        self.task = QgsProcessingAlgRunnerTask(self.algorithm, values, self.context, self.feedback)
        self.task.executed.connect(lambda successful, results: self.outcome.put((successful, results)))
        self.longest_gap = 0.0

    def start(self) -> None:
        """Hands it to QGIS."""
        from qgis.core import QgsApplication

        QgsApplication.taskManager().addTask(self.task)

    def finish(self, until: Optional[Callable[[], bool]] = None) -> Any:
        """Turns the event loop until the end, or ``until`` says so; returns (successful, results), or None."""
        from qgis.PyQt.QtCore import QCoreApplication, QEventLoop

        end, beat = time.monotonic() + PATIENCE, time.monotonic()
        while time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            time.sleep(0.002)
            now = time.monotonic()
            self.longest_gap, beat = max(self.longest_gap, now - beat), now
            if not self.outcome.empty():
                return self.outcome.get()
            if until is not None and until():
                return None
        raise AssertionError("the run did not end")


def wait_for(condition: Callable[[], Any], what: str) -> Any:
    """Waits until something holds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.01)
    raise AssertionError("waited in vain for " + what)


def later(condition: Callable[[], Any], then: Callable[[], None]) -> threading.Thread:
    """Does something on another thread once a condition holds."""

    def watch() -> None:
        wait_for(condition, "a condition")
        then()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return thread


def locale(name: str) -> Any:
    """A language as QGIS is told it."""
    from qgis.PyQt.QtCore import QLocale

    return QLocale(name)


def note(what: str, figure: float) -> None:
    """Writes a figure down for whoever reads the output of the tests."""
    print(f"FIGURE {what}: {figure:.3f}", file=sys.stderr, flush=True)


def host_process(state: str) -> Optional[int]:
    """The id of the host that serves a state folder, or None."""
    try:
        with open(os.path.join(state, "host.json"), encoding="utf-8") as file:
            id = int(json.load(file)["pid"])
    except (OSError, ValueError, KeyError):
        return None
    return id if is_alive(id) else None


def is_alive(id: int) -> bool:
    """Whether a process runs, and is no zombie."""
    try:
        with open(f"/proc/{id}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def descendants(id: int) -> List[int]:
    """All processes that a process started, and they in turn."""
    parents: Dict[int, int] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                    parents[int(name)] = int(file.read().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found, edge = [], [id]
    while edge:
        edge = [child for child, parent in parents.items() if parent in edge]
        found += edge
    return found


def command_line(id: int) -> str:
    """How a process was started."""
    try:
        with open(f"/proc/{id}/cmdline", "rb") as file:
            return file.read().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return ""


def children() -> List[str]:
    """The programs of the host that this process has started and that still run."""
    return [line for line in (command_line(one) for one in descendants(os.getpid()) if is_alive(one)) if line.startswith(HOST)]


def end_host(state: str) -> None:
    """Ends the host of a state folder."""
    id = host_process(state)
    if id is not None:
        os.kill(id, signal.SIGTERM)
        wait_for(lambda: not is_alive(id), "the end of the host")


def finish(status: int) -> None:
    """Unloads the plugin, ends the host and leaves. Called by the runner when all tests are over."""
    if application.cache_info().currsize:
        import qgis.utils

        qgis.utils.unloadPlugin(NAME)
        end_host(os.path.join(work_folder(), "state"))
    if work_folder.cache_info().currsize:
        shutil.rmtree(work_folder(), ignore_errors=True)
    sys.stdout.flush()
    # QGIS takes its layers apart in an order that crashes some versions at their end.
    os._exit(status)


class QgisTestCase(unittest.TestCase):
    """A test that needs QGIS; it has a folder of its own."""

    maxDiff = None

    @classmethod
    def setUpClass(cls) -> None:
        application()

    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp(dir=work_folder())

    def file(self, name: str) -> str:
        """A path in the folder."""
        return os.path.join(self.folder, name)


class PluginTestCase(QgisTestCase):
    """A test of the loaded plugin, with the settings and the project of a new user."""

    @classmethod
    def setUpClass(cls) -> None:
        restore()
