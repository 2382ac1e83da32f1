"""The examples and counter-examples of a search, as a row of small labels."""

from typing import Any, List, Optional, Tuple

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QListView, QListWidget, QListWidgetItem, QMenu, QWidget

from . import icons
from .query import Example

_EXAMPLE = int(Qt.ItemDataRole.UserRole)
_MOST_ROWS = 3


class ExamplesList(QListWidget):
    """The labels. Delete removes one, Space turns an example into a counter-example and back. Hidden while it is empty."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(2)
        self.setIconSize(QSize(14, 14))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.itemDoubleClicked.connect(self._turn)
        self.setAccessibleName(self.tr("Examples and counter-examples"))
        self.setToolTip(self.tr("Delete removes an example; Space makes it a counter-example, and back."))
        self.hide()

    @property
    def examples(self) -> Tuple[Example, ...]:
        """All, in the order in which they were added."""
        return tuple(self.item(row).data(_EXAMPLE) for row in range(self.count()))

    def add(self, example: Example) -> None:
        """Adds one, unless it is there."""
        if example not in self.examples:
            item = QListWidgetItem()
            self._fill(item, example)
            self.addItem(item)
            self._tell()

    def remove_all(self) -> None:
        """Removes all."""
        if self.count():
            self.clear()
            self._tell()

    def remove_selected(self) -> None:
        """Removes those that are selected."""
        chosen: List[QListWidgetItem] = self.selectedItems()
        for item in chosen:
            self.takeItem(self.row(item))
        if chosen:
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_selected()
        elif event.key() == Qt.Key.Key_Space and self.currentItem() is not None:
            self._turn(self.currentItem())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fill(self, item: QListWidgetItem, example: Example) -> None:
        item.setData(_EXAMPLE, example)
        item.setText(example.label)
        item.setIcon(icons.theme("symbologyAdd" if example.wanted else "symbologyRemove"))
        item.setToolTip(self.tr("Like this") if example.wanted else self.tr("Unlike this"))
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), (self.tr("Like {}") if example.wanted else self.tr("Unlike {}")).format(example.label))

    def _turn(self, item: QListWidgetItem) -> None:
        self._fill(item, item.data(_EXAMPLE).turned())
        self._tell()

    def _menu(self, position: Any) -> None:
        item = self.itemAt(position)
        if item is None:
            return
        self.setCurrentItem(item)
        menu = QMenu(self)
        turn = self.tr("Make it a counter-example") if item.data(_EXAMPLE).wanted else self.tr("Make it an example")
        menu.addAction(turn).triggered.connect(lambda *_: self._turn(item))
        menu.addAction(icons.theme("mActionRemove"), self.tr("Remove")).triggered.connect(lambda *_: self.remove_selected())
        menu.addAction(self.tr("Remove all")).triggered.connect(lambda *_: self.remove_all())
        menu.exec(self.viewport().mapToGlobal(position))

    def _tell(self) -> None:
        self.setVisible(self.count() > 0)
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        if self.count():
            self.doItemsLayout()
            bottom = max(self.visualItemRect(self.item(row)).bottom() for row in range(self.count())) + self.verticalOffset()
            row = self.visualItemRect(self.item(0)).height() + 2 * self.spacing()
            self.setFixedHeight(min(bottom + self.spacing(), _MOST_ROWS * row) + 2 * self.frameWidth() + 2)
