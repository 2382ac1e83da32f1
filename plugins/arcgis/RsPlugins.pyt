"""The RsPlugins toolbox: one tool for each tool of each plugin, made from the manifests on disk. ArcGIS Pro reads this file again at every refresh."""

import os
import sys

_FOLDER = os.path.dirname(os.path.abspath(__file__))
if _FOLDER not in sys.path:
    sys.path.insert(0, _FOLDER)

# Pro keeps imported modules over a refresh; a newer version of the package must take effect with the toolbox.
for _name in [name for name in sys.modules if name.split(".")[0] == "rsplugins_arcgis"]:
    del sys.modules[_name]

from rsplugins_arcgis import toolbox as _toolbox  # noqa: E402

_TOOLS = _toolbox.load(os.path.abspath(__file__))
globals().update({tool.__name__: tool for tool in _TOOLS})


class Toolbox:
    """What Pro looks for: the toolbox takes its name from this file."""

    def __init__(self) -> None:
        self.label = _toolbox.LABEL
        self.alias = _toolbox.ALIAS
        self.description = _toolbox.DESCRIPTION
        self.tools = list(_TOOLS)
