"""From a parameter of a manifest to one of Processing: every kind of the vocabulary has its own."""

import json
import math
from typing import Any, Callable, Dict, Tuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterBand,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterColor,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterDistance,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterGeometry,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
    QgsProcessingParameterRange,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..manifest import Parameter, Tool

_LARGEST_INTEGER = 2**31 - 1
_LARGEST_NUMBER = 1.7976931348623157e308

Definition = QgsProcessingParameterDefinition
_Maker = Callable[[Parameter, Tool], Definition]


def input_definition(parameter: Parameter, tool: Tool) -> Definition:
    """The parameter of Processing for an input of a tool, with help and flags."""
    definition = _MAKERS.get(parameter.kind, _string)(parameter, tool)
    finish(definition, parameter)
    return definition


def finish(definition: Definition, parameter: Parameter) -> None:
    """Sets what all parameters have: the help, and where they stand."""
    definition.setHelp(_help(parameter))
    if parameter.advanced:
        definition.setFlags(definition.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)


def is_optional(parameter: Parameter) -> bool:
    """Whether it may be left empty. What has a default need not be: it is never empty."""
    return not parameter.required and parameter.default in (None, "", [])


def number_range(schema: Any) -> Tuple[float, float]:
    """The least and the largest value that a schema allows."""
    least, most = schema.get("minimum", -_LARGEST_NUMBER), schema.get("maximum", _LARGEST_NUMBER)
    if "exclusiveMinimum" in schema:
        least = max(least, math.nextafter(schema["exclusiveMinimum"], math.inf))
    if "exclusiveMaximum" in schema:
        most = min(most, math.nextafter(schema["exclusiveMaximum"], -math.inf))
    return least, most


def bands_of_one_layer(parameter: Parameter, tool: Tool) -> bool:
    """Whether the bands are those of one raster, from which Processing can list them."""
    parent = tool.parameter(parameter.of) if parameter.of else None
    return parent is not None and parent.kind == "raster"


def _help(parameter: Parameter) -> str:
    named = [f"{value}: {label}" for value, label in parameter.choices if label != value]
    return parameter.description + (" (" + ", ".join(named) + ")" if named else "")


def _raster(parameter: Parameter, tool: Tool) -> Definition:
    return QgsProcessingParameterRasterLayer(parameter.name, parameter.label, None, is_optional(parameter))


def _rasters(parameter: Parameter, tool: Tool) -> Definition:
    return QgsProcessingParameterMultipleLayers(parameter.name, parameter.label, QgsProcessing.SourceType.TypeRaster, None, is_optional(parameter))


def _vector(parameter: Parameter, tool: Tool) -> Definition:
    return QgsProcessingParameterFeatureSource(parameter.name, parameter.label, [], None, is_optional(parameter))


def _band(parameter: Parameter, tool: Tool) -> Definition:
    if not bands_of_one_layer(parameter, tool):
        return _bands_as_text(parameter) if parameter.kind == "bands" else _integer(parameter, tool)
    several = parameter.kind == "bands"
    default = parameter.default or None
    return QgsProcessingParameterBand(parameter.name, parameter.label, default, parameter.of, is_optional(parameter), several)


def _bands_as_text(parameter: Parameter) -> Definition:
    return QgsProcessingParameterString(parameter.name, parameter.label, ",".join(str(band) for band in parameter.default or ()), False, is_optional(parameter))


def _field(parameter: Parameter, tool: Tool) -> Definition:
    anything = QgsProcessingParameterField.DataType.Any
    return QgsProcessingParameterField(parameter.name, parameter.label, parameter.default, parameter.of or "", anything, parameter.allows("array"), is_optional(parameter))


def _extent(parameter: Parameter, tool: Tool) -> Definition:
    return QgsProcessingParameterExtent(parameter.name, parameter.label, None, is_optional(parameter))


def _crs(parameter: Parameter, tool: Tool) -> Definition:
    return QgsProcessingParameterCrs(parameter.name, parameter.label, parameter.default, is_optional(parameter))


def _point(parameter: Parameter, tool: Tool) -> Definition:
    return QgsProcessingParameterPoint(parameter.name, parameter.label, None, is_optional(parameter))


def _geometry(parameter: Parameter, tool: Tool) -> Definition:
    return QgsProcessingParameterGeometry(parameter.name, parameter.label, None, is_optional(parameter))


def _string(parameter: Parameter, tool: Tool) -> Definition:
    default = parameter.default if isinstance(parameter.default, str) or parameter.default is None else json.dumps(parameter.default, ensure_ascii=False)
    several_lines = parameter.kind == "json" or bool(parameter.schema.get("x-rs", {}).get("multiline"))
    return QgsProcessingParameterString(parameter.name, parameter.label, default, several_lines, is_optional(parameter))


