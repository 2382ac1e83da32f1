"""Where a tool writes, and what becomes of it: paths that the host can write, copies into geodatabases, values of the parameters, layers of the map."""

import json
import os
import sqlite3
from dataclasses import dataclass
from typing import Any, Dict, List, Optional

import arcpy

from . import environment, kinds, symbology
from .manifests import Output, Parameter, Tool
from .workspace import Workspace


@dataclass(frozen=True)
class Place:
    """Where a result goes."""

    parameter: Parameter
    output: Optional[Output]
    written: str
    """The file that the host writes."""
    wanted: str
    """What the user named: the same, or a place in a geodatabase, a shapefile or a raster of another format."""


def place(tool: Tool, parameter: Parameter, given: Any, workspace: Workspace) -> Optional[Place]:
    """Where an argument says that a result goes, or None where nothing was named."""
    wanted = given.valueAsText
    if not wanted:
        return None
    output = tool.output(parameter.name)
    is_data = output is not None and output.is_layer and not output.whole
    if output is None or not is_data or _is_own_format(output, wanted):
        return Place(parameter, output, wanted, wanted)
    stem = os.path.splitext(os.path.basename(wanted))[0] or parameter.name
    return Place(parameter, output, workspace.staged(stem + (".tif" if output.kind == "raster" else ".gpkg")), wanted)


def deliver(tool: Tool, result: Dict[str, Any], places: Dict[str, Place], given: Dict[str, Any], workspace: Workspace) -> None:
    """Copies results to where they belong, and sets the parameters with their symbology.

    :param places: by name of argument.
    :param given: the arcpy.Parameters by name.
    """
    for parameter in tool.parameters:
        output = tool.output(parameter.name)
        if parameter.is_output and output is not None and isinstance(result.get(output.name), str):
            at = places.get(parameter.name)
            path = result[output.name] = _delivered(output, str(result[output.name]), at, workspace)
            _set(given[parameter.alias], output, path, result, as_layer=not output.whole)
    for output in kinds.results(tool):
        value = result.get(output.name)
        if value is None:
            continue
        one = given[kinds.result_name(output)]
        if kinds.result_type(output) in ("GPLong", "GPDouble", "GPBoolean"):
            one.value = value
        elif isinstance(value, str):
            _set(one, output, value, result, as_layer=True)
        else:
            one.value = json.dumps(value, ensure_ascii=False)


def add_to_map(tool: Tool, given: Dict[str, Any]) -> None:
    """Adds layers that Pro has not added by itself: those of places that nobody named before the tool ran. Does nothing outside Pro or where the user wants none."""
    if not arcpy.env.addOutputsToMap:
        return
    try:
        shown = arcpy.mp.ArcGISProject("CURRENT").activeMap
    except OSError:
        return
    if shown is None:
        return
    for one in _layers(tool, given):
        path = one.valueAsText
        if not path or _is_shown(shown, path):
            continue
        layer = shown.addDataFromPath(path)
        if isinstance(one.symbology, str) and os.path.isfile(one.symbology):
            arcpy.management.ApplySymbologyFromLayer(layer, one.symbology)


def feature_class(path: str) -> str:
    """The path of the first layer of features in a GeoPackage as ArcGIS writes it; any other path stays."""
    if not (path.lower().endswith(".gpkg") and os.path.isfile(path)):
        return path
    database = sqlite3.connect(f"file:{path.replace('%', '%25').replace('?', '%3f').replace('#', '%23')}?mode=ro", uri=True)
    try:
        found = database.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY rowid LIMIT 1").fetchone()
    except sqlite3.Error:
        found = None
    finally:
        database.close()
    return os.path.join(path, "main." + found[0]) if found else path


def _is_own_format(output: Output, wanted: str) -> bool:
    extensions = (".tif", ".tiff") if output.kind == "raster" else (".gpkg",)
    folder = os.path.dirname(wanted) or "."
    return wanted.lower().endswith(extensions) and os.path.isdir(folder) and not folder.lower().endswith(".gdb")


def _delivered(output: Output, written: str, at: Optional[Place], workspace: Workspace) -> str:
    if at is None:
        return workspace.keep(written)
    if at.wanted == at.written:
        return written
    if output.kind == "raster":
        with environment.plain():
            arcpy.management.CopyRaster(written, at.wanted)
    else:
        # All that was found, wherever it lies, in the coordinate system that the user wants.
        with environment.plain(outputCoordinateSystem=arcpy.env.outputCoordinateSystem):
            arcpy.conversion.ExportFeatures(feature_class(written), at.wanted)
    return at.wanted


def _set(one: Any, output: Output, path: str, result: Dict[str, Any], as_layer: bool) -> None:
    layer = as_layer and output.is_layer
    one.value = feature_class(path) if layer and output.kind == "vector" else path
    if layer:
        file = symbology.write(output, result, path, arcpy.env.scratchFolder)
        if file:
            one.symbology = file


def _layers(tool: Tool, given: Dict[str, Any]) -> List[Any]:
    found = []
    for parameter in tool.parameters:
        output = tool.output(parameter.name)
        if parameter.is_output and output is not None and output.is_layer and not output.whole:
            found.append(given[parameter.alias])
    found.extend(given[kinds.result_name(output)] for output in kinds.results(tool) if output.is_layer)
    return found


def _is_shown(shown: Any, path: str) -> bool:
    def plain(text: str) -> str:
        return os.path.normcase(os.path.normpath(text))

    return any(layer.supports("DATASOURCE") and plain(layer.dataSource) == plain(path) for layer in shown.listLayers())
