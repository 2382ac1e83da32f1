"""arcpy.conversion: what the toolbox uses, on real files, and only those of their features that the environment leaves."""

import os

from . import _gdal
from ._describe import Layer, backing, is_features, is_raster, source_of
from ._environment import env
from ._geometry import Extent
from ._state import ExecuteError, checked
from .management import refuse_existing


@checked
def FeaturesToJSON(in_features=None, out_json_file=None, format_json=None, include_z_values=None, include_m_values=None, geoJSON=None, outputToWGS84=None, use_field_alias=None):  # type: ignore[no-untyped-def]  # fmt: skip
    if geoJSON != "GEOJSON" or outputToWGS84 != "WGS84":
        raise ExecuteError("only GeoJSON in longitude and latitude is stood in for")
    _copy(in_features, out_json_file, "GeoJSON", ["-t_srs", "EPSG:4326"])


@checked
def ExportFeatures(in_features=None, out_features=None, where_clause=None, use_field_alias_as_name=None, field_mapping=None, sort_field=None):  # type: ignore[no-untyped-def]
    place = env.located(out_features)
    system = ["-t_srs", env.outputCoordinateSystem.gdal] if env.outputCoordinateSystem else []
    if os.path.dirname(place).lower().endswith(".gdb"):
        _copy(in_features, place + ".geojson", "GeoJSON", ["-lco", "RFC7946=NO", *system])
    elif place.lower().endswith(".shp"):
        _copy(in_features, place, "ESRI Shapefile", system)
    else:
        raise ExecuteError(f"ERROR 000354: The name contains invalid characters: {out_features}")


@checked
def RasterToPolygon(in_raster=None, out_polygon_features=None, simplify=None, raster_field=None, create_multipart_features=None, max_vertices_per_feature=None):  # type: ignore[no-untyped-def]
    path = source_of(in_raster)
    if not is_raster(path) or simplify not in ("SIMPLIFY", "NO_SIMPLIFY"):
        raise ExecuteError("ERROR 000732: Input raster does not exist or is not supported")
    refuse_existing(out_polygon_features)
    _gdal.run("/usr/bin/python3", "/usr/bin/gdal_polygonize.py", "-q", backing(path)[0], "-f", "ESRI Shapefile", out_polygon_features)


def _copy(features, target, form, options):  # type: ignore[no-untyped-def]
    path = source_of(features)
    file, layer = backing(path)
    if not is_features(path) and not file.lower().endswith(".geojson"):
        raise ExecuteError(f"ERROR 000732: Input Features: Dataset {path} does not exist or is not supported")
    refuse_existing(target)
    conditions = [text for text in (features.where, features.query) if text] if isinstance(features, Layer) else []
    where = ["-where", " AND ".join(f"({text})" for text in conditions)] if conditions else []
    box = env.extent
    near = ["-spat", *(str(edge) for edge in (box.XMin, box.YMin, box.XMax, box.YMax)), *(["-spat_srs", box.spatialReference.gdal] if box.spatialReference else [])] if isinstance(box, Extent) else []
    _gdal.run("ogr2ogr", "-f", form, *options, *where, *near, target, file, *([layer] if layer else []))
