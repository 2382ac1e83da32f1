"""A rectangle that the user draws on the map to search in, shown as long as it is what is searched."""

from typing import Any, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QColor

from .context import PanelContext
from .place_tool import PlaceTool

_COLOR = QColor(42, 110, 200)


class DrawnArea(QObject):
    """The rectangle, and the tool that draws it."""

    waiting_changed = pyqtSignal(bool)
    """Whether the user is asked to draw."""

    def __init__(self, context: PanelContext, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._context = context
        self._tool: Optional[PlaceTool] = None
        self._band: Any = None
        self.rectangle: Optional[QgsRectangle] = None
        self.crs = QgsCoordinateReferenceSystem()

    @property
    def tool(self) -> PlaceTool:
        """The map tool."""
        if self._tool is None:
            self._tool = PlaceTool(self._context.iface.mapCanvas())
            self._tool.placed.connect(self._take)
            self._tool.ended.connect(lambda: self.waiting_changed.emit(False))
        return self._tool

    def ask(self) -> None:
        """Waits for a rectangle on the map."""
        self.tool.begin()
        self.waiting_changed.emit(True)

    def show(self, visible: bool) -> None:
        """Shows the rectangle, or hides it."""
        if self._band is not None:
            self._band.setVisible(visible)

    def close(self) -> None:
        """Takes everything off the map."""
        if self._band is not None:
            self._context.iface.mapCanvas().scene().removeItem(self._band)
            self._band = None
        if self._tool is not None:
            self._tool.remove()
            self._tool = None

    def _take(self, place: QgsGeometry) -> None:
        if QgsWkbTypes.geometryType(place.wkbType()) != QgsWkbTypes.GeometryType.PolygonGeometry:
            # A click is no area.
            self.ask()
            return
        canvas = self._context.iface.mapCanvas()
        self.rectangle, self.crs = place.boundingBox(), QgsCoordinateReferenceSystem(canvas.mapSettings().destinationCrs())
        if self._band is None:
            self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
            self._band.setStrokeColor(_COLOR)
            self._band.setFillColor(QColor(_COLOR.red(), _COLOR.green(), _COLOR.blue(), 20))
            self._band.setWidth(2)
        self._band.setToGeometry(place, self.crs)
