"""Brings rasters and features into files that the host can read, and the environment's extent, mask, coordinate system and cell size into rasters."""

import json
import os
import shutil
import tempfile
from typing import Any, Callable, Dict, List, Optional

import arcpy

from . import language, values

_RASTERS = (".tif", ".tiff", ".png", ".jpg", ".jpeg")
_FEATURES = (".gpkg", ".geojson")
Tell = Callable[[str], None]


class Workspace:
    """A folder in the scratch folder for copies of inputs and outputs on their way; made when needed, removed but for what was left in it on purpose."""

    def __init__(self) -> None:
        self._folder: Optional[str] = None
        self._made: List[str] = []

    def path(self, name: str) -> str:
        """A new path for a file that is removed at the end."""
        if self._folder is None:
            self._folder = tempfile.mkdtemp(prefix="rsplugins-", dir=arcpy.env.scratchFolder)
        stem, extension = os.path.splitext(name)
        path = os.path.join(self._folder, name)
        count = 1
        while path in self._made:
            count += 1
            path = os.path.join(self._folder, f"{stem}_{count}{extension}")
        self._made.append(path)
        return path

    def staged(self, name: str) -> str:
        """A path in a folder of its own for an output that is copied to where it belongs; removed with all that was written beside it."""
        return os.path.join(tempfile.mkdtemp(dir=os.path.dirname(self.path(name))), name)

    def keep(self, path: str) -> str:
        """Keeps a result that a tool wrote beside a staged output for want of another place, with the files that belong to it; returns where it lies now."""
        beside, name = os.path.split(path)
        if self._folder is None or os.path.dirname(beside) != self._folder:
            return path
        stem = os.path.splitext(name)[0]
        for each in os.listdir(beside):
            if each.startswith(stem + "."):
                shutil.move(os.path.join(beside, each), os.path.join(self._folder, each))
        return os.path.join(self._folder, name)

    def clean(self) -> None:
        """Removes the copies with the files that ArcGIS puts beside them; the folder too when nothing else lies in it. What a tool wrote beside a copy for want of another place stays."""
        if self._folder is None:
            return
        for path in self._made:
            if arcpy.Exists(path):
                arcpy.management.Delete(path)
        for name in os.listdir(self._folder):
            path = os.path.join(self._folder, name)
            if os.path.isdir(path):
                shutil.rmtree(path, ignore_errors=True)
            elif any(name.startswith(os.path.basename(made)) for made in self._made):
                os.remove(path)
        if not os.listdir(self._folder):
            os.rmdir(self._folder)


def raster_file(value: Any, workspace: Workspace, tell: Tell, with_environment: bool, with_extent: bool) -> str:
    """The path of a file with a raster: its own, or a GeoTIFF made from it.

    :param value: a layer, its name, or a path.
    :param with_environment: whether mask, coordinate system and cell size of the environment are applied.
    :param with_extent: whether its extent is.
    """
    try:
        described = arcpy.Describe(value)
        path = str(described.catalogPath)
    except (OSError, AttributeError):
        # The host says what is wrong with it.
        return str(value)
    current = path
    if with_environment:
        for step in (*((_to_extent,) if with_extent else ()), _to_mask, _to_coordinate_system, _to_cell_size):
            current = step(current, workspace) or current
    if current == path and not (os.path.isfile(path) and path.lower().endswith(_RASTERS)):
        current = workspace.path(_stem(path) + ".tif")
        arcpy.management.CopyRaster(value, current)
    if current != path:
        tell(language.text("raster_copied", source=os.path.basename(path), target=current))
    return current


def vector_file(value: Any, workspace: Workspace, tell: Tell) -> str:
    """The path of a file with features: its own, or GeoJSON in longitude and latitude made from what is selected and visible of a layer."""
    described = arcpy.Describe(value)
    path = str(described.catalogPath)
    is_part = bool(getattr(described, "FIDSet", "")) or bool(getattr(described, "whereClause", ""))
    if os.path.isfile(path) and path.lower().endswith(_FEATURES) and not is_part:
        return path
    # A layer of a GeoPackage is a path behind the file.
    target = workspace.path(_stem(path) + ".geojson")
    arcpy.conversion.FeaturesToJSON(value, target, geoJSON="GEOJSON", outputToWGS84="WGS84")
    tell(language.text("features_copied", source=os.path.basename(path), target=target))
    return target


def geometry(value: Any, workspace: Workspace) -> Optional[Dict[str, Any]]:
    """Drawn or chosen features as one GeoJSON geometry in longitude and latitude, or None where there are none."""
    target = workspace.path("geometry.geojson")
    arcpy.conversion.FeaturesToJSON(value, target, geoJSON="GEOJSON", outputToWGS84="WGS84")
    with open(target, encoding="utf-8") as file:
        features = json.load(file).get("features", [])
    found = [feature["geometry"] for feature in features if feature.get("geometry")]
    if len(found) < 2:
        return found[0] if found else None
    return {"type": "GeometryCollection", "geometries": found}


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path.rstrip("/\\")))[0] or "raster"


def _to_extent(path: str, workspace: Workspace) -> Optional[str]:
    box = arcpy.env.extent
    if values.extent(box) is None:
        return None
    described = arcpy.Describe(path)
    own = described.spatialReference
    if own is not None and own.name and box.spatialReference is not None and box.spatialReference.name and box.spatialReference.factoryCode != own.factoryCode:
        box = box.projectAs(own)
    has = described.extent
    if box.XMin <= has.XMin and box.YMin <= has.YMin and box.XMax >= has.XMax and box.YMax >= has.YMax:
        return None
    target = workspace.path(_stem(path) + "_extent.tif")
    arcpy.management.Clip(path, f"{box.XMin!r} {box.YMin!r} {box.XMax!r} {box.YMax!r}", target)
    return target


def _to_mask(path: str, workspace: Workspace) -> Optional[str]:
    mask = arcpy.env.mask
    if not mask:
        return None
    if hasattr(arcpy.Describe(mask), "bandCount"):
        polygons = workspace.path("mask.shp")
        arcpy.conversion.RasterToPolygon(mask, polygons, "NO_SIMPLIFY")
        mask = polygons
    target = workspace.path(_stem(path) + "_mask.tif")
    # Black is without data outside the mask: a value of its own would widen the pixels of an image of 8 bits.
    arcpy.management.Clip(path, "#", target, mask, "0", "ClippingGeometry")
    return target


def _to_coordinate_system(path: str, workspace: Workspace) -> Optional[str]:
    wanted = arcpy.env.outputCoordinateSystem
    own = arcpy.Describe(path).spatialReference
    if not wanted or own is None or not own.name or wanted.factoryCode == own.factoryCode:
        return None
    target = workspace.path(_stem(path) + "_projected.tif")
    arcpy.management.ProjectRaster(path, target, wanted, "NEAREST")
    return target


def _to_cell_size(path: str, workspace: Workspace) -> Optional[str]:
    wanted = arcpy.env.cellSize
    if wanted is None or wanted == "" or str(wanted).upper() in ("MAXOF", "MINOF"):
        return None
    try:
        size = values.number(str(wanted))
    except ValueError:
        size = float(arcpy.Describe(wanted).meanCellWidth)
    if abs(size - arcpy.Describe(path).meanCellWidth) <= 1e-9 * size:
        return None
    target = workspace.path(_stem(path) + "_resampled.tif")
    arcpy.management.Resample(path, target, str(size), "NEAREST")
    return target
