"""All tools as one provider of Processing."""

import os
from typing import List, Optional

from qgis.core import QgsMessageLog, QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ..catalogue import Catalogue, read_catalogue
from .algorithm import ToolAlgorithm

ID = "rsplugins"
_ICON = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "icons", "rsplugins.svg")


class RsPluginsProvider(QgsProcessingProvider):
    """Made from the manifests on disk; ``refreshAlgorithms`` reads them again."""

    def __init__(self) -> None:
        super().__init__()
        self._catalogue = Catalogue()

    def id(self) -> str:
        """The same for ever: models and scripts name it."""
        return ID

    def name(self) -> str:
        """What the toolbox shows."""
        return "RsPlugins"

    def longName(self) -> str:
        """What the list of providers shows."""
        return self.name()

    def icon(self) -> QIcon:
        """The picture of all tools."""
        return QIcon(_ICON)

    def svgIconPath(self) -> str:
        """Its file."""
        return _ICON

    def helpId(self) -> str:
        """None: each tool has a help of its own."""
        return ""

    def supportedOutputRasterLayerExtensions(self) -> List[str]:
        """What tools write."""
        return ["tif"]

    def supportedOutputVectorLayerExtensions(self) -> List[str]:
        """What tools write, the usual first."""
        return ["gpkg", "geojson"]

    def supportsNonFileBasedOutput(self) -> bool:
        """Whether results may go to a database or to memory: tools write files."""
        return False

    def warningMessage(self) -> str:
        """Why there are no tools, for the toolbox."""
        missing: Optional[Exception] = self._catalogue.missing
        if missing is not None and not self._catalogue.tools:
            return f"{self._catalogue.missing.message} {self._catalogue.missing.hint or ''}".strip()
        return ""

    def loadAlgorithms(self) -> None:
        """Reads the manifests. A manifest that cannot be used is told of and hides no other."""
        self._catalogue = read_catalogue()
        for problem in self._catalogue.problems:
            text = QCoreApplication.translate("RsPluginsProvider", "{path} was left out: {reason}.").format(path=problem.path, reason=problem.reason)
            QgsMessageLog.logMessage(text, "RsPlugins")
        for tool in self._catalogue.tools:
            self.addAlgorithm(ToolAlgorithm(tool, _ICON))
