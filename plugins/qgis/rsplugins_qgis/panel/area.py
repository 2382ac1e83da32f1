"""Where a search looks: everywhere, in the map, over a layer, or in its polygons. What may take long is done by ``wkt``, on any thread."""

from typing import Callable, List, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..sdk import TranslatedError

Area = Callable[[], Optional[str]]
"""Gives the area as WKT, or None for everywhere."""

_LONGITUDE_LATITUDE = "EPSG:4326"


def query_crs(project: QgsProject) -> QgsCoordinateReferenceSystem:
    """The CRS that places and areas are given in: the project's, if the host can know it by its name."""
    crs = project.crs()
    known = crs.isValid() and crs.authid().split(":")[0] not in ("", "USER", "CUSTOM")
    return crs if known else QgsCoordinateReferenceSystem(_LONGITUDE_LATITUDE)


def everywhere() -> Optional[str]:
    """The area of a search without one."""
    return None


def of_rectangle(rectangle: QgsRectangle, crs: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem, project: QgsProject) -> Area:
    """A rectangle, such as that of the map."""
    context = project.transformContext()
    # Its sides are bent by the way into another CRS.
    return lambda: _transformed(QgsGeometry.fromRect(rectangle).densifyByCount(10), crs, target, context).asWkt(6)


def of_layer(layer: QgsMapLayer, target: QgsCoordinateReferenceSystem, project: QgsProject) -> Area:
    """The rectangle around a layer."""
    return of_rectangle(layer.extent(), layer.crs(), target, project)


def of_polygons(layer: QgsVectorLayer, target: QgsCoordinateReferenceSystem, project: QgsProject) -> Area:
    """The polygons of a layer, those that are selected if any are."""
    source = QgsVectorLayerFeatureSource(layer)
    request = QgsFeatureRequest()
    if layer.selectedFeatureCount() > 0:
        request.setFilterFids(layer.selectedFeatureIds())
    request.setSubsetOfAttributes([])
    crs, context, name = QgsCoordinateReferenceSystem(layer.crs()), project.transformContext(), layer.name()

    def wkt() -> Optional[str]:
        found: List[QgsGeometry] = []
        feature = QgsFeature()
        features = source.getFeatures(request)
        while features.nextFeature(feature):
            if feature.hasGeometry():
                found.append(QgsGeometry(feature.geometry()))
        if not found:
            raise TranslatedError("rs.argument.invalid", _tr("The layer {} holds no polygon.").format(name), _tr("Choose another layer, or select polygons in it."))
        return _transformed(QgsGeometry.unaryUnion(found), crs, target, context).asWkt(6)

    return wkt


def moved(geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem, project: QgsProject) -> QgsGeometry:
    """A geometry in another CRS."""
    return _transformed(QgsGeometry(geometry), crs, target, project.transformContext())


def _transformed(geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext) -> QgsGeometry:
    if not crs.isValid():
        raise TranslatedError("rs.argument.invalid", _tr("The map or the layer has no CRS, so that nobody knows where the area lies."), _tr("Give the project or the layer a CRS."))
    if crs != target:
        try:
            geometry.transform(QgsCoordinateTransform(crs, target, context))
        except QgsCsException as beyond:
            what = _tr("The area reaches beyond what {} can show.").format(target.authid())
            raise TranslatedError("rs.argument.invalid", what, _tr("Choose a smaller area, or another CRS for the project."), str(beyond)) from beyond
    return geometry


def _tr(text: str) -> str:
    return QCoreApplication.translate("SearchArea", text)
