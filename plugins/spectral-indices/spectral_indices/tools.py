"""The tools of the plugin."""

from typing import Any, Dict, Optional

from rsplugins import Plugin, ToolContext

from . import __version__
from .formula import parse
from .index_map import make_map

plugin = Plugin("spectral-indices", __version__)


def _difference(context: ToolContext, image: str, first: int, second: int, name: str, output: Optional[str]) -> Dict[str, Any]:
    return make_map(context, image, parse(f"(b{first} - b{second}) / (b{first} + b{second})"), name, output)


@plugin.tool("spectral.ndvi")
def ndvi(context: ToolContext, image: str, red: int = 1, nir: int = 4, output: Optional[str] = None) -> Dict[str, Any]:
    """Normalised difference vegetation index, (NIR - red) / (NIR + red); Rouse et al., 1974."""
    return _difference(context, image, nir, red, "NDVI", output)


@plugin.tool("spectral.ndwi")
def ndwi(context: ToolContext, image: str, green: int = 2, nir: int = 4, output: Optional[str] = None) -> Dict[str, Any]:
    """Normalised difference water index, (green - NIR) / (green + NIR); McFeeters, 1996."""
    return _difference(context, image, green, nir, "NDWI", output)


@plugin.tool("spectral.ndbi")
def ndbi(context: ToolContext, image: str, nir: int = 4, swir: int = 5, output: Optional[str] = None) -> Dict[str, Any]:
    """Normalised difference built-up index, (SWIR - NIR) / (SWIR + NIR); Zha, Gao and Ni, 2003."""
    return _difference(context, image, swir, nir, "NDBI", output)


@plugin.tool("spectral.savi")
def savi(context: ToolContext, image: str, red: int = 1, nir: int = 4, soil: float = 0.5, output: Optional[str] = None) -> Dict[str, Any]:
    """Soil-adjusted vegetation index, (1 + L) (NIR - red) / (NIR + red + L) with L = ``soil``; Huete, 1988. Bands are to be reflectances, 0 to 1."""
    text = f"(1 + {soil!r}) * (b{nir} - b{red}) / (b{nir} + b{red} + {soil!r})"
    return make_map(context, image, parse(text), "SAVI", output)


@plugin.tool("spectral.formula")
def formula(context: ToolContext, image: str, formula: str, output: Optional[str] = None) -> Dict[str, Any]:
    """The values of a formula over the bands."""
    return make_map(context, image, parse(formula), "formula", output)
