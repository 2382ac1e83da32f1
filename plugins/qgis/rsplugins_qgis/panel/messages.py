"""One message at a time at the top of a page, with what to do about it."""

from typing import Any, Optional

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ..failures import failure_text
from ..sdk import ToolError
from . import icons

_INFO_SECONDS = 8
_WARNING = QColor(224, 142, 11)


class Messages(QFrame):
    """The message of a page: the whole text, however long, with a coloured edge. A failure stays until it is closed or something else is done."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._warning = False
        self.icon = QLabel()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.shut = QToolButton()
        self.shut.setAutoRaise(True)
        self.shut.setText("×")
        self.shut.setAccessibleName(self.tr("Close the message"))
        self.shut.clicked.connect(lambda *_: self.clear())
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 4, 6)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.shut, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @property
    def shown(self) -> str:
        """The text that is shown; empty for none."""
        return "" if self.isHidden() else self.text.text()

    def failure(self, failure: ToolError) -> None:
        """Shows why something failed, and what to do."""
        if failure.id == "rs.host.gone":
            failure = ToolError(failure.id, failure.message, self.tr("It is started again by whatever you do next."), failure.details)
        self._show(failure_text(failure), True)
        # What the host wrote last, for those who want to know.
        self.text.setToolTip(failure.details or "")

    def info(self, text: str) -> None:
        """Shows something for some seconds."""
        self._show(text, False)
        self._timer.start(1000 * _INFO_SECONDS)

    def clear(self) -> None:
        """Shows nothing."""
        self._timer.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = _WARNING if self._warning else self.palette().color(QPalette.ColorRole.Highlight)
        ground = QColor(edge)
        ground.setAlpha(38)
        painter.fillRect(self.rect(), ground)
        painter.fillRect(0, 0, 4, self.height(), edge)
        painter.end()

    def _show(self, text: str, warning: bool) -> None:
        self._timer.stop()
        self._warning = warning
        size = self.fontMetrics().height()
        self.icon.setPixmap(icons.theme("mIconWarning" if warning else "mIconSuccess").pixmap(size, size))
        self.text.setText(text)
        self.text.setToolTip("")
        self.setAccessibleName(text)
        self.show()
        self.update()
        _announce(self, text)


def _announce(widget: QWidget, text: str) -> None:
    """Tells screen readers, where this version of Qt has words for it."""
    from qgis.PyQt import QtGui

    accessible: Any = getattr(QtGui, "QAccessible", None)
    alert = getattr(QtGui, "QAccessibleEvent", None)
    if accessible is not None and alert is not None:
        accessible.updateAccessibility(alert(widget, accessible.Event.Alert))
