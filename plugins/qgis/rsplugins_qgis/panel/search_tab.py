"""The search page: the form, and what was found."""

import os
from typing import Any, Optional

from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QLocale, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QProgressBar, QToolButton, QVBoxLayout, QWidget

from ..sdk import Progress, ToolError, TranslatedError
from . import icons
from .context import PanelContext
from .messages import Messages
from .query import Hit
from .result_layers import raster_layers, show_on_map
from .results_view import ResultsView
from .search import Search, SearchResult
from .search_form import SearchForm


class SearchTab(QWidget):
    """Looks for things and shows them."""

    indexes_asked = pyqtSignal()
    """The user wants to make or add an index."""

    def __init__(self, context: PanelContext, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._context = context
        self.search = Search(context, self)
        self.messages = Messages()
        self.index = QComboBox()
        self.index.setAccessibleName(self.tr("Index to search"))
        self.manage = QToolButton()
        self.manage.setIcon(icons.theme("mActionOptions"))
        self.manage.setToolTip(self.tr("Make, add or update indexes"))
        self.manage.setAccessibleName(self.tr("Indexes"))
        self.form = SearchForm(context)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.where = QToolButton()
        self.where.setText(self.tr("Where in the tile"))
        self.where.setIcon(icons.theme("rendererHeatmapSymbol"))
        self.where.setCheckable(True)
        self.where.setToolTip(self.tr("Shows on the map which parts of the matches are most like what you look for."))
        self.where.setToolButtonStyle(self.form.here.toolButtonStyle())
        self.results = ResultsView()
        self._lay_out()
        self._connect()
        self._show_indexes()
        self._forget()

    def start(self) -> None:
        """Searches for what the form says."""
        self.messages.clear()
        query = self.form.query
        try:
            if not query.index:
                raise TranslatedError("rs.argument.invalid", self.tr("There is no index to search yet."), self.tr("Make one of your rasters on the page Indexes."))
            if query.is_empty:
                raise TranslatedError("rs.argument.invalid", self.tr("There is nothing to look for."), self.tr("Write what you look for, or give an example."))
            area = self.form.area()
        except ToolError as failure:
            self.messages.failure(failure)
            return
        self.form.remember()
        self._context.when_ready(lambda: self.search.start(query, area))

    def close_down(self) -> None:
        """Takes away what is on the map and ends the search under way."""
        self.search.cancel()
        self.form.places.close()
        self.form.where.drawn.close()

    def choose(self, hit: Hit) -> None:
        """Shows a match on the map."""
        result = self.search.result
        if result is not None and not show_on_map(self._context.iface, hit, result.crs, self._context.project):
            self.messages.info(self.tr("{} has no place on the map: its raster names no CRS.").format(hit.source))

    def more_like(self, hit: Hit, wanted: bool) -> None:
        """Takes a match as an example, or as a counter-example, and searches again."""
        if hit.picture:
            self.form.add_image(hit.picture, self.tr("match {} of {}").format(hit.rank, hit.source), wanted)
            self.start()

    def _lay_out(self) -> None:
        index = QHBoxLayout()
        index.addWidget(self.index, 1)
        index.addWidget(self.manage)
        above = QHBoxLayout()
        above.addWidget(self.status, 1)
        above.addWidget(self.where)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.addWidget(self.messages)
        rows.addLayout(index)
        rows.addWidget(self.form)
        rows.addWidget(self.progress)
        rows.addLayout(above)
        rows.addWidget(self.results, 1)

    def _connect(self) -> None:
        self.form.asked.connect(self.start)
        self.form.stopped.connect(self._stop)
        self.manage.clicked.connect(lambda *_: self.indexes_asked.emit())
        self.index.activated.connect(lambda *_: self._context.indexes.choose(self.index.currentData()))
        self._context.indexes.changed.connect(self._show_indexes)
        self.search.found.connect(self._show)
        self.search.failed.connect(self._fail)
        self.search.progressed.connect(self._show_progress)
        self.search.running_changed.connect(self._set_running)
        self.search.located.connect(self._located)
        self.where.clicked.connect(self._toggle_where)
        self.results.chosen.connect(self.choose)
        self.results.customContextMenuRequested.connect(self._menu)

    def _stop(self) -> None:
        self.search.cancel()
        self.status.setText(self.tr("Cancelled."))

    def _show_indexes(self) -> None:
        self.index.clear()
        indexes = self._context.indexes
        for path in indexes.paths:
            self.index.addItem(os.path.splitext(os.path.basename(path))[0], path)
            self.index.setItemData(self.index.count() - 1, path, 3)
        if not indexes.paths:
            self.index.addItem(self.tr("No index yet"), "")
        self.index.setEnabled(bool(indexes.paths))
        self.index.setCurrentIndex(max(0, self.index.findData(indexes.current)))

    def _set_running(self, running: bool) -> None:
        self.form.set_running(running)
        self.progress.setRange(0, 0 if running else 1)
        self.progress.setVisible(running)
        self.where.setEnabled(not running and self.search.result is not None and self.search.result.is_placed)
        if running:
            self.status.setText(self.tr("Searching…"))

    def _show_progress(self, progress: Progress) -> None:
        if progress.fraction is not None:
            self.progress.setRange(0, 1000)
            self.progress.setValue(int(1000 * progress.fraction))
        self.status.setText(" · ".join(part for part in (progress.stage, progress.message or "") if part))

    def _show(self, result: SearchResult) -> None:
        self.results.hits.show(result.hits, result.pictures)
        self.results.scrollToTop()
        self.where.setChecked(False)
        self.where.setEnabled(result.is_placed)
        self.status.setText(self._summary(result))
        about = [] if result.searched is None else [self.tr("Tiles searched: {}").format(QLocale().toString(result.searched))]
        self.status.setToolTip("\n".join(about + [part for part in (result.notice, result.folder) if part]))

    def _summary(self, result: SearchResult) -> str:
        if not result.hits:
            return self.tr("Nothing found: no tile of the index lies there.")
        parts = [self.tr("1 match") if len(result.hits) == 1 else self.tr("{} matches").format(len(result.hits))]
        return " · ".join([*parts, f"{result.seconds:.2f} s"])

    def _fail(self, failure: ToolError) -> None:
        self.status.setText("" if self.search.result is None else self._summary(self.search.result))
        self.where.setChecked(False)
        self.messages.failure(failure)

    def _forget(self) -> None:
        self.progress.hide()
        self.where.setEnabled(False)
        self.status.clear()

    def _toggle_where(self, checked: bool) -> None:
        result = self.search.result
        layers = None if result is None else result.layers
        if layers is None:
            self.where.setChecked(False)
        elif layers.has_patches:
            layers.show_patches(checked)
        elif checked:
            self.search.locate()

    def _located(self) -> None:
        result = self.search.result
        if result is not None:
            self.status.setText(self._summary(result))
            self.where.setChecked(result.layers is not None and result.layers.has_patches)

    def _menu(self, position: Any) -> None:
        hit = self.results.current
        if hit is None:
            return
        menu = QMenu(self)
        menu.addAction(icons.theme("mActionZoomTo"), self.tr("Show on the map")).triggered.connect(lambda *_: self.choose(hit))
        if hit.picture:
            picture = hit.picture
            menu.addSeparator()
            menu.addAction(icons.theme("symbologyAdd"), self.tr("More like this")).triggered.connect(lambda *_: self.more_like(hit, True))
            menu.addAction(icons.theme("symbologyRemove"), self.tr("Less like this")).triggered.connect(lambda *_: self.more_like(hit, False))
            menu.addSeparator()
            menu.addAction(self.tr("Open the picture")).triggered.connect(lambda *_: QDesktopServices.openUrl(QUrl.fromLocalFile(picture)))
        if os.path.isfile(hit.uri) and not raster_layers(self._context.project, hit.uri):
            menu.addAction(icons.theme("mActionAddRasterLayer"), self.tr("Add its raster to the project")).triggered.connect(lambda *_: self._add_raster(hit))
        menu.exec(self.results.viewport().mapToGlobal(position))

    def _add_raster(self, hit: Hit) -> None:
        layer = QgsRasterLayer(hit.uri, os.path.splitext(hit.source)[0])
        if layer.isValid():
            self._context.project.addMapLayer(layer, False)
            self._context.project.layerTreeRoot().addLayer(layer)
