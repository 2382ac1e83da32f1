"""What a person entered, as the JSON that a tool takes. Numbers and dates are read from values, never from texts: those follow the locale."""

import datetime
from typing import Any, Callable, Dict, List, Optional

import arcpy

from .manifests import Parameter

# What a linear unit of ArcGIS is in metres; units of the manifests among them.
_METRES = {
    "meters": 1.0, "meter": 1.0, "m": 1.0, "kilometers": 1000.0, "kilometer": 1000.0, "km": 1000.0, "centimeters": 0.01, "centimeter": 0.01, "cm": 0.01,
    "millimeters": 0.001, "millimeter": 0.001, "mm": 0.001, "decimeters": 0.1, "decimeter": 0.1, "feet": 0.3048, "foot": 0.3048, "feetint": 0.3048, "ft": 0.3048,
    "feetus": 1200 / 3937, "inches": 0.0254, "inch": 0.0254, "yards": 0.9144, "yard": 0.9144, "miles": 1609.344, "mile": 1609.344, "milesint": 1609.344,
    "milesus": 5280 * 1200 / 3937, "nauticalmiles": 1852.0, "nauticalmilesint": 1852.0,
}  # fmt: skip


class BadValue(ValueError):
    """A value that the tool cannot take; ``key`` is the text that says why, filled in with ``values``."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


def read(parameter: Parameter, given: Any) -> Any:
    """The argument, or None where nothing was entered. Rasters, features and files are read where they are turned into files. Raises BadValue.

    :param given: the arcpy.Parameter.
    """
    reader = _READERS.get(parameter.kind, _text)
    return reader(parameter, given)


def number(text: str) -> float:
    """A number in whatever way a locale writes it."""
    plain = text.strip().replace("\u00a0", "").replace(" ", "")
    if "," in plain and "." not in plain:
        plain = plain.replace(",", ".")
    return float(plain)


def extent(value: Any) -> Optional[Dict[str, Any]]:
    """An extent as ``{"bbox", "crs"}``, or None for none: a keyword such as DEFAULT says where it would come from, not what it is."""
    if value is None or isinstance(value, str):
        return None
    system = value.spatialReference
    if system is not None and system.name and not _epsg(system):
        # The host knows codes only; what has none is brought into longitude and latitude.
        value = value.projectAs(arcpy.SpatialReference(4326))
        system = value.spatialReference
    found: Dict[str, Any] = {"bbox": [value.XMin, value.YMin, value.XMax, value.YMax]}
    if system is not None and _epsg(system):
        found["crs"] = f"EPSG:{_epsg(system)}"
    return found


def _epsg(system: Any) -> int:
    """The EPSG code, or 0. Codes of Esri's own are larger, but for the old ones of Web Mercator."""
    code = int(system.factoryCode or 0)
    if code in (102100, 102113):
        return 3857
    return code if 0 < code <= 32767 else 0


def _text(_: Parameter, given: Any) -> Optional[str]:
    return given.valueAsText or None


def _whole(_: Parameter, given: Any) -> Optional[int]:
    return None if given.value is None else int(given.value)


def _real(_: Parameter, given: Any) -> Optional[float]:
    return None if given.value is None else float(given.value)


def _switch(_: Parameter, given: Any) -> Optional[bool]:
    return None if given.value is None else bool(given.value)


def _list(given: Any) -> List[Any]:
    return [value for value in (given.values or []) if value is not None and value != ""]


def _texts(_: Parameter, given: Any) -> Optional[List[str]]:
    return [str(value) for value in _list(given)] or None


def _numbers(_: Parameter, given: Any) -> Optional[List[int]]:
    return [int(value) for value in _list(given)] or None


def _choice(parameter: Parameter, given: Any) -> Any:
    return _original(parameter, given.valueAsText) if given.valueAsText else None


def _choices(parameter: Parameter, given: Any) -> Optional[List[Any]]:
    return [_original(parameter, str(value)) for value in _list(given)] or None


def _original(parameter: Parameter, shown: str) -> Any:
    return next((choice for choice in parameter.choices if str(choice) == shown), shown)


def _table(parameter: Parameter, given: Any) -> Optional[List[Dict[str, Any]]]:
    kinds = {name: kind for name, _, kind in parameter.columns}
    rows = []
    for row in given.values or []:
        cells = {name: _cell(kind, value) for (name, kind), value in zip(kinds.items(), row) if value is not None and value != ""}
        if cells:
            rows.append(cells)
    return rows or None


def _cell(kind: str, value: Any) -> Any:
    if kind == "integer":
        return int(value)
    if kind == "number":
        return float(value)
    return bool(value) if kind == "boolean" else str(value)


def _range(_: Parameter, given: Any) -> Optional[List[float]]:
    rows = given.values or []
    if not rows or rows[0][0] in (None, "") or rows[0][1] in (None, ""):
        return None
    low, high = float(rows[0][0]), float(rows[0][1])
    if low > high:
        raise BadValue("range_reversed")
    return [low, high]


def _extent(_: Parameter, given: Any) -> Optional[Dict[str, Any]]:
    return extent(given.value)


def _crs(_: Parameter, given: Any) -> Optional[str]:
    value = given.value
    if value is None or value == "":
        return None
    if isinstance(value, str):
        system = arcpy.SpatialReference()
        system.loadFromString(value)
        value = system
    code = _epsg(value)
    if not code:
        raise BadValue("crs_without_code", name=value.name)
    return f"EPSG:{code}"


def _point(_: Parameter, given: Any) -> Optional[Dict[str, Any]]:
    value = given.value
    if value is None or value == "":
        return None
    if isinstance(value, str):
        parts = value.replace(";", " ").split()
        if len(parts) < 2:
            raise BadValue("no_point")
        return {"type": "Point", "coordinates": [number(parts[0]), number(parts[1])]}
    return {"type": "Point", "coordinates": [float(value.X), float(value.Y)]}


def _distance(parameter: Parameter, given: Any) -> Optional[float]:
    text = given.valueAsText
    if not text:
        return None
    size, _, unit = text.strip().rpartition(" ")
    wanted = _METRES.get((parameter.unit or "m").lower())
    metres = _METRES.get(unit.replace(" ", "").lower())
    if not size or wanted is None or metres is None:
        raise BadValue("unit_unknown", text=text)
    return number(size) * metres / wanted


def _cell_size(_: Parameter, given: Any) -> Optional[float]:
    text = given.valueAsText
    if not text:
        return None
    try:
        return number(text)
    except ValueError:
        # A raster whose cells are the measure.
        return float(arcpy.Describe(text).meanCellWidth)


def _date(_: Parameter, given: Any) -> Optional[str]:
    value = given.value
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


_READERS: Dict[str, Callable[[Parameter, Any], Any]] = {
    "band": _whole,
    "bands": _numbers,
    "integer": _whole,
    "number": _real,
    "boolean": _switch,
    "texts": _texts,
    "enum": _choice,
    "enums": _choices,
    "table": _table,
    "range": _range,
    "extent": _extent,
    "crs": _crs,
    "point": _point,
    "distance": _distance,
    "cellsize": _cell_size,
    "datetime": _date,
}
