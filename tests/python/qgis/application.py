"""What the tests of this folder share that need no plugin to be loaded; QGIS itself is that of ``harness``, started once in this process."""

import sys
import unittest.mock
from typing import Any

import harness
from harness import HOST, PLUGINS, RASTERS, ROOT

__all__ = ["HOST", "PLUGINS", "RASTERS", "ROOT", "application", "installed"]


def installed() -> bool:
    """Whether this Python has QGIS."""
    try:
        import qgis.core  # noqa: F401
    except ImportError:
        return False
    return True


def application() -> Any:
    """QGIS, started once, with a profile of its own; the plugin can be imported then."""
    # The mocked interface of QGIS asks for a package that its Python does not have.
    sys.modules.setdefault("mock", unittest.mock)
    return harness.application()
