"""Makes the parameters of a tool."""

import os
from typing import Any, List

import arcpy

from . import kinds, language
from .manifests import Output, Parameter, Tool

_EXTENSIONS = {
    "application/geopackage+sqlite3": ["gpkg"],
    "application/geo+json": ["geojson", "json"],
    "application/vnd.apache.parquet": ["parquet"],
    "application/x-ndjson": ["jsonl", "ndjson"],
    "application/json": ["json"],
    "text/html": ["html", "htm"],
}


def build(tool: Tool) -> List[Any]:
    """The parameters in the order of positional calls: arguments, then results that no argument names a place for."""
    made = [_argument(tool, parameter) for parameter in tool.parameters]
    names = {parameter.name: parameter.alias for parameter in tool.parameters}
    for parameter, one in zip(made, tool.parameters):
        if one.of in names:
            parameter.parameterDependencies = [names[one.of]]
    return made + [_result(output) for output in kinds.results(tool)]


def _argument(tool: Tool, parameter: Parameter) -> Any:
    kind = kinds.kind_of(parameter)
    made = arcpy.Parameter(
        name=parameter.alias,
        displayName=_title(parameter),
        direction="Output" if parameter.is_output else "Input",
        datatype=kinds.written_type(tool, parameter) if parameter.is_output else kind.datatype,
        parameterType="Required" if parameter.required else "Optional",
        multiValue=kind.multiple,
    )
    if not parameter.required and not parameter.is_output and (parameter.group or parameter.advanced):
        made.category = parameter.group or language.text("advanced")
    if parameter.is_output:
        _set_extensions(tool, parameter, made)
        if isinstance(parameter.default, str) and parameter.default:
            # A relative place would be one of the host's.
            made.value = os.path.join(arcpy.env.scratchFolder, parameter.default)
        return made
    if kind.datatype == "GPValueTable":
        made.columns = kinds.columns_of(parameter)
    if kind.control:
        made.controlCLSID = kind.control
    _set_filter(parameter, kind, made)
    _set_default(parameter, kind, made)
    return made


def _result(output: Output) -> Any:
    datatype = kinds.result_type(output)
    return arcpy.Parameter(name=kinds.result_name(output), displayName=output.title, direction="Output", datatype=datatype, parameterType="Derived")


def _title(parameter: Parameter) -> str:
    return f"{parameter.title} ({parameter.unit})" if parameter.unit and parameter.kind != "distance" else parameter.title


def _set_filter(parameter: Parameter, kind: kinds.Kind, made: Any) -> None:
    if parameter.choices:
        made.filter.type = "ValueList"
        made.filter.list = [str(choice) for choice in parameter.choices]
    elif kind.datatype in ("GPLong", "GPDouble"):
        items = parameter.schema.get("items")
        bounds = kinds.range_of(items if kind.multiple and isinstance(items, dict) else parameter.schema, str(kind.datatype))
        if bounds:
            made.filter.type = "Range"
            made.filter.list = bounds
    elif parameter.kind == "vector":
        geometry = parameter.schema.get("x-rs", {}).get("geometry")
        if geometry:
            made.filter.list = [geometry] if isinstance(geometry, str) else list(geometry)


def _set_extensions(tool: Tool, parameter: Parameter, made: Any) -> None:
    # ArcGIS wants a value where an output file has a filter, so that only what must be named gets one.
    output = tool.output(parameter.name)
    extensions = _EXTENSIONS.get(output.media_type, []) if output else []
    if extensions and parameter.required and kinds.written_type(tool, parameter) == "DEFile":
        made.filter.list = extensions


def _set_default(parameter: Parameter, kind: kinds.Kind, made: Any) -> None:
    default = parameter.default
    if default is None or default == "" or default == []:
        return
    if parameter.kind == "distance":
        made.value = f"{default} {'Meters' if parameter.unit in ('', 'm') else parameter.unit}"
    elif isinstance(default, list):
        if kind.datatype == "GPValueTable":
            made.values = [default] if parameter.kind == "range" else [[row.get(name, "") for name, _, _ in parameter.columns] for row in default]
        else:
            made.values = [str(value) if kind.datatype == "GPString" else value for value in default]
    elif isinstance(default, (str, int, float, bool)):
        made.value = str(default) if parameter.kind == "enum" else default