def _model(parameter: Parameter, tool: Tool) -> Definition:
    definition = _string(parameter, tool)
    # By name: only a dialog loads it.
    definition.setMetadata({"widget_wrapper": {"class": f"{__package__}.model_choice.ModelChoice", "plugin": tool.plugin}})
    return definition


def _texts(parameter: Parameter, tool: Tool) -> Definition:
    return QgsProcessingParameterMatrix(parameter.name, parameter.label, 1, False, [parameter.title], list(parameter.default or ()) or None, is_optional(parameter))


def _table(parameter: Parameter, tool: Tool) -> Definition:
    titles = [column.title for column in parameter.columns]
    cells = [row.get(column.name, "") for row in parameter.default or () for column in parameter.columns]
    return QgsProcessingParameterMatrix(parameter.name, parameter.label, 1, False, titles, cells or None, is_optional(parameter))


def _enum(parameter: Parameter, tool: Tool) -> Definition:
    values = [value for value, _ in parameter.choices]
    several = parameter.kind == "enums"
    default = parameter.default
    return QgsProcessingParameterEnum(parameter.name, parameter.label, values, several, default, is_optional(parameter), True)


def _integer(parameter: Parameter, tool: Tool) -> Definition:
    least, most = number_range(parameter.schema)
    least, most = max(math.ceil(max(least, -_LARGEST_INTEGER)), -_LARGEST_INTEGER), min(math.floor(min(most, _LARGEST_INTEGER)), _LARGEST_INTEGER)
    kind = QgsProcessingParameterNumber.Type.Integer
    return QgsProcessingParameterNumber(parameter.name, parameter.label, kind, parameter.default, is_optional(parameter), least, most)


def _number(parameter: Parameter, tool: Tool) -> Definition:
    least, most = number_range(parameter.schema)
    kind = QgsProcessingParameterNumber.Type.Double
    return QgsProcessingParameterNumber(parameter.name, parameter.label, kind, parameter.default, is_optional(parameter), least, most)


def _distance(parameter: Parameter, tool: Tool) -> Definition:
    if parameter.of is None:
        return _number(parameter, tool)
    least, most = number_range(parameter.schema)
    return QgsProcessingParameterDistance(parameter.name, parameter.label, parameter.default, parameter.of, is_optional(parameter), least, most)


def _range(parameter: Parameter, tool: Tool) -> Definition:
    default = None if parameter.default is None else ",".join(str(end) for end in parameter.default)
    whole = parameter.schema.get("items", {}).get("type") == "integer"
    kind = QgsProcessingParameterNumber.Type.Integer if whole else QgsProcessingParameterNumber.Type.Double
    return QgsProcessingParameterRange(parameter.name, parameter.label, kind, default, is_optional(parameter))


def _boolean(parameter: Parameter, tool: Tool) -> Definition:
    # A box is ticked or not: without a default of the manifest it is not.
    return QgsProcessingParameterBoolean(parameter.name, parameter.label, bool(parameter.default), False)


def _datetime(parameter: Parameter, tool: Tool) -> Definition:
    kinds = QgsProcessingParameterDateTime.Type
    kind = kinds.DateTime if parameter.schema.get("format") == "date-time" else kinds.Date
    return QgsProcessingParameterDateTime(parameter.name, parameter.label, kind, parameter.default, is_optional(parameter))


def _color(parameter: Parameter, tool: Tool) -> Definition:
    return QgsProcessingParameterColor(parameter.name, parameter.label, parameter.default, False, is_optional(parameter))


def _file(parameter: Parameter, tool: Tool) -> Definition:
    behaviors = QgsProcessingParameterFile.Behavior
    if parameter.kind == "folder":
        return QgsProcessingParameterFile(parameter.name, parameter.label, behaviors.Folder, "", parameter.default or None, is_optional(parameter))
    # By Processing's own filter of all files, *.*, a name without a dot is none; tools may also take a folder of files.
    everything = QCoreApplication.translate("RsPlugins", "All files") + " (*)"
    return QgsProcessingParameterFile(parameter.name, parameter.label, behaviors.File, "", parameter.default or None, is_optional(parameter), everything)


def _secret(parameter: Parameter, tool: Tool) -> Definition:
    return QgsProcessingParameterAuthConfig(parameter.name, parameter.label, None, is_optional(parameter))


_MAKERS: Dict[str, _Maker] = {
    "raster": _raster,
    "rasters": _rasters,
    "vector": _vector,
    "band": _band,
    "bands": _band,
    "field": _field,
    "extent": _extent,
    "crs": _crs,
    "point": _point,
    "geometry": _geometry,
    "text": _string,
    "string": _string,
    "json": _string,
    "model": _model,
    "texts": _texts,
    "table": _table,
    "enum": _enum,
    "enums": _enum,
    "integer": _integer,
    "number": _number,
    "distance": _distance,
    "cellsize": _number,
    "range": _range,
    "boolean": _boolean,
    "datetime": _datetime,
    "color": _color,
    "file": _file,
    "folder": _file,
    "html": _file,
    "secret": _secret,
}
