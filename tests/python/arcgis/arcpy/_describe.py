"""Data: real files, and data sets inside a geodatabase, which is a folder NAME.gdb with a file for each of them: rasters NAME.tif, feature classes NAME.geojson."""

import json
import os
import sqlite3
from typing import TYPE_CHECKING, Any, Dict, Optional, Tuple

from . import _gdal
from ._environment import env
from ._geometry import Extent, SpatialReference
from ._state import checked

RASTERS = (".tif", ".tiff", ".png", ".jpg", ".jpeg", ".vrt", ".img", ".jp2")
FEATURES = (".gpkg", ".geojson", ".json", ".shp")


class Layer:
    """A layer of the map, with a selection where one is made, and a definition query where it has one."""

    def __init__(self, path: str, where: str = "", query: str = "") -> None:
        self.name = os.path.splitext(os.path.basename(path))[0]
        self.dataSource = path
        self.where = where
        self.query = query

    def supports(self, layer_property: str) -> bool:
        """Layers of files have a data source."""
        return layer_property.upper() == "DATASOURCE"

    def __str__(self) -> str:
        return self.name


class Described:
    """Properties; what a kind of data does not have is an AttributeError, as with arcpy."""

    def __init__(self, **properties: Any) -> None:
        self.__dict__.update(properties)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


def backing(path: str) -> Tuple[str, str]:
    """The file behind a path and the layer in it, or two empty texts."""
    if path.lower().endswith(".lyrx") and os.path.isfile(path):
        return backing(_of_layer_file(path))
    path = env.located(path)
    folder, name = os.path.split(path)
    if folder.lower().endswith(".gdb"):
        for extension in (".tif", ".geojson"):
            if os.path.isfile(path + extension):
                return path + extension, ""
        return "", ""
    if folder.lower().endswith(".gpkg") and os.path.isfile(folder):
        table = name[5:] if name.startswith("main.") else name
        return (folder, table) if table in _tables(folder) else ("", "")
    if os.path.isfile(path) or os.path.isdir(path):
        return path, ""
    return "", ""


def is_raster(path: str) -> bool:
    """Whether a path names a raster."""
    return backing(path)[0].lower().endswith(RASTERS)


def is_features(path: str) -> bool:
    """Whether a path names features. A GeoPackage itself is a workspace, and GeoJSON a file."""
    file, layer = backing(path)
    return file.lower().endswith(".shp") or bool(layer) or (os.path.dirname(file).lower().endswith(".gdb") and file.lower().endswith(".geojson"))


def _of_layer_file(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        connection = json.load(file)["layerDefinitions"][0]["dataConnection"]
    return os.path.join(connection["workspaceConnectionString"].split("DATABASE=")[1], connection["dataset"])


def source_of(value: Any) -> str:
    """The path of a layer or of a path."""
    if isinstance(value, Layer):
        return value.dataSource
    if not isinstance(value, str):
        raise OSError(f"{value!r} is no data")
    return value


@checked
def Exists(dataset: Any) -> bool:
    """Whether there is such data."""
    return bool(backing(source_of(dataset))[0])


@checked
def Describe(value: Any, data_type: Optional[str] = None) -> Described:
    """What data is."""
    path = source_of(value)
    file, layer = backing(path)
    if not file or os.path.isdir(file):
        raise OSError(f'"{path}" does not exist')
    if is_raster(path):
        return Described(**_raster(path, file))
    if is_features(path) or file.lower().endswith((".geojson", ".gpkg")):
        properties: Dict[str, Any] = {"catalogPath": path, "dataType": "FeatureLayer" if isinstance(value, Layer) else "FeatureClass"}
        if isinstance(value, Layer):
            properties.update(FIDSet="1; 2" if value.where else "", whereClause=value.query)
        return Described(**properties)
    return Described(catalogPath=path, dataType="File")


def _raster(path: str, file: str) -> Dict[str, Any]:
    found = _gdal.raster(file)
    left, cell_x, _, top, _, cell_y = found.get("geoTransform", (0, 1, 0, 0, 0, 1))
    width, height = found["size"]
    system = _system(found)
    edges = sorted((top, top + cell_y * height))
    extent = Extent(left, edges[0], left + cell_x * width, edges[1], system)
    return {
        "catalogPath": path, "dataType": "RasterDataset", "bandCount": len(found["bands"]), "spatialReference": system, "extent": extent,
        "meanCellWidth": abs(cell_x), "meanCellHeight": abs(cell_y), "width": width, "height": height,
    }  # fmt: skip


def _system(found: Dict[str, Any]) -> SpatialReference:
    wkt = found.get("coordinateSystem", {}).get("wkt", "")
    system = SpatialReference()
    if not wkt:
        return system
    codes = [part.split("]")[0] for part in wkt.split('ID["EPSG",')[1:]]
    system.name = wkt.split('"')[1]
    # The last one is that of the whole; those before are of its parts.
    system.factoryCode = int(codes[-1]) if codes and wkt.rstrip().endswith(f'ID["EPSG",{codes[-1]}]]') else 0
    return system


def _tables(path: str) -> "list[str]":
    database = sqlite3.connect(path)
    try:
        return [row[0] for row in database.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")]
    except sqlite3.Error:
        return []
    finally:
        database.close()
