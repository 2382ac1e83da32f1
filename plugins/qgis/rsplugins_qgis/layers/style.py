"""The look that a manifest declares for an output, for layers whose file brings none."""

from typing import Any, List, Mapping, Optional, Tuple

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsClassificationEqualInterval,
    QgsColorRampShader,
    QgsGraduatedSymbolRenderer,
    QgsMapLayer,
    QgsPalettedRasterRenderer,
    QgsRasterBandStats,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsSingleBandPseudoColorRenderer,
    QgsStyle,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..manifest import Output

_DEFAULT_RAMP = "Viridis"
_PLAIN = ("singlebandgray", "multibandcolor")


def apply_style(layer: QgsMapLayer, output: Output, outputs: Mapping[str, Any]) -> None:
    """Styles a layer by what the manifest says of the output; one that its file has styled stays as it is.

    :param outputs: all that the tool answered: classes stand in one of the others.
    """
    kind = output.style.get("type")
    if isinstance(layer, QgsRasterLayer):
        if layer.renderer() is None or layer.renderer().type() not in _PLAIN:
            return
        if kind == "classes":
            _paletted(layer, _classes(output, outputs))
        elif kind == "ramp":
            _ramp(layer, output)
    elif isinstance(layer, QgsVectorLayer):
        column = str(output.style.get("column", ""))
        if layer.renderer() is None or layer.renderer().type() != "singleSymbol" or layer.fields().lookupField(column) < 0:
            return
        if kind == "classes":
            _categorized(layer, column, _classes(output, outputs))
        elif kind == "graded":
            _graduated(layer, column, str(output.style.get("ramp", _DEFAULT_RAMP)))


def _classes(output: Output, outputs: Mapping[str, Any]) -> List[Tuple[int, str, QColor]]:
    """The classes of a map, each with its value, name and colour, from the table that the style names."""
    rows = outputs.get(str(output.style.get("from", "")))
    found: List[Tuple[int, str, QColor]] = []
    for place, row in enumerate(rows if isinstance(rows, list) else []):
        if isinstance(row, dict) and row.get("name") is not None:
            color = QColor(str(row.get("color") or ""))
            value = row.get("value", place)
            found.append((int(value), str(row["name"]), color if color.isValid() else QColor.fromHsv(place * 47 % 360, 160, 210)))
    return found


def _paletted(layer: QgsRasterLayer, classes: List[Tuple[int, str, QColor]]) -> None:
    if classes:
        entries = [QgsPalettedRasterRenderer.Class(value, color, name) for value, name, color in classes]
        layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, entries))


def _ramp(layer: QgsRasterLayer, output: Output) -> None:
    style: Mapping[str, Any] = output.style
    least, most = style.get("minimum"), style.get("maximum")
    if least is None or most is None:
        statistics = layer.dataProvider().bandStatistics(1, QgsRasterBandStats.Stats.Min | QgsRasterBandStats.Stats.Max, layer.extent(), 250_000)
        least, most = statistics.minimumValue if least is None else least, statistics.maximumValue if most is None else most
    ramp = QgsStyle.defaultStyle().colorRamp(str(style.get("ramp", _DEFAULT_RAMP)))
    if ramp is None or not float(least) < float(most):
        return
    function = QgsColorRampShader(float(least), float(most), ramp, QgsColorRampShader.Type.Interpolated, QgsColorRampShader.ClassificationMode.Continuous)
    function.classifyColorRamp()
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(function)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(float(least))
    renderer.setClassificationMax(float(most))
    layer.setRenderer(renderer)


def _categorized(layer: QgsVectorLayer, column: str, classes: List[Tuple[int, str, QColor]]) -> None:
    categories = [QgsRendererCategory(name, _symbol(layer, color), name) for _, name, color in classes]
    if categories:
        layer.setRenderer(QgsCategorizedSymbolRenderer(column, categories))


def _graduated(layer: QgsVectorLayer, column: str, ramp_name: str) -> None:
    ramp = QgsStyle.defaultStyle().colorRamp(ramp_name)
    if ramp is None or layer.featureCount() == 0:
        return
    renderer = QgsGraduatedSymbolRenderer(column)
    renderer.setSourceSymbol(_symbol(layer, QColor("#3f8efc")))
    renderer.setSourceColorRamp(ramp)
    renderer.setClassificationMethod(QgsClassificationEqualInterval())
    renderer.updateClasses(layer, 5)
    renderer.updateColorRamp(ramp)
    layer.setRenderer(renderer)


def _symbol(layer: QgsVectorLayer, color: QColor) -> Optional[QgsSymbol]:
    symbol = QgsSymbol.defaultSymbol(layer.geometryType())
    if symbol is not None:
        symbol.setColor(color)
        symbol.setOpacity(0.6)
    return symbol
