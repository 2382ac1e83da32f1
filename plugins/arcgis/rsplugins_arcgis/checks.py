"""What the dialog does while a person fills it in: choices that depend on other values, and complaints that ArcGIS cannot make by itself."""

import json
import os
import re
from typing import Any, Dict, List, Optional

import arcpy

from . import language, places, values
from .manifests import Parameter, Tool

_EXISTS = "000725"
"""The geoprocessing message for an output that exists and must not be overwritten."""


def update(tool: Tool, given: Dict[str, Any]) -> None:
    """Fills in what depends on other values. Called at every change: nothing slow, and the host is not asked.

    :param given: the arcpy.Parameters by name.
    """
    by_name = {parameter.name: parameter for parameter in tool.parameters}
    for parameter in tool.parameters:
        one = given[parameter.alias]
        if parameter.kind == "model" and not parameter.is_output:
            _offer_models(parameter, one)
        elif parameter.kind in ("band", "bands") and parameter.of in by_name:
            above = by_name[parameter.of]
            _bound_bands(one, above, given[above.alias])


def complain(tool: Tool, given: Dict[str, Any]) -> None:
    """Adds the errors that the manifest's schema asks for and ArcGIS has no filter for."""
    for parameter in tool.parameters:
        one = given[parameter.alias]
        if parameter.is_output and parameter.in_place and _EXISTS in (one.message or ""):
            # Nothing is lost: the tool goes on with the file that is there.
            one.clearMessage()
        if parameter.is_output or one.hasError():
            continue
        try:
            complaint = _complaint(parameter, values.read(parameter, one))
        except values.BadValue as bad:
            complaint = language.text(bad.key, **bad.values)
        except (ValueError, OSError, RuntimeError) as wrong:
            # In ModelBuilder a raster that another value is measured by may not exist yet: the run will tell.
            complaint = str(wrong) if isinstance(wrong, ValueError) else None
        if complaint:
            one.setErrorMessage(complaint)


def remember_models(listed: Dict[str, Any]) -> None:
    """Keeps the ids of the installed models for the dialogs to come."""
    ids = [model["id"] for model in listed.get("models", []) if isinstance(model, dict) and model.get("state") == "installed" and model.get("id")]
    path = _models_file()
    os.makedirs(os.path.dirname(path), exist_ok=True)
    partial = f"{path}.{os.getpid()}"
    with open(partial, "w", encoding="utf-8") as file:
        json.dump(ids, file)
    os.replace(partial, path)


def _models_file() -> str:
    return os.path.join(places.state_folder(), "adapters", "arcgis", "models.json")


def _offer_models(parameter: Parameter, one: Any) -> None:
    try:
        with open(_models_file(), encoding="utf-8") as file:
            known = [str(id) for id in json.load(file)]
    except (OSError, ValueError, TypeError):
        return
    if parameter.default and parameter.default not in known:
        known.insert(0, str(parameter.default))
    text = one.valueAsText
    if text and text not in known:
        # The folder of a model is as good as an id, and a list would refuse it.
        known.append(text)
    one.filter.type = "ValueList"
    one.filter.list = known


def _bound_bands(one: Any, above: Parameter, raster: Any) -> None:
    source = (raster.values or [None])[0] if above.kind == "rasters" else raster.value
    if source is None or source == "" or raster.hasError():
        return
    try:
        count = int(arcpy.Describe(source).bandCount)
    except (OSError, AttributeError, RuntimeError):
        return
    one.filter.type = "Range"
    one.filter.list = [1, count]


def _complaint(parameter: Parameter, value: Any) -> Optional[str]:
    if value is None:
        return None
    schema = parameter.schema
    if isinstance(value, list):
        return _of_list(schema, value)
    if isinstance(value, str):
        return _of_text(parameter, value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_number(schema, value)
    return None


def _of_list(schema: Dict[str, Any], value: List[Any]) -> Optional[str]:
    if len(value) < schema.get("minItems", 0):
        return language.text("too_few", count=schema["minItems"])
    if len(value) > schema.get("maxItems", len(value)):
        return language.text("too_many", count=schema["maxItems"])
    if schema.get("uniqueItems") and any(value.count(item) > 1 for item in value):
        return language.text("not_unique")
    items = schema.get("items")
    cells: Dict[str, Any] = items if isinstance(items, dict) else {}
    for row in value:
        missing = [name for name in cells.get("required", []) if isinstance(row, dict) and name not in row]
        if missing:
            return language.text("cell_missing", column=cells["properties"][missing[0]].get("title", missing[0]))
    return None


def _of_text(parameter: Parameter, value: str) -> Optional[str]:
    schema = parameter.schema
    pattern = schema.get("pattern") or ("^#[0-9A-Fa-f]{6}$" if parameter.kind == "color" else None)
    if pattern and not re.search(pattern, value):
        return language.text("wrong_form", pattern=pattern)
    if len(value) < schema.get("minLength", 0):
        return language.text("too_short", count=schema["minLength"])
    if len(value) > schema.get("maxLength", len(value)):
        return language.text("too_long", count=schema["maxLength"])
    return None


def _of_number(schema: Dict[str, Any], value: float) -> Optional[str]:
    # Distances and cell sizes have no Range filter, and no filter has open bounds.
    if "exclusiveMinimum" in schema and value <= schema["exclusiveMinimum"]:
        return language.text("not_above", bound=schema["exclusiveMinimum"])
    if "exclusiveMaximum" in schema and value >= schema["exclusiveMaximum"]:
        return language.text("not_below", bound=schema["exclusiveMaximum"])
    if value < schema.get("minimum", value):
        return language.text("too_small", bound=schema["minimum"])
    if value > schema.get("maximum", value):
        return language.text("too_large", bound=schema["maximum"])
    return None
