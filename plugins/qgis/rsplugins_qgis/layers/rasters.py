"""Raster layers as files: a file by its path, everything else exported for the area that is asked for."""

import math
import os
from dataclasses import dataclass
from typing import Any, Callable, Optional, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsPointXY,
    QgsProject,
    QgsRasterBlockFeedback,
    QgsRasterFileWriter,
    QgsRasterLayer,
    QgsRasterPipe,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt

from ..sdk import CallCancelledError, TranslatedError
from .holes import transparent_share

_DEFAULT_SIDE = 2048
_MOST_HOLES = 0.005


def _tr(text: str) -> str:
    return QCoreApplication.translate("RasterInput", text)


@dataclass(frozen=True)
class ExportRequest:
    """What of a layer that is no file is wanted."""

    extent: Optional[QgsRectangle] = None
    """The area, in the layer's CRS; None for all of it."""
    resolution: Optional[float] = None
    """Metres a pixel on the ground; None for the layer's own, or what makes the longer side 2048 pixels."""
    limit: int = 100
    """The most millions of pixels."""
    allow_holes: bool = False
    """Whether missing parts are taken as they are."""


@dataclass(frozen=True)
class RasterFile:
    """A raster of which nothing but its path is needed: QGIS would take milliseconds to open it, on the thread of the window."""

    file: str

    @property
    def name(self) -> str:
        """What people call it."""
        return os.path.splitext(os.path.basename(self.file))[0]


