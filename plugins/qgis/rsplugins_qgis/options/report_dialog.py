"""The report for those who help, to be read before it is given away."""

from typing import Any, Optional

from qgis.PyQt.QtGui import QFontDatabase, QGuiApplication
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from .. import host
from ..background import Background
from ..host.diagnostics import report


class ReportDialog(QDialog):
    """Collects the report in the background and shows it."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Diagnostics report"))
        self.resize(720, 520)
        self._background = Background(self)
        note = QLabel(self.tr("Versions, the state of the host, settings and the last lines of its log. Passwords, tokens, paths and names are taken out. Nothing is sent anywhere: copy it to whoever helps you."))
        note.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Report"))
        self.text.setPlainText(self.tr("Asking the host…"))
        self._buttons = QDialogButtonBox()
        self.copy = self._buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save = self._buttons.addButton(self.tr("Save…"), QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.copy.setEnabled(False)
        self.save.setEnabled(False)
        rows = QVBoxLayout(self)
        rows.addWidget(note)
        rows.addWidget(self.text, 1)
        rows.addWidget(self._buttons)
        self.copy.clicked.connect(lambda *_: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.save.clicked.connect(lambda *_: self._save())
        self._buttons.rejected.connect(self.reject)
        self._background.start(lambda: report(host.session()), self._show)

    def _show(self, text: Any, failure: Optional[Exception]) -> None:
        self.text.setPlainText(str(text if failure is None else failure))
        self.copy.setEnabled(True)
        self.save.setEnabled(True)

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), "rsplugins-report.md", "Markdown (*.md)")
        if path:
            try:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(self.text.toPlainText())
            except OSError as refused:
                self.text.appendPlainText(str(refused))
