"""Coordinate systems, extents and points."""

import re
from typing import Any, Optional

from . import _gdal
from ._state import check

NAMES = {4326: "GCS_WGS_1984", 3857: "WGS_1984_Web_Mercator_Auxiliary_Sphere", 102100: "WGS_1984_Web_Mercator_Auxiliary_Sphere", 32618: "WGS_1984_UTM_Zone_18N", 102003: "USA_Contiguous_Albers_Equal_Area_Conic"}


class SpatialReference:
    """A coordinate system; those that have no code have a name of their own."""

    def __init__(self, item: Any = None, vcs: int = -1, text: Any = None) -> None:
        check()
        self.factoryCode = 0
        self.name = ""
        if isinstance(item, int):
            self.factoryCode = item
            self.name = NAMES.get(item, f"EPSG_{item}")
        elif text is not None:
            self.loadFromString(text)
        elif item is not None:
            raise RuntimeError(f"no coordinate system {item!r}")

    def loadFromString(self, string: str) -> None:
        """Takes WKT."""
        check()
        name = re.search(r'^\w+\["([^"]*)"', string)
        if name is None:
            raise RuntimeError("no coordinate system")
        self.name = name.group(1)
        self.factoryCode = next((code for code, known in NAMES.items() if known == self.name), 0)

    def exportToString(self) -> str:
        """A text that loadFromString takes."""
        kind = "GEOGCS" if self.name.startswith("GCS") else "PROJCS"
        return f'{kind}["{self.name}"]'

    @property
    def gdal(self) -> str:
        """What the GDAL programs call it."""
        return f"EPSG:{3857 if self.factoryCode == 102100 else self.factoryCode}" if self.factoryCode < 100000 or self.factoryCode == 102100 else f"ESRI:{self.factoryCode}"


class Point:
    """A place."""

    def __init__(self, X: float = 0.0, Y: float = 0.0) -> None:
        check()
        self.X = float(X)
        self.Y = float(Y)


class Extent:
    """A box."""

    def __init__(self, XMin: float, YMin: float, XMax: float, YMax: float, spatial_reference: Optional[SpatialReference] = None) -> None:
        check()
        self.XMin, self.YMin, self.XMax, self.YMax = float(XMin), float(YMin), float(XMax), float(YMax)
        self.spatialReference = spatial_reference

    def projectAs(self, spatial_reference: SpatialReference) -> "Extent":
        """The box around this one in another coordinate system."""
        check()
        if self.spatialReference is None or not self.spatialReference.name:
            raise RuntimeError("the extent has no coordinate system")
        corners = [(x, y) for x in (self.XMin, self.XMax) for y in (self.YMin, self.YMax)]
        moved = _gdal.transform(corners, self.spatialReference.gdal, spatial_reference.gdal)
        xs, ys = [x for x, _ in moved], [y for _, y in moved]
        return Extent(min(xs), min(ys), max(xs), max(ys), spatial_reference)

    def __str__(self) -> str:
        return f"{self.XMin} {self.YMin} {self.XMax} {self.YMax} NaN NaN NaN NaN"