class RasterInput:
    """A raster layer. ``of`` looks at it on the thread that it belongs to; ``path`` may then work on another one."""

    def __init__(self, layer: QgsRasterLayer) -> None:
        provider = layer.dataProvider()
        self.name: str = layer.name()
        self.crs: QgsCoordinateReferenceSystem = layer.crs()
        self.extent: QgsRectangle = layer.extent()
        self.file: Optional[str] = file_of(layer)
        """The path of a layer that is a file which another program can read as it is, else None."""
        has_grid = provider.xSize() > 0 and provider.ySize() > 0
        self._grid: Optional[Tuple[float, float]] = (layer.rasterUnitsPerPixelX(), layer.rasterUnitsPerPixelY()) if has_grid else None
        self._is_picture = provider.dataType(1) in (Qgis.DataType.ARGB32, Qgis.DataType.ARGB32_Premultiplied)
        # One for each time that it may be written. Never a clone of a clone: QGIS 3.22 reads freed memory through those of a virtual raster.
        self._clones = [] if self.file else [provider.clone() for _ in range(2 if self._is_picture else 1)]
        self._transforms: QgsCoordinateTransformContext = QgsProject.instance().transformContext()

    @classmethod
    def of(cls, layer: QgsRasterLayer) -> "RasterInput":
        """Looks at a layer."""
        return cls(layer)

    def size(self, request: ExportRequest) -> Tuple[int, int]:
        """How many pixels an export has, across and down. Raises ToolError for an area that the layer does not meet."""
        _, width, height = self._frame(request)
        return width, height

    def path(self, request: ExportRequest, folder: str, feedback: Any) -> str:
        """The path of a file with the layer's pixels. Exports what is no file, which may take long.

        :param folder: where an export is written.
        :param feedback: a QgsProcessingFeedback, for progress, cancel and warnings.
        :raises ToolError: an area that is too large, or parts of the layer that could not be had.
        """
        if self.file:
            return self.file
        extent, width, height = self._frame(request)
        if width * height > request.limit * 1_000_000:
            raise TranslatedError(
                "rs.argument.invalid",
                _tr('"{name}" is no file, and this area of it would be {size} million pixels.').format(name=self.name, size=round(width * height / 1e6)),
                _tr("Choose a smaller area, or a coarser resolution."),
            )
        path = self._free_path(folder)
        try:
            self._export(path, extent, width, height, feedback)
            if self._is_picture and not request.allow_holes:
                self._check_holes(path, lambda: self._export(path, extent, width, height, feedback), feedback)
        except BaseException:
            if os.path.exists(path):
                os.remove(path)
            raise
        return path

    def _check_holes(self, path: str, again: Callable[[], None], feedback: Any) -> None:
        share = transparent_share(path)
        if share > _MOST_HOLES:
            # Servers that are busy leave tiles out and answer the second time.
            again()
            share = transparent_share(path)
        if share == 0:
            return
        text = _tr('{percent} % of the area of "{name}" did not come: tiles are missing, or there is nothing there.').format(percent=f"{100 * share:.3g}", name=self.name)
        if share > _MOST_HOLES:
            hint = _tr("Check the connection and whether the layer covers the area; a layer that is meant to have holes can be taken with them.")
            raise TranslatedError("rs.raster.unreadable", text, hint)
        feedback.pushWarning(text)

    def _frame(self, request: ExportRequest) -> Tuple[QgsRectangle, int, int]:
        extent = QgsRectangle(self.extent)
        if request.extent is not None and not request.extent.isEmpty():
            extent = extent.intersect(request.extent)
            if extent.isEmpty():
                raise TranslatedError(
                    "rs.argument.invalid", _tr('The area does not meet the layer "{name}".').format(name=self.name), _tr("Choose an area that the layer covers.")
                )
        if request.resolution:
            unit = metres_of_unit(self.crs, extent.center(), self._transforms)
            size_x = size_y = request.resolution / unit
        elif self._grid is not None:
            size_x, size_y = self._grid
            extent = self._snapped(extent)
        else:
            size_x = size_y = max(extent.width(), extent.height()) / _DEFAULT_SIDE
        width, height = max(1, round(extent.width() / size_x)), max(1, round(extent.height() / size_y))
        if request.resolution or self._grid is None:
            # The pixels are whole and square; the area gives way by less than one.
            extent = QgsRectangle(extent.xMinimum(), extent.yMaximum() - height * size_y, extent.xMinimum() + width * size_x, extent.yMaximum())
        return extent, width, height

    def _snapped(self, extent: QgsRectangle) -> QgsRectangle:
        assert self._grid is not None
        (size_x, size_y), whole = self._grid, self.extent
        left = math.floor((extent.xMinimum() - whole.xMinimum()) / size_x + 1e-6)
        right = math.ceil((extent.xMaximum() - whole.xMinimum()) / size_x - 1e-6)
        top = math.floor((whole.yMaximum() - extent.yMaximum()) / size_y + 1e-6)
        bottom = math.ceil((whole.yMaximum() - extent.yMinimum()) / size_y - 1e-6)
        return QgsRectangle(
            whole.xMinimum() + left * size_x, whole.yMaximum() - bottom * size_y, whole.xMinimum() + right * size_x, whole.yMaximum() - top * size_y
        )

    def _export(self, path: str, extent: QgsRectangle, width: int, height: int, feedback: Any) -> None:
        pipe = QgsRasterPipe()
        if not self._clones or not pipe.set(self._clones.pop()):
            raise TranslatedError("rs.raster.unreadable", _tr('The layer "{name}" cannot be exported.').format(name=self.name), _tr("Save it as a GeoTIFF first."))
        writer = QgsRasterFileWriter(path)
        writer.setOutputProviderKey("gdal")
        writer.setOutputFormat("GTiff")
        writer.setCreateOptions(["COMPRESS=DEFLATE", "TILED=YES", "BIGTIFF=IF_SAFER"])
        block = QgsRasterBlockFeedback()
        # Both may live on threads without an event loop, where a queued signal is lost.
        feedback.canceled.connect(block.cancel, Qt.ConnectionType.DirectConnection)
        block.progressChanged.connect(feedback.setProgress, Qt.ConnectionType.DirectConnection)
        if feedback.isCanceled():
            block.cancel()
        result = writer.writeRaster(pipe, width, height, extent, self.crs, self._transforms, block)
        if feedback.isCanceled():
            raise CallCancelledError()
        if result != QgsRasterFileWriter.WriterError.NoError:
            raise TranslatedError(
                "rs.raster.unreadable", _tr('The layer "{name}" could not be exported.').format(name=self.name), _tr("Check that it can be drawn, and that the disk is not full.")
            )

    def _free_path(self, folder: str) -> str:
        stem = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in self.name)[:60] or "layer"
        number = 0
        while True:
            number += 1
            path = os.path.join(folder, stem + (f"_{number}" if number > 1 else "") + ".tif")
            try:
                # Taken at once: another run may look for a name too.
                open(path, "xb").close()
            except FileExistsError:
                continue
            return path


def file_of(layer: QgsRasterLayer) -> Optional[str]:
    """The path of a layer that is a file by itself. One to which QGIS gave another CRS than the file says is none: other programs would see it elsewhere."""
    provider = layer.dataProvider()
    if provider.name() != "gdal":
        return None
    path = layer.source().split("|")[0]
    if not os.path.isfile(path) or path.startswith("/vsi"):
        return None
    if layer.crs().isValid() and provider.crs() != layer.crs():
        return None
    return os.path.abspath(path)


def metres_of_unit(crs: QgsCoordinateReferenceSystem, at: QgsPointXY, transforms: QgsCoordinateTransformContext) -> float:
    """How many metres on the ground one unit of a CRS is, northward at a place: 1 in a UTM zone, 0.5 in EPSG:3857 at 60° north, 111 km in degrees."""
    measure = QgsDistanceArea()
    measure.setSourceCrs(crs, transforms)
    measure.setEllipsoid(crs.ellipsoidAcronym() or "EPSG:7030")
    step = 1e-4 if crs.isGeographic() else 1.0
    length = measure.measureLine(at, QgsPointXY(at.x(), at.y() + step)) / step
    return length if math.isfinite(length) and length > 0 else 1.0
