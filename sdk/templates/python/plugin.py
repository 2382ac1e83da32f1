"""__TITLE__: a plugin of RsPlugins. Each function under ``@plugin.tool`` is a tool of the manifest beside this file."""

import math
import sys
from typing import Dict, List

from rsplugins import Plugin, ToolContext, ToolError

EARTH_RADIUS = 6371008.8  # metres: the mean radius of WGS 84

plugin = Plugin("__NAME__", "0.1.0")


@plugin.tool("__TOOL__.length")
def length(context: ToolContext, points: List[Dict[str, float]]) -> Dict[str, float]:
    """Measures a line of longitudes and latitudes along great circles."""
    if len(points) < 2:
        raise ToolError("rs.argument.invalid", "A line needs at least two points.", "Give a row for each point.")
    metres = 0.0
    for i in range(1, len(points)):
        context.raise_if_cancelled()
        metres += distance(points[i - 1], points[i])
        context.report(done=i, total=len(points) - 1, stage="measuring", unit="segments")
    return {"length": round(metres, 3)}


def distance(start: Dict[str, float], end: Dict[str, float]) -> float:
    """Metres between two points, by the haversine formula."""
    south, north = math.radians(start["lat"]), math.radians(end["lat"])
    across = math.sin(math.radians(end["lon"] - start["lon"]) / 2)
    h = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * across**2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(h)))


if __name__ == "__main__":
    sys.exit(plugin.run())
