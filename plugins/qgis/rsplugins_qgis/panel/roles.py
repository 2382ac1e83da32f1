"""A tool seen by the roles of its parameters and outputs: the panel knows no tool by name."""

from typing import Any, Dict, Mapping, Optional

from ..manifest import Parameter, Tool

SEARCH = "search"
INDEX = "index"
DESCRIBE_INDEX = "describe-index"
TRAIN = "train"
SAMPLES = "samples"
CONFIG = "config"
"""What a training is given, and what makes its data gives."""
FREE_MEMORY = "free-memory"


class RoleTool:
    """A tool with a role."""

    def __init__(self, tool: Tool) -> None:
        self.tool = tool
        self._parameters = {parameter.role: parameter for parameter in tool.parameters if parameter.role}
        self._outputs = {output.role: output.name for output in tool.outputs if output.role}

    @property
    def name(self) -> str:
        """The name to call it by."""
        return self.tool.name

    def has(self, role: str) -> bool:
        """Whether it takes something in a role."""
        return role in self._parameters

    def parameter(self, role: str) -> Optional[Parameter]:
        """The parameter with a role."""
        return self._parameters.get(role)

    def arguments(self, values: Mapping[str, Any]) -> Dict[str, Any]:
        """Arguments from values by role. What is empty, and what the tool does not take, is left out."""
        return {self._parameters[role].name: value for role, value in values.items() if role in self._parameters and value not in (None, "", [], ())}

    def output(self, outputs: Mapping[str, Any], role: str) -> Any:
        """The output with a role, or None."""
        name = self._outputs.get(role)
        return None if name is None else outputs.get(name)
