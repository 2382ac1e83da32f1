"""Makes, updates and describes indexes. What takes long is a job of its own that goes on when QGIS is closed."""

import os
import time
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence

from qgis.core import QgsProcessingFeedback
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..sdk import CallCancelledError, HostClient, Progress, ToolError
from .calls import Call
from .context import PanelContext
from .estimate import learn_rate
from .index_sources import Source, files_of
from .roles import DESCRIBE_INDEX, INDEX, RoleTool


@dataclass(frozen=True)
class IndexedRaster:
    """A raster of an index."""

    path: str
    name: str
    tiles: int
    date: str
    state: str
    """``unchanged``, ``changed``, ``missing``, or empty where that is not known."""


@dataclass(frozen=True)
class IndexDescription:
    """What an index holds."""

    rasters: List[IndexedRaster]
    models: List[str]
    tiles: int
    bytes: int
    changed: str

    @staticmethod
    def read(tool: RoleTool, outputs: Mapping[str, Any]) -> "IndexDescription":
        """Reads the outputs of a tool that describes one."""
        return IndexDescription(
            rasters=[
                IndexedRaster(str(one.get("path", "")), str(one.get("name", "")), int(one.get("tiles") or 0), str(one.get("date") or ""), str(one.get("state") or ""))
                for one in tool.output(outputs, "rasters") or ()
            ],
            models=[str(one.get("id", "")) for one in tool.output(outputs, "models") or ()],
            tiles=int(tool.output(outputs, "tiles") or 0),
            bytes=int(tool.output(outputs, "bytes") or 0),
            changed=str(tool.output(outputs, "changed") or ""),
        )


class ExportFeedback(QgsProcessingFeedback):
    """Cancels exports, and keeps what they warn of."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: List[str] = []

    def pushWarning(self, warning: str) -> None:
        """Called by an export."""
        self.warnings.append(warning)


class IndexRuns(QObject):
    """Descriptions, and the jobs that make and update indexes. Indexes are told apart by their paths."""

    described = pyqtSignal(str, object)
    unreadable = pyqtSignal(str, object)
    progressed = pyqtSignal(str, object)
    ended = pyqtSignal(str)
    warned = pyqtSignal(str, str)
    failed = pyqtSignal(str, object)

    def __init__(self, context: PanelContext, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs: Dict[str, str] = {}
        self._exports: Dict[str, ExportFeedback] = {}

    def is_running(self, path: str) -> bool:
        """Whether an index is being made or updated from here."""
        return path in self._jobs

    def job_of(self, path: str) -> str:
        """The job that makes or updates an index from here; empty before it is known, or for none."""
        return self._jobs.get(path, "")

    def describe(self, path: str) -> None:
        """Asks what an index holds."""
        try:
            tool = self._context.needed(DESCRIBE_INDEX)
        except ToolError as failure:
            self.unreadable.emit(path, failure)
            return

        def work(client: HostClient, call: Call) -> IndexDescription:
            return IndexDescription.read(tool, call.tool(client, tool.name, tool.arguments({"index": path})))

        self._context.calls.with_host(work, lambda found: self.described.emit(path, found), lambda failure: self.unreadable.emit(path, failure))

    def make(self, path: str, rasters: Sequence[Source], model: str = "", pixels: int = 0) -> None:
        """Makes an index, or adds rasters to one; without rasters, brings it up to date.

        :param pixels: how many they have in all, where that is known: how long a new index takes is learned from it.
        """
        self._run(path, {"index": path, "model": model}, rasters, 0 if os.path.exists(path) else pixels)

    def keep_only(self, path: str, rasters: List[str]) -> None:
        """Removes all rasters from an index but these."""
        self._run(path, {"index": path, "mirror": True}, rasters)

    def cancel(self, path: str) -> None:
        """Ends what is done to an index."""
        if path in self._exports:
            self._exports[path].cancel()
        job = self._jobs.get(path)
        if job:
            self._context.calls.with_host(lambda client, call: client.cancel_job(job), lambda status: None, lambda failure: self.failed.emit(path, failure))

    def models(self, done: Callable[[List[Mapping[str, Any]]], None], failed: Callable[[ToolError], None]) -> None:
        """Asks for the models that are installed."""
        self._context.calls.with_host(lambda client, call: [model for model in client.list_models(30.0)["models"] if model.get("state") == "installed"], done, failed)

    def _run(self, path: str, values: Mapping[str, Any], sources: Sequence[Source], pixels: int = 0) -> None:
        if self.is_running(path):
            return
        try:
            tool = self._context.needed(INDEX)
        except ToolError as failure:
            self.failed.emit(path, failure)
            return
        self._jobs[path] = ""
        export = self._exports[path] = ExportFeedback()

        def work(client: HostClient, call: Call) -> float:
            rasters = files_of(sources, path, export, call.report)
            if export.isCanceled():
                raise CallCancelledError()
            started = time.monotonic()
            job = client.detach_tool(tool.name, tool.arguments({**values, "rasters": rasters}), priority="bulk")
            self._jobs[path] = job
            client.wait_job(job, call.report)
            return time.monotonic() - started

        def over(seconds: float) -> None:
            self._forget(path)
            learn_rate(pixels, seconds)
            self.ended.emit(path)
            for warning in export.warnings:
                self.warned.emit(path, warning)

        def refused(failure: ToolError) -> None:
            self._forget(path)
            self.failed.emit(path, failure)

        self._context.calls.with_host(work, over, refused, lambda progress: self._tell(path, progress))

    def _forget(self, path: str) -> None:
        self._jobs.pop(path, None)
        self._exports.pop(path, None)

    def _tell(self, path: str, progress: Progress) -> None:
        self.progressed.emit(path, progress)
