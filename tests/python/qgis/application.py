"""QGIS in this process, with widgets and without a window; every test of this folder that needs it starts with ``application()``."""

import atexit
import os
import shutil
import sys
import tempfile
import unittest.mock
from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
HOST = os.environ.get("RSPLUGINS_TEST_HOST") or os.path.join(ROOT, "host", "bin", "Release", "net10.0", "rsplugins")
PLUGINS = os.path.join(ROOT, "plugins", "qgis")
RASTERS = os.path.join(ROOT, "tests", "fixtures", "rasters")

_application: Any = None


def installed() -> bool:
    """Whether this Python has QGIS."""
    try:
        import qgis.core  # noqa: F401
    except ImportError:
        return False
    return True


def application() -> Any:
    """QGIS, started once, with a profile of its own; the plugin can be imported then."""
    global _application
    if _application is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        profile = tempfile.mkdtemp(prefix="rsplugins-qgis-")
        atexit.register(shutil.rmtree, profile, True)
        os.environ["QGIS_CUSTOM_CONFIG_PATH"] = profile
        os.environ.setdefault("XDG_RUNTIME_DIR", profile)
        # The mocked interface of QGIS asks for a package that its Python does not have.
        sys.modules.setdefault("mock", unittest.mock)
        from qgis.core import QgsApplication, QgsSettings
        from qgis.PyQt.QtCore import QCoreApplication

        QgsApplication.setPrefixPath("/usr", True)
        _application = QgsApplication([], True)
        QCoreApplication.setOrganizationName("RsPlugins tests")
        QCoreApplication.setApplicationName("RsPlugins tests")
        QgsSettings().clear()
        _application.initQgis()
        for folder in (PLUGINS, os.path.join(_application.pkgDataPath(), "python", "plugins")):
            if folder not in sys.path:
                sys.path.insert(0, folder)
    return _application
