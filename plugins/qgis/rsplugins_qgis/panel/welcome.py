"""The first page: what to do, in three steps. It needs neither a host nor a network."""

from typing import Any, Optional

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ..failures import failure_text
from ..host.location import HostLocation
from ..host.settings import HostSettings
from ..sdk import HostClient, ToolError
from . import icons
from .context import PanelContext

_CIRCLE = 26


class StepNumber(QWidget):
    """The number of a step in a circle, or a tick when it is done."""

    def __init__(self, number: int, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._text = str(number)
        self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_done(self, done: bool) -> None:
        """Whether the step is done."""
        self._done = done
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_CIRCLE, _CIRCLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Highlight if self._done else QPalette.ColorRole.Mid))
        painter.drawEllipse(QRectF(1, 1, _CIRCLE - 2, _CIRCLE - 2))
        painter.setPen(palette.color(QPalette.ColorRole.HighlightedText))
        painter.drawText(QRectF(0, 0, _CIRCLE, _CIRCLE), int(Qt.AlignmentFlag.AlignCenter), "✓" if self._done else self._text)
        painter.end()


class Step(QFrame):
    """One step: number, title, what to do, and buttons."""

    def __init__(self, number: int, title: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.number = StepNumber(number)
        self.title = QLabel(title)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        head = QHBoxLayout()
        head.addWidget(self.number)
        head.addWidget(self.title, 1)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.addLayout(head)
        rows.addWidget(self.text)
        rows.addLayout(self.buttons)

    def say(self, text: str, done: bool) -> None:
        """What to do, or that it is done."""
        self.text.setText(text)
        self.number.set_done(done)

    def add_button(self, text: str, icon: str) -> QPushButton:
        """Adds a button."""
        button = QPushButton(icons.theme(icon), text)
        self.buttons.addWidget(button)
        return button


class WelcomePage(QScrollArea):
    """The page."""

    index_asked = pyqtSignal()
    open_asked = pyqtSignal()
    search_asked = pyqtSignal()

    def __init__(self, context: PanelContext, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QLabel(self.tr("Search images by words in three steps"))
        font = head.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        head.setFont(font)
        head.setWordWrap(True)
        self.host = Step(1, self.tr("The host"))
        self.start = self.host.add_button(self.tr("Start it now"), "mActionPlay")
        self.choose = self.host.add_button(self.tr("Choose program…"), "mActionFileOpen")
        self.again = self.host.add_button(self.tr("Look again"), "mActionRefresh")
        self.index = Step(2, self.tr("An index of your rasters"))
        self.new = self.index.add_button(self.tr("New index…"), "mActionAdd")
        self.open = self.index.add_button(self.tr("Open…"), "mActionFileOpen")
        self.search = Step(3, self.tr("Search"))
        self.go = self.search.add_button(self.tr("Go to the search"), "search")
        offline = QLabel(self.tr("Everything runs on this computer. No account, no network: nothing you search or index leaves it."))
        offline.setWordWrap(True)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.addWidget(head)
        for step in (self.host, self.index, self.search):
            rows.addWidget(step)
        rows.addWidget(offline)
        rows.addStretch(1)
        self.setWidget(body)
        self.start.clicked.connect(lambda *_: self._start())
        self.choose.clicked.connect(lambda *_: self._choose())
        self.again.clicked.connect(lambda *_: self.refresh())
        self.new.clicked.connect(lambda *_: self.index_asked.emit())
        self.open.clicked.connect(lambda *_: self.open_asked.emit())
        self.go.clicked.connect(lambda *_: self.search_asked.emit())
        context.indexes.changed.connect(self._show_index)
        self.search.say(
            self.tr(
                "Write what you look for in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian, "
                "or click a place on the map to find more like it. Matches come as pictures and as a layer."
            ),
            False,
        )
        self._show_index()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Looks for the host, and reads the tools again."""
        self._context.read_catalogue()
        self._context.calls.without_host(lambda: self._context.session().locate(), self._found, self._missing)

    def _found(self, location: HostLocation) -> None:
        self.host.say(self.tr("It is here, starts by itself when it is needed, and ends when nobody uses it."), True)
        self.host.text.setToolTip(location.program)
        self._offer(start=self._context.session().current() is None, find=False)
        self.new.setEnabled(True)

    def _missing(self, failure: ToolError) -> None:
        ways = self.tr(
            "The tools run in a program of its own, which is not here yet. Three ways to get it:\n"
            "• the RsPlugins installer of your system;\n"
            "• the portable folder, unpacked anywhere, also from a USB stick: choose its program below;\n"
            "• a build of the source: dotnet build host -c Release.\n"
            "None of them changes the Python of QGIS."
        )
        self.host.say(failure.message + "\n" + ways, False)
        self._offer(start=False, find=True)
        self.new.setEnabled(False)

    def _start(self) -> None:
        self.start.setEnabled(False)
        self.host.say(self.tr("Starting…"), False)
        self._context.calls.with_host(lambda client, call: _version(client), self._started, self._refused)

    def _started(self, about: str) -> None:
        self.start.setEnabled(True)
        self._offer(start=False, find=False)
        self.host.say(self.tr("Running: {}.").format(about), True)

    def _refused(self, failure: ToolError) -> None:
        self.start.setEnabled(True)
        self._offer(start=True, find=True)
        self.host.say(failure_text(failure), False)

    def _offer(self, start: bool, find: bool) -> None:
        self.start.setVisible(start)
        self.choose.setVisible(find)
        self.again.setVisible(find)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("The program rsplugins"))
        if path:
            HostSettings.load().changed(program=path).save()
            self._context.calls.without_host(lambda: self._context.session().restart(), lambda _: self.refresh(), self._refused)

    def _show_index(self) -> None:
        count = len(self._context.indexes.paths)
        if count:
            self.index.say(self.tr("One index can be searched.") if count == 1 else self.tr("{} indexes can be searched.").format(count), True)
        else:
            self.index.say(
                self.tr(
                    "The host looks once at every tile of the rasters that you name and keeps what it saw in a GeoPackage. "
                    "The Jobs page shows how far it is; searches then take less than a second."
                ),
                False,
            )
        self.go.setEnabled(count > 0)


def _version(client: HostClient) -> str:
    status = client.status(30.0)
    return f"RsPlugins {status.get('version', '')}, {status.get('platform', '')}"
