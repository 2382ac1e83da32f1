"""Layer files (.lyrx) for results, from the style of the manifest and the classes of the result. A .lyrx file is CIM, Esri's cartographic model, as JSON."""

import json
import os
import tempfile
from typing import Any, Dict, List, Optional, Tuple

from .manifests import Output

_VERSION = "3.1.0"
_GREY = (150, 150, 150)

# Dark to light, in equal steps of lightness: readable in print and with any eyes.
_RAMP = [(68, 1, 84), (59, 82, 139), (33, 145, 140), (94, 201, 98), (253, 231, 37)]

Color = Tuple[int, int, int]


def write(output: Output, result: Dict[str, Any], path: str, folder: str) -> Optional[str]:
    """Writes the layer file of a result into a folder, and returns its path; None where the manifest names no style or the result has no classes for it.

    :param result: all results of the call: the classes are one of them.
    :param path: the result's own path, for the layer's name.
    """
    definition = _definition(output, result)
    if definition is None:
        return None
    name = os.path.splitext(os.path.basename(path))[0] or output.name
    uri = "CIMPATH=map/layer.json"
    layer = {**definition, "name": name, "uRI": uri, "visibility": True, "expanded": True, "showPopups": True, "serviceLayerID": -1}
    document = {"type": "CIMLayerDocument", "version": _VERSION, "build": 0, "layers": [uri], "layerDefinitions": [layer]}
    handle, file = tempfile.mkstemp(prefix=f"{output.name}-", suffix=".lyrx", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8") as text:
        json.dump(document, text, ensure_ascii=False, indent=2)
    return file


def classes_of(output: Output, result: Dict[str, Any]) -> List[Tuple[str, Color]]:
    """Names and colours of the classes in the order of their values, which count from 0."""
    rows = result.get(str(output.style.get("from", "")))
    found = []
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and row.get("name") is not None:
            found.append((str(row["name"]), _color(row.get("color"))))
    return found


def _definition(output: Output, result: Dict[str, Any]) -> Optional[Dict[str, Any]]:
    style = output.style.get("type")
    if style == "classes":
        classes = classes_of(output, result)
        if not classes:
            return None
        return _raster_classes(classes) if output.kind == "raster" else _feature_classes(str(output.style.get("column", "name")), classes)
    if style == "graded" and output.kind == "vector":
        low, high = _span(result, str(output.style.get("column", "")))
        return _graded(str(output.style.get("column", "")), low, high)
    return None


def _raster_classes(classes: List[Tuple[str, Color]]) -> Dict[str, Any]:
    groups = [
        {"type": "CIMRasterUniqueValueClass", "values": [str(value)], "label": name, "color": _rgb(color), "editable": True, "visible": True}
        for value, (name, color) in enumerate(classes)
    ]
    colorizer = {
        "type": "CIMRasterUniqueValueColorizer",
        "resamplingType": "NearestNeighbor",
        "noDataColor": _rgb((255, 255, 255), 0),
        "defaultColor": _rgb(_GREY),
        "useDefaultColor": False,
        "fieldName": "Value",
        "groups": [{"type": "CIMRasterUniqueValueGroup", "heading": "", "classes": groups}],
    }
    return {"type": "CIMRasterLayer", "colorizer": colorizer}


def _feature_classes(column: str, classes: List[Tuple[str, Color]]) -> Dict[str, Any]:
    groups = [
        {
            "type": "CIMUniqueValueClass",
            "editable": True,
            "label": name,
            "patch": "Default",
            "symbol": _polygon(color),
            "values": [{"type": "CIMUniqueValue", "fieldValues": [name]}],
            "visible": True,
        }
        for name, color in classes
    ]
    renderer = {
        "type": "CIMUniqueValueRenderer",
        "defaultSymbol": _polygon(_GREY),
        "defaultSymbolPatch": "Default",
        "fields": [column],
        "groups": [{"type": "CIMUniqueValueGroup", "classes": groups, "heading": column}],
        "useDefaultSymbol": False,
    }
    return {"type": "CIMFeatureLayer", "renderer": renderer}


def _graded(column: str, low: float, high: float) -> Dict[str, Any]:
    bounds = [low + (high - low) * (step + 1) / len(_RAMP) for step in range(len(_RAMP))]
    starts = [low, *bounds[:-1]]
    breaks = [
        {"type": "CIMClassBreak", "label": f"{start:.3f} – {bound:.3f}", "patch": "Default", "symbol": _polygon(color), "upperBound": bound}
        for start, bound, color in zip(starts, bounds, _RAMP)
    ]
    renderer = {
        "type": "CIMClassBreaksRenderer",
        "breaks": breaks,
        "classBreakType": "GraduatedColor",
        "classificationMethod": "EqualInterval",
        "field": column,
        "minimumBreak": low,
        "showInAscendingOrder": True,
        "defaultSymbol": _polygon(_GREY),
        "defaultSymbolPatch": "Default",
    }
    return {"type": "CIMFeatureLayer", "renderer": renderer}


def _span(result: Dict[str, Any], column: str) -> Tuple[float, float]:
    """The least and the greatest value of a column among the rows that a call gives; 0 and 1 where it gives none."""
    rows = [row for rows in result.values() if isinstance(rows, list) for row in rows if isinstance(row, dict)]
    found = [float(row[column]) for row in rows if isinstance(row.get(column), (int, float)) and not isinstance(row.get(column), bool)]
    low, high = (min(found), max(found)) if found else (0.0, 1.0)
    # Breaks of no width are refused, and the last one must hold the greatest value however it was rounded.
    return low - 1e-6, max(high, low) + 1e-6


def _polygon(color: Color) -> Dict[str, Any]:
    layers = [
        {"type": "CIMSolidStroke", "enable": True, "capStyle": "Round", "joinStyle": "Round", "lineStyle3D": "Strip", "miterLimit": 10, "width": 0.4, "color": _rgb((110, 110, 110))},
        {"type": "CIMSolidFill", "enable": True, "color": _rgb(color, 60)},
    ]
    return {"type": "CIMSymbolReference", "symbol": {"type": "CIMPolygonSymbol", "symbolLayers": layers}}


def _rgb(color: Color, alpha: int = 100) -> Dict[str, Any]:
    return {"type": "CIMRGBColor", "values": [*color, alpha]}


def _color(text: Any) -> Color:
    if isinstance(text, str) and len(text) == 7 and text.startswith("#"):
        try:
            return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
        except ValueError:
            pass
    return _GREY
