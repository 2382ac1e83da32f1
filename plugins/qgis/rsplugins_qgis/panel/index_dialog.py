"""Asks which rasters to index, and where the index is to be."""

import os
from typing import List, Optional

from qgis.core import QgsProject, QgsRasterLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from . import icons
from .index_runs import IndexRuns

_PATH = int(Qt.ItemDataRole.UserRole)


class IndexDialog(QDialog):
    """Makes an index, or adds rasters to one."""

    def __init__(self, runs: IndexRuns, project: QgsProject, existing: str = "", parent: Optional[QWidget] = None) -> None:
        """:param existing: the index that rasters are added to; empty for a new one."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add rasters to the index") if existing else self.tr("New index"))
        self.sources = QListWidget()
        self.sources.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.sources.setAccessibleName(self.tr("Rasters to index"))
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter(self.tr("GeoPackage") + " (*.gpkg)")
        self.file.setConfirmOverwrite(False)
        self.file.setFilePath(existing or os.path.join(project.homePath() or os.path.expanduser("~"), "index.gpkg"))
        self.file.setEnabled(not existing)
        self.model = QComboBox()
        self.model.addItem(self.tr("The model of the index") if existing else self.tr("Default model"), "")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Add") if existing else self.tr("Make the index"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._add_layers(project)
        self.file.fileChanged.connect(lambda *_: self._check())
        self.sources.itemChanged.connect(lambda *_: self._check())
        self._check()
        runs.models(self._fill_models, lambda failure: None)

    @property
    def rasters(self) -> List[str]:
        """The rasters and folders that are ticked."""
        items = [self.sources.item(row) for row in range(self.sources.count())]
        return [item.data(_PATH) for item in items if item.checkState() == Qt.CheckState.Checked]

    @property
    def path(self) -> str:
        """The file of the index."""
        path = self.file.filePath().strip()
        return path if not path or path.lower().endswith(".gpkg") else path + ".gpkg"

    @property
    def chosen_model(self) -> str:
        """The model's id; empty for the default."""
        return str(self.model.currentData() or "")

    def add_source(self, path: str, label: str, about: str = "") -> None:
        """Adds a raster or a folder, ticked."""
        if any(self.sources.item(row).data(_PATH) == path for row in range(self.sources.count())):
            return
        item = QListWidgetItem(label)
        item.setData(_PATH, path)
        item.setToolTip(about or path)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        self.sources.addItem(item)
        self._check()

    def _lay_out(self) -> None:
        files = QPushButton(icons.theme("mActionAddRasterLayer"), self.tr("Add files…"))
        folder = QPushButton(icons.theme("mActionFileOpen"), self.tr("Add folder…"))
        files.clicked.connect(lambda *_: self._ask_files())
        folder.clicked.connect(lambda *_: self._ask_folder())
        add = QHBoxLayout()
        add.addWidget(files)
        add.addWidget(folder)
        add.addStretch(1)
        form = QFormLayout()
        form.addRow(self.tr("&Index file"), self.file)
        form.addRow(self.tr("&Model"), self.model)
        rows = QVBoxLayout(self)
        label = QLabel(self.tr("&Rasters and folders whose tiles can be searched:"))
        label.setBuddy(self.sources)
        rows.addWidget(label)
        rows.addWidget(self.sources, 1)
        rows.addLayout(add)
        rows.addLayout(form)
        rows.addWidget(self.buttons)
        self.resize(460, 380)

    def _add_layers(self, project: QgsProject) -> None:
        for layer in project.mapLayers().values():
            if not isinstance(layer, QgsRasterLayer):
                continue
            path = layer.source().split("|")[0]
            if os.path.isfile(path):
                self.add_source(os.path.abspath(path), layer.name())
            else:
                item = QListWidgetItem(layer.name())
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setToolTip(self.tr("This layer is no file. Export it as a GeoTIFF to index it."))
                self.sources.addItem(item)

    def _ask_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Rasters to index"))
        for path in paths:
            self.add_source(path, os.path.basename(path))

    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Folder to index, with all below it"))
        if path:
            self.add_source(path, os.path.join(os.path.basename(path), ""))

    def _fill_models(self, models: List[dict]) -> None:
        for model in models:
            self.model.addItem(str(model.get("title") or model["id"]), model["id"])

    def _check(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.rasters) and bool(self.path))
