"""The jobs page: all jobs of the host with their progress, and the curve of one that reports figures."""

from typing import Any, Dict, List, Optional, Tuple

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDateTime, QLocale, QModelIndex, Qt
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionProgressBar,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..failures import failure_text
from ..provider.provider import ID as PROVIDER
from ..sdk import HostClient, Progress, ToolError
from . import icons
from .calls import Call
from .context import PanelContext
from .curve import Curve, figure
from .jobs import Jobs, JobView
from .messages import Messages
from .roles import CONFIG, SAMPLES, TRAIN

_ID = int(Qt.ItemDataRole.UserRole)
_FRACTION = int(Qt.ItemDataRole.UserRole) + 1
_NAME, _STATE, _TIME = range(3)


class StateDelegate(QStyledItemDelegate):
    """Paints the progress of a job that runs as a bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        fraction = index.data(_FRACTION)
        if fraction is None:
            super().paint(painter, option, index)
            return
        bar = QStyleOptionProgressBar()
        bar.rect = option.rect.adjusted(2, 2, -2, -2)
        bar.minimum, bar.maximum, bar.progress = 0, 1000, int(1000 * fraction)
        bar.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Horizontal
        bar.palette, bar.fontMetrics = option.palette, option.fontMetrics
        bar.text, bar.textVisible = index.data(), True
        bar.textAlignment = Qt.AlignmentFlag.AlignCenter
        QApplication.style().drawControl(QStyle.ControlElement.CE_ProgressBar, bar, painter)


class JobsTab(QWidget):
    """The page."""

    def __init__(self, context: PanelContext, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._context = context
        self.jobs = Jobs(context, self)
        self.messages = Messages()
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(self.tr("Jobs"))
        self.list.setHeaderLabels([self.tr("Job"), self.tr("State"), self.tr("Started")])
        self.list.setItemDelegateForColumn(_STATE, StateDelegate(self.list))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_STATE, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(_STATE, 110)
        header.setSectionResizeMode(_TIME, QHeaderView.ResizeMode.ResizeToContents)
        # Of a long list only what can be seen is measured.
        header.setResizeContentsPrecision(0)
        self._rows: Dict[str, Tuple[QTreeWidgetItem, Optional[JobView]]] = {}
        self.all = QCheckBox(self.tr("Also short calls"))
        self.all.setToolTip(self.tr("Also shows searches and other calls that somebody waited for and that went well."))
        self.train = QPushButton(icons.theme("mActionAdd"), self.tr("Train a model…"))
        self.train.setToolTip(self.tr("Opens the form of the training; its progress is shown here."))
        self.samples = QPushButton(icons.theme("mActionCapturePolygon"), self.tr("Training data…"))
        self.samples.setToolTip(self.tr("Opens the form that makes training data of a raster and a layer of labels."))
        self.cancel = QPushButton(icons.theme("mTaskCancel"), self.tr("Cancel"))
        self.resume = QPushButton(icons.theme("mActionPlay"), self.tr("Resume"))
        self.remove = QPushButton(icons.theme("mActionRemove"), self.tr("Remove"))
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.figure = QComboBox()
        self.figure.setAccessibleName(self.tr("Figure to show"))
        self.curve = Curve()
        self._lay_out()
        self._connect()
        self._take_tools()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.jobs.watch(True)
        if self._context.session().current() is None:
            self.jobs.start_host()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self.jobs.watch(False)

    def close_down(self) -> None:
        """Asks no more."""
        self.jobs.watch(False)

    @property
    def current(self) -> Optional[JobView]:
        """The job that is selected."""
        item = self.list.currentItem()
        return None if item is None else self.jobs.all.get(item.data(_NAME, _ID))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.cancel, self.resume, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.addWidget(self.messages)
        above = QHBoxLayout()
        above.addWidget(self.samples)
        above.addWidget(self.train)
        above.addStretch(1)
        above.addWidget(self.all)
        rows.addLayout(above)
        rows.addWidget(self.list, 1)
        rows.addLayout(buttons)
        rows.addWidget(self.about)
        rows.addWidget(self.figure)
        rows.addWidget(self.curve)

    def _connect(self) -> None:
        self.jobs.changed.connect(self._show)
        self.jobs.failed.connect(self.messages.failure)
        self._context.catalogue_changed.connect(self._take_tools)
        self.samples.clicked.connect(lambda *_: self._ask(SAMPLES))
        self.train.clicked.connect(lambda *_: self._ask_training())
        self.list.itemSelectionChanged.connect(self._show_current)
        self.all.toggled.connect(lambda *_: self._show())
        self.figure.activated.connect(lambda *_: self._show_curve())
        self.cancel.clicked.connect(lambda *_: [self.jobs.cancel(job.id) for job in self._selected() if job.is_active])
        self.resume.clicked.connect(lambda *_: [self.jobs.resume(job.id) for job in self._selected() if job.can_resume])
        self.remove.clicked.connect(lambda *_: self.jobs.remove([job.id for job in self._selected() if not job.is_active]))

    def _take_tools(self) -> None:
        self.samples.setVisible(self._context.tool(SAMPLES) is not None)
        self.train.setVisible(self._context.tool(TRAIN) is not None)
        self._rows = {id: (item, None) for id, (item, _) in self._rows.items()}
        self._show()

    def _ask_training(self) -> None:
        """Opens the form of the training, with the data that were made last."""
        samples, training = self._context.tool(SAMPLES), self._context.tool(TRAIN)
        made = next((job for job in self.jobs.all.values() if samples is not None and job.tool == samples.name and job.state == "succeeded"), None)
        if made is None or samples is None or training is None:
            self._ask(TRAIN)
            return

        def work(client: HostClient, call: Call) -> Dict[str, Any]:
            return training.arguments({CONFIG: samples.output(client.get_job(made.id, timeout=30.0).get("result") or {}, CONFIG)})

        self._context.calls.with_host(work, lambda values: self._ask(TRAIN, values), lambda failure: self._ask(TRAIN))

    def _ask(self, role: str, values: Optional[Dict[str, Any]] = None) -> None:
        """Opens the form that Processing makes of a tool."""
        tool = self._context.tool(role)
        provider = QgsApplication.processingRegistry().providerById(PROVIDER)
        algorithm = next((one for one in provider.algorithms() if one.tool.name == tool.name), None) if provider is not None and tool is not None else None
        if algorithm is None:
            self.messages.info(self.tr("Processing does not show this tool. Choose Refresh tools in the menu Raster ▸ RsPlugins."))
            return
        import processing

        dialog = processing.createAlgorithmDialog(algorithm.id(), values or {})
        if dialog is not None:
            dialog.show()

    def _selected(self) -> List[JobView]:
        ids = [item.data(_NAME, _ID) for item in self.list.selectedItems()]
        return [self.jobs.all[id] for id in ids if id in self.jobs.all]

    def _show(self) -> None:
        shown = {job.id: job for job in self.jobs.all.values() if self.all.isChecked() or job.matters}
        for id in [id for id in self._rows if id not in shown]:
            self.list.takeTopLevelItem(self.list.indexOfTopLevelItem(self._rows.pop(id)[0]))
        for place, job in enumerate(shown.values()):
            item, written = self._rows.get(job.id, (None, None))
            # The list asks again each second: only what changed is written.
            if item is not None and job == written:
                continue
            row = item or QTreeWidgetItem()
            self._fill(row, job)
            if item is None:
                row.setData(_NAME, _ID, job.id)
                self.list.insertTopLevelItem(place, row)
            self._rows[job.id] = row, job
        self._show_current()

    def _fill(self, item: QTreeWidgetItem, job: JobView) -> None:
        title = self._context.title_of(job.tool)
        state = self._state(job)
        item.setText(_NAME, title)
        item.setText(_STATE, state)
        item.setText(_TIME, _time(job.created))
        item.setData(_STATE, _FRACTION, job.progress.fraction if job.state == "running" else None)
        item.setData(_NAME, int(Qt.ItemDataRole.AccessibleTextRole), f"{title}, {state}")
        item.setToolTip(_STATE, self._about(job))

    def _state(self, job: JobView) -> str:
        if job.state == "running" and job.progress.fraction is not None:
            return f"{100 * job.progress.fraction:.0f} %"
        names = {
            "queued": self.tr("waiting"),
            "running": self.tr("running"),
            "succeeded": self.tr("done"),
            "failed": self.tr("failed"),
            "cancelled": self.tr("cancelled"),
            "interrupted": self.tr("interrupted"),
        }
        return names.get(job.state, job.state)

    def _about(self, job: JobView) -> str:
        if job.error:
            return failure_text(ToolError(str(job.error.get("id") or ""), str(job.error.get("message") or ""), job.error.get("hint")))
        return self._progress(job.progress) if job.is_active else ""

    def _progress(self, progress: Progress) -> str:
        parts = [progress.stage, progress.message or ""]
        if progress.done is not None and progress.total:
            parts.append(self.tr("{} of {} {}").format(progress.done, progress.total, progress.unit or "").strip())
        if progress.rate is not None and progress.unit:
            parts.append(self.tr("{} {} a second").format(figure(progress.rate), progress.unit))
        if progress.eta is not None:
            parts.append(self.tr("{} left").format(_duration(progress.eta)))
        return " · ".join(part for part in parts if part)

    def _show_current(self) -> None:
        chosen = self._selected()
        self.cancel.setEnabled(any(job.is_active for job in chosen))
        self.resume.setEnabled(any(job.can_resume for job in chosen))
        self.remove.setEnabled(any(not job.is_active for job in chosen))
        job = self.current
        about = "" if job is None else self._about(job)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        names = [] if job is None else list(job.figures)
        if [self.figure.itemText(row) for row in range(self.figure.count())] != names:
            self.figure.clear()
            self.figure.addItems(names)
        self.figure.setVisible(len(names) > 1)
        self.curve.setVisible(bool(names))
        self._show_curve()

    def _show_curve(self) -> None:
        job, name = self.current, self.figure.currentText()
        if job is not None and name in job.figures:
            self.curve.show_points(name, job.figures[name])


def _time(text: str) -> str:
    time = QDateTime.fromString(text[:19] + "Z", Qt.DateFormat.ISODate).toLocalTime()
    today = time.date() == QDateTime.currentDateTime().date()
    return QLocale().toString(time.time(), QLocale.FormatType.ShortFormat) if today else QLocale().toString(time.date(), QLocale.FormatType.ShortFormat)


def _duration(seconds: float) -> str:
    minutes, left = divmod(int(round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
