"""The parameters by which a run says what of a layer that is no file it wants. They belong to QGIS and stand beside those of the tool."""

from typing import Any, List, Mapping

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..layers.holes import open_export
from ..layers.rasters import ExportRequest, RasterInput
from ..manifest import Tool

# No parameter of a tool begins so: the names of the adapters' own are kept apart by it.
EXTENT, RESOLUTION, HOLES = "qgis_extent", "qgis_resolution", "qgis_holes"


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExportParameters", text)


def definitions(tool: Tool) -> List[QgsProcessingParameterDefinition]:
    """The parameters, for a tool that reads rasters."""
    if tool.first("raster", "rasters") is None:
        return []
    extent = QgsProcessingParameterExtent(EXTENT, _tr("Area of a layer that is no file"), None, True)
    extent.setHelp(_tr("Web maps, virtual layers and others that are no file are exported for the tool: this part of them. All of the layer when empty."))
    kind = QgsProcessingParameterNumber.Type.Double
    resolution = QgsProcessingParameterNumber(RESOLUTION, _tr("Resolution of a layer that is no file (m)"), kind, None, True, 0.0001, 1e7)
    resolution.setHelp(_tr("Metres on the ground a pixel of the export has. When empty the layer's own pixels, or 2048 along the longer side of a web map."))
    holes = QgsProcessingParameterBoolean(HOLES, _tr("Take a layer that has holes"), False, True)
    holes.setHelp(_tr("Go on though parts of a web map are transparent, because they are meant to be so. Otherwise that is an error: most often tiles did not come."))
    for one in (extent, resolution, holes):
        one.setFlags(one.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return [extent, resolution, holes]


def request(
    algorithm: QgsProcessingAlgorithm, values: Mapping[str, Any], context: QgsProcessingContext, raster: RasterInput, box: QgsRectangle, limit: int
) -> ExportRequest:
    """What a run wants of a layer.

    :param box: the area that the tool is told, in the layer's CRS; empty for none.
    """
    extent = algorithm.parameterAsExtent(values, EXTENT, context, raster.crs) if values.get(EXTENT) else box
    resolution = algorithm.parameterAsDouble(values, RESOLUTION, context) if values.get(RESOLUTION) else None
    holes = bool(values.get(HOLES)) and algorithm.parameterAsBoolean(values, HOLES, context)
    return ExportRequest(None if extent.isNull() or extent.isEmpty() else extent, resolution, limit, holes)


def size_text(path: str) -> str:
    """How large an export is, for the log."""
    provider = open_export(path)
    return f"{provider.xSize()} × {provider.ySize()} px"
