"""A strict stand-in of arcpy for tests: what it does not know is an error. Rasters and features are real files, handled by the GDAL programs.

It follows Esri's documentation and the signatures of the published type stubs of arcpy 3.3 to 3.6; nothing of it was compared with ArcGIS Pro itself.
"""

from . import conversion, management, mp
from ._describe import Describe, Exists
from ._environment import EnvManager, env
from ._geometry import Extent, Point, SpatialReference
from ._parameter import Filter, Parameter
from ._state import (
    AddError,
    AddIDMessage,
    AddMessage,
    AddWarning,
    ExecuteError,
    GetIDMessage,
    GetInstallInfo,
    ResetProgressor,
    SetProgressor,
    SetProgressorLabel,
    SetProgressorPosition,
)
from ._toolbox import ImportToolbox

__all__ = [
    "AddError", "AddIDMessage", "AddMessage", "AddWarning", "Describe", "EnvManager", "ExecuteError", "Exists", "Extent", "Filter", "GetIDMessage", "GetInstallInfo", "ImportToolbox",
    "Parameter", "Point", "ResetProgressor", "SetProgressor", "SetProgressorLabel", "SetProgressorPosition", "SpatialReference", "conversion", "env", "management", "mp",
]  # fmt: skip
