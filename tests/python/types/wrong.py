"""What the type checker must find, so that its finding nothing elsewhere means something."""

import arcpy
from rsplugins import HostClient


def misspelt(raster: str) -> None:
    """A named argument that a geoprocessing tool does not have."""
    arcpy.management.CopyRaster(raster, target="copy.tif")  # wrong


def unknown(client: HostClient) -> None:
    """A method that the client does not have."""
    client.run_tool("x")  # wrong


def mistaken() -> int:
    """A result of another type."""
    return HostClient.start().list_tools()  # wrong


def untyped(value):  # wrong
    """An argument without a type."""
