"""How much there is to index, and how long that takes, from what earlier runs took on this computer."""

import os
from dataclasses import dataclass
from typing import Iterator, Optional, Sequence

from osgeo import gdal
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale

from ..host.call import duration

_RATE = "rsplugins/panel/index_pixels_per_second"
_ENDINGS = (".tif", ".tiff", ".png", ".jpg", ".jpeg", ".vrt", ".jp2")
_MOST_FILES = 5000


@dataclass(frozen=True)
class Amount:
    """How much there is."""

    rasters: int
    pixels: int
    is_whole: bool = True
    """Whether all was counted."""

    @property
    def text(self) -> str:
        """A line for people."""
        size = QLocale().toString(self.pixels / 1e6, "f", 1 if self.pixels < 1e8 else 0)
        line = (_tr("Rasters: {}, million pixels: {}") if self.is_whole else _tr("Rasters: more than {}, million pixels: more than {}")).format(self.rasters, size)
        rate = known_rate()
        if not self.pixels:
            return line
        return line + ". " + (_tr("About {} at the pace of the last index.").format(duration(max(1.0, self.pixels / rate))) if rate else _tr("How long it takes is known after the first index."))


def amount_of(paths: Sequence[str], exported: Sequence[int]) -> Amount:
    """Counts, which may take seconds for folders. For a worker thread.

    :param exported: the pixels of each layer that is to be exported.
    """
    rasters, pixels = len(exported), sum(exported)
    for path in (file for path in paths for file in _files(path)):
        if rasters >= _MOST_FILES:
            return Amount(rasters, pixels, False)
        found = _pixels(path)
        rasters, pixels = rasters + (found > 0), pixels + found
    return Amount(rasters, pixels)


def known_rate() -> Optional[float]:
    """Pixels a second of the last index; None where there was none."""
    try:
        return float(QgsSettings().value(_RATE, 0) or 0) or None
    except ValueError:
        return None


def learn_rate(pixels: int, seconds: float) -> None:
    """Keeps the pace of an index that was made."""
    if pixels > 0 and seconds > 0:
        QgsSettings().setValue(_RATE, pixels / seconds)


def _files(path: str) -> Iterator[str]:
    if not os.path.isdir(path):
        yield path
        return
    for parent, _, names in os.walk(path):
        for name in sorted(names):
            if name.lower().endswith(_ENDINGS):
                yield os.path.join(parent, name)


def _pixels(path: str) -> int:
    try:
        data = gdal.Open(path)
    except RuntimeError:
        data = None
    return 0 if data is None else data.RasterXSize * data.RasterYSize


def _tr(text: str) -> str:
    return QCoreApplication.translate("IndexEstimate", text)
