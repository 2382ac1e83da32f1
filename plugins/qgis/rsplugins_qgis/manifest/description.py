"""What a manifest says, typed, with its texts in the language that was asked for."""

from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional, Tuple

PATHS = ("file", "folder", "html", "raster", "vector")
"""The kinds of outputs that are files or folders."""


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    name: str
    title: str
    required: bool


@dataclass(frozen=True)
class Parameter:
    """One parameter of a tool."""

    name: str
    kind: str
    """A word of the manifests' vocabulary, such as ``raster`` or ``texts``."""
    title: str
    description: str
    schema: Mapping[str, Any]
    """Its JSON Schema."""
    required: bool
    advanced: bool = False
    group: Optional[str] = None
    of: Optional[str] = None
    """The parameter with the layer that this one belongs to."""
    unit: Optional[str] = None
    is_output: bool = False
    """Whether it is the path of a file or folder that the tool writes."""
    role: Optional[str] = None
    choices: Tuple[Tuple[str, str], ...] = ()
    """The values allowed, each with its label; empty for any."""
    columns: Tuple[Column, ...] = ()
    """The columns of a table."""

    @property
    def default(self) -> Any:
        """The default that the manifest gives, or None."""
        return self.schema.get("default")

    @property
    def label(self) -> str:
        """The title, with the unit where there is one."""
        return f"{self.title} ({self.unit})" if self.unit else self.title

    def allows(self, json_type: str) -> bool:
        """Whether the schema allows a type of JSON, for instance ``array``."""
        allowed = self.schema.get("type")
        return allowed == json_type or (isinstance(allowed, (list, tuple)) and json_type in allowed)


@dataclass(frozen=True)
class Output:
    """One output of a tool."""

    name: str
    kind: str
    title: str
    media_type: str = ""
    style: Mapping[str, Any] = field(default_factory=dict)
    """How it is to be shown: ``{"type": "classes", "from": OUTPUT, "column": FIELD}`` or ``{"type": "graded", "column": FIELD}``."""
    role: Optional[str] = None


@dataclass(frozen=True)
class Tool:
    """One tool."""

    name: str
    title: str
    description: str
    parameters: Tuple[Parameter, ...]
    """In the order to show them."""
    outputs: Tuple[Output, ...]
    plugin: str
    """The id of its plugin."""
    plugin_title: str
    version: str
    """The version of its plugin."""
    group: str = ""
    """The heading it stands under, in the language asked for."""
    group_id: str = ""
    """The same in every language."""
    role: Optional[str] = None
    """What it does for an adapter, such as ``search``."""
    hidden: bool = False
    resumable: bool = False
    english_title: str = ""
    annotations: Mapping[str, Any] = field(default_factory=dict)

    def parameter(self, name: str) -> Optional[Parameter]:
        """A parameter by its name."""
        return next((one for one in self.parameters if one.name == name), None)

    def output(self, name: str) -> Optional[Output]:
        """An output by its name."""
        return next((one for one in self.outputs if one.name == name), None)

    def first(self, *kinds: str, role: Optional[str] = None) -> Optional[Parameter]:
        """The first parameter that is no output and of one of these kinds, or of this role."""
        return next((one for one in self.parameters if not one.is_output and (one.role == role if role else one.kind in kinds)), None)


@dataclass(frozen=True)
class Plugin:
    """One plugin of the host."""

    id: str
    version: str
    title: str
    description: str
    path: str
    """Its manifest."""
    tools: Tuple[Tool, ...] = ()
    raw: Dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
