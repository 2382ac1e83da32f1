"""What models run on, and why: one line at the bottom of the panel."""

from typing import Any, Dict, List, Mapping, Optional

from qgis.PyQt.QtCore import QRectF, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ..failures import failure_text
from ..sdk import HostClient, ToolError
from .calls import Call
from .context import PanelContext
from .roles import FREE_MEMORY

_EVERY_MS = 5000
_MIB = 1024 * 1024
_GOOD = QColor(46, 160, 67)
_TROUBLED = QColor(224, 142, 11)


class DeviceLine(QWidget):
    """The line. It asks the host that runs, and starts none."""

    def __init__(self, context: PanelContext, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asking = False
        self.light = Light()
        self.text = QLabel()
        self.text.setAccessibleName(self.tr("Device"))
        self.text.setWordWrap(True)
        self.free = QToolButton()
        self.free.setAutoRaise(True)
        self.free.setText(self.tr("Free memory"))
        self.free.setToolTip(self.tr("Free memory: closes the models that nobody uses, on the graphics card too"))
        self.free.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 4)
        row.addWidget(self.light, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.free, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        context.calls.answered.connect(self._heard)
        self.free.clicked.connect(lambda *_: self._free())
        self._say(self.tr("Host not running"), self.tr("It starts with the first search."), None)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._timer.start()
        self.refresh()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def refresh(self) -> None:
        """Asks again."""
        if self._asking:
            return
        call = self._context.calls.with_running_host(lambda client, call: client.status(timeout=10.0), self._show, self._fail)
        self._asking = call is not None
        if call is None:
            self._say(self.tr("Host not running"), self.tr("It starts with the first search."), None)

    def _heard(self) -> None:
        if self.isVisible():
            self.refresh()

    def close_down(self) -> None:
        """Asks no more."""
        self._timer.stop()

    def _show(self, status: Mapping[str, Any]) -> None:
        self._asking = False
        reports: List[Dict[str, Any]] = [plugin["report"] for plugin in status.get("plugins", ()) if isinstance(plugin.get("report"), dict)]
        devices = [report for report in reports if report.get("device")]
        memory = int(status.get("memoryBytes", 0)) // _MIB
        reason = str(devices[0].get("device_reason") or "") if devices else ""
        parts = [str(devices[0]["device"]) if devices else self.tr("Host ready"), reason.rstrip("."), self.tr("{} MB").format(memory)]
        calls = int(status.get("runningCalls", 0))
        if calls:
            parts.append(self.tr("running: {}").format(calls))
        problems = [str(problem.get("message", "")) for problem in status.get("problems", ())]
        about = [str(device["device_reason"]) for device in devices if device.get("device_reason")]
        models = sum(int(report.get("memory_bytes") or 0) for report in reports) // _MIB
        about.append(self.tr("Memory: {} MB, of which models {} MB").format(memory, models))
        about.append(self.tr("Host {} on {}").format(status.get("version", "?"), status.get("platform", "?")))
        self._say(" · ".join(part for part in parts if part), "\n".join(about + problems), not problems)
        self.free.setVisible(models > 0 and self._context.tool(FREE_MEMORY) is not None)

    def _free(self) -> None:
        tool = self._context.tool(FREE_MEMORY)
        if tool is None:
            return

        def work(client: HostClient, call: Call) -> int:
            return int(tool.output(call.tool(client, tool.name, {}), "freed") or 0)

        def freed(count: int) -> None:
            self.refresh()
            self._context.iface.messageBar().pushInfo("RsPlugins", self.tr("Memory freed: {} MB").format(count // _MIB))

        self._context.calls.with_running_host(work, freed, self._fail)

    def _fail(self, failure: ToolError) -> None:
        self._asking = False
        self._say(failure_text(failure), "", False)

    def _say(self, text: str, about: str, good: Optional[bool]) -> None:
        self.text.setText(text)
        self.setToolTip(about)
        if good is None:
            self.free.hide()
        self.text.setAccessibleDescription(about)
        self.light.show_state(good)


class Light(QWidget):
    """A dot: green for a host that runs, amber for one with problems, hollow for none."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._good: Optional[bool] = None
        side = self.fontMetrics().height()
        self.setFixedSize(side, side)

    def show_state(self, good: Optional[bool]) -> None:
        """None for no host."""
        self._good = good
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = self.width() * 0.22
        circle = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if self._good is None:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_GOOD if self._good else _TROUBLED)
        painter.drawEllipse(circle)
        painter.end()
