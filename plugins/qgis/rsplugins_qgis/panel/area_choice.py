"""Chooses where to search."""

from typing import Any, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayerProxyModel
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ..sdk import ToolError
from . import area
from .context import PanelContext

EVERYWHERE = "everywhere"
MAP = "map"
LAYER = "layer"
POLYGONS = "polygons"


class AreaChoice(QWidget):
    """Everywhere, the map, a layer, or the polygons of one."""

    def __init__(self, context: PanelContext, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._context = context
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Where to search"))
        for text, value in (
            (self.tr("Whole index"), EVERYWHERE),
            (self.tr("Map view"), MAP),
            (self.tr("Extent of layer"), LAYER),
            (self.tr("Polygons of layer"), POLYGONS),
        ):
            self.kind.addItem(text, value)
        self.layer = QgsMapLayerComboBox()
        self.layer.setAccessibleName(self.tr("Layer that says where to search"))
        self.layer.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind, 1)
        row.addWidget(self.layer, 1)
        self.setFocusProxy(self.kind)
        self.kind.currentIndexChanged.connect(self._changed)

    def choose(self, kind: str, layer: Any = None) -> None:
        """Chooses by program."""
        self.kind.setCurrentIndex(self.kind.findData(kind))
        if layer is not None:
            self.layer.setLayer(layer)

    def area(self, crs: QgsCoordinateReferenceSystem) -> area.Area:
        """The area as it is now. Raises ToolError where no layer is chosen.

        :param crs: what it is to be given in.
        """
        kind = self.kind.currentData()
        project = self._context.project
        if kind == EVERYWHERE:
            return area.everywhere
        if kind == MAP:
            canvas = self._context.iface.mapCanvas()
            return area.of_rectangle(canvas.extent(), canvas.mapSettings().destinationCrs(), crs, project)
        layer = self.layer.currentLayer()
        if layer is None:
            raise ToolError("rs.argument.invalid", self.tr("No layer says where to search."), self.tr("Choose a layer, or search the whole index."))
        return area.of_layer(layer, crs, project) if kind == LAYER else area.of_polygons(layer, crs, project)

    def _changed(self) -> None:
        kind = self.kind.currentData()
        self.layer.setVisible(kind in (LAYER, POLYGONS))
        filters = QgsMapLayerProxyModel.Filter
        if kind == POLYGONS:
            self.layer.setFilters(filters.PolygonLayer)
        elif kind == LAYER:
            self.layer.setFilters(filters.RasterLayer | filters.HasGeometry)
