"""What the tests share: the stand-in of arcpy, a copy of the toolbox as it is installed, and folders that are removed."""

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from typing import Any, ClassVar, Dict, List

import arcpy
from arcpy._environment import env
from arcpy._state import state
from arcpy._toolbox import Dialog, Result, Toolbox

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
FIXTURES = os.path.join(ROOT, "tests", "fixtures")
SOURCE = os.path.join(ROOT, "plugins", "arcgis")

sys.dont_write_bytecode = True

RGB = os.path.join(FIXTURES, "rasters", "rgb8", "rasterio_world.rgb_4326.tif")
MODEL = os.path.join(FIXTURES, "openclip-tiny", "hub")
PATIENCE = 60.0


def end_host() -> None:
    """Ends the host that the tests have started, and waits until it has gone."""
    note = os.path.join(os.environ["RSPLUGINS_STATE"], "host.json")
    try:
        with open(note, encoding="utf-8") as file:
            id = int(json.load(file)["pid"])
        os.kill(id, signal.SIGTERM)
        while True:
            os.kill(id, 0)
            time.sleep(0.02)
    except (OSError, ValueError, KeyError):
        return


atexit.register(end_host)


def host_program() -> str:
    """The program under test."""
    return os.environ["RSPLUGINS_TEST_HOST"]


class ProTestCase(unittest.TestCase):
    """A test inside the stand-in: the toolbox is installed into a folder of its own, with the fixture plugin among the user's."""

    state_folder: ClassVar[str]
    folder: ClassVar[str]
    toolbox: ClassVar[Toolbox]

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.mkdtemp(prefix="rsplugins-arcgis-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, True)
        cls.state_folder = os.environ["RSPLUGINS_STATE"]
        user = os.path.join(cls.state_folder, "plugins", "kinds")
        if not os.path.isdir(user):
            shutil.copytree(os.path.join(FIXTURES, "plugins", "Kinds"), user)
        os.environ["RSPLUGINS_HOST"] = host_program()
        os.environ["RSPLUGINS_LANGUAGE"] = "en"
        state.reset()
        env.reset(cls.folder)
        cls.toolbox = Toolbox(install(os.path.join(cls.folder, "toolbox")))

    def setUp(self) -> None:
        state.reset()
        self.work = tempfile.mkdtemp(dir=self.folder)
        env.reset(self.work)
        self.addCleanup(self._leave_nothing)

    def path(self, name: str) -> str:
        """A path in the test's folder."""
        return os.path.join(self.work, name)

    def call(self, tool: str, **values: Any) -> Result:
        """Fills in a tool and runs it."""
        return self.toolbox.dialog(tool).set(**values).run()

    def fails(self, dialog: Dialog) -> List[str]:
        """Runs a tool that must fail; returns the errors that it added."""
        with self.assertRaises(arcpy.ExecuteError):
            dialog.run()
        return state.texts("error")

    def _leave_nothing(self) -> None:
        self.assertNotIn("osgeo", sys.modules)
        ended = time.monotonic() + PATIENCE
        while children() and time.monotonic() < ended:
            time.sleep(0.02)
        self.assertEqual(children(), [], "child processes were left behind")


def install(folder: str) -> str:
    """Copies the toolbox as an installation does: with the Python client beside it. Returns the path of the .pyt file."""
    os.makedirs(folder)
    shutil.copy(os.path.join(SOURCE, "RsPlugins.pyt"), folder)
    shutil.copytree(os.path.join(SOURCE, "rsplugins_arcgis"), os.path.join(folder, "rsplugins_arcgis"), ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(os.path.join(ROOT, "sdk", "python", "rsplugins"), os.path.join(folder, "rsplugins"), ignore=shutil.ignore_patterns("__pycache__"))
    return os.path.join(folder, "RsPlugins.pyt")


def children() -> List[int]:
    """The processes that this one has started and that still run."""
    found = subprocess.run(["ps", "-o", "pid=,stat=,comm=", "--ppid", str(os.getpid())], stdout=subprocess.PIPE, check=False).stdout.decode()
    rows = [line.split(None, 2) for line in found.splitlines()]
    return [int(pid) for pid, stat, name in rows if "Z" not in stat and name.strip() != "ps"]


def names(parameters: List[Any]) -> Dict[str, Any]:
    """Parameters by name."""
    return {parameter.name: parameter for parameter in parameters}
