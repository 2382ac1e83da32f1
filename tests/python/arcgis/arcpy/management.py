"""arcpy.management: what the toolbox uses, on real files."""

import math
import os
from typing import Any

from . import _gdal
from ._describe import Describe, Exists, Layer, _system, backing, is_raster, source_of
from ._environment import env
from ._geometry import Extent, SpatialReference
from ._state import ExecuteError, checked


def refuse_existing(target: str) -> None:
    """Fails where an output may not be overwritten."""
    if Exists(target) and not env.overwriteOutput:
        raise ExecuteError(f"ERROR 000725: Dataset {target} already exists")
    folder = os.path.dirname(env.located(target))
    if not os.path.isdir(folder):
        raise ExecuteError(f"ERROR 000210: Cannot create output {target}")


def _file(value: Any) -> str:
    path = source_of(value)
    if not is_raster(path):
        raise ExecuteError(f"ERROR 000732: Input Raster: Dataset {path} does not exist or is not supported")
    return backing(path)[0]


def _make(target: str, *command: str) -> None:
    """Writes a raster as ArcGIS's tools do: they heed extent, coordinate system and snap raster of the environment, so that a tool that does not set these aside is found out."""
    refuse_existing(target)
    place = env.located(target)
    file = place + ".tif" if os.path.dirname(place).lower().endswith(".gdb") else place
    _gdal.run(*command, file)
    box, system = env.extent, env.outputCoordinateSystem
    if isinstance(box, Extent):
        own = _system(_gdal.raster(file))
        box = box.projectAs(own) if box.spatialReference and box.spatialReference.name and own.name and box.spatialReference.factoryCode != own.factoryCode else box
        _again(file, "gdal_translate", "-q", "-projwin", *(str(edge) for edge in (box.XMin, box.YMax, box.XMax, box.YMin)))
    if system and _system(_gdal.raster(file)).factoryCode != system.factoryCode:
        _again(file, "gdalwarp", "-q", "-t_srs", system.gdal)
    if env.snapRaster:
        _snap(file)


def _snap(file: str) -> None:
    """The lower left corner goes to a corner of a cell of the snap raster."""
    to, own = Describe(env.snapRaster), Describe(file)
    step_x, step_y, size = to.meanCellWidth, to.meanCellHeight, own.meanCellWidth
    left = to.extent.XMin + math.floor((own.extent.XMin - to.extent.XMin) / step_x + 1e-6) * step_x
    bottom = to.extent.YMin + math.floor((own.extent.YMin - to.extent.YMin) / step_y + 1e-6) * step_y
    right, top = left + math.ceil((own.extent.XMax - left) / size - 1e-6) * size, bottom + math.ceil((own.extent.YMax - bottom) / size - 1e-6) * size
    _again(file, "gdalwarp", "-q", "-te", str(left), str(bottom), str(right), str(top), "-tr", str(size), str(size))


def _again(file: str, *command: str) -> None:
    before = file + ".before.tif"
    os.replace(file, before)
    try:
        _gdal.run(*command, before, file)
    except RuntimeError as refused:
        raise ExecuteError(f"ERROR 000840: The environment does not meet the raster: {refused}") from None
    finally:
        os.remove(before)


@checked
def CopyRaster(in_raster=None, out_rasterdataset=None, config_keyword=None, background_value=None, nodata_value=None, onebit_to_eightbit=None, colormap_to_RGB=None, pixel_type=None, scale_pixel_value=None, RGB_to_Colormap=None, format=None, transform=None, process_as_multidimensional=None, build_multidimensional_transpose=None):  # type: ignore[no-untyped-def]  # fmt: skip
    _make(out_rasterdataset, "gdal_translate", "-q", "-of", "GTiff", _file(in_raster))


@checked
def Clip(in_raster=None, rectangle=None, out_raster=None, in_template_dataset=None, nodata_value=None, clipping_geometry=None, maintain_clipping_extent=None):  # type: ignore[no-untyped-def]
    source = _file(in_raster)
    if clipping_geometry == "ClippingGeometry":
        file, layer = backing(source_of(in_template_dataset))
        named = ["-cl", layer] if layer else []
        _make(out_raster, "gdalwarp", "-q", "-cutline", file, *named, "-crop_to_cutline", "-dstnodata", nodata_value, source)
        return
    left, bottom, right, top = [str(float(part)) for part in rectangle.split()]
    _make(out_raster, "gdal_translate", "-q", "-projwin", left, top, right, bottom, source)


@checked
def ProjectRaster(in_raster=None, out_raster=None, out_coor_system=None, resampling_type=None, cell_size=None, geographic_transform=None, Registration_Point=None, in_coor_system=None, vertical=None):  # type: ignore[no-untyped-def]  # fmt: skip
    if not isinstance(out_coor_system, SpatialReference) or resampling_type not in ("NEAREST", "BILINEAR", "CUBIC", "MAJORITY", None):
        raise ExecuteError("ERROR 000800: The value is not a member of the list")
    _make(out_raster, "gdalwarp", "-q", "-t_srs", out_coor_system.gdal, _file(in_raster))


@checked
def Resample(in_raster=None, out_raster=None, cell_size=None, resampling_type=None):  # type: ignore[no-untyped-def]
    size = str(float(str(cell_size).split()[0]))
    _make(out_raster, "gdalwarp", "-q", "-tr", size, size, _file(in_raster))


@checked
def Delete(in_data=None, data_type=None):  # type: ignore[no-untyped-def]
    file, layer = backing(source_of(in_data))
    if not file or layer:
        raise ExecuteError(f"ERROR 000732: {in_data} does not exist or is not supported")
    stem = os.path.splitext(file)[0]
    beside = [file, file + ".aux.xml", file + ".ovr", *(stem + extension for extension in (".tfw", ".shx", ".dbf", ".prj", ".cpg"))]
    for path in beside:
        if os.path.isfile(path):
            os.remove(path)


@checked
def ApplySymbologyFromLayer(in_layer=None, in_symbology_layer=None, symbology_fields=None, update_symbology=None):  # type: ignore[no-untyped-def]
    from ._toolbox import check_layer_file

    if not isinstance(in_layer, Layer):
        raise ExecuteError("ERROR 000732: Input Layer does not exist or is not supported")
    check_layer_file(in_symbology_layer)
    in_layer.symbology_file = in_symbology_layer  # type: ignore[attr-defined]


@checked
def CreateFileGDB(out_folder_path=None, out_name=None, out_version=None):  # type: ignore[no-untyped-def]
    os.mkdir(os.path.join(out_folder_path, out_name))


@checked
def GetCount(in_rows=None):  # type: ignore[no-untyped-def]
    file, layer = backing(source_of(in_rows))
    found = _gdal.run("ogrinfo", "-ro", "-so", "-al", file, *([layer] if layer else []))
    return [found.split("Feature Count: ")[1].split()[0]]
