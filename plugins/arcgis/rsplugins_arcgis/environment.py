"""What ArcGIS's environment says of a call: extent, mask, coordinate system and cell size are brought into the raster that a tool gets, processor and number of processes into its arguments."""

import os
from typing import Any, Callable, Dict, List, Optional

import arcpy

from . import language, values
from .manifests import Parameter, Tool
from .workspace import Workspace, stem

_DECIDES = "auto"
_PROCESSOR = "cpu"


def plain(**but: Any) -> Any:
    """A context in which ArcGIS's own tools copy all of their input as it is: they heed the environment too."""
    return arcpy.EnvManager(**{"extent": None, "mask": None, "outputCoordinateSystem": None, "cellSize": "MAXOF", "snapRaster": None, **but})


def applied(raster: Any, workspace: Workspace, with_extent: bool) -> Any:
    """The raster as the environment wants it: the same where it says nothing of it, else the path of a GeoTIFF. Raises BadValue.

    :param raster: a layer or a path.
    :param with_extent: whether the extent is applied.
    """
    extent, mask, system, size, snap = (arcpy.env.extent if with_extent else None), arcpy.env.mask, arcpy.env.outputCoordinateSystem, arcpy.env.cellSize, arcpy.env.snapRaster
    current = raster
    with plain(snapRaster=snap):
        for step, wanted in ((_to_extent, extent), (_to_mask, mask), (_to_coordinate_system, system), (_to_cell_size, size)):
            if wanted is not None and wanted != "":
                current = step(current, wanted, workspace) or current
    return current


def settle(tool: Tool, arguments: Dict[str, Any], tell: Callable[[str], None]) -> None:
    """Fills in the device and the number of threads where the dialog leaves them to the tool, and says once which settings the tool does not heed.

    :param arguments: by name; changed.
    """
    unheard: List[str] = []
    processor = str(arcpy.env.processorType or "").strip().lower()
    if processor and not _give(tool, "device", _device(tool.with_role("device"), processor), arguments):
        unheard.append("processorType")
    # Which of several cards it is, only the tool's own library knows; the first one is what everybody gets.
    if processor == "gpu" and str(arcpy.env.gpuId or "0").strip() not in ("", "0"):
        unheard.append("gpuId")
    factor = str(arcpy.env.parallelProcessingFactor or "").strip()
    if factor and not _give(tool, "threads", _threads(factor), arguments):
        unheard.append("parallelProcessingFactor")
    if unheard:
        tell(language.text("environment_unheard", names=", ".join(unheard)))


def _give(tool: Tool, role: str, value: Any, arguments: Dict[str, Any]) -> bool:
    parameter = tool.with_role(role)
    if parameter is None or value is None:
        return False
    # What a person chose for this call goes before what the environment says of all.
    if arguments.get(parameter.name, parameter.default) == parameter.default:
        arguments[parameter.name] = min(value, parameter.schema.get("maximum", value)) if isinstance(value, int) else value
    return True


def _device(parameter: Optional[Parameter], processor: str) -> Optional[str]:
    choices = [str(choice) for choice in parameter.choices] if parameter is not None else []
    fitting = [choice for choice in choices if (choice == _PROCESSOR if processor == "cpu" else choice not in (_PROCESSOR, _DECIDES))]
    return fitting[0] if fitting else None


def _threads(factor: str) -> Optional[int]:
    """How many processes the factor stands for on this computer: 0 for one, a number, or a percentage of the cores."""
    cores = os.cpu_count() or 1
    try:
        if factor.endswith("%"):
            return max(1, int(cores * values.number(factor[:-1]) / 100 + 0.5))
        return max(1, min(cores, int(values.number(factor))))
    except ValueError:
        return None


def _to_extent(raster: Any, box: Any, workspace: Workspace) -> Optional[str]:
    if values.extent(box) is None:
        return None
    described = arcpy.Describe(raster)
    own = described.spatialReference
    if own is not None and own.name and box.spatialReference is not None and box.spatialReference.name and box.spatialReference.factoryCode != own.factoryCode:
        box = box.projectAs(own)
    has = described.extent
    if box.XMin <= has.XMin and box.YMin <= has.YMin and box.XMax >= has.XMax and box.YMax >= has.YMax:
        return None
    if box.XMin >= has.XMax or box.XMax <= has.XMin or box.YMin >= has.YMax or box.YMax <= has.YMin:
        raise values.BadValue("extent_outside", source=stem(str(described.catalogPath)))
    target = workspace.path(stem(str(described.catalogPath)) + "_extent.tif")
    arcpy.management.Clip(raster, f"{max(box.XMin, has.XMin)!r} {max(box.YMin, has.YMin)!r} {min(box.XMax, has.XMax)!r} {min(box.YMax, has.YMax)!r}", target)
    return target


def _to_mask(raster: Any, mask: Any, workspace: Workspace) -> Optional[str]:
    if hasattr(arcpy.Describe(mask), "bandCount"):
        polygons = workspace.path("mask.shp")
        arcpy.conversion.RasterToPolygon(mask, polygons, "NO_SIMPLIFY")
        mask = polygons
    target = workspace.path(stem(str(arcpy.Describe(raster).catalogPath)) + "_mask.tif")
    # Black is without data outside the mask: a value of its own would widen the pixels of an image of 8 bits.
    arcpy.management.Clip(raster, "#", target, mask, "0", "ClippingGeometry")
    return target


def _to_coordinate_system(raster: Any, wanted: Any, workspace: Workspace) -> Optional[str]:
    described = arcpy.Describe(raster)
    own = described.spatialReference
    if own is None or not own.name or (wanted.factoryCode == own.factoryCode and wanted.name == own.name):
        return None
    target = workspace.path(stem(str(described.catalogPath)) + "_projected.tif")
    arcpy.management.ProjectRaster(raster, target, wanted, "NEAREST")
    return target


def _to_cell_size(raster: Any, wanted: Any, workspace: Workspace) -> Optional[str]:
    if str(wanted).upper() in ("MAXOF", "MINOF"):
        return None
    try:
        size = values.number(str(wanted))
    except ValueError:
        size = float(arcpy.Describe(wanted).meanCellWidth)
    described = arcpy.Describe(raster)
    if abs(size - described.meanCellWidth) <= 1e-9 * size:
        return None
    target = workspace.path(stem(str(described.catalogPath)) + "_resampled.tif")
    arcpy.management.Resample(raster, target, str(size), "NEAREST")
    return target
