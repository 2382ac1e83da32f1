"""From the values of Processing, which may be texts, layers, expressions or lists, to the arguments of a tool."""

import csv
import io
import json
import os
from typing import Any, Callable, Dict, FrozenSet, List, Optional

from qgis.core import (
    NULL,
    QgsApplication,
    QgsAuthMethodConfig,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt, QVariant

from ..layers.rasters import RasterFile, RasterInput
from ..layers.vectors import VectorInput
from ..manifest import Parameter, Tool
from .parameters import bands_of_one_layer

ABSENT = object()
"""What an argument is that a call leaves out: the host fills its default in."""

_GEOGRAPHIC = "EPSG:4326"


class ArgumentReader:
    """Reads the inputs of one run, on the thread that the layers belong to. Rasters and vectors are RasterInput and VectorInput until they are needed as files."""

    def __init__(self, algorithm: QgsProcessingAlgorithm, tool: Tool, values: Dict[str, Any], context: QgsProcessingContext) -> None:
        self._algorithm = algorithm
        self._tool = tool
        self._values = values
        self._context = context
        self._rasters: Dict[str, RasterInput] = {}

    def read(self) -> Dict[str, Any]:
        """All inputs that are given, by name. Raises QgsProcessingException."""
        arguments: Dict[str, Any] = {}
        # Extents stand in the CRS of their raster, which is therefore read first.
        for parameter in sorted(self._tool.parameters, key=lambda one: one.kind != "raster"):
            if not parameter.is_output:
                value = self._value(parameter)
                if value is not ABSENT:
                    arguments[parameter.name] = value
        return arguments

    def raster(self, name: str) -> Optional[RasterInput]:
        """The raster of a parameter, once it was read."""
        return self._rasters.get(name)

    def _value(self, parameter: Parameter) -> Any:
        raw = self._values.get(parameter.name)
        # The widgets of dialogs hold a null of Qt where nothing was chosen.
        if raw is None or (isinstance(raw, QVariant) and raw.isNull()) or (isinstance(raw, str) and raw == "" and not parameter.required):
            return ABSENT
        return _READERS.get(parameter.kind, ArgumentReader._text)(self, parameter)

    def _raster(self, parameter: Parameter) -> Any:
        layer = self._algorithm.parameterAsRasterLayer(self._values, parameter.name, self._context)
        if layer is None or not layer.isValid():
            raise QgsProcessingException(self._algorithm.invalidRasterError(self._values, parameter.name))
        self._rasters[parameter.name] = RasterInput.of(layer)
        return self._rasters[parameter.name]

    def _several_rasters(self, parameter: Parameter) -> Any:
        raw, files = self._values[parameter.name], _plain_files(self._values[parameter.name], self._context)
        if not files:
            layers = self._algorithm.parameterAsLayerList(self._values, parameter.name, self._context)
            return [RasterInput.of(layer) for layer in layers] or ABSENT
        return [RasterFile(os.path.abspath(one)) if one in files else RasterInput.of(self._layer(parameter, one)) for one in raw]

    def _layer(self, parameter: Parameter, value: Any) -> Any:
        return self._algorithm.parameterAsLayerList({**self._values, parameter.name: [value]}, parameter.name, self._context)[0]

    def _vector(self, parameter: Parameter) -> Any:
        source = self._algorithm.parameterAsSource(self._values, parameter.name, self._context)
        if source is None:
            raise QgsProcessingException(self._algorithm.invalidSourceError(self._values, parameter.name))
        raw = self._values[parameter.name]
        layer = self._algorithm.parameterAsVectorLayer(self._values, parameter.name, self._context)
        return VectorInput(source, layer, isinstance(raw, QgsProcessingFeatureSourceDefinition) and _is_part(raw))

    def _band(self, parameter: Parameter) -> Any:
        return self._algorithm.parameterAsInt(self._values, parameter.name, self._context)

    def _bands(self, parameter: Parameter) -> Any:
        if bands_of_one_layer(parameter, self._tool):
            return self._algorithm.parameterAsInts(self._values, parameter.name, self._context) or ABSENT
        text = self._algorithm.parameterAsString(self._values, parameter.name, self._context)
        parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
        if not all(part.isdigit() for part in parts):
            raise QgsProcessingException(QCoreApplication.translate("RsPlugins", "{title}: give numbers of bands, such as 4,3,2.").format(title=parameter.title))
        return [int(part) for part in parts] or ABSENT

    def _field(self, parameter: Parameter) -> Any:
        names = self._algorithm.parameterAsFields(self._values, parameter.name, self._context)
        if parameter.allows("array"):
            return names or ABSENT
        return names[0] if names else ABSENT

    def _extent(self, parameter: Parameter) -> Any:
        of = self._rasters.get(parameter.of or "")
        crs = of.crs if of is not None else self._algorithm.parameterAsExtentCrs(self._values, parameter.name, self._context)
        box = self._algorithm.parameterAsExtent(self._values, parameter.name, self._context, crs)
        if box.isNull():
            return ABSENT
        extent: Dict[str, Any] = {"bbox": [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()]}
        if of is None and crs.isValid():
            extent["crs"] = crs_text(crs)
        elif of is None and self._context.project() is not None:
            # Numbers of a map without a CRS would be taken for those of another one.
            text = QCoreApplication.translate("RsPlugins", "{title}: neither the area nor the project has a CRS. Give the project one, or write it behind the area: 1,2,3,4 [EPSG:4326].")
            raise QgsProcessingException(text.format(title=parameter.title))
        return extent

    def _crs(self, parameter: Parameter) -> Any:
        crs = self._algorithm.parameterAsCrs(self._values, parameter.name, self._context)
        return crs_text(crs) if crs.isValid() else ABSENT

    def _point(self, parameter: Parameter) -> Any:
        crs, target = self._algorithm.parameterAsPointCrs(self._values, parameter.name, self._context), self._crs_beside()
        if target is None:
            point = self._algorithm.parameterAsPoint(self._values, parameter.name, self._context, _named(_GEOGRAPHIC) if crs.isValid() else QgsCoordinateReferenceSystem())
        else:
            point = self._algorithm.parameterAsPoint(self._values, parameter.name, self._context, target)
        return {"type": "Point", "coordinates": [point.x(), point.y()]}

    def _geometry(self, parameter: Parameter) -> Any:
        geometry = self._algorithm.parameterAsGeometry(self._values, parameter.name, self._context)
        if geometry.isNull():
            return ABSENT
        crs, target = self._algorithm.parameterAsGeometryCrs(self._values, parameter.name, self._context), self._crs_beside()
        if not crs.isValid():
            return geometry.asWkt()
        # GeoJSON is in longitude and latitude unless a parameter beside it says otherwise.
        geometry.transform(QgsCoordinateTransform(crs, target or _named(_GEOGRAPHIC), self._context.transformContext()))
        return geometry.asWkt() if target is not None else json.loads(geometry.asJson(12))

    def _crs_beside(self) -> Optional[QgsCoordinateReferenceSystem]:
        """What the tool's own parameter for the CRS of coordinates says, if it has one and it is given."""
        beside = self._tool.first("crs")
        if beside is None or not self._values.get(beside.name):
            return None
        crs = self._algorithm.parameterAsCrs(self._values, beside.name, self._context)
        return crs if crs.isValid() else None

    def _texts(self, parameter: Parameter) -> Any:
        cells = self._cells(parameter)
        texts = [str(cell).strip() for cell in cells]
        return [text for text in texts if text] or ABSENT

    def _table(self, parameter: Parameter) -> Any:
        cells = self._cells(parameter)
        if cells and all(isinstance(cell, dict) for cell in cells):
            return cells
        width = max(1, len(parameter.columns))
        rows = [cells[start : start + width] for start in range(0, len(cells), width)]
        named = [{column.name: str(cell).strip() for column, cell in zip(parameter.columns, row) if cell is not None and str(cell).strip()} for row in rows]
        return [row for row in named if row] or ABSENT

    def _cells(self, parameter: Parameter) -> List[Any]:
        """The cells of a matrix, row by row. As text, which is what qgis_process hands over, it is JSON or values parted by commas, quoted where they hold one."""
        raw = self._values[parameter.name]
        if not isinstance(raw, str):
            # What a dialog leaves empty is QGIS's own NULL, whose text would be taken for a word.
            return ["" if cell is None or cell == NULL else cell for cell in self._algorithm.parameterAsMatrix(self._values, parameter.name, self._context)]
        if raw.lstrip().startswith("["):
            try:
                return list(json.loads(raw))
            except ValueError as fault:
                text = QCoreApplication.translate("RsPlugins", "{title} is no JSON: {reason}").format(title=parameter.title, reason=fault)
                raise QgsProcessingException(text) from None
        return [cell for row in csv.reader(io.StringIO(raw), skipinitialspace=True) for cell in row]

    def _enum(self, parameter: Parameter) -> Any:
        return self._algorithm.parameterAsEnumString(self._values, parameter.name, self._context) or ABSENT

    def _enums(self, parameter: Parameter) -> Any:
        return self._algorithm.parameterAsEnumStrings(self._values, parameter.name, self._context)

    def _integer(self, parameter: Parameter) -> Any:
        return self._algorithm.parameterAsInt(self._values, parameter.name, self._context)

    def _number(self, parameter: Parameter) -> Any:
        return self._algorithm.parameterAsDouble(self._values, parameter.name, self._context)

    def _range(self, parameter: Parameter) -> Any:
        ends = self._algorithm.parameterAsRange(self._values, parameter.name, self._context)
        whole = parameter.schema.get("items", {}).get("type") == "integer"
        return [int(end) if whole else float(end) for end in ends]

    def _boolean(self, parameter: Parameter) -> Any:
        return self._algorithm.parameterAsBoolean(self._values, parameter.name, self._context)

    def _datetime(self, parameter: Parameter) -> Any:
        moment = self._algorithm.parameterAsDateTime(self._values, parameter.name, self._context)
        if not moment.isValid():
            return ABSENT
        return moment.toString(Qt.DateFormat.ISODate) if parameter.schema.get("format") == "date-time" else moment.toString("yyyy-MM-dd")

    def _color(self, parameter: Parameter) -> Any:
        color = self._algorithm.parameterAsColor(self._values, parameter.name, self._context)
        return color.name() if color.isValid() else ABSENT

    def _path(self, parameter: Parameter) -> Any:
        text = self._algorithm.parameterAsString(self._values, parameter.name, self._context)
        return os.path.abspath(os.path.expanduser(text)) if text else ABSENT

    def _secret(self, parameter: Parameter) -> Any:
        id = self._algorithm.parameterAsString(self._values, parameter.name, self._context)
        read, entry = QgsApplication.authManager().loadAuthenticationConfig(id, QgsAuthMethodConfig(), True)
        if not read:
            text = QCoreApplication.translate("RsPlugins", "{title}: QGIS's authentication store has no such entry.").format(title=parameter.title)
            raise QgsProcessingException(text)
        return entry.config("password")

    def _text(self, parameter: Parameter) -> Any:
        text = self._algorithm.parameterAsString(self._values, parameter.name, self._context)
        structured = parameter.kind == "json" or (parameter.allows("object") and text.lstrip().startswith("{"))
        if not structured:
            return text
        try:
            return json.loads(text)
        except ValueError as fault:
            message = QCoreApplication.translate("RsPlugins", "{title} is no JSON: {reason}").format(title=parameter.title, reason=fault)
            raise QgsProcessingException(message) from None


def unreadable_layers(tool: Tool, values: Dict[str, Any], context: QgsProcessingContext) -> str:
    """Names what cannot be read of parameters that take several layers; nothing where all can."""
    checked = to_check(tool, values, context)
    for parameter in tool.parameters:
        raw = checked.get(parameter.name)
        if parameter.kind == "rasters" and isinstance(raw, (list, tuple)):
            missing = [name for name in (_unreadable(one, context) for one in raw) if name]
            if missing:
                text = QCoreApplication.translate("RsPlugins", "{title}: these cannot be read: {names}")
                return text.format(title=parameter.title, names=", ".join(missing))
    return ""


def to_check(tool: Tool, values: Dict[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
    """The values as they are to be checked: of many files each would be opened, on the thread of the window; the first stands for all."""
    checked = dict(values)
    for parameter in tool.parameters:
        raw = values.get(parameter.name)
        files = _plain_files(raw, context) if parameter.kind == "rasters" else frozenset()
        if files:
            checked[parameter.name] = [one for one in raw if one not in files] + [one for one in raw if one in files][:1]
    return checked


def _plain_files(raw: Any, context: QgsProcessingContext) -> FrozenSet[str]:
    """Those of several values that are paths of files, and of no layer of the project, which may look otherwise than its file."""
    if not isinstance(raw, (list, tuple)):
        return frozenset()
    project = context.project()
    known = {layer.source() for layer in project.mapLayers().values()} if project is not None else set()
    return frozenset(one for one in raw if isinstance(one, str) and one not in known and os.path.isfile(one))


def _unreadable(value: Any, context: QgsProcessingContext) -> str:
    """The name of a layer that cannot be read, or whose file is gone; nothing of one that can."""
    if not isinstance(value, (str, QgsMapLayer)):
        return ""
    layer = value if isinstance(value, QgsMapLayer) else QgsProcessingUtils.mapLayerFromString(value, context)
    if layer is None:
        return str(value)
    return "" if layer.isValid() else str(layer.name())


def crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """How other programs know a CRS: by its authority, or as WKT where it is one of this computer only."""
    authority = str(crs.authid())
    return authority if authority and not authority.startswith("USER:") else str(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))


def _is_part(definition: QgsProcessingFeatureSourceDefinition) -> bool:
    # QGIS 3.32 and later also have a filter.
    return bool(definition.selectedFeaturesOnly or definition.featureLimit >= 0 or getattr(definition, "filterExpression", ""))


def _named(authority: str) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(authority)


_READERS: Dict[str, Callable[[ArgumentReader, Parameter], Any]] = {
    "raster": ArgumentReader._raster,
    "rasters": ArgumentReader._several_rasters,
    "vector": ArgumentReader._vector,
    "band": ArgumentReader._band,
    "bands": ArgumentReader._bands,
    "field": ArgumentReader._field,
    "extent": ArgumentReader._extent,
    "crs": ArgumentReader._crs,
    "point": ArgumentReader._point,
    "geometry": ArgumentReader._geometry,
    "texts": ArgumentReader._texts,
    "table": ArgumentReader._table,
    "enum": ArgumentReader._enum,
    "enums": ArgumentReader._enums,
    "integer": ArgumentReader._integer,
    "number": ArgumentReader._number,
    "distance": ArgumentReader._number,
    "cellsize": ArgumentReader._number,
    "range": ArgumentReader._range,
    "boolean": ArgumentReader._boolean,
    "datetime": ArgumentReader._datetime,
    "color": ArgumentReader._color,
    "file": ArgumentReader._path,
    "folder": ArgumentReader._path,
    "html": ArgumentReader._path,
    "secret": ArgumentReader._secret,
}
