"""The page of the models: what is installed, and how to bring and remove others."""

from typing import Any, Optional

from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QHeaderView, QLabel, QMenu, QMessageBox, QProgressBar, QPushButton, QToolButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ..sdk import Progress
from . import icons
from .context import PanelContext
from .messages import Messages
from .models import Models, ModelView

_MODEL = int(Qt.ItemDataRole.UserRole)
_NAME, _STATE, _SIZE = range(3)


class ModelsTab(QWidget):
    """The page."""

    def __init__(self, context: PanelContext, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._context = context
        self.models = Models(context, self)
        self.messages = Messages()
        self.install = QToolButton()
        self.install.setText(self.tr("Install"))
        self.install.setIcon(icons.theme("mActionAdd"))
        self.install.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.install.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.install.setToolTip(self.tr("Brings a model from this computer, or one of those below that can be had."))
        self.remove = QPushButton(icons.theme("mActionRemove"), self.tr("Remove"))
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setHeaderLabels([self.tr("Model"), self.tr("State"), self.tr("Size")])
        self.list.setAccessibleName(self.tr("Models"))
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_STATE, _SIZE):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.progress = QProgressBar()
        self.cancel = QPushButton(icons.theme("mTaskCancel"), self.tr("Cancel"))
        self._lay_out()
        self._connect()
        self._set_running(False)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.models.refresh()

    @property
    def current(self) -> Optional[ModelView]:
        """The model that is selected."""
        item = self.list.currentItem()
        return None if item is None else item.data(_NAME, _MODEL)

    def ask_fetch(self, model: ModelView) -> None:
        """Asks whether a model may be fetched over the network, and does so."""
        lines = [
            self.tr("Fetch {} over the network?").format(model.title),
            self.tr("From: {}").format(model.source),
            self.tr("About {}").format(QLocale().formattedDataSize(model.bytes)),
            *([self.tr("Licence: {}").format(model.license)] if model.license else []),
        ]
        if self._ask(self.tr("Fetch a model"), "\n".join(lines)):
            self.models.install(model.id)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.install)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self.progress, 1)
        below.addWidget(self.cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.addWidget(self.messages)
        rows.addLayout(buttons)
        rows.addWidget(self.list, 1)
        rows.addWidget(self.about)
        rows.addLayout(below)

    def _connect(self) -> None:
        menu = QMenu(self.install)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self.install.setMenu(menu)
        self.remove.clicked.connect(lambda *_: self._ask_remove())
        self.cancel.clicked.connect(lambda *_: self._cancel())
        self.list.itemSelectionChanged.connect(self._show_current)
        self.models.changed.connect(self._show)
        self.models.failed.connect(self.messages.failure)
        self.models.progressed.connect(self._show_progress)
        self.models.running_changed.connect(self._set_running)
        self.models.installed.connect(lambda id: self.messages.info(self.tr("{} is installed: a new index can be made by it, and every tool takes it.").format(id)))
        self.models.removed.connect(lambda id: self.messages.info(self.tr("{} was removed.").format(id)))

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction(icons.theme("mActionFileOpen"), self.tr("From a folder…")).triggered.connect(lambda *_: self._ask_folder())
        menu.addAction(icons.theme("mActionFileOpen"), self.tr("From an archive…")).triggered.connect(lambda *_: self._ask_file())
        found = [model for model in self.models.all if not model.is_installed]
        if found:
            menu.addSection(self.tr("Over the network"))
        for model in found:
            menu.addAction(f"{model.title}, {QLocale().formattedDataSize(model.bytes)}…").triggered.connect(lambda *_, model=model: self.ask_fetch(model))

    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Folder with a model"))
        if path:
            self.models.install(path)

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Archive with a model"), "", self.tr("Archives") + " (*.zip *.tar *.tar.gz *.tgz)")
        if path:
            self.models.install(path)

    def _ask_remove(self) -> None:
        model = self.current
        if model is not None and self._ask(self.tr("Remove a model"), self.tr("Remove {}? Indexes that were made by it cannot be searched then.").format(model.title)):
            self.models.remove(model)

    def _ask(self, title: str, text: str) -> bool:
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
        return QMessageBox.question(self, title, text, buttons, QMessageBox.StandardButton.No) == QMessageBox.StandardButton.Yes

    def _cancel(self) -> None:
        self.models.cancel()
        self.messages.info(self.tr("Cancelled."))

    def _show(self) -> None:
        chosen = self.current
        self.list.clear()
        for model in self.models.all:
            state = self.tr("can be had") if not model.is_installed else self.tr("default") if model.is_default else self.tr("installed")
            item = QTreeWidgetItem([model.title, state, QLocale().formattedDataSize(model.bytes)])
            item.setData(_NAME, _MODEL, model)
            item.setToolTip(_NAME, model.id)
            item.setTextAlignment(_SIZE, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
            self.list.addTopLevelItem(item)
            if chosen is not None and model.id == chosen.id:
                self.list.setCurrentItem(item)
        if self.models.problems:
            self.messages.info(" ".join(self.models.problems))
        self._show_current()

    def _show_current(self) -> None:
        model = self.current
        self.remove.setEnabled(model is not None and model.is_removable and not self.models.is_running)
        lines = [] if model is None else [
            model.id,
            *([self.tr("Languages: {}").format(", ".join(model.languages))] if model.languages else []),
            *([self.tr("From: {}").format(model.source)] if model.source else []),
            *([self.tr("Licence: {}").format(model.license)] if model.license else []),
            *([self.tr("In memory: {}").format(QLocale().formattedDataSize(model.memory))] if model.memory else []),
        ]  # fmt: skip
        self.about.setText("\n".join(lines))
        self.about.setVisible(bool(lines))

    def _show_progress(self, progress: Progress) -> None:
        self.progress.setRange(0, 1000 if progress.fraction is not None else 0)
        self.progress.setValue(int(1000 * (progress.fraction or 0)))
        self.progress.setFormat(progress.message or progress.stage)

    def _set_running(self, running: bool) -> None:
        self.progress.setVisible(running)
        self.cancel.setVisible(running)
        self.install.setEnabled(not running)
        self.progress.setRange(0, 0)
        self.progress.setFormat(self.tr("Waiting…"))
        self._show_current()
