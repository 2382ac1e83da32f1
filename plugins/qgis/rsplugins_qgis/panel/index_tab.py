"""The page of the indexes: what is indexed, by which model, and how to make, update and remove it."""

import os
from typing import Any, Dict, Optional, Sequence

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, QLocale, Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QHeaderView, QMenu, QMessageBox, QProgressBar, QPushButton, QToolButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ..failures import failure_text
from ..sdk import CallCancelledError, Progress, ToolError, TranslatedError
from . import icons
from .context import PanelContext
from .index_dialog import IndexDialog
from .index_runs import IndexDescription, IndexedRaster, IndexRuns
from .index_sources import Source
from .messages import Messages

_INDEX = int(Qt.ItemDataRole.UserRole)
_RASTER = int(Qt.ItemDataRole.UserRole) + 1
_NAME, _TILES, _ABOUT = range(3)


class IndexTab(QWidget):
    """The page."""

    def __init__(self, context: PanelContext, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._context = context
        self.runs = IndexRuns(context, self)
        self.messages = Messages()
        self.list = QTreeWidget()
        self.list.setHeaderLabels([self.tr("Index"), self.tr("Tiles"), self.tr("Model, date")])
        self.list.setAccessibleName(self.tr("Indexes and their rasters"))
        self.list.setAlternatingRowColors(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_TILES, _ABOUT):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.new = QPushButton(icons.theme("mActionAdd"), self.tr("New index…"))
        self.open = QPushButton(icons.theme("mActionFileOpen"), self.tr("Open…"))
        self.open.setToolTip(self.tr("Adds an index that was made before"))
        self.update_button = QPushButton(icons.theme("mActionRefresh"), self.tr("Update"))
        self.update_button.setToolTip(self.tr("Looks through the rasters again: those that changed are indexed anew, those that are gone are removed."))
        self.more = QToolButton()
        self.more.setText(self.tr("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.progress = QProgressBar()
        self.cancel = QPushButton(icons.theme("mTaskCancel"), self.tr("Cancel"))
        self._busy = ""
        self._descriptions: Dict[str, IndexDescription] = {}
        self._lay_out()
        self._connect()
        self._show()
        self._set_running("")

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Asks again what each index holds."""
        if self._context.catalogue is not None:
            for path in self._context.indexes.paths:
                self.runs.describe(path)

    def ask_new(self) -> None:
        """Asks which rasters to index, and begins."""
        self._ask("")

    def begin(self, path: str, rasters: Sequence[Source], model: str = "", pixels: int = 0) -> None:
        """Begins to make an index."""
        self._context.indexes.add(path)
        self.runs.make(os.path.abspath(path), rasters, model, pixels)
        self._set_running(os.path.abspath(path))

    @property
    def current(self) -> str:
        """The index that is selected, or to which the selected raster belongs."""
        item = self.list.currentItem()
        return str(item.data(_NAME, _INDEX)) if item is not None else self._context.indexes.current

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.new, self.open, self.update_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.more)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.addWidget(self.messages)
        rows.addLayout(buttons)
        rows.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.addWidget(self.progress, 1)
        below.addWidget(self.cancel)
        rows.addLayout(below)

    def _connect(self) -> None:
        menu = QMenu(self.more)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self.more.setMenu(menu)
        self.new.clicked.connect(lambda *_: self.ask_new())
        self.open.clicked.connect(lambda *_: self._ask_open())
        self.cancel.clicked.connect(lambda *_: self.runs.cancel(self._busy))
        self.update_button.clicked.connect(lambda *_: self._update())
        self.list.customContextMenuRequested.connect(self._context_menu)
        self.list.itemActivated.connect(lambda item, _: self._context.indexes.choose(item.data(_NAME, _INDEX)))
        self._context.indexes.changed.connect(self._show)
        self._context.catalogue_changed.connect(lambda: self.refresh() if self.isVisible() else None)
        self.runs.described.connect(self._describe)
        self.runs.unreadable.connect(self._mark)
        self.runs.progressed.connect(self._show_progress)
        self.runs.ended.connect(self._end)
        self.runs.failed.connect(self._fail)
        self.runs.warned.connect(lambda path, warning: self.messages.info(self.messages.shown + "\n" + warning))

    def _ask(self, existing: str) -> None:
        dialog = IndexDialog(self.runs, self._context, existing, self)
        if dialog.exec():
            try:
                sources = dialog.chosen()
            except ToolError as failure:
                self.messages.failure(failure)
                return
            self.begin(dialog.path, sources, dialog.chosen_model, dialog.amount.pixels if dialog.amount is not None else 0)

    def _ask_open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Open an index"), "", self.tr("GeoPackage") + " (*.gpkg)")
        if path:
            self._context.indexes.add(path)
            self.runs.describe(os.path.abspath(path))

    def _update(self) -> None:
        if self.current:
            self.runs.make(self.current, [])
            self._set_running(self.current)

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        path, item = self.current, self.list.currentItem()
        raster = None if item is None else item.data(_NAME, _RASTER)
        if not path:
            menu.addAction(self.tr("No index is selected")).setEnabled(False)
            return
        menu.addAction(self.tr("Search this index")).triggered.connect(lambda *_: self._context.indexes.choose(path))
        menu.addAction(icons.theme("mActionAdd"), self.tr("Add rasters…")).triggered.connect(lambda *_: self._ask(path))
        menu.addAction(icons.theme("mActionAddLayer"), self.tr("Show its tiles on the map")).triggered.connect(lambda *_: self._show_tiles(path))
        menu.addSeparator()
        if raster:
            menu.addAction(icons.theme("mActionRemove"), self.tr("Remove this raster from the index")).triggered.connect(lambda *_: self.remove_raster(path, raster))
        menu.addAction(icons.theme("mActionRemove"), self.tr("Take off this list")).triggered.connect(lambda *_: self._context.indexes.forget(path))
        menu.addAction(icons.theme("mActionDeleteSelected"), self.tr("Delete the file…")).triggered.connect(lambda *_: self._ask_delete(path))

    def _context_menu(self, position: Any) -> None:
        menu = QMenu(self)
        self._fill_menu(menu)
        menu.exec(self.list.viewport().mapToGlobal(position))

    def remove_raster(self, path: str, raster: str) -> None:
        """Removes a raster from an index; its file stays."""
        described = self._descriptions.get(path)
        left = [] if described is None else [one.path for one in described.rasters if one.path != raster]
        if not left:
            self.messages.info(self.tr("An index needs at least one raster. Take it off the list, or delete its file."))
            return
        self.runs.keep_only(path, left)
        self._set_running(path)

    def _ask_delete(self, path: str) -> None:
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
        answer = QMessageBox.question(self, self.tr("Delete index"), self.tr("Delete {}? The rasters stay.").format(path), buttons, QMessageBox.StandardButton.No)
        if answer == QMessageBox.StandardButton.Yes:
            self.delete(path)

    def delete(self, path: str) -> None:
        """Deletes the file of an index."""
        try:
            os.remove(path)
        except FileNotFoundError:
            pass
        except OSError as refused:
            self.messages.failure(TranslatedError("rs.file.denied", self.tr("{} cannot be deleted: {}").format(path, refused.strerror), self.tr("Check whether another program has it open.")))
            return
        self._context.indexes.forget(path)

    def _show_tiles(self, path: str) -> None:
        layer = QgsVectorLayer(path, os.path.splitext(os.path.basename(path))[0], "ogr")
        if layer.isValid():
            self._context.project.addMapLayer(layer)

    def _show(self) -> None:
        self.list.clear()
        for path in self._context.indexes.paths:
            item = QTreeWidgetItem([os.path.splitext(os.path.basename(path))[0]])
            item.setData(_NAME, _INDEX, path)
            item.setToolTip(_NAME, path)
            font = item.font(_NAME)
            font.setBold(path == self._context.indexes.current)
            item.setFont(_NAME, font)
            self.list.addTopLevelItem(item)
            if path in self._descriptions:
                self._fill(item, self._descriptions[path])
        self.update_button.setEnabled(bool(self._context.indexes.paths))

    def _item(self, path: str) -> Optional[QTreeWidgetItem]:
        items = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        return next((item for item in items if item.data(_NAME, _INDEX) == path), None)

    def _describe(self, path: str, described: IndexDescription) -> None:
        self._descriptions[path] = described
        item = self._item(path)
        if item is not None:
            self._fill(item, described)

    def _fill(self, item: QTreeWidgetItem, described: IndexDescription) -> None:
        item.takeChildren()
        changed = QDateTime.fromString(described.changed, Qt.DateFormat.ISODate).toLocalTime()
        item.setText(_TILES, QLocale().toString(described.tiles))
        item.setText(_ABOUT, ", ".join(described.models))
        lines = [
            item.data(_NAME, _INDEX),
            self.tr("Rasters: {}").format(len(described.rasters)),
            QLocale().formattedDataSize(described.bytes),
            self.tr("Changed {}").format(QLocale().toString(changed, QLocale.FormatType.ShortFormat)),
        ]
        item.setToolTip(_NAME, "\n".join(lines))
        item.setToolTip(_ABOUT, "\n".join(lines))
        for raster in described.rasters:
            child = QTreeWidgetItem([raster.name, QLocale().toString(raster.tiles), self._about(raster)])
            child.setData(_NAME, _INDEX, item.data(_NAME, _INDEX))
            child.setData(_NAME, _RASTER, raster.path)
            child.setToolTip(_NAME, raster.path)
            item.addChild(child)
        item.setExpanded(self.list.topLevelItemCount() == 1)
        for row in [item] + [item.child(place) for place in range(item.childCount())]:
            row.setTextAlignment(_TILES, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))

    def _about(self, raster: IndexedRaster) -> str:
        states = {"changed": self.tr("changed since"), "missing": self.tr("file is gone")}
        return ", ".join(part for part in (states.get(raster.state, ""), raster.date) if part)

    def _mark(self, path: str, failure: ToolError) -> None:
        item = self._item(path)
        if item is not None:
            item.setText(_ABOUT, self.tr("not readable"))
            item.setToolTip(_ABOUT, failure_text(failure))
            item.setForeground(_ABOUT, QColor(self.palette().color(QPalette.ColorRole.PlaceholderText)))
        if not self.runs.is_running(path):
            self.messages.failure(failure)

    def _set_running(self, path: str) -> None:
        """:param path: the index that is being made or updated; empty for none."""
        self._busy = path
        self.progress.setVisible(bool(path))
        self.cancel.setVisible(bool(path))
        self.progress.setRange(0, 0)
        self.progress.setFormat(self.tr("Waiting…"))

    def _show_progress(self, path: str, progress: Progress) -> None:
        self.progress.setRange(0, 1000 if progress.fraction is not None else 0)
        self.progress.setValue(int(1000 * (progress.fraction or 0)))
        count = f" {progress.done}/{progress.total}" if progress.done is not None and progress.total else ""
        self.progress.setFormat(f"{os.path.basename(path)}: {progress.stage}{count}")

    def _end(self, path: str) -> None:
        self._set_running("")
        self.runs.describe(path)
        self.messages.info(self.tr("{} is ready to be searched.").format(os.path.basename(path)))

    def _fail(self, path: str, failure: ToolError) -> None:
        self._set_running("")
        if not os.path.exists(path):
            self._context.indexes.forget(path)
        if isinstance(failure, CallCancelledError):
            self.messages.info(self.tr("Cancelled. Update goes on where it was.") if os.path.exists(path) else self.tr("Cancelled."))
        else:
            self.messages.failure(failure)
