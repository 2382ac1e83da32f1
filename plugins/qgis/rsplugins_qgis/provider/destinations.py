"""Where outputs go: destination parameters, their defaults beside the project, and names that are not taken."""

import os
import re
import threading
from typing import Dict, List, Optional, Set, Tuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputDefinition,
    QgsProcessingOutputFile,
    QgsProcessingOutputFolder,
    QgsProcessingOutputHtml,
    QgsProcessingOutputNumber,
    QgsProcessingOutputRasterLayer,
    QgsProcessingOutputString,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterVectorDestination,
    QgsProcessingUtils,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication, QStandardPaths

from ..host.settings import HostSettings
from ..manifest import Output, Parameter, Tool
from .parameters import finish

_ENDINGS: Dict[str, str] = {
    "image/tiff": ".tif",
    "application/geopackage+sqlite3": ".gpkg",
    "application/geo+json": ".geojson",
    "text/html": ".html",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/vnd.apache.parquet": ".parquet",
    "text/csv": ".csv",
    "text/markdown": ".md",
}
_SAME_ENDINGS: Dict[str, Tuple[str, ...]] = {".tif": (".tiff",), ".geojson": (".json",)}
_ENDING_OF_KIND = {"raster": ".tif", "vector": ".gpkg", "html": ".html"}
_LAYERS = ("raster", "vector")

_reserved: Set[str] = set()
_reserving = threading.Lock()


def default_folder() -> str:
    """Where outputs go unless a run says otherwise: the folder that the user set, that of the project if it may be written to, or RsPlugins in the documents."""
    chosen = HostSettings.load().output_folder
    if chosen:
        return os.path.expanduser(chosen)
    project = QgsProject.instance().absolutePath()
    if project and os.path.isdir(project) and os.access(project, os.W_OK):
        return project
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or os.path.expanduser("~")
    return os.path.join(documents, "RsPlugins")


def kind_of(parameter: Parameter, tool: Tool) -> str:
    """What a destination writes: the kind of the output with its name, a layer for instance, or its own."""
    output = tool.output(parameter.name)
    if output is not None and parameter.kind == "file" and output.kind in (*_LAYERS, "html"):
        return output.kind
    return parameter.kind


def ending_of(parameter: Parameter, tool: Tool) -> str:
    """The ending that the file of a destination has, or nothing where the manifest does not say."""
    output = tool.output(parameter.name)
    media = output.media_type.split(";")[0].strip() if output is not None else ""
    if media in _ENDINGS:
        return _ENDINGS[media]
    named = re.findall(r"\.(?:npy|safetensors|html|md|json|jsonl|csv|gpkg|tif|geojson|parquet|zip)\b", parameter.schema.get("description", "").lower())
    return _ENDING_OF_KIND.get(kind_of(parameter, tool)) or (named[0] if named else "")


def with_ending(path: str, parameter: Parameter, tool: Tool) -> str:
    """The path of a layer with the ending that its file has. Raises QgsProcessingException for another one: QGIS and other programs would take the file for what it is not."""
    ending, given = ending_of(parameter, tool), os.path.splitext(path)[1].lower()
    if not ending or kind_of(parameter, tool) not in _LAYERS or given == ending or given in _SAME_ENDINGS.get(ending, ()) or os.path.exists(path):
        return path
    if not given:
        return path + ending
    text = QCoreApplication.translate("RsPlugins", "{title}: the tool writes {ending} files. Give the path that ending.")
    raise QgsProcessingException(text.format(title=parameter.title, ending=ending))


def is_made_by_default(parameter: Parameter, tool: Tool) -> bool:
    """Whether a run writes it unless told not to: what it must have, and the layers and reports that are not for the few."""
    return parameter.required or (not parameter.advanced and kind_of(parameter, tool) in (*_LAYERS, "html")) or bool(parameter.default)


def default_path(parameter: Parameter, tool: Tool) -> Optional[str]:
    """The full path that a destination has unless a run says otherwise, or None for one that is left out."""
    if not is_made_by_default(parameter, tool):
        return None
    if parameter.default:
        return os.path.join(default_folder(), str(parameter.default))
    return os.path.join(default_folder(), f"{tool.name.split('.')[-1]}_{parameter.name}{ending_of(parameter, tool)}")


def destination_definition(parameter: Parameter, tool: Tool) -> QgsProcessingParameterDefinition:
    """The destination of Processing for an output that a tool is told the path of."""
    kind = kind_of(parameter, tool)
    made = is_made_by_default(parameter, tool)
    optional = not parameter.required
    default = default_path(parameter, tool)
    if kind == "raster":
        definition = QgsProcessingParameterRasterDestination(parameter.name, parameter.label, default, optional, made)
    elif kind == "vector":
        anything = QgsProcessing.SourceType.TypeVectorAnyGeometry
        definition = QgsProcessingParameterVectorDestination(parameter.name, parameter.label, anything, default, optional, made)
    elif kind == "folder":
        definition = QgsProcessingParameterFolderDestination(parameter.name, parameter.label, default, optional, made)
    else:
        ending = ending_of(parameter, tool)
        definition = QgsProcessingParameterFileDestination(parameter.name, parameter.label, f"*{ending or '.*'}", default, optional, made)
    finish(definition, parameter)
    return definition


def output_definition(output: Output) -> QgsProcessingOutputDefinition:
    """What Processing is told of an output that has no destination of its own."""
    name, title = output.name, output.title
    if output.kind == "raster":
        return QgsProcessingOutputRasterLayer(name, title)
    if output.kind == "vector":
        return QgsProcessingOutputVectorLayer(name, title)
    if output.kind == "html":
        return QgsProcessingOutputHtml(name, title)
    if output.kind == "folder":
        return QgsProcessingOutputFolder(name, title)
    if output.kind in ("file", "model"):
        return QgsProcessingOutputFile(name, title)
    if output.kind in ("integer", "number"):
        return QgsProcessingOutputNumber(name, title)
    if output.kind == "boolean":
        return QgsProcessingOutputBoolean(name, title)
    return QgsProcessingOutputString(name, title)


def reserve(path: str) -> str:
    """A path like the given one that neither exists nor is taken by another run; a run must ``release`` it."""
    stem, ending = os.path.splitext(path)
    with _reserving:
        number, free = 1, path
        while os.path.exists(free) or os.path.normcase(free) in _reserved:
            number += 1
            free = f"{stem}_{number}{ending}"
        _reserved.add(os.path.normcase(free))
    return free


def release(paths: List[str]) -> None:
    """Gives reserved names back, when their files are there or will not be."""
    with _reserving:
        _reserved.difference_update(os.path.normcase(path) for path in paths)


def is_temporary(path: str) -> bool:
    """Whether it is one of Processing's temporary files, whose names it makes up."""
    return os.path.realpath(path).startswith(os.path.realpath(QgsProcessingUtils.tempFolder()) + os.sep)
