"""A curve that grows while it is looked at, such as the loss of a training."""

import math
from typing import List, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

Point = Tuple[float, float]

_MARGIN = 8
_LINES = 3


class Curve(QWidget):
    """Paints points (place, value), the oldest first."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._points: List[Point] = []
        self._title = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(90)

    @property
    def points(self) -> Sequence[Point]:
        """What is painted."""
        return tuple(self._points)

    def show_points(self, title: str, points: Sequence[Point]) -> None:
        """Replaces all. Values that are no numbers are left out."""
        self._title = title
        self._points = [point for point in points if math.isfinite(point[1])]
        text = self.tr("{}: no figures yet").format(title)
        if self._points:
            text = self.tr("{}: {} at the start, {} now").format(title, figure(self._points[0][1]), figure(self._points[-1][1]))
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
        faint = QColor(palette.color(QPalette.ColorRole.Text))
        faint.setAlpha(40)
        metrics = self.fontMetrics()
        plot = QRectF(_MARGIN, _MARGIN + metrics.height(), self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN - metrics.height())
        painter.setPen(QPen(faint, 1))
        for line in range(_LINES + 1):
            y = plot.top() + plot.height() * line / _LINES
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        head = QRectF(_MARGIN, 2, self.width() - 2 * _MARGIN, metrics.height() + 2)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignLeft), self._title)
        if not self._points:
            painter.end()
            return
        painter.drawText(head, int(Qt.AlignmentFlag.AlignRight), figure(self._points[-1][1]))
        low, high = min(value for _, value in self._points), max(value for _, value in self._points)
        line = QPolygonF([self._place(point, plot, low, high) for point in self._points])
        accent = palette.color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(line)
        painter.setBrush(accent)
        painter.drawEllipse(line[len(self._points) - 1], 3, 3)
        if high > low:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(plot.adjusted(2, 1, -2, -1), int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), figure(high))
            painter.drawText(plot.adjusted(2, 1, -2, -1), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), figure(low))
        painter.end()

    def _place(self, point: Point, plot: QRectF, low: float, high: float) -> QPointF:
        first, last = self._points[0][0], self._points[-1][0]
        across = (point[0] - first) / (last - first) if last > first else 0.5
        up = (point[1] - low) / (high - low) if high > low else 0.5
        return QPointF(plot.left() + plot.width() * across, plot.bottom() - plot.height() * up)


def figure(value: float) -> str:
    """A figure with the digits that matter."""
    return f"{value:.4g}"
