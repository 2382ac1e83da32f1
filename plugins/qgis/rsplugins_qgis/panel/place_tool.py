"""The map tool that takes a place: a click is a point, a drag a rectangle."""

from typing import Any, Optional

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

_LEAST_DRAG = 4


class PlaceTool(QgsMapTool):
    """Takes one place, and gives the map back to the tool that was there before."""

    placed = pyqtSignal(QgsGeometry)
    """In the CRS of the map."""
    ended = pyqtSignal()

    def __init__(self, canvas: Any) -> None:
        super().__init__(canvas)
        self._before: Any = None
        self._start: Optional[QPoint] = None
        self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setStrokeColor(QColor(242, 140, 40))
        self._band.setFillColor(QColor(242, 140, 40, 50))
        self._band.setWidth(2)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def begin(self) -> None:
        """Takes the map."""
        canvas = self.canvas()
        if canvas.mapTool() is not self:
            self._before = canvas.mapTool()
            canvas.setMapTool(self)

    def deactivate(self) -> None:
        """Called by QGIS when another tool takes the map."""
        self._clear()
        self.ended.emit()
        super().deactivate()

    def remove(self) -> None:
        """Leaves the map for good."""
        self._give_back()
        self.canvas().scene().removeItem(self._band)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._start = event.pos()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        if self._start is not None and self._is_drag(event.pos()):
            self._band.setToGeometry(QgsGeometry.fromRect(self._rectangle(event.pos())), None)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._start is None:
            return
        if self._is_drag(event.pos()):
            place = QgsGeometry.fromRect(self._rectangle(event.pos()))
        else:
            place = QgsGeometry.fromPointXY(QgsPointXY(self.toMapCoordinates(event.pos())))
        self._give_back()
        self.placed.emit(place)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self._give_back()

    def _is_drag(self, position: QPoint) -> bool:
        return self._start is not None and (position - self._start).manhattanLength() > _LEAST_DRAG

    def _rectangle(self, position: QPoint) -> QgsRectangle:
        assert self._start is not None
        return QgsRectangle(self.toMapCoordinates(self._start), self.toMapCoordinates(position))

    def _clear(self) -> None:
        self._start = None
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)

    def _give_back(self) -> None:
        self._clear()
        canvas, before = self.canvas(), self._before
        self._before = None
        if canvas.mapTool() is not self:
            return
        if before is not None:
            canvas.setMapTool(before)
        else:
            canvas.unsetMapTool(self)
