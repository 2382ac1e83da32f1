"""The RsPlugins toolbox: one tool for each tool of each plugin, made from the manifests on disk. ArcGIS Pro reads this file again at every refresh."""

import os
import sys

_FOLDER = os.path.dirname(os.path.abspath(__file__))
if _FOLDER not in sys.path:
    sys.path.insert(0, _FOLDER)

# Pro keeps imported modules over a refresh; a newer version of the packages must take effect with the toolbox.
for _name in [name for name in sys.modules if name.split(".")[0] in ("rsplugins_arcgis", "rsplugins")]:
    del sys.modules[_name]


class RsPluginsIncomplete:
    """Stands in the toolbox where this file was copied without what lies beside it."""

    def __init__(self) -> None:
        self.label = "RsPlugins is not installed whole"
        self.description = f"The folder rsplugins_arcgis is missing or damaged beside {__file__}. Install the toolbox again: rsplugins adapters install arcgis"

    def getParameterInfo(self) -> list:
        """None: there is nothing to run."""
        return []

    def execute(self, parameters: list, messages: object) -> None:
        """Says what to do."""
        raise RuntimeError(self.description)


try:
    from rsplugins_arcgis import toolbox as _toolbox

    _TOOLS = _toolbox.load(os.path.abspath(__file__))
    _LABEL, _ALIAS, _DESCRIPTION = _toolbox.LABEL, _toolbox.ALIAS, _toolbox.DESCRIPTION
except Exception:
    _TOOLS = [RsPluginsIncomplete]
    _LABEL, _ALIAS, _DESCRIPTION = "RsPlugins", "rsplugins", RsPluginsIncomplete().description
globals().update({tool.__name__: tool for tool in _TOOLS})


class Toolbox:
    """What Pro looks for: the toolbox takes its name from this file."""

    def __init__(self) -> None:
        self.label = _LABEL
        self.alias = _ALIAS
        self.description = _DESCRIPTION
        self.tools = list(_TOOLS)
