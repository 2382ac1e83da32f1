"""Reads manifests: what a tool takes and gives, in one language. arcpy is not needed."""

import json
from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional, Sequence, Tuple

from . import language

_OF_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "string": "string", "array": "table", "object": "table"}


@dataclass(frozen=True)
class Parameter:
    """An argument of a tool."""

    name: str
    title: str
    description: str
    kind: str
    schema: Dict[str, Any] = field(hash=False)
    required: bool = False
    group: str = ""
    advanced: bool = False
    of: str = ""
    unit: str = ""
    is_output: bool = False
    role: str = ""
    in_place: bool = False
    """Of an output: a file that is there is brought up to date."""
    referenced: bool = False
    """Of an input: the outputs go on referring to this file, which must stay."""
    alias: str = ""
    """What ArcGIS calls such an argument, where the manifest says; else the name."""

    @property
    def default(self) -> Any:
        """The default, or None."""
        return self.schema.get("default")

    @property
    def choices(self) -> List[Any]:
        """The values of an ``enum``, or of the items of ``enums``."""
        items = self.schema.get("items")
        holder = items if isinstance(items, dict) and "enum" in items else self.schema
        return list(holder.get("enum", []))

    @property
    def columns(self) -> List[Tuple[str, str, str]]:
        """Name, title and JSON type of the columns of a table."""
        items = self.schema.get("items")
        properties = items.get("properties", {}) if isinstance(items, dict) else {}
        return [(name, str(column.get("title", name)), str(column.get("type", "string"))) for name, column in properties.items()]


@dataclass(frozen=True)
class Output:
    """A result of a tool."""

    name: str
    title: str
    kind: str
    media_type: str = ""
    style: Dict[str, Any] = field(default_factory=dict, hash=False)
    whole: bool = False
    """Whether only the file as it was written will do, so that it is not copied into a geodatabase."""

    @property
    def is_layer(self) -> bool:
        """Whether a map can show it. Pro opens no GeoJSON file as a layer."""
        return self.kind == "raster" or (self.kind == "vector" and "geo+json" not in self.media_type)


@dataclass(frozen=True)
class Tool:
    """A tool as its manifest describes it."""

    name: str
    title: str
    description: str
    group: str
    parameters: Tuple[Parameter, ...]
    """In the order of positional calls: what is required first, else as the manifest orders them."""
    outputs: Tuple[Output, ...]

    @property
    def class_name(self) -> str:
        """Its name in ArcGIS: letters and digits only."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.split("."))

    def with_role(self, role: str) -> Optional[Parameter]:
        """The argument of a role, or None."""
        return next((parameter for parameter in self.parameters if parameter.role == role), None)

    def output(self, name: str) -> Optional[Output]:
        """The result of a name, or None."""
        return next((output for output in self.outputs if output.name == name), None)


def read(files: Sequence[str], tag: str) -> List[Tool]:
    """The tools of some manifests that are not hidden, by title. Of two with one name the first stays, as in the host; a file that is no manifest is left to the host to complain of.

    :param tag: the language of titles and descriptions.
    """
    tools: Dict[str, Tool] = {}
    for path in files:
        try:
            with open(path, encoding="utf-8-sig") as file:
                manifest = json.load(file)
            groups = {group: str(names[tag]) for group, names in manifest.get("groups", {}).items() if tag in names}
            found = [_tool(entry, tag, groups) for entry in manifest["tools"] if not entry.get("x-rs", {}).get("hidden")]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
        for tool in found:
            tools.setdefault(tool.class_name, tool)
    return sorted(tools.values(), key=lambda tool: (tool.group, tool.title))


def _tool(entry: Dict[str, Any], tag: str, groups: Dict[str, str]) -> Tool:
    schema = entry.get("inputSchema", {})
    required = set(schema.get("required", []))
    parameters = [_parameter(name, node, name in required, tag, groups) for name, node in schema.get("properties", {}).items()]
    order = {name: node.get("x-rs", {}).get("order", place) for place, (name, node) in enumerate(schema.get("properties", {}).items())}
    parameters.sort(key=lambda parameter: (not parameter.required, order[parameter.name]))
    outputs = tuple(_output(name, node, tag) for name, node in entry.get("outputs", {}).items())
    group = str(entry.get("x-rs", {}).get("group", ""))
    return Tool(str(entry["name"]), language.of(entry, "title", tag), language.of(entry, "description", tag), groups.get(group, group), tuple(parameters), outputs)


def _parameter(name: str, node: Dict[str, Any], required: bool, tag: str, groups: Dict[str, str]) -> Parameter:
    notes = node.get("x-rs", {})
    group = str(notes.get("group", ""))
    return Parameter(
        name,
        language.of(node, "title", tag) or name,
        language.of(node, "description", tag),
        str(notes.get("kind") or _kind_of(node)),
        node,
        required,
        groups.get(group, group),
        bool(notes.get("advanced", False)),
        str(notes.get("of", "")),
        str(notes.get("unit", "")),
        notes.get("direction") == "output",
        str(notes.get("role", "")),
        bool(notes.get("inPlace", False)),
        bool(notes.get("referenced", False)),
        str(notes.get("names", {}).get("arcgis", "") or name),
    )


def _output(name: str, node: Dict[str, Any], tag: str) -> Output:
    notes = node.get("x-rs", {})
    kind = str(notes.get("kind") or _kind_of(node))
    return Output(name, language.of(node, "title", tag) or name, kind, str(node.get("contentMediaType", "")), notes.get("style") or {}, bool(notes.get("whole", False)))


def _kind_of(node: Dict[str, Any]) -> str:
    if "enum" in node:
        return "enum"
    kind = node.get("type")
    return _OF_TYPES.get(kind, "string") if isinstance(kind, str) else "string"
