"""The layers of a search: one group a search, with the matches and, where asked for, where in their tiles the matches lie."""

import os
import re
import time
from typing import Any, List, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsGraduatedSymbolRenderer,
    QgsLayerTreeGroup,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QColor

from ..host.settings import HostSettings
from ..sdk import TranslatedError
from .old_searches import FOLDER
from .query import Hit

_LONGEST_TITLE = 60
_MARGIN = 2.5
_PATCH_ALPHA = 140
_MATCH_ALPHA = 40
_MATCH_WIDTH = 0.7


def results_folder(index: str, project: QgsProject) -> str:
    """Where searches write: where the settings say, else beside the project, else beside the index."""
    base = HostSettings.load().output_folder or project.homePath() or os.path.dirname(os.path.abspath(index))
    return os.path.join(base, FOLDER)


def new_folder(base: str, title: str) -> str:
    """Makes a folder for the outputs of a search, named by its time and its words."""
    words = re.sub(r"\W+", "-", title).strip("-")[:24]
    name = time.strftime("%Y%m%d-%H%M%S") + ("-" + words if words else "")
    further = 1
    while True:
        folder = os.path.join(base, name if further == 1 else f"{name}-{further}")
        try:
            os.makedirs(folder)
            return folder
        except FileExistsError:
            further += 1
        except OSError as refused:
            what, hint = _tr("The folder {} cannot be made.").format(base), _tr("Save the project in a folder of your own, or choose a folder for outputs in the settings.")
            raise TranslatedError("rs.file.denied", what, hint, refused.strerror) from refused


def open_layer(path: Optional[str], title: str) -> Optional[QgsVectorLayer]:
    """Opens a layer; on the thread of the user interface only: a CRS that another thread made first loses its definition when that thread ends, for all that use it."""
    layer = QgsVectorLayer(path, title, "ogr") if path else None
    return layer if layer is not None and layer.isValid() else None


class SearchLayers:
    """The group of one search in the layer tree."""

    def __init__(self, project: QgsProject, title: str, matches: QgsVectorLayer) -> None:
        self._project = project
        self._patches: Optional[str] = None
        short = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"
        group = project.layerTreeRoot().insertGroup(0, _tr("Search: {}").format(short))
        self._group_name = group.name()
        self.matches = matches.id()
        _restyle(matches, _MATCH_ALPHA, _MATCH_WIDTH)
        project.addMapLayer(matches, False)
        group.addLayer(matches)

    @property
    def group(self) -> Optional[QgsLayerTreeGroup]:
        """The group, while the user keeps it."""
        node = self._project.layerTreeRoot().findLayer(self.matches)
        return None if node is None else node.parent()

    @property
    def has_patches(self) -> bool:
        """Whether where in the tiles is there."""
        return self._patches is not None and self._project.mapLayer(self._patches) is not None

    def add_patches(self, patches: QgsVectorLayer) -> None:
        """Adds where in the tiles, above the matches."""
        group = self.group
        if group is None:
            return
        _restyle(patches, _PATCH_ALPHA, 0.0)
        self._patches = patches.id()
        self._project.addMapLayer(patches, False)
        group.insertLayer(0, patches)

    def hide(self) -> None:
        """Hides the group: another search is shown."""
        group = self.group
        if group is not None:
            group.setItemVisibilityChecked(False)

    def show_patches(self, visible: bool) -> None:
        """Shows or hides where in the tiles."""
        node = self._project.layerTreeRoot().findLayer(self._patches) if self._patches else None
        if node is not None:
            node.setItemVisibilityChecked(visible)


def _restyle(layer: QgsVectorLayer, alpha: int, width: float) -> None:
    """Lets the image below be seen: fills become translucent; outlines get the colour of the fill, and none where they have no width."""
    renderer = layer.renderer()
    if renderer is None:
        return
    symbols = renderer.symbols(QgsRenderContext())
    if isinstance(renderer, QgsGraduatedSymbolRenderer):
        for place, band in enumerate(renderer.ranges()):
            symbol = band.symbol().clone()
            _tint(symbol, alpha, width)
            renderer.updateRangeSymbol(place, symbol)
    else:
        for symbol in symbols:
            _tint(symbol, alpha, width)


def _tint(symbol: QgsSymbol, alpha: int, width: float) -> None:
    symbol.setOpacity(1.0)
    for part in symbol.symbolLayers():
        color = QColor(part.fillColor())
        if width > 0:
            part.setStrokeColor(color.darker(115))
            part.setStrokeWidth(width)
        else:
            part.setStrokeStyle(Qt.PenStyle.NoPen)
        color.setAlpha(alpha)
        part.setFillColor(color)


def show_on_map(iface: Any, hit: Hit, crs: QgsCoordinateReferenceSystem, project: QgsProject) -> bool:
    """Zooms to a match and lets it flash. Returns whether it lies anywhere on the map."""
    if hit.box is None or not crs.isValid():
        return False
    canvas = iface.mapCanvas()
    target = canvas.mapSettings().destinationCrs()
    outline = QgsGeometry.fromRect(QgsRectangle(*hit.box))
    shown = QgsGeometry(outline.densifyByCount(4))
    try:
        if target.isValid() and target != crs:
            shown.transform(QgsCoordinateTransform(crs, target, project.transformContext()))
    except QgsCsException:
        return False
    extent = shown.boundingBox()
    extent.scale(_MARGIN)
    canvas.setExtent(extent)
    canvas.refresh()
    canvas.flashGeometries([outline], crs)
    return True


def raster_layers(project: QgsProject, path: str) -> List[Any]:
    """The layers of a project that show a file."""
    wanted = os.path.normcase(os.path.abspath(path))
    return [layer for layer in project.mapLayers().values() if os.path.normcase(os.path.abspath(layer.source().split("|")[0])) == wanted]


def _tr(text: str) -> str:
    return QCoreApplication.translate("SearchLayers", text)
