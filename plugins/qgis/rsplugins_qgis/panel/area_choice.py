"""Chooses where to search."""

from typing import Any, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayerProxyModel
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from ..sdk import TranslatedError
from . import area, icons
from .context import PanelContext
from .drawn_area import DrawnArea

EVERYWHERE = "everywhere"
MAP = "map"
DRAWN = "drawn"
LAYER = "layer"
POLYGONS = "polygons"


class AreaChoice(QWidget):
    """Everywhere, the map, a rectangle drawn on it, a layer, or the polygons of one."""

    def __init__(self, context: PanelContext, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._context = context
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Where to search"))
        for text, value in (
            (self.tr("Whole index"), EVERYWHERE),
            (self.tr("Map view"), MAP),
            (self.tr("Drawn rectangle"), DRAWN),
            (self.tr("Extent of layer"), LAYER),
            (self.tr("Polygons of layer"), POLYGONS),
        ):
            self.kind.addItem(text, value)
        self.layer = QgsMapLayerComboBox()
        self.layer.setAccessibleName(self.tr("Layer that says where to search"))
        self.layer.hide()
        self.drawn = DrawnArea(context, self)
        self.draw = QPushButton(icons.theme("mActionAddBasicRectangle"), self.tr("Draw"))
        self.draw.setCheckable(True)
        self.draw.setToolTip(self.tr("Drag a rectangle on the map."))
        self.draw.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind, 1)
        row.addWidget(self.layer, 1)
        row.addWidget(self.draw)
        self.setFocusProxy(self.kind)
        self.kind.currentIndexChanged.connect(self._changed)
        self.kind.activated.connect(lambda *_: self.drawn.ask() if self.kind.currentData() == DRAWN and self.drawn.rectangle is None else None)
        self.draw.clicked.connect(lambda *_: self.drawn.ask())
        self.drawn.waiting_changed.connect(self.draw.setChecked)

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
        if kind == DRAWN:
            if self.drawn.rectangle is None:
                raise TranslatedError("rs.argument.invalid", self.tr("No rectangle was drawn yet."), self.tr("Drag one on the map, or search the whole index."))
            return area.of_rectangle(self.drawn.rectangle, self.drawn.crs, crs, project)
        layer = self.layer.currentLayer()
        if layer is None:
            raise TranslatedError("rs.argument.invalid", self.tr("No layer says where to search."), self.tr("Choose a layer, or search the whole index."))
        return area.of_layer(layer, crs, project) if kind == LAYER else area.of_polygons(layer, crs, project)

    def _changed(self) -> None:
        kind = self.kind.currentData()
        self.layer.setVisible(kind in (LAYER, POLYGONS))
        self.draw.setVisible(kind == DRAWN)
        self.drawn.show(kind == DRAWN)
        filters = QgsMapLayerProxyModel.Filter
        if kind == POLYGONS:
            self.layer.setFilters(filters.PolygonLayer)
        elif kind == LAYER:
            self.layer.setFilters(filters.RasterLayer | filters.HasGeometry)
