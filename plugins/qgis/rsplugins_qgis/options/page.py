"""The page of RsPlugins in the settings of QGIS."""

import threading
from typing import Any, Callable, List, Optional

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget
from qgis.PyQt.QtWidgets import QFormLayout, QGroupBox, QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton, QSpinBox, QVBoxLayout, QWidget

from .. import host
from ..background import Background
from ..failures import failure_text
from ..host.environment import child_environment
from ..host.location import find, how_to_get
from ..host.settings import HostSettings
from ..sdk import HostClient, ToolError
from . import tokens
from .report_dialog import ReportDialog


class OptionsPage(QgsOptionsPageWidget):
    """Program, further plugins, a host on another computer, outputs. Nothing is stored before ``apply``."""

    def __init__(self, parent: Optional[QWidget], changed: Callable[[], None]) -> None:
        super().__init__(parent)
        self._changed = changed
        self._before = HostSettings.load()
        self._background = Background(self)
        rows = QVBoxLayout(self)
        rows.addWidget(self._host_box())
        rows.addWidget(self._remote_box())
        rows.addWidget(self._output_box())
        self.report = QPushButton(self.tr("Diagnostics report…"))
        row = QHBoxLayout()
        row.addWidget(self.report)
        row.addStretch(1)
        rows.addLayout(row)
        rows.addStretch(1)
        self.report.clicked.connect(lambda *_: ReportDialog(self).exec())
        self._show(self._before)

    def apply(self) -> None:
        """Stores what was changed. QGIS calls it when the settings are closed with OK."""
        settings = self.settings()
        replaced = False
        try:
            if self.remote.isChecked() and self.token.text():
                replaced = True
                settings = settings.changed(remote_authentication=tokens.store(self.token.text(), self._before.remote_authentication))
                self.token.clear()
            elif not self.remote.isChecked() and self._before.remote_authentication:
                tokens.remove(self._before.remote_authentication)
                settings = settings.changed(remote_authentication="")
        except ToolError as refused:
            self._say(failure_text(refused), good=False)
        if settings != self._before or replaced:
            settings.save()
            self._before = settings
            # The session ends in order, which may take it seconds.
            threading.Thread(target=host.session().restart, name="rsplugins-restart", daemon=True).start()
            self._changed()

    def settings(self) -> HostSettings:
        """What the page shows, the token aside."""
        remote = self.remote.isChecked()
        return self._before.changed(
            program=self.program.filePath().strip(),
            plugin_folders=tuple(self.folders.item(row).text() for row in range(self.folders.count())),
            output_folder=self.output.filePath().strip(),
            export_limit=self.limit.value(),
            search_days=self.days.value(),
            search_megabytes=self.megabytes.value(),
            remote_url=self.url.text().strip() if remote else "",
            remote_authority=self.authority.filePath().strip() if remote else "",
        )

    def check(self) -> None:
        """Opens a session as the page says, and tells how that went."""
        settings, token = self.settings(), self.token.text().strip()
        self.test.setEnabled(False)
        self._say(self.tr("Connecting…"))
        self._background.start(lambda: _try(settings, token), self._tell)

    def _host_box(self) -> QGroupBox:
        box = QGroupBox(self.tr("Host on this computer"))
        self.program = QgsFileWidget()
        self.program.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.program.setDialogTitle(self.tr("The program rsplugins"))
        _name(self.program, self.tr("Program"))
        self.folders = QListWidget()
        self.folders.setMaximumHeight(70)
        _name(self.folders, self.tr("Folders with further plugins of the host"))
        self._folder = QgsFileWidget()
        self._folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        _name(self._folder, self.tr("Folder to add"))
        self.add = QPushButton(self.tr("Add"))
        self.take = QPushButton(self.tr("Remove"))
        self.add.clicked.connect(lambda *_: self._add_folder())
        self.take.clicked.connect(lambda *_: [self.folders.takeItem(self.folders.row(item)) for item in self.folders.selectedItems()])
        row = QHBoxLayout()
        row.addWidget(self._folder, 1)
        row.addWidget(self.add)
        row.addWidget(self.take)
        form = QFormLayout(box)
        form.addRow(self.tr("Program"), self.program)
        form.addRow(self.tr("Plugin folders"), self.folders)
        form.addRow("", row)
        return box

    def _remote_box(self) -> QGroupBox:
        self.remote = QGroupBox(self.tr("Use a host on another computer"))
        self.remote.setCheckable(True)
        self.url = QLineEdit()
        self.url.setPlaceholderText("wss://gpu.example:8443")
        _name(self.url, self.tr("Address"))
        self.token = QLineEdit()
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        _name(self.token, self.tr("Token"))
        self.authority = QgsFileWidget()
        self.authority.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.authority.setFilter("PEM (*.pem *.crt *.cer)")
        _name(self.authority, self.tr("Certificate of the authority"))
        self.test = QPushButton(self.tr("Test the connection"))
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setAccessibleName(self.tr("Result of the test"))
        self.test.clicked.connect(lambda *_: self.check())
        note = QLabel(self.tr("The token is kept in the authentication store of QGIS, which asks for its master password. Whoever runs the host has the token, and the certificate where its authority is not one that this computer knows."))
        note.setWordWrap(True)
        form = QFormLayout(self.remote)
        form.addRow(self.tr("Address"), self.url)
        form.addRow(self.tr("Token"), self.token)
        form.addRow(self.tr("Certificate of the authority"), self.authority)
        form.addRow(note)
        form.addRow(self.test, self.said)
        return self.remote

    def _output_box(self) -> QGroupBox:
        box = QGroupBox(self.tr("Outputs"))
        self.output = QgsFileWidget()
        self.output.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        _name(self.output, self.tr("Folder for outputs"))
        self.limit = QSpinBox()
        self.limit.setRange(1, 10000)
        self.limit.setSuffix(self.tr(" million pixels"))
        _name(self.limit, self.tr("Largest export of a layer that is no file"))
        self.days = QSpinBox()
        self.days.setRange(1, 3650)
        self.days.setSuffix(self.tr(" days"))
        _name(self.days, self.tr("How long the files of searches are kept that no project shows"))
        self.megabytes = QSpinBox()
        self.megabytes.setRange(10, 1_000_000)
        self.megabytes.setSuffix(self.tr(" MB"))
        _name(self.megabytes, self.tr("The most that the files of all searches in a folder may take; the oldest go first"))
        form = QFormLayout(box)
        form.addRow(self.tr("Folder for outputs"), self.output)
        form.addRow(self.tr("Largest export of a layer that is no file"), self.limit)
        form.addRow(self.tr("Keep searches"), self.days)
        form.addRow(self.tr("All searches at most"), self.megabytes)
        return box

    def _show(self, settings: HostSettings) -> None:
        self.program.setFilePath(settings.program)
        try:
            found = find(settings.program)
            shown = self.tr("Found: {}").format(found.program)
        except ToolError as missing:
            shown = missing.hint or how_to_get()
        self.program.lineEdit().setPlaceholderText(shown)
        self.program.setToolTip(shown)
        self.folders.addItems(settings.plugin_folders)
        self.remote.setChecked(bool(settings.remote_url))
        self.url.setText(settings.remote_url)
        self.token.setPlaceholderText(self.tr("Stored; write another to replace it") if settings.remote_authentication else "")
        self.authority.setFilePath(settings.remote_authority)
        self.output.setFilePath(settings.output_folder)
        self.output.lineEdit().setPlaceholderText(self.tr("Beside the project"))
        self.limit.setValue(settings.export_limit)
        self.days.setValue(settings.search_days)
        self.megabytes.setValue(settings.search_megabytes)

    def _add_folder(self) -> None:
        path = self._folder.filePath().strip()
        if path and path not in [self.folders.item(row).text() for row in range(self.folders.count())]:
            self.folders.addItem(path)
        self._folder.setFilePath("")

    def _tell(self, version: Any, failure: Optional[Exception]) -> None:
        self.test.setEnabled(True)
        if failure is None:
            self._say(self.tr("Connected: the host has version {}.").format(version))
        elif isinstance(failure, ToolError):
            self._say("\n".join(word for word in (failure_text(failure), failure.details or "") if word), good=False)
        else:
            self._say(str(failure), good=False)

    def _say(self, text: str, good: bool = True) -> None:
        self.said.setText(text)
        self.said.setStyleSheet("" if good else "color: #c0392b;")


def _try(settings: HostSettings, token: str) -> str:
    """Opens a session of its own and says which version answered. Waits."""
    program = find(settings.program).program
    environment = child_environment(QgsApplication.prefixPath())
    known = token or settings.token()
    if known:
        environment["RSPLUGINS_TOKEN"] = known
    arguments: List[str] = [program, *settings.connect_arguments()]
    with HostClient.start(arguments, name="QGIS", environment=environment) as client:
        return str(client.host.get("version", "?"))


def _name(widget: QWidget, text: str) -> None:
    widget.setAccessibleName(text)
    widget.setToolTip(text)
