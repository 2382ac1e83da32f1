"""Which part of an exported picture is missing. A server that is down is no error for QGIS: it draws nothing."""

from qgis.core import QgsDataProvider, QgsProviderRegistry, QgsRasterDataProvider, QgsRectangle

_STRIP = 512


def open_export(path: str) -> QgsRasterDataProvider:
    """An export. Not as a layer: for its style QGIS would look through all pixels, and keep what it found in a file beside."""
    return QgsProviderRegistry.instance().createProvider("gdal", path, QgsDataProvider.ProviderOptions())


def transparent_share(path: str) -> float:
    """The share of pixels, 0 to 1, whose alpha is 0; 0 where there is no alpha band."""
    provider = open_export(path)
    if not provider.isValid() or provider.bandCount() != 4:
        return 0.0
    width, height, extent = provider.xSize(), provider.ySize(), provider.extent()
    unit, clear = extent.height() / height, 0
    for top in range(0, height, _STRIP):
        rows = min(_STRIP, height - top)
        strip = QgsRectangle(extent.xMinimum(), extent.yMaximum() - (top + rows) * unit, extent.xMaximum(), extent.yMaximum() - top * unit)
        # Its data are the block's own memory, which must therefore outlive them.
        block = provider.block(4, strip, width, rows)
        clear += bytes(block.data()).count(0)
    return clear / (width * height)
