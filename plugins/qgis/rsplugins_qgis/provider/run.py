"""One run of one tool: prepared on the thread of the layers, done on another."""

import json
import os
import re
import shutil
import tempfile
from typing import Any, Dict, List, Mapping, Union

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..failures import failure_text
from ..host.call import run_tool
from ..host.settings import HostSettings
from ..layers.rasters import ExportRequest, RasterFile, RasterInput
from ..layers.results import RunDescription, file_source, load_on_completion
from ..layers.vectors import VectorInput
from ..manifest import Parameter, Tool
from ..manifest.description import PATHS
from ..sdk import ToolError
from . import export
from .arguments import ArgumentReader
from .destinations import default_folder, default_path, ending_of, is_temporary, kind_of, release, reserve, with_ending
from .feedback import Share

Raster = Union[RasterFile, RasterInput]
_EXPORT_SHARE = 30.0
_DATABASE = re.compile(r"(?:ogr|postgres|postgis|memory|mssql|oracle|hana|spatialite):", re.IGNORECASE)


class ToolRun:
    """``prepare`` reads the values of Processing, ``execute`` exports what is no file and calls the tool."""

    def __init__(self, algorithm: QgsProcessingAlgorithm, tool: Tool) -> None:
        self._algorithm = algorithm
        self._tool = tool
        self._arguments: Dict[str, Any] = {}
        self._requests: Dict[int, ExportRequest] = {}
        self._projects: Dict[str, QgsProject] = {}
        self._reserved: List[str] = []
        self._kept: List[str] = []

    def prepare(self, values: Dict[str, Any], context: QgsProcessingContext) -> None:
        """Reads all values; on the thread of the layers. Raises QgsProcessingException."""
        self._arguments = ArgumentReader(self._algorithm, self._tool, values, context).read()
        limit = HostSettings.load().export_limit
        for parameter in self._tool.parameters:
            for raster in _rasters(self._arguments.get(parameter.name)):
                if isinstance(raster, RasterInput) and raster.file is None:
                    box = self._box_of(parameter)
                    self._requests[id(raster)] = export.request(self._algorithm, values, context, raster, box, limit)
        for parameter in self._tool.parameters:
            if parameter.is_output:
                self._prepare_destination(parameter, values, context)
        for output in self._tool.outputs:
            if self._tool.parameter(output.name) is None and context.project() is not None:
                self._projects[output.name] = context.project()

    def execute(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Dict[str, Any]:
        """Runs the tool; on any thread. Raises ToolError."""
        folder = tempfile.mkdtemp(prefix="export-", dir=QgsProcessingUtils.tempFolder())
        try:
            subject = next((raster.name for value in self._arguments.values() for raster in _rasters(value)), "")
            arguments = self._as_files(folder, feedback)
            outputs = run_tool(self._tool.name, arguments, Share(feedback, _EXPORT_SHARE if self._needs_export() else 0.0, 100.0))
            outputs = self._out_of(folder, outputs)
        except BaseException:
            self._forget_kept()
            raise
        finally:
            release(self._reserved)
            shutil.rmtree(folder, ignore_errors=True)
        paths = {one.name: self._layer_source(one.name, one.kind, outputs) for one in self._tool.outputs if one.kind in ("raster", "vector")}
        paths = {name: path for name, path in paths.items() if path}
        load_on_completion(context, RunDescription(self._tool, subject, outputs, arguments), paths, self._projects)
        self._report(outputs, feedback)
        feedback.setProgress(100)
        return self._results(outputs, paths)

    def _prepare_destination(self, parameter: Parameter, values: Mapping[str, Any], context: QgsProcessingContext) -> None:
        usual = default_path(parameter, self._tool)
        if parameter.name not in values:
            # Of a run that names some outputs the others go where the tool puts them beside those.
            path = "" if self._names_outputs(values) and not parameter.required else usual or ""
        elif values[parameter.name] in (None, ""):
            path = ""
        elif kind_of(parameter, self._tool) == "folder":
            path = self._algorithm.parameterAsString(values, parameter.name, context)
        else:
            path = self._algorithm.parameterAsFileOutput(values, parameter.name, context)
        if not path:
            return
        if _DATABASE.match(path):
            text = QCoreApplication.translate("RsPlugins", "{title}: tools write files, not tables of a database. Give the path of a file.")
            raise QgsProcessingException(text.format(title=parameter.title))
        path = os.path.abspath(os.path.expanduser(path))
        ending = ending_of(parameter, self._tool)
        if is_temporary(path) and ending and not path.endswith(ending):
            # Processing makes up the name of a temporary file, with the ending that all vector layers have.
            path = os.path.splitext(path)[0] + ending
        path = with_ending(path, parameter, self._tool)
        definition = self._algorithm.parameterDefinition(parameter.name)
        if path == definition.defaultValue() and not parameter.schema.get("x-rs", {}).get("inPlace"):
            path = reserve(path)
            self._reserved.append(path)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        except OSError as failure:
            text = QCoreApplication.translate("RsPlugins", "{title}: the folder {path} cannot be made: {reason}")
            raise QgsProcessingException(text.format(title=parameter.title, path=os.path.dirname(path), reason=failure.strerror)) from None
        self._arguments[parameter.name] = path
        given = values.get(parameter.name)
        if isinstance(given, QgsProcessingOutputLayerDefinition) and given.destinationProject is not None:
            self._projects[parameter.name] = given.destinationProject

    def _names_outputs(self, values: Mapping[str, Any]) -> bool:
        return any(one.is_output and values.get(one.name) for one in self._tool.parameters)

    def _box_of(self, raster: Parameter) -> QgsRectangle:
        """The area of a raster that the tool itself is told, in the raster's CRS."""
        for parameter in self._tool.parameters:
            if parameter.kind == "extent" and parameter.of == raster.name and parameter.name in self._arguments:
                return QgsRectangle(*self._arguments[parameter.name]["bbox"])
        return QgsRectangle()

    def _needs_export(self) -> bool:
        return bool(self._requests) or any(isinstance(value, VectorInput) and value.file is None for value in self._arguments.values())

    def _as_files(self, folder: str, feedback: QgsProcessingFeedback) -> Dict[str, Any]:
        share = Share(feedback, 0.0, _EXPORT_SHARE / max(1, len(self._requests)))
        arguments: Dict[str, Any] = {}
        for name, value in self._arguments.items():
            if isinstance(value, VectorInput):
                arguments[name] = value.path(folder, share)
            elif isinstance(value, RasterInput):
                arguments[name] = self._raster_file(name, value, folder, share)
            elif isinstance(value, list) and _rasters(value):
                arguments[name] = [self._raster_file(name, raster, folder, share) for raster in value]
            else:
                arguments[name] = value
        return arguments

    def _raster_file(self, name: str, raster: Raster, folder: str, share: Share) -> str:
        if raster.file is not None:
            return raster.file
        assert isinstance(raster, RasterInput)
        parameter = self._tool.parameter(name)
        kept = parameter is not None and bool(parameter.schema.get("x-rs", {}).get("referenced"))
        if kept:
            folder = os.path.join(self._folder_of_outputs(), "layers")
            os.makedirs(folder, exist_ok=True)
        path = raster.path(self._requests[id(raster)], folder, share)
        share.feedback.pushInfo(QCoreApplication.translate("RsPlugins", 'The layer "{name}" is no file: {what} were exported.').format(name=raster.name, what=export.size_text(path)))
        if kept:
            self._kept.append(path)
            share.feedback.pushInfo(QCoreApplication.translate("RsPlugins", "The export stays, because what the tool writes refers to it: {path}").format(path=path))
        share.next()
        return path

    def _forget_kept(self) -> None:
        """Removes exports that nothing refers to, because the run ended before anything was written."""
        if not any(os.path.exists(path) for path in self._named_outputs()):
            for path in self._kept:
                os.remove(path)

    def _folder_of_outputs(self) -> str:
        """Where what is written refers to its neighbours: that of the first output, or where outputs go."""
        return next((os.path.dirname(path) for path in self._named_outputs()), None) or default_folder()

    def _named_outputs(self) -> List[str]:
        paths = [self._arguments.get(one.name) for one in self._tool.parameters if one.is_output]
        return [path for path in paths if isinstance(path, str)]

    def _out_of(self, folder: str, outputs: Dict[str, Any]) -> Dict[str, Any]:
        """Moves what a tool wrote beside an exported layer, because it was told no name, to where outputs go."""
        moved: Dict[str, Any] = {}
        for name, value in outputs.items():
            output = self._tool.output(name)
            if output is not None and output.kind in PATHS and isinstance(value, str) and os.path.dirname(value) == folder and os.path.exists(value):
                target = reserve(os.path.join(default_folder(), os.path.basename(value)))
                self._reserved.append(target)
                os.makedirs(os.path.dirname(target), exist_ok=True)
                stem, new = os.path.splitext(value)[0], os.path.splitext(target)[0]
                for beside in [os.path.join(folder, one) for one in os.listdir(folder)]:
                    if beside == value or (beside.startswith(stem + ".") and not beside.endswith((".tif", ".gpkg"))):
                        shutil.move(beside, new + beside[len(stem) :])
                value = target
            moved[name] = value
        return moved

    def _layer_source(self, name: str, kind: str, outputs: Mapping[str, Any]) -> str:
        path = outputs.get(name)
        if not isinstance(path, str) or not os.path.exists(path):
            return ""
        return file_source(path) if kind == "vector" else path

    def _report(self, outputs: Mapping[str, Any], feedback: QgsProcessingFeedback) -> None:
        for output in self._tool.outputs:
            value = outputs.get(output.name)
            if value in (None, "", [], {}) or output.kind == "json":
                continue
            if output.kind in PATHS or isinstance(value, (int, float, bool)) or (isinstance(value, str) and len(value) <= 500):
                feedback.pushInfo(f"{output.title}: {value}")
            elif output.kind == "table" and isinstance(value, list):
                feedback.pushInfo(f"{output.title}:")
                for row in value[:25]:
                    feedback.pushInfo("  " + ("  ".join(str(cell) for cell in row.values()) if isinstance(row, dict) else str(row)))

    def _results(self, outputs: Mapping[str, Any], paths: Mapping[str, str]) -> Dict[str, Any]:
        results: Dict[str, Any] = {}
        for name, value in outputs.items():
            if name in paths:
                results[name] = paths[name]
            elif isinstance(value, (dict, list)):
                results[name] = json.dumps(value, ensure_ascii=False)
            elif value is not None:
                results[name] = value
        for parameter in self._tool.parameters:
            written = self._arguments.get(parameter.name)
            if parameter.is_output and parameter.name not in outputs and isinstance(written, str) and os.path.exists(written):
                results[parameter.name] = written
        return results


def _rasters(value: Any) -> List[Raster]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, (RasterFile, RasterInput))]


def error_text(failure: ToolError) -> str:
    """What went wrong and what to do, as one text."""
    return failure_text(failure)
