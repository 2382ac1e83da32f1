"""The matches as a grid of pictures with their scores."""

from typing import Any, Dict, List, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPalette, QPen, QPixmap
from qgis.PyQt.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from .query import Hit

HIT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
PICTURE = 112
_EDGE = 6
_RADIUS = 5


class HitModel(QAbstractListModel):
    """The matches of one search."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._rows: List[Tuple[Hit, Optional[QImage]]] = []
        self._pixmaps: Dict[int, QPixmap] = {}

    def show(self, hits: Sequence[Hit], pictures: Sequence[Optional[QImage]]) -> None:
        """Replaces all."""
        self.beginResetModel()
        self._rows = [(hit, None if picture is None or picture.isNull() else picture) for hit, picture in zip(hits, pictures)]
        self._pixmaps.clear()
        self.endResetModel()

    def hit(self, row: int) -> Hit:
        """A match by its row."""
        return self._rows[row][0]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        hit, picture = self._rows[index.row()]
        role = int(role)
        if role == HIT_ROLE:
            return hit
        if role == int(Qt.ItemDataRole.DecorationRole):
            return None if picture is None else self._pixmap(index.row(), picture)
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return self.tr("Match {}: {}, score {}").format(hit.rank, hit.source, score_text(hit))
        if role in (int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleDescriptionRole)):
            return self._about(hit)
        return None

    def _pixmap(self, row: int, picture: QImage) -> QPixmap:
        """The picture as the screen takes it: made for what is looked at only."""
        found = self._pixmaps.get(row)
        if found is None:
            found = self._pixmaps[row] = QPixmap.fromImage(picture)
        return found

    def _about(self, hit: Hit) -> str:
        lines = [hit.source, self.tr("Cosine to the query: {:.3f}").format(hit.score)]
        if hit.confidence is not None:
            lines.append(self.tr("Confidence: {:.0f} %").format(100 * hit.confidence))
        lines += [text for text in (hit.date, hit.note) if text]
        return "\n".join(lines)


def score_text(hit: Hit) -> str:
    """The figure on a picture: the confidence where the model has one, else the cosine."""
    return f"{100 * hit.confidence:.0f} %" if hit.confidence is not None else f"{hit.score:.2f}"


class HitDelegate(QStyledItemDelegate):
    """Paints a match: its picture with rounded corners, its score on it and its raster below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(PICTURE + 2 * _EDGE, PICTURE + 2 * _EDGE + QFontMetrics(option.font).height() + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        hit: Hit = index.data(HIT_ROLE)
        picture: Optional[QPixmap] = index.data(int(Qt.ItemDataRole.DecorationRole))
        palette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = option.rect
        frame = QRect(area.left() + _EDGE, area.top() + _EDGE, PICTURE, PICTURE)
        if selected or hovered:
            color = QColor(palette.color(QPalette.ColorRole.Highlight))
            if not selected:
                color.setAlpha(60)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), _RADIUS + 2, _RADIUS + 2)
        self._paint_picture(painter, frame, picture, palette)
        self._paint_score(painter, frame, hit, option)
        painter.setPen(palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text))
        below = QRect(frame.left(), frame.bottom() + 2, frame.width(), area.bottom() - frame.bottom() - 3)
        text = QFontMetrics(option.font).elidedText(f"{hit.rank}. {hit.source}", Qt.TextElideMode.ElideMiddle, below.width())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -2, -2), _RADIUS + 2, _RADIUS + 2)
        painter.restore()

    def _paint_picture(self, painter: QPainter, frame: QRect, picture: Optional[QPixmap], palette: QPalette) -> None:
        clip = QPainterPath()
        clip.addRoundedRect(float(frame.left()), float(frame.top()), float(frame.width()), float(frame.height()), _RADIUS, _RADIUS)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(frame, palette.color(QPalette.ColorRole.AlternateBase))
        if picture is None:
            painter.setPen(palette.color(QPalette.ColorRole.Mid))
            painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self.tr("No picture"))
        else:
            # The middle of a picture that is no square.
            side = min(picture.width(), picture.height())
            painter.drawPixmap(frame, picture, QRect((picture.width() - side) // 2, (picture.height() - side) // 2, side, side))
        painter.restore()

    def _paint_score(self, painter: QPainter, frame: QRect, hit: Hit, option: QStyleOptionViewItem) -> None:
        text = score_text(hit)
        metrics = QFontMetrics(option.font)
        badge = QRect(frame.right() - metrics.horizontalAdvance(text) - 13, frame.bottom() - metrics.height() - 4, metrics.horizontalAdvance(text) + 10, metrics.height() + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 170))
        painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
        painter.setPen(QColor(255, 255, 255))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), text)


class ResultsView(QListView):
    """The grid. A click, or Enter, on a match asks to show it."""

    chosen = pyqtSignal(object)
    """A match to show on the map."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.hits = HitModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(HitDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSpacing(2)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Matches"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    @property
    def current(self) -> Optional[Hit]:
        """The selected match."""
        index = self.currentIndex()
        return index.data(HIT_ROLE) if index.isValid() else None

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(HIT_ROLE))
