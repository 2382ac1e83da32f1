"""Vector layers as files: a GeoPackage or GeoJSON file with one layer by its path, everything else through a GeoPackage of its own."""

import os
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeatureSink,
    QgsProcessingFeatureSource,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..main_thread import serve_events
from ..sdk import CallCancelledError, TranslatedError

_ENDINGS = (".gpkg", ".geojson")


class VectorInput:
    """The features of a vector layer, or those selected. Made on the thread of the layer; ``path`` may work on another one."""

    def __init__(self, source: QgsProcessingFeatureSource, layer: Optional[QgsVectorLayer], is_part: bool) -> None:
        """
        :param layer: the layer of the source, if it is one.
        :param is_part: whether only some of its features are wanted, such as those selected.
        """
        self.name: str = source.sourceName()
        self._source = source
        self.file: Optional[str] = None if layer is None or is_part else file_of(layer)
        self._transforms: QgsCoordinateTransformContext = QgsProject.instance().transformContext()

    def path(self, folder: str, feedback: Any) -> str:
        """The path of a file with the features, written into ``folder`` where there is none. Raises ToolError."""
        if self.file:
            return self.file
        number = len(os.listdir(folder))
        path = os.path.join(folder, f"features_{number}.gpkg")
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        options.layerName = "features"
        # A column of ids may hold the same twice, as of joined layers; a GeoPackage numbers by itself.
        options.layerOptions = ["FID=rsplugins_fid"]
        source = self._source
        writer = QgsVectorFileWriter.create(path, source.fields(), source.wkbType(), source.sourceCrs(), self._transforms, options)
        total = source.featureCount()
        for done, feature in enumerate(source.getFeatures()):
            if feedback.isCanceled():
                raise CallCancelledError()
            writer.addFeature(feature, QgsFeatureSink.Flag.FastInsert)
            if done % 1000 == 0:
                serve_events()
                feedback.setProgress(100.0 * done / total if total > 0 else 0.0)
        failure, text = writer.hasError(), writer.errorMessage()
        del writer
        if failure != QgsVectorFileWriter.WriterError.NoError:
            message = QCoreApplication.translate("VectorInput", 'The layer "{name}" could not be exported: {reason}').format(name=self.name, reason=text)
            raise TranslatedError("rs.file.unwritable", message, QCoreApplication.translate("VectorInput", "Save it as a GeoPackage first."))
        return path


def file_of(layer: QgsVectorLayer) -> Optional[str]:
    """The path of a layer that is all there is in a file, as it stands there: no filter, no edits, no other CRS, no fields of QGIS's own."""
    provider = layer.dataProvider()
    path = layer.source().split("|")[0]
    if provider is None or provider.name() != "ogr" or not os.path.isfile(path) or not path.lower().endswith(_ENDINGS):
        return None
    if layer.subsetString() or layer.isEditable() or provider.crs() != layer.crs() or layer.fields().names() != provider.fields().names():
        return None
    # A layer that was opened by name says nothing of the others beside it. To open the file for that would read all of a large one.
    if path.lower().endswith(".gpkg") and sum(one.providerKey() == "ogr" for one in QgsProviderRegistry.instance().querySublayers(path)) > 1:
        return None
    return os.path.abspath(path)
