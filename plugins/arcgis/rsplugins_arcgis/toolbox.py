"""The toolbox's tools: one class for each tool of each manifest, made without starting the host."""

import os
from typing import Any, Dict, List, Type

from . import language, manifests, places
from .manifests import Tool

LABEL = "RsPlugins"
ALIAS = "rsplugins"
DESCRIPTION = "The tools of all plugins of RsPlugins."


class ToolBase:
    """What all tools share. Pro makes an instance for each phase, so that nothing is kept on one."""

    tool: Tool
    folder: str

    def __init__(self) -> None:
        self.label = self.tool.title
        self.description = self.tool.description
        self.category = self.tool.group
        self.canRunInBackground = False

    def getParameterInfo(self) -> List[Any]:
        """The parameters."""
        from . import parameters

        return parameters.build(self.tool)

    def isLicensed(self) -> bool:
        """Needs no extension of ArcGIS."""
        return True

    def updateParameters(self, parameters: List[Any]) -> None:
        """Fills in what depends on other values."""
        from . import checks

        checks.update(self.tool, _by_name(parameters))

    def updateMessages(self, parameters: List[Any]) -> None:
        """Complains of values that the tool would refuse."""
        from . import checks

        checks.complain(self.tool, _by_name(parameters))

    def execute(self, parameters: List[Any], messages: Any) -> None:
        """Runs the tool in the host."""
        from . import run

        run.run(self.tool, _by_name(parameters), messages, self.folder)

    def postExecute(self, parameters: List[Any]) -> None:
        """Adds to the map what Pro has not added by itself."""
        from . import outputs

        outputs.add_to_map(self.tool, _by_name(parameters))


class MissingBase:
    """Stands in the toolbox in place of all tools when they cannot be made, and says what to do."""

    reason = ""

    def __init__(self) -> None:
        self.label = language.text("not_ready")
        self.description = self.reason
        self.category = ""
        self.canRunInBackground = False

    def getParameterInfo(self) -> List[Any]:
        """None: there is nothing to run."""
        return []

    def execute(self, parameters: List[Any], messages: Any) -> None:
        """Says why there are no tools."""
        import arcpy

        messages.addErrorMessage(self.reason)
        raise arcpy.ExecuteError(self.reason)


def load(toolbox: str) -> List[Type[Any]]:
    """The classes of a toolbox. Never raises: what goes wrong becomes a tool that tells of it.

    :param toolbox: the path of the .pyt file.
    """
    folder = os.path.dirname(toolbox)
    try:
        tools = manifests.read(places.manifest_files(folder), language.current())
        classes = [_class(tool, folder) for tool in tools]
    except places.NotFound as missing:
        return [_missing(language.text(missing.key, place=missing.place))]
    except Exception as failure:
        import traceback

        return [_missing(f"{failure}\n\n{traceback.format_exc()}")]
    _write_help(toolbox, tools)
    return classes


def _class(tool: Tool, folder: str) -> Type[Any]:
    return type(tool.class_name, (ToolBase,), {"tool": tool, "folder": folder, "__doc__": tool.description})


def _missing(reason: str) -> Type[Any]:
    return type("RsPluginsNotReady", (MissingBase,), {"reason": reason})


def _by_name(parameters: List[Any]) -> Dict[str, Any]:
    return {parameter.name: parameter for parameter in parameters}


def _write_help(toolbox: str, tools: List[Tool]) -> None:
    from . import help

    try:
        help.write(toolbox, tools)
    except OSError:
        # A folder that only an administrator may write to keeps the help that was installed with it.
        return
