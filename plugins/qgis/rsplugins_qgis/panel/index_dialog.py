"""Asks which rasters to index, and where the index is to be."""

import os
from typing import Any, List, Optional

from qgis.core import QgsRasterLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..background import Background
from ..failures import failure_text
from ..layers.rasters import file_of
from ..sdk import ToolError
from . import icons
from .context import PanelContext
from .estimate import Amount, amount_of
from .index_runs import IndexRuns
from .index_sources import LayerSource, Source, layer_source

_PATH = int(Qt.ItemDataRole.UserRole)
_LAYER = int(Qt.ItemDataRole.UserRole) + 1


class IndexDialog(QDialog):
    """Makes an index, or adds rasters to one."""

    def __init__(self, runs: IndexRuns, context: PanelContext, existing: str = "", parent: Optional[QWidget] = None) -> None:
        """:param existing: the index that rasters are added to; empty for a new one."""
        super().__init__(parent)
        self._context = context
        self._background = Background(self)
        self.amount: Optional[Amount] = None
        """How much there is to index; None until it was counted."""
        self._problem: Optional[ToolError] = None
        self.setWindowTitle(self.tr("Add rasters to the index") if existing else self.tr("New index"))
        self.sources = QListWidget()
        self.sources.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.sources.setAccessibleName(self.tr("Rasters to index"))
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter(self.tr("GeoPackage") + " (*.gpkg)")
        self.file.setConfirmOverwrite(False)
        self.file.setFilePath(existing or os.path.join(context.project.homePath() or os.path.expanduser("~"), "index.gpkg"))
        self.file.setEnabled(not existing)
        self.model = QComboBox()
        self.model.addItem(self.tr("The model of the index") if existing else self.tr("Default model"), "")
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setAccessibleName(self.tr("How much there is to index"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Add") if existing else self.tr("Make the index"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._add_layers()
        self.file.fileChanged.connect(lambda *_: self._check())
        self.sources.itemChanged.connect(lambda *_: self._count())
        self.area.currentIndexChanged.connect(lambda *_: self._count())
        self.resolution.valueChanged.connect(lambda *_: self._count())
        self._count()
        runs.models(self._fill_models, lambda failure: None)

    @property
    def rasters(self) -> List[str]:
        """The rasters and folders that are ticked."""
        return [item.data(_PATH) for item in self._ticked() if item.data(_PATH)]

    def chosen(self) -> List[Source]:
        """All that is ticked, layers that are no file too. Raises ToolError."""
        canvas = self._context.iface.mapCanvas()
        extent = canvas.extent() if self.area.currentData() else None
        crs = canvas.mapSettings().destinationCrs()
        found: List[Source] = []
        for item in self._ticked():
            layer = self._context.project.mapLayer(item.data(_LAYER) or "")
            if item.data(_PATH):
                found.append(item.data(_PATH))
            elif layer is not None:
                found.append(layer_source(layer, extent, crs, self.resolution.value(), self._context.project))
        return found

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
        self._add(label, about or path, True).setData(_PATH, path)
        self._count()

    def _add(self, label: str, about: str, ticked: bool) -> QListWidgetItem:
        item = QListWidgetItem(label)
        item.setToolTip(about)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.sources.addItem(item)
        return item

    def _ticked(self) -> List[QListWidgetItem]:
        items = [self.sources.item(row) for row in range(self.sources.count())]
        return [item for item in items if item.checkState() == Qt.CheckState.Checked]

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
        rows.addWidget(self._export_box())
        rows.addLayout(form)
        rows.addWidget(self.about)
        rows.addWidget(self.buttons)
        self.resize(460, 440)

    def _export_box(self) -> QGroupBox:
        self.exports = QGroupBox(self.tr("Layers that are no file"))
        self.area = QComboBox()
        self.area.addItem(self.tr("Map view"), True)
        self.area.addItem(self.tr("Whole layer"), False)
        self.resolution = QDoubleSpinBox()
        self.resolution.setRange(0.0, 100_000.0)
        self.resolution.setDecimals(3)
        self.resolution.setSpecialValueText(self.tr("the layer's own"))
        form = QFormLayout(self.exports)
        form.addRow(self.tr("Part to &export"), self.area)
        form.addRow(self.tr("&Pixel size (m)"), self.resolution)
        return self.exports

    def _add_layers(self) -> None:
        for layer in self._context.project.mapLayers().values():
            if not isinstance(layer, QgsRasterLayer) or not layer.isValid():
                continue
            path = file_of(layer)
            if path:
                self.add_source(path, layer.name())
            else:
                about = self.tr("This layer is no file. A part of it is exported into the folder “layers” beside the index, and stays there.")
                self._add(layer.name(), about, False).setData(_LAYER, layer.id())

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
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._ticked()) and bool(self.path) and self._problem is None)

    def _count(self) -> None:
        ticked = self._ticked()
        self.exports.setVisible(any(item.data(_LAYER) for item in ticked))
        self.amount = self._problem = None
        try:
            exported = [source.raster.size(source.request) for source in self.chosen() if isinstance(source, LayerSource)]
        except ToolError as failure:
            self._problem = failure
        else:
            paths, pixels = self.rasters, [width * height for width, height in exported]
            self._background.start(lambda: amount_of(paths, pixels), self._tell)
        self.about.setText("" if self._problem is None else failure_text(self._problem))
        self._check()

    def _tell(self, amount: Any, failure: Optional[Exception]) -> None:
        if failure is None and self._problem is None:
            self.amount = amount
            self.about.setText(amount.text if amount.rasters else "")
