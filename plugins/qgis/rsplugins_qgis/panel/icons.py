"""Icons: those of QGIS, which follow its theme, and the plugin's own."""

import os

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QIcon

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "icons")


def theme(name: str) -> QIcon:
    """An icon of QGIS by its name, such as ``mActionAdd``."""
    return QgsApplication.getThemeIcon("/" + name + ".svg")


def own(name: str) -> QIcon:
    """An icon of this plugin."""
    return QIcon(os.path.join(_FOLDER, name + ".svg"))
