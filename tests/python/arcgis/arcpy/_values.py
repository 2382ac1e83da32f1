"""Data types of parameters: the keywords that ArcGIS documents, and how it takes and gives values of those that the toolbox uses."""

import datetime
import re
from typing import Any, Callable, Dict, List

from ._describe import Layer
from ._geometry import Extent, Point, SpatialReference

KEYWORDS = frozenset(
    """DEAddressLocator DEArcInfoTable DECadDrawingDataset DECadastralFabric DECatalogRoot DECoverage DECoverageFeatureClasses DEDatabaseConnections DEDatasetType DEDbaseTable DEDiskConnection DEFeatureClass
    DEFeatureDataset DEFile DEFolder DEGeodatasetType DEGeometricNetwork DEImageServer DELasDataset DELayer DEMapDocument DEMosaicDataset DENetworkDataset DEParcelDataset DEPrjFile DERasterBand DERasterCatalog
    DERasterDataset DERelationshipClass DEServerConnection DEShapeFile DESpatialReferencesFolder DETable DETerrain DETextfile DETin DETool DEToolbox DETopology DETraceNetwork DEType DEUtilityNetwork DEVPFCoverage
    DEVPFTable DEWCSCoverage DEWMSMap DEWorkspace Field GPArcInfoItem GPArealUnit GPBoolean GPBuildingDisciplineLayer GPBuildingLayer GPCadastralFabricLayer GPCalculatorExpression GPCatalogLayer GPCellSizeXY
    GPCompositeLayer GPCoordinateSystem GPDataFile GPDate GPDiagramLayer GPDouble GPEncryptedString GPEnvelope GPEvaluationScale GPExtent GPFeatureLayer GPFeatureRecordSetLayer GPFieldInfo GPFieldMapping GPGALayer
    GPGASearchNeighborhood GPGAValueTable GPGraph GPGraphDataTable GPGroupLayer GPINFOExpression GPInternetTiledLayer GPKMLLayer GPLasDatasetLayer GPLayer GPLine GPLinearUnit GPLong GPMDomain GPMapServerLayer
    GPMosaicLayer GPNALayer GPNAHierarchySettings GPNetworkDatasetLayer GPNetworkDataSource GPOrientedImageryLayer GPParcelLayer GPPoint GPPolygon GPRandomNumberGenerator GPRasterBuilder
    GPRasterCalculatorExpression GPRasterCatalogLayer GPRasterDataLayer GPRasterFormulated GPRasterLayer GPRecordSet GPRouteMeasureEventProperties GPSACellSize GPSAExtractValues GPSAFuzzyFunction GPSAGDBEnvCompression
    GPSAGDBEnvPyramid GPSAGDBEnvStatistics GPSAGDBEnvTileSize GPSAHorizontalFactor GPSANeighborhood GPSARadius GPSARemap GPSASemiVariogram GPSATimeConfiguration GPSATopoFeatures GPSATransformationFunction
    GPSAVerticalFactor GPSAWeightedOverlayTable GPSAWeightedSum GPSQLExpression GPSceneServiceLayer GPSchematicLayer GPSpatialReference GPString GPStringHidden GPTableView GPTerrainLayer GPTimeUnit GPTinLayer
    GPTopologyLayer GPTraceNetworkLayer GPType GPUtilityNetworkLayer GPVTLayer GPValueTable GPVariant GPVolumetricUnit GPVoxelLayer GPXYDomain GPZDomain Index analysis_cell_size""".split()
)

LENGTHS = {"Meters", "Kilometers", "Centimeters", "Millimeters", "Decimeters", "Feet", "Inches", "Yards", "Miles", "NauticalMiles", "FeetInt", "FeetUS"}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool) or (isinstance(value, float) and value != int(value)):
        raise ValueError(f"{value!r} is no whole number")
    return int(value)


def _real(value: Any) -> float:
    if isinstance(value, bool):
        raise ValueError(f"{value!r} is no number")
    return float(value)


def _switch(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    raise ValueError(f"{value!r} is neither true nor false")


def _layer(value: Any) -> Any:
    return value if isinstance(value, Layer) else _text(value)


def _date(value: Any) -> datetime.datetime:
    return value if isinstance(value, datetime.datetime) else datetime.datetime.fromisoformat(_text(value))


def _extent(value: Any) -> Any:
    if isinstance(value, Extent):
        return value
    if _text(value) in ("DEFAULT", "MAXOF", "MINOF", "DISPLAY"):
        return value
    return Extent(*[float(part) for part in value.split()[:4]], spatial_reference=SpatialReference())


def _system(value: Any) -> SpatialReference:
    return value if isinstance(value, SpatialReference) else SpatialReference(value) if isinstance(value, int) else SpatialReference(text=_text(value))


def _point(value: Any) -> Any:
    return value if isinstance(value, Point) else _text(value)


def _length(value: Any) -> str:
    if not re.fullmatch(r"-?[\d.,]+ (\w+)", _text(value)) or value.split()[1] not in LENGTHS:
        raise ValueError(f"{value!r} is no length")
    return str(value)


def _cell(value: Any) -> str:
    return str(value)


TAKEN: Dict[str, Callable[[Any], Any]] = {
    "GPString": _text, "GPStringHidden": _text, "GPLong": _whole, "GPDouble": _real, "GPBoolean": _switch, "GPRasterLayer": _layer, "GPFeatureLayer": _layer, "GPFeatureRecordSetLayer": _layer,
    "GPDate": _date, "GPExtent": _extent, "GPCoordinateSystem": _system, "GPPoint": _point, "GPLinearUnit": _length, "analysis_cell_size": _cell, "Field": _text, "DEFile": _text, "DEFolder": _text,
    "DERasterDataset": _text, "DEFeatureClass": _text,
}  # fmt: skip


def take(datatypes: List[str], value: Any) -> Any:
    """A value as the first of the data types that takes it. Raises ValueError."""
    wrong: List[str] = []
    for datatype in datatypes:
        try:
            return TAKEN[datatype](value)
        except (ValueError, TypeError) as refused:
            wrong.append(str(refused))
    raise ValueError("; ".join(wrong))


def show(value: Any) -> str:
    """A value as text. Numbers and dates are written as a European locale does: whoever reads them from texts fails."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    if isinstance(value, datetime.datetime):
        return value.strftime("%d/%m/%Y %H:%M:%S")
    if isinstance(value, SpatialReference):
        return value.exportToString()
    if isinstance(value, Point):
        return f"{show(value.X)} {show(value.Y)}"
    return str(value)


def join(values: List[Any]) -> str:
    """Several values as one text: those with spaces, quotes or semicolons between single quotes."""
    return ";".join(f"'{text}'" if re.search(r"[\s;']", text) else text for text in map(show, values))


def split(text: str) -> List[str]:
    """What a person types for several values."""
    parts = re.findall(r"'((?:[^']|'(?!;|$))*)'|([^;]+)", text)
    return [quoted or plain for quoted, plain in parts]
