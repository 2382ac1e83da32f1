"""Loads a Python toolbox and runs its tools as the application does: a new instance for every phase, values one after another, validation between them."""

import json
import os
import re
import sys
from types import ModuleType
from typing import Any, Callable, Dict, List, Optional, Tuple

from ._describe import Exists, backing, is_features, is_raster, source_of
from ._environment import env
from ._parameter import Parameter
from ._state import ExecuteError, Messages, checked, state

_LAYERS = ("DERasterDataset", "DEFeatureClass")


class Toolbox:
    """A toolbox that was read from its file."""

    def __init__(self, path: str) -> None:
        self.path = os.path.abspath(path)
        self.module: Dict[str, Any] = {}
        self.tools: Dict[str, type] = {}
        self.label = self.alias = ""
        self.refresh()

    def refresh(self) -> None:
        """Reads the file again, as a module of its own."""
        state.phase = "info"
        with open(self.path, encoding="utf-8") as file:
            source = file.read()
        module: Dict[str, Any] = {"__name__": "toolbox", "__file__": self.path}
        exec(compile(source, self.path, "exec"), module)
        made = module["Toolbox"]()
        if not re.fullmatch("[A-Za-z][A-Za-z0-9]*", made.alias):
            raise RuntimeError(f"no alias {made.alias!r}")
        for tool in made.tools:
            name = tool.__name__
            if not re.fullmatch("[A-Za-z][A-Za-z0-9]*", name):
                raise RuntimeError(f"{name} is no name for a tool: letters and digits only")
            if module.get(name) is not tool:
                raise RuntimeError(f"{name} is not among the names of the toolbox's module")
        self.module, self.label, self.alias = module, made.label, made.alias
        self.tools = {tool.__name__: tool for tool in made.tools}

    def dialog(self, name: str) -> "Dialog":
        """Opens a tool."""
        return Dialog(self.tools[name])


class Dialog:
    """A tool that is being filled in."""

    def __init__(self, tool: type) -> None:
        self.tool = tool
        state.phase = "info"
        instance = tool()
        self.label = instance.label
        if not isinstance(instance.label, str) or not instance.label or not isinstance(instance.description, str):
            raise RuntimeError("a tool needs a label and a description")
        self.parameters: List[Parameter] = instance.getParameterInfo()
        names = [parameter.name for parameter in self.parameters]
        if len(set(names)) != len(names):
            raise RuntimeError(f"two parameters have one name: {names}")
        for parameter in self.parameters:
            unknown = set(parameter.parameterDependencies) - set(names)
            if unknown:
                raise RuntimeError(f"{parameter.name} depends on {unknown}")
        self._validate()

    def __getitem__(self, name: str) -> Parameter:
        return next(parameter for parameter in self.parameters if parameter.name == name)

    def set(self, **values: Any) -> "Dialog":
        """Enters values, one after another."""
        for name, value in values.items():
            state.phase = "dialog"
            parameter = self[name]
            if parameter.parameterType == "Derived":
                raise TypeError(f"{name} is derived")
            if parameter.is_list:
                parameter.values = value
            else:
                parameter.value = value
            self._validate()
        return self

    def connect(self, name: str, value: Any) -> "Dialog":
        """Connects an argument with what another tool of a model is going to write: it need not be there while the model is put together."""
        self[name].__dict__["_derived"] = True
        return self.set(**{name: value})

    def errors(self) -> Dict[str, str]:
        """The complaints by name of parameter."""
        return {parameter.name: parameter.message for parameter in self.parameters if parameter.hasError()}

    def run(self) -> "Result":
        """Presses Run. Raises ExecuteError."""
        self._validate()
        if self.errors():
            raise ExecuteError(f"Failed to execute. Parameters are not valid. {self.errors()}")
        named = {parameter.name for parameter in self.parameters if parameter.valueAsText}
        state.phase = "execute"
        try:
            self._phase("execute", self.parameters, Messages())
        finally:
            state.phase = "post"
        result = Result(self.parameters, named)
        self._phase("postExecute", self.parameters)
        return result

    def _validate(self) -> None:
        for parameter in self.parameters:
            parameter.__dict__.update(_severity=0, message="")
        state.phase = "update"
        self._phase("updateParameters", self.parameters)
        state.phase = "dialog"
        for parameter in self.parameters:
            complaint = _complaint(parameter)
            if complaint:
                parameter.setErrorMessage(complaint)
            parameter.__dict__["hasBeenValidated"] = True
        state.phase = "messages"
        self._phase("updateMessages", self.parameters)
        state.phase = "dialog"

    def _phase(self, method: str, *arguments: Any) -> None:
        # Pro makes a new instance each time: nothing survives on one.
        instance = self.tool()
        if hasattr(instance, method):
            getattr(instance, method)(*arguments)


