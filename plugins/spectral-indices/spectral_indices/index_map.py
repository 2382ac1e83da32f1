"""From a raster and a formula to a map of its values."""

import math
import os
from array import array
from typing import Any, Dict, List, Optional
from urllib.parse import urlparse
from urllib.request import url2pathname

from rsplugins import ToolContext, ToolError

from . import __version__
from .arithmetic import best_arithmetic
from .formula import Formula
from .raster_reader import RasterReader, open_raster
from .raster_writer import RasterWriter

_PIXELS_AT_ONCE = 1 << 16


class _Statistics:
    """Number, extremes and mean of the values so far."""

    def __init__(self) -> None:
        self.valid = 0
        self._least = math.inf
        self._most = -math.inf
        self._sums: List[float] = []

    def add(self, samples: "array[float]") -> None:
        values = [value for value in samples if value == value]
        if values:
            self.valid += len(values)
            self._least = min(self._least, min(values))
            self._most = max(self._most, max(values))
            self._sums.append(math.fsum(values))

    def outputs(self) -> Dict[str, Any]:
        if self.valid == 0:
            return {"valid": 0}
        return {"valid": self.valid, "minimum": self._least, "maximum": self._most, "mean": math.fsum(self._sums) / self.valid}


def make_map(context: ToolContext, image: str, formula: Formula, name: str, output: Optional[str], arithmetic: Any = None) -> Dict[str, Any]:
    """Writes the values of a formula as a GeoTIFF; returns its full path with number, extremes and mean of the values.

    :param name: what the values are, for the band's description and the default file name.
    :param output: the file to write; beside the image where it is None or empty.
    """
    image = _local_path(image)
    target = _target(image, output, name)
    with open_raster(image) as source:
        _require_bands(source, formula)
        if os.path.exists(target) and os.path.samefile(target, image):
            raise ToolError("rs.argument.invalid", "The output is the image itself.", "Choose another file for the output.")
        metadata = {"TOOL": context.tool, "FORMULA": formula.text, "SOURCE": os.path.basename(image), "SOFTWARE": f"RsPlugins spectral-indices {__version__}"}
        writer = RasterWriter(target, source, name, metadata)
        try:
            statistics = _fill(context, source, writer, formula, arithmetic or best_arithmetic())
            context.raise_if_cancelled()
            writer.commit()
        finally:
            writer.discard()
    return {"output": target, **statistics.outputs()}


def _fill(context: ToolContext, source: RasterReader, writer: RasterWriter, formula: Formula, arithmetic: Any) -> _Statistics:
    statistics = _Statistics()
    total = source.blocks_across * source.blocks_down
    bands = sorted(formula.bands)
    for number, block in enumerate(source.blocks):
        context.raise_if_cancelled()
        samples = source.read(block, bands)
        pixels = block.width * block.height
        values = array("f")
        for start in range(0, pixels, _PIXELS_AT_ONCE):
            context.raise_if_cancelled()
            part = slice(start, min(start + _PIXELS_AT_ONCE, pixels))
            known = {band: arithmetic.band(samples[band][part], source.nodata) for band in bands}
            finished = arithmetic.finish(arithmetic.evaluate(formula, known, part.stop - part.start))
            statistics.add(finished)
            values += finished
        writer.write(values, block.width)
        context.report(done=number + 1, total=total, stage="computing", unit="blocks")
    return statistics


def _require_bands(source: RasterReader, formula: Formula) -> None:
    missing = [band for band in sorted(formula.bands) if band > source.bands]
    if missing:
        raise ToolError(
            "rs.argument.invalid",
            f"Band {missing[0]} is asked for, but the image has {source.bands}.",
            "Give the bands by their numbers in this image, counted from 1.",
        )


def _target(image: str, output: Optional[str], name: str) -> str:
    if not output:
        return os.path.abspath(f"{os.path.splitext(image)[0]}_{name.lower()}.tif")
    target = os.path.abspath(_local_path(output))
    ending = os.path.splitext(target)[1]
    if not ending:
        return target + ".tif"
    if ending.lower() not in (".tif", ".tiff") or os.path.isdir(target):
        raise ToolError("rs.argument.invalid", f'"{output}" is no name for a GeoTIFF.', "Let the output end in .tif.")
    return target


def _local_path(path: str) -> str:
    local = url2pathname(urlparse(path).path) if path.lower().startswith("file://") else path
    if not os.path.isabs(local):
        raise ToolError("rs.argument.invalid", f'"{path}" is no full path.', "Give full paths: the plugin does not know your current folder.")
    return local
