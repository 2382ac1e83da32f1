"""Runs a search: the host's part and the reading of its files on a thread of their own, the layers on that of the user interface."""

import os
import time
from dataclasses import dataclass, field
from typing import Any, Callable, List, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QImage

from ..layers.results import RunDescription, finish_layer
from ..sdk import HostClient, Progress, ToolError
from .area import Area
from .calls import Call
from .context import PanelContext
from .old_searches import MATCHES, PATCHES, PICTURES
from .query import Hit, Query, hits
from .result_layers import SearchLayers, new_folder, open_layer, results_folder
from .roles import SEARCH, RoleTool


@dataclass
class SearchResult:
    """What a search found."""

    query: Query
    area: Optional[str]
    folder: str
    hits: List[Hit]
    pictures: List[Optional[QImage]] = field(repr=False)
    crs_name: str
    searched: Optional[int]
    seconds: float
    notice: Optional[str]
    matches: Optional[str]
    """The file of their layer."""
    run: RunDescription = field(repr=False)
    layers: Optional[SearchLayers] = None

    @property
    def is_placed(self) -> bool:
        """Whether any match lies on the map."""
        return any(hit.box is not None for hit in self.hits)

    @property
    def crs(self) -> QgsCoordinateReferenceSystem:
        """The CRS of the boxes of the hits."""
        return QgsCoordinateReferenceSystem(self.crs_name)


class Search(QObject):
    """The search under way, one at a time, and the result of the last one."""

    found = pyqtSignal(object)
    located = pyqtSignal()
    failed = pyqtSignal(object)
    progressed = pyqtSignal(object)
    running_changed = pyqtSignal(bool)

    def __init__(self, context: PanelContext, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._context = context
        self._call: Optional[Call] = None
        self.result: Optional[SearchResult] = None

    @property
    def is_running(self) -> bool:
        """Whether one is under way."""
        return self._call is not None

    def start(self, query: Query, area: Area) -> None:
        """Starts one; one that is under way is cancelled."""
        try:
            tool = self._context.needed(SEARCH)
        except ToolError as failure:
            self.failed.emit(failure)
            return
        base = results_folder(query.index, self._context.project)
        self._run(lambda client, call: _search(client, call, tool, query, area, base), self._take)

    def locate(self) -> None:
        """Finds where in their tiles the matches of the last result lie."""
        result = self.result
        if result is None:
            return
        try:
            tool = self._context.needed(SEARCH)
        except ToolError as failure:
            self.failed.emit(failure)
            return
        self._run(lambda client, call: _locate(client, call, tool, result), lambda path: self._take_patches(result, path))

    def cancel(self) -> None:
        """Ends the one that is under way."""
        if self._call is not None:
            self._call.cancel()
            self._call = None
            self.running_changed.emit(False)

    def _run(self, work: Callable[[HostClient, Call], Any], done: Callable[[Any], None]) -> None:
        self.cancel()

        def ended(result: Any) -> None:
            self._over()
            done(result)

        def refused(failure: ToolError) -> None:
            self._over()
            self.failed.emit(failure)

        self._call = self._context.calls.with_host(work, ended, refused, self._tell)
        self.running_changed.emit(True)

    def _over(self) -> None:
        self._call = None
        self.running_changed.emit(False)

    def _tell(self, progress: Progress) -> None:
        self.progressed.emit(progress)

    def _take(self, result: SearchResult) -> None:
        matches = open_layer(result.matches, result.query.title) if result.is_placed else None
        if self.result is not None and self.result.layers is not None:
            self.result.layers.hide()
        if matches is not None:
            _describe(matches, result.run, "matches")
            result.layers = SearchLayers(self._context.project, result.query.title, matches)
        self.result = result
        self.found.emit(result)

    def _take_patches(self, result: SearchResult, path: Optional[str]) -> None:
        layer = open_layer(path, self.tr("Where in the tile"))
        if layer is not None and result.layers is not None:
            _describe(layer, result.run, "patches")
            result.layers.add_patches(layer)
        self.located.emit()


def _describe(layer: QgsVectorLayer, run: RunDescription, role: str) -> None:
    """Says in the layer where it comes from, as in those of Processing."""
    output = next((output for output in run.tool.outputs if output.role == role), None)
    if output is not None:
        finish_layer(layer, run, output)


def _search(client: HostClient, call: Call, tool: RoleTool, query: Query, area: Area, base: str) -> SearchResult:
    wkt = area()
    folder = new_folder(base, query.title)
    values = {**query.values(wkt), "matches": os.path.join(folder, MATCHES), "pictures": os.path.join(folder, PICTURES)}
    started = time.monotonic()
    arguments = tool.arguments(values)
    outputs = call.tool(client, tool.name, arguments)
    seconds = time.monotonic() - started
    matches = hits(tool, outputs)
    return SearchResult(
        query=query,
        area=wkt,
        folder=folder,
        hits=matches,
        pictures=[QImage(hit.picture) if hit.picture else None for hit in matches],
        crs_name=str(tool.output(outputs, "crs") or ""),
        searched=tool.output(outputs, "searched"),
        seconds=seconds,
        notice=tool.output(outputs, "notice"),
        matches=tool.output(outputs, "matches"),
        run=RunDescription(tool.tool, query.title, outputs, arguments),
    )


def _locate(client: HostClient, call: Call, tool: RoleTool, result: SearchResult) -> Optional[str]:
    values = {**result.query.values(result.area), "patches": os.path.join(result.folder, PATCHES)}
    outputs = call.tool(client, tool.name, tool.arguments(values))
    return tool.output(outputs, "patches")
