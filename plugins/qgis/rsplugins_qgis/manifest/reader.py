"""Reads manifests. One that cannot be used is a problem, and hides no other."""

import json
import os
from dataclasses import dataclass
from typing import Any, Dict, Iterable, List, Mapping, Sequence, Tuple

from .description import Column, Output, Parameter, Plugin, Tool

_LARGEST_BYTES = 1 << 20
_KIND_OF_TYPE = {"integer": "integer", "number": "number", "boolean": "boolean", "array": "json", "object": "json"}


@dataclass(frozen=True)
class Problem:
    """A manifest that was left out, and why."""

    path: str
    reason: str


def read_manifests(paths: Iterable[str], language: str = "en") -> Tuple[List[Plugin], List[Problem]]:
    """Reads manifests; of two with the same plugin or tool the earlier one counts.

    :param language: of the texts, for instance ``pt``; English where a text is missing.
    """
    plugins: List[Plugin] = []
    problems: List[Problem] = []
    tools: Dict[str, str] = {}
    for path in paths:
        try:
            if os.path.getsize(path) > _LARGEST_BYTES:
                raise ValueError("it is larger than 1 MiB")
            with open(path, encoding="utf-8") as file:
                plugin = _plugin(json.load(file), path, language)
            if any(other.id == plugin.id for other in plugins):
                raise ValueError(f'there is a plugin "{plugin.id}" already')
            taken = [tool.name for tool in plugin.tools if _plain(tool.name) in tools]
            if taken:
                raise ValueError(f'there is a tool "{taken[0]}" already, of {tools[_plain(taken[0])]}')
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
            problems.append(Problem(path, f"{fault.args[0]} is missing" if isinstance(fault, KeyError) else str(fault)))
            continue
        plugins.append(plugin)
        tools.update((_plain(tool.name), plugin.id) for tool in plugin.tools)
    return plugins, problems


def _plain(name: str) -> str:
    return name.replace(".", "")


def _plugin(raw: Dict[str, Any], path: str, language: str) -> Plugin:
    title = str(raw["title"])
    plugin = Plugin(str(raw["id"]), str(raw["version"]), title, str(raw.get("description", "")), path, raw=raw)
    groups = {group: str(names[language]) for group, names in raw.get("groups", {}).items() if language in names}
    tools = tuple(_tool(one, plugin, language, groups) for one in raw["tools"])
    return Plugin(plugin.id, plugin.version, title, plugin.description, path, tools, raw)


def _tool(raw: Mapping[str, Any], plugin: Plugin, language: str, groups: Mapping[str, str]) -> Tool:
    notes: Mapping[str, Any] = raw.get("x-rs", {})
    schema = raw["inputSchema"]
    required: Sequence[str] = schema.get("required", ())
    entries = list(schema.get("properties", {}).items())
    # The sort is stable: without an order the place in the file counts.
    entries.sort(key=lambda entry: entry[1].get("x-rs", {}).get("order", len(entries)))
    group = str(notes.get("group", plugin.title))
    return Tool(
        name=str(raw["name"]),
        title=_text(raw, language, "title"),
        description=_text(raw, language, "description"),
        parameters=tuple(_parameter(name, one, name in required, language) for name, one in entries),
        outputs=tuple(_output(name, one, language) for name, one in raw.get("outputs", {}).items()),
        plugin=plugin.id,
        plugin_title=plugin.title,
        version=plugin.version,
        group=groups.get(group, group),
        group_id="".join(letter if letter.isalnum() else "-" for letter in group.lower()),
        role=notes.get("role"),
        hidden=bool(notes.get("hidden", False)),
        resumable=bool(notes.get("resumable", False)),
        english_title=str(raw["title"]),
        annotations=raw.get("annotations", {}),
    )


def _parameter(name: str, schema: Mapping[str, Any], required: bool, language: str) -> Parameter:
    notes: Mapping[str, Any] = schema.get("x-rs", {})
    return Parameter(
        name=name,
        kind=_kind(schema),
        title=_text(schema, language, "title"),
        description=_text(schema, language, "description"),
        schema=schema,
        required=required,
        advanced=bool(notes.get("advanced", False)),
        group=notes.get("group"),
        of=notes.get("of"),
        unit=notes.get("unit"),
        is_output=notes.get("direction") == "output",
        role=notes.get("role"),
        choices=_choices(schema, language),
        columns=_columns(schema, language),
    )


def _output(name: str, raw: Mapping[str, Any], language: str) -> Output:
    notes: Mapping[str, Any] = raw.get("x-rs", {})
    return Output(name, _kind(raw), _text(raw, language, "title"), str(raw.get("contentMediaType", "")), notes.get("style", {}), notes.get("role"))


def _kind(raw: Mapping[str, Any]) -> str:
    kind = raw.get("x-rs", {}).get("kind")
    if isinstance(kind, str):
        return kind
    declared = raw.get("type")
    return _KIND_OF_TYPE.get(declared, "string") if isinstance(declared, str) else "string"


def _choices(schema: Mapping[str, Any], language: str) -> Tuple[Tuple[str, str], ...]:
    items = schema.get("items", {})
    values = schema.get("enum") or (items.get("enum") if isinstance(items, dict) else None) or ()
    notes: Mapping[str, Any] = schema.get("x-rs", {})
    labels = {**notes.get("labels", {}), **_translated(schema, language).get("labels", {})}
    return tuple((str(value), str(labels.get(str(value), value))) for value in values)


def _columns(schema: Mapping[str, Any], language: str) -> Tuple[Column, ...]:
    items = schema.get("items", {})
    if not isinstance(items, dict):
        return ()
    required = items.get("required", ())
    return tuple(Column(name, _text(one, language, "title") or name, name in required) for name, one in items.get("properties", {}).items())


def _text(raw: Mapping[str, Any], language: str, name: str) -> str:
    return str(_translated(raw, language).get(name) or raw.get(name, ""))


def _translated(raw: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    """The texts of a tool, parameter, column or output, or of its ``x-rs`` object, in a language."""
    texts = (raw.get("x-rs") or raw).get("i18n", {}).get(language, {})
    return texts if isinstance(texts, dict) else {}
