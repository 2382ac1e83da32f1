"""Places of examples on the map: taken with a tool, shown as long as they are examples."""

from typing import Any, Dict, Optional, Sequence

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsWkbTypes
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QColor

from .area import moved, query_crs
from .context import PanelContext
from .place_tool import PlaceTool
from .query import PLACE, Example

_WANTED = QColor(38, 150, 70)
_UNWANTED = QColor(200, 50, 50)


class Places(QObject):
    """Takes places from the map and shows those of the examples."""

    taken = pyqtSignal(object)
    """An Example."""
    waiting_changed = pyqtSignal(bool)

    def __init__(self, context: PanelContext, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._context = context
        self._tool: Optional[PlaceTool] = None
        self._wanted = True
        self._bands: Dict[Example, QgsRubberBand] = {}

    @property
    def tool(self) -> PlaceTool:
        """The map tool."""
        if self._tool is None:
            self._tool = PlaceTool(self._context.iface.mapCanvas())
            self._tool.placed.connect(self._place)
            self._tool.ended.connect(lambda: self.waiting_changed.emit(False))
        return self._tool

    def ask(self, wanted: bool = True) -> None:
        """Waits for a click or a rectangle on the map."""
        self._wanted = wanted
        self.tool.begin()
        self.waiting_changed.emit(True)

    def show(self, examples: Sequence[Example]) -> None:
        """Shows the places of these examples, and no others."""
        wanted = [example for example in examples if example.kind == PLACE]
        for example in [shown for shown in self._bands if shown not in wanted]:
            self._remove(self._bands.pop(example))
        for example in wanted:
            if example not in self._bands:
                self._bands[example] = self._band(example)

    def close(self) -> None:
        """Takes everything off the map."""
        self.show(())
        if self._tool is not None:
            self._tool.remove()
            self._tool = None

    def example_of(self, place: QgsGeometry, crs: QgsCoordinateReferenceSystem, wanted: bool) -> Example:
        """A place as an example."""
        point = place.centroid().asPoint()
        digits = 4 if crs.isGeographic() else 0
        label = self.tr("place {}, {}").format(f"{point.x():.{digits}f}", f"{point.y():.{digits}f}")
        return Example(PLACE, moved(place, crs, query_crs(self._context.project), self._context.project).asWkt(6), label, wanted)

    def _place(self, place: QgsGeometry) -> None:
        crs = self._context.iface.mapCanvas().mapSettings().destinationCrs()
        self.taken.emit(self.example_of(place, crs, self._wanted))

    def _band(self, example: Example) -> QgsRubberBand:
        geometry = QgsGeometry.fromWkt(example.value)
        band = QgsRubberBand(self._context.iface.mapCanvas(), QgsWkbTypes.geometryType(geometry.wkbType()))
        color = _WANTED if example.wanted else _UNWANTED
        band.setStrokeColor(color)
        band.setFillColor(QColor(color.red(), color.green(), color.blue(), 40))
        band.setWidth(2)
        band.setIcon(QgsRubberBand.IconType.ICON_CROSS)
        band.setIconSize(12)
        band.setToGeometry(geometry, query_crs(self._context.project))
        return band

    def _remove(self, band: Any) -> None:
        self._context.iface.mapCanvas().scene().removeItem(band)
