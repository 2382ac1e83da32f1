"""What is to be indexed: files and folders as they are, other layers by an export that is kept beside the index, which goes on referring to it."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from typing import Callable, List, Optional, Sequence, Union

from qgis.core import QgsCoordinateReferenceSystem, QgsFeedback, QgsGeometry, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtCore import QCoreApplication, Qt

from ..host.settings import HostSettings
from ..layers.rasters import ExportRequest, RasterInput
from ..sdk import CallCancelledError, Progress, TranslatedError
from .area import moved

FOLDER = "layers"
"""The folder beside an index that holds the exports."""


@dataclass(frozen=True)
class LayerSource:
    """A layer that is no file, and what of it is exported."""

    raster: RasterInput
    request: ExportRequest


Source = Union[str, LayerSource]
"""A file or folder by its path, or a layer."""


def layer_source(layer: QgsRasterLayer, extent: Optional[QgsRectangle], crs: QgsCoordinateReferenceSystem, resolution: float, project: QgsProject) -> LayerSource:
    """Looks at a layer, on the thread of the user interface. Raises ToolError for an area that its CRS cannot show.

    :param extent: the part that is wanted, in ``crs``; None for all of it.
    :param resolution: metres a pixel; 0 for the layer's own.
    """
    area = None
    if extent is not None:
        area = moved(QgsGeometry.fromRect(extent).densifyByCount(10), crs, layer.crs(), project).boundingBox()
    return LayerSource(RasterInput.of(layer), ExportRequest(area, resolution or None, HostSettings.load().export_limit))


def files_of(sources: Sequence[Source], index: str, feedback: QgsFeedback, report: Callable[[Progress], None]) -> List[str]:
    """The paths to index; exports what is no file. For a worker thread. Raises ToolError; CallCancelledError once ``feedback`` is cancelled."""
    return [source if isinstance(source, str) else _export(source, os.path.join(os.path.dirname(index), FOLDER), feedback, report) for source in sources]


def _export(source: LayerSource, folder: str, feedback: QgsFeedback, report: Callable[[Progress], None]) -> str:
    if feedback.isCanceled():
        raise CallCancelledError()
    stage = _tr("Exporting {}").format(source.raster.name)
    feedback.progressChanged.connect(lambda percent: report(Progress(fraction=percent / 100.0, stage=stage)), Qt.ConnectionType.DirectConnection)
    try:
        os.makedirs(folder, exist_ok=True)
        # Nothing that is half written gets a name that an index could hold.
        with tempfile.TemporaryDirectory(dir=folder, prefix=".export-") as staged:
            written = source.raster.path(source.request, staged, feedback)
            if os.path.dirname(written) != staged:
                return written
            target = _free(os.path.join(folder, os.path.basename(written)))
            shutil.move(written, target)
            return target
    except OSError as refused:
        what = _tr("The folder {} cannot be written to.").format(folder)
        raise TranslatedError("rs.file.denied", what, _tr("Choose another place for the index."), refused.strerror) from refused
    finally:
        feedback.progressChanged.disconnect()


def _free(path: str) -> str:
    stem, ending = os.path.splitext(path)
    number = 1
    while os.path.exists(path):
        number += 1
        path = f"{stem}_{number}{ending}"
    return path


def _tr(text: str) -> str:
    return QCoreApplication.translate("IndexSources", text)
