"""Brings rasters and features into files that the host can read."""

import json
import os
import zlib
from typing import Any, Callable, Dict, Optional

import arcpy

from . import environment, language
from .workspace import Workspace, stem

_RASTERS = (".tif", ".tiff", ".png", ".jpg", ".jpeg")
_FEATURES = (".gpkg", ".geojson")
Tell = Callable[[str], None]


def listed_raster(value: Any, workspace: Workspace, tell: Tell, folder: Optional[str]) -> str:
    """The path of a file with a raster of a list, as it is, whatever the environment says: lists stand for files that stay where they are.

    :param folder: where to put a copy that must stay, since the results refer to it; None for one that is removed.
    """
    path = _path_of(value)
    if path is None or _is_file(path):
        return path or str(value)
    if folder is None:
        target = workspace.path(stem(path) + ".tif")
    else:
        os.makedirs(folder, exist_ok=True)
        # The same name each time, so that a result that is brought up to date finds its rasters again.
        target = os.path.join(folder, f"{stem(path)}-{zlib.crc32(os.path.normcase(path).encode('utf-8')):08x}.tif")
    _copy(value, target)
    tell(language.text("raster_copied", source=os.path.basename(path), target=target))
    return target


def raster_file(value: Any, workspace: Workspace, tell: Tell, with_extent: bool) -> str:
    """The path of a file with a raster as the environment wants it: its own, or a GeoTIFF made from it.

    :param value: a layer, its name, or a path.
    :param with_extent: whether the environment's extent is applied.
    """
    path = _path_of(value)
    if path is None:
        return str(value)
    current = environment.applied(value, workspace, with_extent)
    if current is value and _is_file(path):
        return path
    if current is value:
        current = workspace.path(stem(path) + ".tif")
        _copy(value, current)
    tell(language.text("raster_copied", source=os.path.basename(path), target=current))
    return str(current)


def vector_file(value: Any, workspace: Workspace, tell: Tell) -> str:
    """The path of a file with features: its own, or GeoJSON in longitude and latitude made from what is selected and visible of a layer."""
    described = arcpy.Describe(value)
    path = str(described.catalogPath)
    is_part = bool(getattr(described, "FIDSet", "")) or bool(getattr(described, "whereClause", ""))
    if os.path.isfile(path) and path.lower().endswith(_FEATURES) and not is_part:
        return path
    # A layer of a GeoPackage is a path behind the file.
    target = workspace.path(stem(path) + ".geojson")
    _to_geojson(value, target)
    tell(language.text("features_copied", source=os.path.basename(path), target=target))
    return target


def geometry(value: Any, workspace: Workspace) -> Optional[Dict[str, Any]]:
    """Drawn or chosen features as one GeoJSON geometry in longitude and latitude, or None where there are none."""
    target = workspace.path("geometry.geojson")
    _to_geojson(value, target)
    with open(target, encoding="utf-8") as file:
        features = json.load(file).get("features", [])
    found = [feature["geometry"] for feature in features if feature.get("geometry")]
    if len(found) < 2:
        return found[0] if found else None
    return {"type": "GeometryCollection", "geometries": found}


def _path_of(raster: Any) -> Optional[str]:
    try:
        return str(arcpy.Describe(raster).catalogPath)
    except (OSError, AttributeError):
        # The host says what is wrong with it.
        return None


def _is_file(path: str) -> bool:
    return os.path.isfile(path) and path.lower().endswith(_RASTERS)


def _copy(raster: Any, target: str) -> None:
    with environment.plain(overwriteOutput=True):
        arcpy.management.CopyRaster(raster, target)


def _to_geojson(features: Any, target: str) -> None:
    with environment.plain():
        arcpy.conversion.FeaturesToJSON(features, target, geoJSON="GEOJSON", outputToWGS84="WGS84")