class Result:
    """What a tool gave: outputs by name, and what the application put on the map by itself."""

    def __init__(self, parameters: List[Parameter], named: "set[str]") -> None:
        self.outputs: Dict[str, Any] = {}
        self.layers: List[Tuple[str, Optional[str]]] = []
        for parameter in parameters:
            if parameter.direction != "Output":
                continue
            self.outputs[parameter.name] = parameter.value
            if parameter.datatype in _LAYERS and parameter.value is not None:
                self._show(parameter, parameter.name in named or parameter.parameterType == "Derived")

    def __getitem__(self, name: str) -> Any:
        return self.outputs[name]

    def _show(self, parameter: Parameter, by_itself: bool) -> None:
        path = parameter.valueAsText or ""
        if not (is_raster(path) if parameter.datatype == "DERasterDataset" else is_features(path)):
            raise RuntimeError(f"{parameter.name}: {path} is no {parameter.datatype}")
        if parameter.symbology is not None:
            check_layer_file(parameter.symbology)
        self.layers.append((path, parameter.symbology))
        # Whether Pro shows a result in a place that nobody named before is not known: here it does not.
        if by_itself and env.addOutputsToMap and state.map is not None:
            state.map.addDataFromPath(path)


def check_layer_file(path: Any) -> Dict[str, Any]:
    """A .lyrx file must be a layer document that leads to layers with a renderer or a colorizer."""
    if not isinstance(path, str) or not path.endswith(".lyrx"):
        raise RuntimeError(f"{path!r} is no layer file")
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    uris = {layer["uRI"] for layer in document["layerDefinitions"]}
    if document["type"] != "CIMLayerDocument" or set(document["layers"]) != uris:
        raise RuntimeError(f"{path} is no layer document")
    for layer in document["layerDefinitions"]:
        drawn = {"CIMRasterLayer": "colorizer", "CIMFeatureLayer": "renderer"}[layer["type"]]
        if not layer[drawn]["type"].startswith("CIM"):
            raise RuntimeError(f"{path}: no {drawn}")
    return dict(document)


@checked
def ImportToolbox(input_file: str, module_name: Optional[str] = None) -> ModuleType:
    """Makes the tools functions: ``arcpy.ALIAS.Tool(...)`` and ``arcpy.Tool_ALIAS(...)``, positional and by name."""
    toolbox = Toolbox(input_file)
    alias = module_name or toolbox.alias
    module = ModuleType(alias)
    arcpy = sys.modules["arcpy"]
    for name in toolbox.tools:
        function = _function(toolbox, name)
        setattr(module, name, function)
        setattr(arcpy, f"{name}_{alias}", function)
    setattr(arcpy, alias, module)
    return module


def _function(toolbox: Toolbox, name: str) -> Callable[..., Result]:
    def call(*arguments: Any, **named: Any) -> Result:
        dialog = toolbox.dialog(name)
        names = [parameter.name for parameter in dialog.parameters if parameter.parameterType != "Derived"]
        if len(arguments) > len(names):
            raise TypeError(f"{name} takes {len(names)} arguments")
        given = {**{key: value for key, value in zip(names, arguments) if value not in (None, "#")}, **named}
        return dialog.set(**given).run()

    return call


def _complaint(parameter: Parameter) -> Optional[str]:
    value = parameter._given
    if value is None:
        return f"ERROR 000735: {parameter.displayName}: Value is required" if parameter.parameterType == "Required" else None
    for one in value if parameter.multiValue else [value]:
        refused = parameter.filter.refuses(one) or (_missing(parameter, one) if parameter.direction == "Input" else _unwritable(parameter, one))
        if refused:
            return refused
    return None


def _missing(parameter: Parameter, value: Any) -> Optional[str]:
    # What is composite with a text takes anything, and what another tool of the model makes is not there yet.
    if "GPString" in parameter._datatypes or parameter._derived:
        return None
    for datatype in parameter._datatypes:
        path = source_of(value) if datatype in ("GPRasterLayer", "GPFeatureLayer", "GPFeatureRecordSetLayer", "DEFile", "DEFolder") else ""
        known = {
            "GPRasterLayer": lambda: is_raster(path),
            "GPFeatureLayer": lambda: is_features(path) or path.lower().endswith(".geojson"),
            "GPFeatureRecordSetLayer": lambda: is_features(path) or path.lower().endswith(".geojson"),
            "DEFile": lambda: os.path.isfile(path),
            "DEFolder": lambda: os.path.isdir(path),
        }.get(datatype)
        if known is None or known():
            return None
    return f"ERROR 000732: {parameter.displayName}: Dataset {value} does not exist or is not supported"


def _unwritable(parameter: Parameter, value: Any) -> Optional[str]:
    if parameter.parameterType == "Derived" or not isinstance(value, str):
        return None
    folder, name = os.path.split(env.located(value))
    if (Exists(value) or backing(value)[0]) and not env.overwriteOutput:
        return f"ERROR 000725: {parameter.displayName}: Dataset {value} already exists"
    if not os.path.isdir(folder):
        return f"ERROR 000210: Cannot create output {value}"
    if parameter.datatype == "DEFeatureClass" and "." in name and not name.endswith(".shp"):
        return f"ERROR 000354: The name contains invalid characters: {name}"
    return None
