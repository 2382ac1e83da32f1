"""What each kind of argument and result is in ArcGIS: data types, controls and the texts that they take."""

from dataclasses import dataclass
from typing import Dict, List, Union

from .manifests import Output, Parameter, Tool

TEXT_BOX = "{E5456E51-0C41-4797-9EE4-5269820C6F0E}"
EXTENT_WITHOUT_UNION = "{15F0D1C1-F783-49BC-8D16-619B8E92F668}"
CHECK_LIST = "{38C34610-C7F7-11D5-A693-0008C711C8C1}"

DataType = Union[str, List[str]]


@dataclass(frozen=True)
class Kind:
    """How a kind of argument is asked for."""

    datatype: DataType
    multiple: bool = False
    control: str = ""
    """The CLSID of the control, where it is not the data type's own."""


KINDS: Dict[str, Kind] = {
    "raster": Kind(["GPRasterLayer", "GPString"]),
    "rasters": Kind("GPRasterLayer", multiple=True),
    "vector": Kind("GPFeatureLayer"),
    "band": Kind("GPLong"),
    "bands": Kind("GPLong", multiple=True),
    "field": Kind("Field"),
    "extent": Kind("GPExtent", control=EXTENT_WITHOUT_UNION),
    "crs": Kind("GPCoordinateSystem"),
    "point": Kind("GPPoint"),
    "geometry": Kind("GPFeatureRecordSetLayer"),
    "text": Kind("GPString", control=TEXT_BOX),
    "string": Kind("GPString"),
    "texts": Kind("GPString", multiple=True),
    "table": Kind("GPValueTable"),
    "enum": Kind("GPString"),
    "enums": Kind("GPString", multiple=True, control=CHECK_LIST),
    "integer": Kind("GPLong"),
    "number": Kind("GPDouble"),
    "distance": Kind("GPLinearUnit"),
    "cellsize": Kind("analysis_cell_size"),
    "range": Kind("GPValueTable"),
    "boolean": Kind("GPBoolean"),
    "datetime": Kind("GPDate"),
    "color": Kind("GPString"),
    "file": Kind(["DEFile", "DEFolder"]),
    "folder": Kind("DEFolder"),
    "model": Kind("GPString"),
    "secret": Kind("GPStringHidden"),
    "html": Kind("DEFile"),
    "json": Kind("GPString", control=TEXT_BOX),
    "hits": Kind("GPString", control=TEXT_BOX),
}

_RESULTS: Dict[str, str] = {"raster": "DERasterDataset", "file": "DEFile", "html": "DEFile", "folder": "DEFolder", "integer": "GPLong", "number": "GPDouble", "boolean": "GPBoolean"}

_COLUMNS: Dict[str, str] = {"integer": "GPLong", "number": "GPDouble", "boolean": "GPBoolean"}

# JSON Schema bounds one side; ArcGIS takes both or none.
_LONG = 2**31 - 1
_DOUBLE = 1.7976931348623157e308


def kind_of(parameter: Parameter) -> Kind:
    """How an argument is asked for; one of a kind that is not known here is a text."""
    return KINDS.get(parameter.kind, KINDS["string"])


def result_type(output: Output) -> str:
    """The data type of a result: what holds a value or names a file; anything richer is JSON in a text."""
    if output.kind == "vector":
        return "DEFeatureClass" if output.is_layer else "DEFile"
    return _RESULTS.get(output.kind, "GPString")


def columns_of(parameter: Parameter) -> List[List[str]]:
    """The columns of a value table."""
    if parameter.kind == "range":
        return [["GPDouble", "Minimum"], ["GPDouble", "Maximum"]]
    return [[_COLUMNS.get(kind, "GPString"), title] for _, title, kind in parameter.columns]


def range_of(schema: Dict[str, object], datatype: str) -> List[float]:
    """The bounds of a number as a Range filter, or none. ArcGIS has no open bounds: those are checked beside it."""
    least = schema.get("minimum", schema.get("exclusiveMinimum"))
    most = schema.get("maximum", schema.get("exclusiveMaximum"))
    if least is None and most is None:
        return []
    widest = _LONG if datatype == "GPLong" else _DOUBLE
    low = least if isinstance(least, (int, float)) else -widest
    high = most if isinstance(most, (int, float)) else widest
    return [low, high]


def results(tool: Tool) -> List[Output]:
    """The results that have no argument of their own. Those of kind ``json`` are for programs that speak to the host themselves."""
    asked = {parameter.name for parameter in tool.parameters if parameter.is_output}
    return [output for output in tool.outputs if output.kind != "json" and (output.name not in asked or output.whole)]


def result_name(output: Output) -> str:
    """The parameter of a result without an argument."""
    return output.name if output.name.startswith("out_") else "out_" + output.name


def written_type(tool: Tool, parameter: Parameter) -> DataType:
    """The data type of an argument that names what is written: that of its result."""
    output = tool.output(parameter.name)
    if output is None or output.whole:
        return "DEFolder" if parameter.kind == "folder" else "DEFile"
    return result_type(output) if output.kind in ("raster", "vector", "file", "html", "folder") else "DEFile"
