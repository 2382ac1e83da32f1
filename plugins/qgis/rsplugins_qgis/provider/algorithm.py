"""One tool as one algorithm of Processing."""

from html import escape
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtGui import QIcon

from ..manifest import Tool
from ..sdk import CallCancelledError, ToolError
from . import export
from .arguments import to_check, unreadable_layers
from .destinations import destination_definition, output_definition
from .parameters import input_definition
from .run import ToolRun, error_text


class ToolAlgorithm(QgsProcessingAlgorithm):
    """Made from a manifest. It runs on a thread of its own, in the host."""

    def __init__(self, tool: Tool, icon: str) -> None:
        super().__init__()
        self._tool = tool
        self._icon = icon
        self._run: Optional[ToolRun] = None
        self._failure: Optional[QgsProcessingException] = None

    @property
    def tool(self) -> Tool:
        """What the manifest says."""
        return self._tool

    def createInstance(self) -> "ToolAlgorithm":
        """Another one for another run."""
        return ToolAlgorithm(self._tool, self._icon)

    def name(self) -> str:
        """The name of the tool: Processing allows its dots."""
        return self._tool.name

    def displayName(self) -> str:
        """Its title in the language of QGIS."""
        return self._tool.title

    def group(self) -> str:
        """The heading that it stands under."""
        return self._tool.group

    def groupId(self) -> str:
        """The same in every language."""
        return self._tool.group_id

    def icon(self) -> QIcon:
        """The picture of all tools."""
        return QIcon(self._icon)

    def svgIconPath(self) -> str:
        """Its file."""
        return self._icon

    def shortDescription(self) -> str:
        """What the toolbox shows when the pointer rests on it."""
        return self._tool.description

    def tags(self) -> List[str]:
        """Words by which the toolbox finds it: the English title too, which tutorials use."""
        return [*self._tool.name.split("."), self._tool.english_title, self._tool.plugin_title]

    def shortHelpString(self) -> str:
        """The description, then each parameter and output."""
        inputs = "".join(f"<h3>{escape(one.label)}</h3><p>{escape(one.description)}</p>" for one in self._tool.parameters if one.description)
        outputs = "".join(f"<li>{escape(one.title)}</li>" for one in self._tool.outputs)
        version = f"<p><i>{escape(self._tool.plugin_title)} {escape(self._tool.version)}</i></p>"
        return f"<p>{escape(self._tool.description)}</p>{inputs}" + (f"<ul>{outputs}</ul>" if outputs else "") + version

    def initAlgorithm(self, configuration: Dict[str, Any] = {}) -> None:  # noqa: B006 (the signature is QGIS's)
        """Adds parameters and outputs."""
        for parameter in self._tool.parameters:
            if parameter.is_output:
                self.addParameter(destination_definition(parameter, self._tool))
            else:
                self.addParameter(input_definition(parameter, self._tool))
        for definition in export.definitions(self._tool):
            self.addParameter(definition)
        for output in self._tool.outputs:
            if self.outputDefinition(output.name) is None:
                self.addOutput(output_definition(output))

    def checkParameterValues(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Tuple[bool, str]:
        """Says which of several layers cannot be read; Processing itself says no more than that one cannot."""
        missing = unreadable_layers(self._tool, parameters, context)
        if missing:
            return False, missing
        # Some kinds of Processing, bands for instance, take a value that is not given for a wrong one though they have a default.
        defaults = {one.name(): one.defaultValue() for one in self.parameterDefinitions() if one.defaultValue() is not None}
        return super().checkParameterValues({**defaults, **to_check(self._tool, parameters, context)}, context)

    def asPythonCommand(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> str:
        """What the history keeps of a run. Of several choices QGIS 3.22 would write none; parted by commas it knows them."""
        several = {one.name for one in self._tool.parameters if one.kind == "enums"}
        joined = {name: ",".join(map(str, value)) if name in several and isinstance(value, (list, tuple)) else value for name, value in parameters.items()}
        return super().asPythonCommand(joined, context)

    def prepareAlgorithm(self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> bool:
        """Reads the values, where the layers may be touched."""
        self._run = ToolRun(self, self._tool)
        try:
            self._run.prepare(parameters, context)
        except QgsProcessingException as failure:
            # Raised here its text would be lost to scripts.
            self._failure = failure
        return True

    def processAlgorithm(self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Dict[str, Any]:
        """Runs the tool in the host."""
        if self._failure is not None:
            raise self._failure
        assert self._run is not None
        try:
            return self._run.execute(context, feedback)
        except CallCancelledError:
            return {}
        except ToolError as failure:
            if failure.details:
                feedback.pushDebugInfo(failure.details)
            raise QgsProcessingException(error_text(failure)) from failure
