"""Results as layers of the project: named, styled, with where they come from, one group a run."""

import datetime
import json
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional

from qgis.core import (
    QgsDataProvider,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsVectorLayer,
)

from ..main_thread import serve_events
from ..manifest import Output, Tool
from .style import apply_style

_PROPERTY = "rsplugins/"
_PLACE = _PROPERTY + "place"


@dataclass(frozen=True)
class RunDescription:
    """What a run was, for its layers."""

    tool: Tool
    subject: str
    """The layer that it was about, or nothing."""
    outputs: Mapping[str, Any]
    """All that the tool answered."""
    arguments: Mapping[str, Any]

    @property
    def group(self) -> str:
        """The name of its group."""
        now = datetime.datetime.now().strftime("%H:%M:%S")
        return " · ".join(part for part in (self.tool.title, self.subject, now) if part)

    def layer_name(self, output: Output) -> str:
        """The name of a layer."""
        return " · ".join(part for part in (output.title, self.subject) if part)


class ResultLayer(QgsProcessingLayerPostProcessorInterface):
    """Finishes one layer after Processing added it to the project, on the main thread."""

    # Processing holds no reference: without this one the layer would stay as it came.
    _waiting: List["ResultLayer"] = []

    def __init__(self, run: RunDescription, output: Output, project: QgsProject, group: Optional[str]) -> None:
        """:param group: the group to move the layer to, or None where Processing does so."""
        super().__init__()
        self._run = run
        self._output = output
        self._project = project
        self._group = group
        ResultLayer._waiting.append(self)

    def postProcessLayer(self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        """Called by Processing."""
        try:
            finish_layer(layer, self._run, self._output)
            if self._group is not None:
                move_to_group(self._project, layer, self._group, self._run.tool.outputs.index(self._output))
            # Processing opens all layers of a run in one go; between two of them the window may move.
            serve_events(user_input=False)
        finally:
            if self in ResultLayer._waiting:
                ResultLayer._waiting.remove(self)


def load_on_completion(context: QgsProcessingContext, run: RunDescription, paths: Mapping[str, str], projects: Mapping[str, QgsProject]) -> None:
    """Tells Processing which layers to load when the run is over.

    :param paths: the files, by the names of the outputs.
    :param projects: where to load them, by the names of the outputs; those left out are not loaded.
    """
    group = run.group
    for place, output in enumerate(run.tool.outputs):
        path, project = paths.get(output.name), projects.get(output.name)
        if path is None or project is None:
            continue
        details = QgsProcessingContext.LayerDetails(run.layer_name(output), project, output.name)
        details.forceName = True
        grouped = hasattr(details, "groupName")
        if grouped:
            details.groupName = group
            details.layerSortKey = -place
        details.setPostProcessor(ResultLayer(run, output, project, None if grouped else group))
        context.addLayerToLoadOnCompletion(path, details)


def finish_layer(layer: QgsMapLayer, run: RunDescription, output: Output) -> None:
    """Gives a layer its style, where its file brings none, and says where it comes from. Main thread."""
    # Processing opens layers without the style that lies beside a raster or in a GeoPackage.
    if not layer.loadDefaultStyle()[1]:
        apply_style(layer, output, run.outputs)
    _describe(layer, run, output)
    layer.triggerRepaint()


def move_to_group(project: QgsProject, layer: QgsMapLayer, name: str, place: int = 0) -> None:
    """Moves a layer to a group at the top of the project, made where there is none.

    :param place: its rank among the layers that are moved so; the first is on top.
    """
    root = project.layerTreeRoot()
    node = root.findLayer(layer.id())
    if node is None:
        return
    group: QgsLayerTreeGroup = root.findGroup(name) or root.insertGroup(0, name)
    if node.parent() is group:
        return
    copy = node.clone()
    copy.setCustomProperty(_PLACE, place)
    above = [other for other in group.children() if int(other.customProperty(_PLACE, 0)) <= place]
    group.insertChildNode(len(above), copy)
    node.parent().removeChildNode(node)


def file_source(path: str) -> str:
    """What QGIS opens for a vector file: the layer itself where a GeoPackage has but one that is drawn, which needs no question."""
    probe = QgsVectorLayer(path, "probe", "ogr")
    if not probe.isValid():
        return path
    parts = [one.split(QgsDataProvider.sublayerSeparator()) for one in probe.dataProvider().subLayers()]
    drawn = [part[1] for part in parts if len(part) > 3 and part[3] not in ("None", "NoGeometry")]
    return f"{path}|layername={drawn[0]}" if len(parts) > 1 and drawn else path


def _describe(layer: QgsMapLayer, run: RunDescription, output: Output) -> None:
    tool = run.tool
    metadata = layer.metadata()
    metadata.setTitle(run.layer_name(output))
    metadata.setAbstract(tool.description)
    metadata.setType("dataset")
    metadata.setKeywords({"gmd:topicCategory": [], "rsplugins": [tool.name, tool.plugin]})
    origin = run.outputs.get("provenance")
    lines = [f"{tool.name}, {tool.plugin} {tool.version}, {datetime.datetime.now().astimezone().isoformat(timespec='seconds')}"]
    lines += _lines(origin) if isinstance(origin, dict) else []
    arguments = json.dumps(run.arguments, ensure_ascii=False, default=str)
    metadata.setHistory([*lines, arguments])
    layer.setMetadata(metadata)
    for name, value in (("tool", tool.name), ("version", tool.version), ("output", output.name), ("arguments", arguments)):
        layer.setCustomProperty(_PROPERTY + name, value)
    if isinstance(origin, dict):
        layer.setCustomProperty(_PROPERTY + "provenance", json.dumps(origin, ensure_ascii=False))


def _lines(origin: Dict[str, Any]) -> List[str]:
    return [f"{name}: {value if isinstance(value, (str, int, float, bool)) else json.dumps(value, ensure_ascii=False)}" for name, value in origin.items() if value is not None]
