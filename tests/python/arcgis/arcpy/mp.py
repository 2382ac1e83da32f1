"""arcpy.mp: the open project and its map."""

from typing import Any, List, Optional

from ._describe import Exists, Layer
from ._state import check, state


class Map:
    """A map with layers."""

    def __init__(self) -> None:
        self.layers: List[Layer] = []

    def listLayers(self, wildcard: Optional[str] = None) -> List[Layer]:
        """Its layers."""
        check()
        return list(self.layers)

    def addDataFromPath(self, data_path: str, web_service_type: str = "AUTOMATIC", custom_parameters: Any = None) -> Layer:
        """Adds data."""
        check()
        if not Exists(data_path):
            raise RuntimeError(f"no data at {data_path}")
        layer = Layer(data_path)
        self.layers.append(layer)
        return layer


class ArcGISProject:
    """The open project: there is one inside Pro only."""

    def __init__(self, aprx_path: str) -> None:
        check()
        if aprx_path != "CURRENT" or state.map is None:
            raise OSError(aprx_path)
        self.activeMap = state.map
